import {below} from '@vitrine/core';
import {seededWords} from './random.ts';

/** A mean and the ends of its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const ROUNDS = 1000;
const SEED = 20_260_102;

/**
 * Mean of a value per point, with an interval by bootstrap: points of one session or shopper rise and fall together,
 * so whole clusters are drawn with replacement. Differences of two lists on the same points make a paired interval.
 *
 * @param replicas the same points measured several times, each with chance of its own; they are drawn with replacement
 *   too, so the interval covers both. A few replicas make it somewhat too narrow.
 * @param clusters the cluster of each point, 0-based
 * @param keep whether a point counts; all by default
 * @returns null when no point counts
 *
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, the percentile interval
 */
export function estimateMean(
  replicas: readonly ArrayLike<number>[],
  clusters: ArrayLike<number>,
  keep: (point: number) => boolean = () => true,
): Estimate | null {
  const places = new Map<number, number>();
  const counts: number[] = [];
  const sums: number[][] = replicas.map(() => []);
  for (let point = 0; point < clusters.length; point++) {
    if (!keep(point)) continue;
    const place = places.get(clusters[point]) ?? places.size;
    places.set(clusters[point], place);
    counts[place] = (counts[place] ?? 0) + 1;
    for (const [r, values] of replicas.entries()) sums[r][place] = (sums[r][place] ?? 0) + values[point];
  }
  if (counts.length === 0 || replicas.length === 0) return null;

  const total = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
  const value = total(sums.map(total)) / (replicas.length * total(counts));
  const random = seededWords(SEED);
  const means = new Float64Array(ROUNDS);
  for (let round = 0; round < ROUNDS; round++) {
    const drawn = sums.map(() => sums[below(sums.length, random)]);
    let sum = 0;
    let count = 0;
    for (let draw = 0; draw < counts.length; draw++) {
      const place = below(counts.length, random);
      count += counts[place];
      for (const own of drawn) sum += own[place];
    }
    means[round] = sum / (drawn.length * count);
  }
  means.sort();
  return {value, low: means[Math.floor(0.025 * ROUNDS)], high: means[Math.ceil(0.975 * ROUNDS) - 1]};
}
