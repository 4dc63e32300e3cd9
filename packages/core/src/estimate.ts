import {bucketOf, cellOf, hashHalves, rowSeed} from './randomize.ts';
import type {Task} from './summary.ts';
import {answerSpace, TASKS} from './tasks.ts';

/** Counted answers to one question of one period, drawn with one `a`: a linear sketch, so tables add. */
export interface Counters {
  readonly task: Task;
  readonly period: number;
  /** e^ε of each answer. */
  readonly a: number;
  /** Answers in the table. */
  reports: number;
  /** counts[row · values + value]. */
  readonly counts: Float64Array;
}

export interface Estimate {
  /** Unbiased; noise takes it below 0. */
  readonly estimate: number;
  readonly variance: number;
}

export function createCounters(task: Task, period: number, a: number): Counters {
  const {rows, values} = answerSpace(task, a);
  return {task, period, a, reports: 0, counts: new Float64Array(rows * values)};
}

/** Adds `count` equal answers. @throws RangeError for an answer the question does not have */
export function addAnswer(counters: Counters, row: number, value: number, count = 1): void {
  const {rows, values} = answerSpace(counters.task, counters.a);
  if (!(row >= 0 && row < rows && value >= 0 && value < values)) {
    throw new RangeError(`answer ${row}/${value} of ${rows} rows × ${values} values`);
  }
  counters.counts[row * values + value] += count;
  counters.reports += count;
}

/**
 * How many devices meant each key, with the variance of that figure: c = (S − n q) / (p − q), S the answers that support the
 * key, and Var = n q (1 − q) / (p − q)² + max(c, 0) (p (1 − p) − q (1 − q)) / (p − q)².
 *
 * Source: Wang et al. 2017, eq. 2; PRIVACY §3.6
 */
export function estimateCounts(counters: Counters, keys: readonly string[]): Estimate[] {
  const {task, a, reports: n, counts} = counters;
  const {cells} = TASKS[task];
  const p = cells.length > 0 ? a / (a + cells.length) : 1 / 2;
  const q = cells.length > 0 ? 1 / (a + cells.length) : 1 / (a + 1);
  const support = cells.length > 0 ? (key: string) => counts[cellOf(task, key)] : supporter(counters);
  const spread = (p - q) ** 2;
  return keys.map((key) => {
    const estimate = (support(key) - n * q) / (p - q);
    const own = Math.max(estimate, 0) * (p * (1 - p) - q * (1 - q));
    return {estimate, variance: (n * q * (1 - q) + own) / spread};
  });
}

function supporter({task, period, a, counts}: Counters): (key: string) => number {
  const {rows, values} = answerSpace(task, a);
  const seeds = Int32Array.from({length: rows}, (_, row) => rowSeed(period, row));
  return (key) => {
    const hashed = hashHalves(key);
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += counts[row * values + bucketOf(hashed, seeds[row], values)];
    return sum;
  };
}
