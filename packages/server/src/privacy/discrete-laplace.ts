import {below, type RandomWord} from '@vitrine/core';

/** A scale as a quotient of whole numbers, so that noise is drawn without rounding and its ε is exact. */
export interface Scale {
  readonly over: number;
  readonly under: number;
}

/**
 * A whole number x with chance ∝ exp(−|x| · under / over), from whole numbers alone: no floating point whose last bits could
 * give away what was added to it.
 *
 * Source: Canonne, Kamath & Steinke 2020, algorithms 1 and 2, https://arxiv.org/abs/2004.00010
 */
export function discreteLaplace({over, under}: Scale, random: RandomWord): number {
  for (;;) {
    const rest = below(over, random);
    if (!isExp(rest, over, random)) continue;
    let wholes = 0;
    while (isExp(1, 1, random)) wholes++;
    const size = Math.floor((rest + over * wholes) / under);
    const isNegative = below(2, random) === 1;
    if (isNegative && size === 0) continue; // else nought would be twice as likely
    return isNegative ? -size : size;
  }
}

/** 2p / (1 − p)² with p = exp(−under / over). */
export function laplaceVariance({over, under}: Scale): number {
  const p = Math.exp(-under / over);
  return (2 * p) / (1 - p) ** 2;
}

/** True with chance exp(−n/d), 0 ≤ n ≤ d: how many draws of chance n/(d k), k = 1, 2, …, succeed in a row is even. */
function isExp(n: number, d: number, random: RandomWord): boolean {
  let k = 1;
  while (below(d * k, random) < n) k++;
  return k % 2 === 1;
}
