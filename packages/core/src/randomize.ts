import {hashText, hashWords} from './hash.ts';
import type {Fact, Task} from './summary.ts';
import {HASH_ROWS, TASK_NAMES, TASKS} from './tasks.ts';

/** A uniform unsigned 32-bit word: cryptographic in the product, seeded in tests and simulations. */
export type RandomWord = () => number;

export interface Answer {
  readonly row: number;
  readonly value: number;
}

/** Uniform in 0 … n − 1, n ≤ 2^32, exactly: words beyond the last whole multiple of n are drawn again. */
export function below(n: number, random: RandomWord): number {
  const end = 2 ** 32 - (2 ** 32 % n);
  for (;;) {
    const word = random();
    if (word < end) return word % n;
  }
}

/**
 * The device's one draw for a fact, `key` '' meaning it has none. Integers only, so that no rounding widens ε: whatever
 * two histories are compared, no answer is more than `a` = e^ε times likelier under one of them.
 *
 * GRR: the true cell with a/(a + k − 1), each other with 1/(a + k − 1). OLH: a public hash function drawn uniformly, then
 * the true bucket with ½, each other of the a + 1 buckets with 1/(2a); without a fact a uniform bucket.
 *
 * Source: Wang et al., USENIX Security 2017 (GRR, OLH); PRIVACY §3.3
 */
export function randomizeFact({task, key}: Fact, a: number, period: number, random: RandomWord): Answer {
  const {cells} = TASKS[task];
  return cells.length > 0
    ? {row: 0, value: grr(cellOf(task, key), cells.length + 1, a, random)}
    : olh(key, a, period, random);
}

/** The cell of a key of a GRR question; the last cell says "none". */
export function cellOf(task: Task, key: string): number {
  const {cells} = TASKS[task];
  const cell = cells.indexOf(key);
  return cell < 0 ? cells.length : cell;
}

function grr(cell: number, cells: number, a: number, random: RandomWord): number {
  const u = below(a + cells - 1, random);
  if (u < a) return cell;
  const other = u - a;
  return other >= cell ? other + 1 : other;
}

function olh(key: string, a: number, period: number, random: RandomWord): Answer {
  const buckets = a + 1;
  const row = below(HASH_ROWS, random);
  if (key === '') return {row, value: below(buckets, random)};
  const truth = bucketOf(hashHalves(key), rowSeed(period, row), buckets);
  if (below(2, random) === 0) return {row, value: truth};
  const other = below(a, random);
  return {row, value: other >= truth ? other + 1 : other};
}

/** Draws a question by the public shares; unknown names and shares that are no number ≥ 0 do not count. */
export function drawTask(shares: Readonly<Partial<Record<Task, number>>>, random: RandomWord): Task {
  const own = TASK_NAMES.map((task) =>
    Object.hasOwn(shares, task) && (shares[task] ?? 0) >= 0 ? (shares[task] ?? 0) : 0,
  );
  const total = own.reduce((sum, share) => sum + share, 0);
  const used = Number.isFinite(total) && total > 0 ? own : TASK_NAMES.map((task) => TASKS[task].share);
  let left = (random() / 2 ** 32) * used.reduce((sum, share) => sum + share, 0);
  for (let i = 0; i < used.length; i++) {
    left -= used[i];
    if (left < 0) return TASK_NAMES[i];
  }
  return 'item';
}

/** A key once hashed: two words that all rows share. */
export type HashedKey = readonly [low: number, high: number];

export const hashHalves = (key: string): HashedKey => [hashText(key, 0x76697472), hashText(key, 0x696e6531)];

/** The r-th public hash function of a period. It depends on nothing a server says, so no server can choose it. */
export const rowSeed = (period: number, row: number): number => hashWords(period, row, 0x76312d72);

/** Bucket below `buckets`, evenly. */
export const bucketOf = ([low, high]: HashedKey, seed: number, buckets: number): number =>
  Math.floor((hashWords(low, high, seed) * buckets) / 2 ** 32);
