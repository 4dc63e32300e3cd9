import {below, type RandomWord} from '@vitrine/core';

/**
 * One integer k with P(k) ∝ e^(−|k| · s / t), exactly: whole numbers and coins only, no logarithm that rounds.
 *
 * Source: Canonne, Kamath & Steinke 2020, algorithms 1 and 2, https://arxiv.org/abs/2004.00010
 */
export function discreteLaplace({s, t}: {readonly s: number; readonly t: number}, random: RandomWord): number {
  for (;;) {
    const u = below(t, random);
    if (!coinExp(u, t, random)) continue;
    let v = 0;
    while (coinExp(1, 1, random)) v++;
    const size = Math.floor((u + t * v) / s);
    const isNegative = below(2, random) === 1;
    if (isNegative && size === 0) continue; // or zero would come twice as often
    return isNegative ? -size : size;
  }
}

/** True with probability e^(−n / d), for 0 ≤ n ≤ d. */
function coinExp(n: number, d: number, random: RandomWord): boolean {
  let k = 1;
  while (below(d * k, random) < n) k++;
  return k % 2 === 1;
}
