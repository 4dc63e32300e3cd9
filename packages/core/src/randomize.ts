import {hashText, hashWords} from './hash.ts';
import type {Task} from './summary.ts';
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
 * The device's one draw. `keys` are true facts of one question, at most the `picks` of it, '' or none meaning it has
 * nothing to say. Integers only, so that no rounding widens ε: whatever two histories are compared, no answer is more than
 * `a` = e^ε times likelier under one of them.
 *
 * GRR: the true cell with a/(a + k − 1), each other with 1/(a + k − 1). OLH, for m picks over m (a + 1) buckets: a public
 * hash function drawn uniformly, then with ½ one of the m facts' buckets, else one of the m·a others; facts that are
 * missing, or whose buckets coincide, are made up for by random buckets. So each of m true buckets has 1/(2m), each other
 * 1/(2ma): a device with several facts is heard about all of them, and still says one thing. m = 1 is plain OLH.
 *
 * Source: Wang et al., USENIX Security 2017 (GRR, OLH); Wang et al., INFOCOM 2018 (PrivSet: m of a set in place of one);
 * PRIVACY §3.3
 */
export function randomizeFacts(
  task: Task,
  keys: readonly string[],
  a: number,
  period: number,
  random: RandomWord,
): Answer {
  const {cells, picks} = TASKS[task];
  if (keys.length > picks) throw new RangeError(`${keys.length} facts for ${task}, which draws from ${picks}`);
  return cells.length > 0
    ? {row: 0, value: grr(cellOf(task, keys[0] ?? ''), cells.length + 1, a, random)}
    : olh(
        keys.filter((key) => key !== ''),
        picks,
        a,
        period,
        random,
      );
}

/** Draws which of a device's facts of one question its answer is drawn from: at most the question's `picks`, evenly. */
export function drawKeys(task: Task, keys: readonly string[], random: RandomWord): string[] {
  const left = [...keys];
  const drawn: string[] = [];
  while (drawn.length < TASKS[task].picks && left.length > 0) {
    drawn.push(...left.splice(below(left.length, random), 1));
  }
  return drawn;
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

function olh(keys: readonly string[], picks: number, a: number, period: number, random: RandomWord): Answer {
  const buckets = picks * (a + 1);
  const row = below(HASH_ROWS, random);
  const seed = rowSeed(period, row);
  const own = [...new Set(keys.map((key) => bucketOf(hashHalves(key), seed, buckets)))].sort((x, y) => x - y);
  const turn = below(2 * picks, random);
  if (turn < own.length) return {row, value: own[turn]};
  let value = below(buckets - own.length, random);
  for (const bucket of own) if (value >= bucket) value++;
  return {row, value};
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
