import {type Estimate, TASKS, type Task} from '@vitrine/core';
import {openBucket} from './bucket.ts';

/** What the collector has of one DAP task: the sum of the two aggregators' shares, both with their noise. */
export interface AssuredRow {
  readonly taskId: Uint8Array;
  /** How many reports are in it; the aggregators say so. */
  readonly reports: number;
  readonly counts: readonly number[];
}

/**
 * How many devices told each key. A coarse question's cells are the counts. An open question's rows add up:
 * c = Σ_r (N_r[h_r(x)] − n_r / L) / (1 − 1 / L), for what shares the key's bucket is on average n_r / L.
 *
 * Var c = Σ_r (2V + A_r (1 / L)(1 − 1 / L)) / (1 − 1 / L)²: V the variance of one aggregator's noise and A_r = Σ_x n_rx²,
 * which the row itself tells: E Σ_b N_r[b]² = 2VL + A_r (1 − 1 / L) + n_r² / L. Over R rows Σ A_r = n + n² Σ w² / R, whence
 * PRIVACY §2's 16 R / ε² + n / L + n² Σ w² / (L R). The key's own part is in A_r as well, so that of the commonest keys the
 * variance is somewhat too large; to take it out would take out a heavy neighbor's where a rare key shares its bucket.
 *
 * @param epsilon of each aggregator's noise
 */
export async function estimateAssured(
  task: Task,
  rows: readonly AssuredRow[],
  keys: readonly string[],
  epsilon: number,
): Promise<Estimate[]> {
  const noise = 2 * noiseVariance(epsilon);
  const {cells} = TASKS[task];
  if (cells.length > 0) {
    return keys.map((key) => {
      const cell = cells.indexOf(key);
      const at = cell < 0 ? cells.length : cell;
      return {estimate: rows.reduce((sum, {counts}) => sum + counts[at], 0), variance: rows.length * noise};
    });
  }
  const squares = rows.map((row) => squaresOf(row, noise));
  return Promise.all(
    keys.map(async (key) => {
      let estimate = 0;
      let variance = 0;
      for (const [r, {taskId, reports, counts}] of rows.entries()) {
        const miss = 1 - 1 / counts.length;
        const bucket = await openBucket(taskId, key, counts.length);
        estimate += (counts[bucket] - reports / counts.length) / miss;
        variance += (noise + (squares[r] * miss) / counts.length) / miss ** 2;
      }
      return {estimate, variance};
    }),
  );
}

/**
 * Variance of one aggregator's noise in one bucket: discrete Laplace, P(k) ∝ e^(−|k| ε / 2), since another answer in a
 * report's place changes two buckets by one.
 */
export function noiseVariance(epsilon: number): number {
  const ratio = Math.exp(-epsilon / 2);
  return (2 * ratio) / (1 - ratio) ** 2;
}

/** A_r, unbiased but for the floor: each report is at least a fact of its own. */
function squaresOf({reports, counts}: AssuredRow, noise: number): number {
  const length = counts.length;
  const seen = counts.reduce((sum, count) => sum + count ** 2, 0);
  return Math.max(reports, (seen - noise * length - reports ** 2 / length) / (1 - 1 / length));
}
