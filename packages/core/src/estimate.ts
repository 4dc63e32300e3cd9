import {finish, scramble, stir} from './hash.ts';
import {cellOf, hashHalves, rowSeed} from './randomize.ts';
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

/** One of two halves of the answers to an OLH question: those under even or under odd hash functions, drawn by chance. */
export type Half = 0 | 1;

/**
 * How many devices drew each key, for a question of one pick meant it, with the variance of that figure:
 * c = (S − n q) / (p − q), S the answers that support the key, and
 * Var = n q (1 − q) / (p − q)² + max(c, 0) (p (1 − p) − q (1 − q)) / (p − q)².
 *
 * Source: Wang et al. 2017, eq. 2; PRIVACY §3.6
 *
 * That formula gives each device a hash function of its own. Here a thousand are shared, and what many devices say falls into
 * the same buckets: n q (1 − q) is at least the variance of the counts within the functions' tables, which is what a key
 * nobody meant is drawn from.
 *
 * @param half what this half of the answers says of all devices; a GRR question has no halves
 */
export function estimateCounts(counters: Counters, keys: readonly string[], half?: Half): Estimate[] {
  const {task, a, counts} = counters;
  const {cells, picks} = TASKS[task];
  const rows = cells.length > 0 || half === undefined ? ALL_ROWS : {first: half, step: 2};
  const n = rows === ALL_ROWS ? counters.reports : countReports(counters, rows);
  const scale = counters.reports / Math.max(1, n);
  const p = cells.length > 0 ? a / (a + cells.length) : 1 / (2 * picks);
  const q = cells.length > 0 ? 1 / (a + cells.length) : 1 / (picks * (a + 1));
  const support = cells.length > 0 ? keys.map((key) => counts[cellOf(task, key)]) : countSupport(counters, keys, rows);
  const noise = Math.max(1, n) * q * (1 - q);
  const base = cells.length > 0 ? noise : Math.max(noise, varianceWithin(counters, rows));
  const spread = (p - q) ** 2;
  return keys.map((_, k) => {
    const estimate = (support[k] - n * q) / (p - q);
    const own = Math.max(estimate, 0) * (p * (1 - p) - q * (1 - q));
    return {estimate: scale * estimate, variance: (scale ** 2 * (base + own)) / spread};
  });
}

/** Which hash functions to look at. */
interface RowSteps {
  readonly first: number;
  readonly step: number;
}
const ALL_ROWS: RowSteps = {first: 0, step: 1};

function countReports({task, a, counts}: Counters, {first, step}: RowSteps): number {
  const {rows, values} = answerSpace(task, a);
  let n = 0;
  for (let row = first; row < rows; row += step) for (let v = 0; v < values; v++) n += counts[row * values + v];
  return n;
}

/** Variance of a sum of one bucket of each function, drawn evenly. */
function varianceWithin({task, a, counts}: Counters, {first, step}: RowSteps): number {
  const {rows, values} = answerSpace(task, a);
  let sum = 0;
  for (let row = first; row < rows; row += step) {
    let answers = 0;
    let squares = 0;
    for (let v = 0; v < values; v++) {
      const count = counts[row * values + v];
      answers += count;
      squares += count * count;
    }
    sum += squares / values - (answers / values) ** 2;
  }
  return sum;
}

/** So many keys at a time: their hashes and sums and one row of the table stay in the cache nearest to the processor. */
const BLOCK = 1024;
const lows = new Int32Array(BLOCK);
const highs = new Int32Array(BLOCK);

/**
 * How many answers support each key: Σ over rows of counts[row · values + bucket of the key under the row's hash]. The loop
 * is `bucketOf` written out, without its parts that depend on the key alone: 300,000 keys are 300 million buckets.
 */
function countSupport(
  {task, period, a, counts}: Counters,
  keys: readonly string[],
  {first, step}: RowSteps,
): Float64Array {
  const {rows, values} = answerSpace(task, a);
  const sums = new Float64Array(keys.length);
  const answered: number[] = []; // a young shop has few answers: most functions were drawn by nobody, and support nothing
  for (let row = first; row < rows; row += step) {
    if (counts.subarray(row * values, (row + 1) * values).some((count) => count !== 0)) answered.push(row);
  }
  for (let from = 0; from < keys.length; from += BLOCK) {
    const length = Math.min(BLOCK, keys.length - from);
    for (let k = 0; k < length; k++) {
      const [low, high] = hashHalves(keys[from + k]);
      lows[k] = scramble(low);
      highs[k] = scramble(high);
    }
    for (const row of answered) {
      const seed = rowSeed(period, row) | 0;
      const start = row * values;
      for (let k = 0; k < length; k++) {
        const hash = finish(stir(stir(seed, lows[k]), highs[k]));
        // floor(hash · values / 2^32) in whole numbers; exact, since values < 2^16
        const bucket = ((hash >>> 16) * values + (((hash & 0xffff) * values) >>> 16)) >>> 16;
        sums[from + k] += counts[start + bucket];
      }
    }
  }
  return sums;
}
