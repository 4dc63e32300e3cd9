import type {Estimate} from '@vitrine/core';
import {upperTail} from './normal.ts';

const FALSE_DISCOVERY_RATE = 0.05;
/** Devices behind anything that is published as measured. */
export const MIN_DEVICES = 20;

/**
 * Which of many counts are beyond doubt: those that stand so far above nothing that of all that do at most one in twenty
 * is chance (Benjamini & Hochberg 1995, https://doi.org/10.1111/j.2517-6161.1995.tb02031.x), and of at least 20 devices
 * (PRIVACY §3.7).
 *
 * @param limits what each count is taken for at most; default: as it is
 */
export function discoveries(seen: readonly Estimate[], limits?: ArrayLike<number>): boolean[] {
  const chances = seen.map(({estimate, variance}) => upperTail(estimate / Math.sqrt(Math.max(variance, 1e-12))));
  const ordered = chances.toSorted((a, b) => a - b);
  const last = ordered.findLastIndex((p, k) => p <= (FALSE_DISCOVERY_RATE * (k + 1)) / ordered.length);
  const line = last < 0 ? -1 : ordered[last];
  return seen.map(({estimate}, k) => chances[k] <= line && Math.min(estimate, limits?.[k] ?? Infinity) >= MIN_DEVICES);
}
