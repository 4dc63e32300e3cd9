import type {Estimate} from '../quality/estimate.ts';

/** How likely some numbers are under each of several worlds: logarithms, but for what all have in common. */
export type Judge = (numbers: Float64Array) => Float64Array;

/** Of the pooled covariance's own diagonal: keeps it invertible where numbers move together. */
const RIDGE = 0.01;
/** Deviation that a number has at least, as a part of how far worlds lie apart in it. */
const LEAST = 0.01;

/**
 * Learns to tell worlds apart by numbers seen in each: normal ones with a mean for each world and one covariance for all,
 * for which the ratio of likelihoods is the strongest test there is (Neyman & Pearson).
 *
 * Source: Fisher 1936, linear discriminant analysis, https://doi.org/10.1111/j.1469-1809.1936.tb02137.x
 *
 * @param worlds examples of each; all of one length
 */
export function learnToTell(worlds: readonly (readonly Float64Array[])[]): Judge {
  const width = worlds[0][0].length;
  const means = worlds.map((seen) => {
    const mean = new Float64Array(width);
    for (const numbers of seen) for (let i = 0; i < width; i++) mean[i] += numbers[i] / seen.length;
    return mean;
  });
  const covariance = Array.from({length: width}, () => new Float64Array(width));
  const count = worlds.reduce((sum, seen) => sum + seen.length, 0);
  for (const [w, seen] of worlds.entries()) {
    for (const numbers of seen) {
      const off = numbers.map((value, i) => value - means[w][i]);
      for (let i = 0; i < width; i++) for (let j = 0; j < width; j++) covariance[i][j] += (off[i] * off[j]) / count;
    }
  }
  for (let i = 0; i < width; i++) {
    const off = Math.max(...means.map((mean) => Math.abs(mean[i] - means[0][i])));
    // A number that never moves within a world but differs between worlds tells all, and one that never moves nothing.
    covariance[i][i] += RIDGE * covariance[i][i] + (LEAST * off) ** 2 + Number.MIN_VALUE ** 0.5;
  }
  const slopes = means.map((mean) => solve(covariance, mean));
  return (numbers) =>
    Float64Array.from(slopes, (slope, w) =>
      slope.reduce((sum, weight, i) => sum + weight * (numbers[i] - means[w][i] / 2), 0),
    );
}

/** x with A x = b, A symmetric and positive: elimination without pivots. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row) => row.slice());
  const x = right.slice();
  const n = x.length;
  for (let k = 0; k < n; k++) {
    for (let r = k + 1; r < n; r++) {
      const factor = rows[r][k] / rows[k][k];
      if (factor === 0) continue;
      for (let c = k; c < n; c++) rows[r][c] -= factor * rows[k][c];
      x[r] -= factor * x[k];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let c = k + 1; c < n; c++) x[k] -= rows[k][c] * x[c];
    x[k] /= rows[k][k];
  }
  return x;
}

/**
 * The chance that a score of those inside is above one of those outside, ties half: .5 is guessing. 95 % interval.
 *
 * Source: DeLong, DeLong & Clarke-Pearson 1988, https://doi.org/10.2307/2531595
 */
export function areaUnderCurve(inside: readonly number[], outside: readonly number[]): Estimate {
  const above = inside.map((score) => shareBelow(score, outside));
  const below = outside.map((score) => 1 - shareBelow(score, inside));
  const value = above.reduce((sum, share) => sum + share, 0) / above.length;
  const spread = (shares: readonly number[]) =>
    shares.reduce((sum, share) => sum + (share - value) ** 2, 0) / (shares.length - 1) / shares.length;
  const half = 1.96 * Math.sqrt(spread(above) + spread(below));
  return {value, low: Math.max(0, value - half), high: Math.min(1, value + half)};
}

const shareBelow = (score: number, others: readonly number[]) =>
  others.reduce((sum, other) => sum + (other < score ? 1 : other === score ? 0.5 : 0), 0) / others.length;
