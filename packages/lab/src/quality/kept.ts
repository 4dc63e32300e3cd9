import {below} from '@vitrine/core';
import {type Estimate, estimateMean} from './estimate.ts';
import {hitOf, type Measured} from './measures.ts';
import {seededWords} from './random.ts';

/** What lists learnt from private answers keep, over several draws of the answers. */
export interface Kept {
  /** HR@20 ÷ that of the noiseless lists. */
  readonly ratio: Estimate;
  /** HR@20 minus that of the lists without any answers, draw by draw. */
  readonly gain: Estimate;
  /** Draws of answers and bestsellers. */
  readonly seeds: number;
}

const ROUNDS = 1000;
const SEED = 20_260_103;

/**
 * @param answered one per draw
 * @param fallback the same shop without answers, parallel to `answered`
 * @param noiseless on the same points
 */
export function keptOf(answered: readonly Measured[], fallback: readonly Measured[], noiseless: Measured): Kept {
  const hits = answered.map(({ranks}) => Float64Array.from(ranks, hitOf));
  const without = fallback.map(({ranks}) => Float64Array.from(ranks, hitOf));
  const gains = hits.map((own, seed) => own.map((hit, point) => hit - without[seed][point]));
  const gain = estimateMean(gains, noiseless.sessions);
  if (gain === null) throw new RangeError('no points to compare');
  return {
    ratio: estimateRatio(hits, Float64Array.from(noiseless.ranks, hitOf), noiseless.sessions),
    gain,
    seeds: hits.length,
  };
}

/**
 * Mean of `values` ÷ mean of `base` with its 95 % interval: sessions are drawn with replacement, the same ones above and
 * below the line, and so are the replicas of what stands above it.
 *
 * Source: Efron & Tibshirani 1993, the percentile interval
 *
 * @param replicas the same points with chance of their own
 * @param sessions the session of each point, 0-based
 */
export function estimateRatio(
  replicas: readonly Float64Array[],
  base: Float64Array,
  sessions: ArrayLike<number>,
): Estimate {
  const count = 1 + Array.from(sessions).reduce((most, session) => Math.max(most, session), -1);
  const bySession = (values: Float64Array) => {
    const sums = new Float64Array(count);
    values.forEach((value, point) => {
      sums[sessions[point]] += value;
    });
    return sums;
  };
  const bottoms = bySession(base);
  const above = replicas.map(bySession);
  const total = (sums: Float64Array) => sums.reduce((all, sum) => all + sum, 0);
  const value = above.reduce((sum, one) => sum + total(one), 0) / (above.length * total(bottoms));
  const random = seededWords(SEED);
  const ratios = Float64Array.from({length: ROUNDS}, () => {
    const drawn = above.map(() => above[below(above.length, random)]);
    let [top, bottom] = [0, 0];
    for (let draw = 0; draw < count; draw++) {
      const session = below(count, random);
      bottom += bottoms[session];
      for (const one of drawn) top += one[session];
    }
    return top / (drawn.length * bottom);
  }).sort();
  return {value, low: ratios[Math.floor(0.025 * ROUNDS)], high: ratios[Math.ceil(0.975 * ROUNDS) - 1]};
}
