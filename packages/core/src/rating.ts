import {perPack} from './per-pack.ts';

const Z = 1.645; // one-sided 95 %

/**
 * Lower bound of Wilson's interval for a mean rating of 1 … 5 taken as a share, 0 … 1: many good ratings beat few
 * perfect ones (4.7 × 500 → 0.91, 5.0 × 2 → 0.42).
 *
 * Source: Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953
 */
export function ratingBound(mean: number, count: number): number {
  if (!(count > 0)) return 0;
  const share = Math.min(1, Math.max(0, (mean - 1) / 4));
  const square = (Z * Z) / count;
  const spread = Z * Math.sqrt((share * (1 - share) + square / 4) / count);
  return Math.max(0, (share + square / 2 - spread) / (1 + square));
}

export const ratingsOf = perPack(({rating, ratingCount}) => rating.map((mean, i) => ratingBound(mean, ratingCount[i])));
