import type {Task} from './summary.ts';

/** Days of one window: the device answers once in it; also the length of a period. */
export const WINDOW_MS = 28 * 86_400_000;
/** ε a device may spend in its lifetime, nats: twelve full answers, then silence until a year after the first. */
export const LIFETIME_NATS = 60;
export const LIFETIME_MS = 365 * 86_400_000;
/** A fact reported is not asked again for so long. */
export const REPORTED_MS = 180 * 86_400_000;
/** Largest e^ε of fine and coarse questions, compiled in: a server can lower them, never raise. */
export const A_LIMITS = {fine: 148, coarse: 20} as const;
/** Public hash functions of OLH. */
export const HASH_ROWS = 1024;
/** Top categories fall into so many buckets of the funnel question. */
export const FUNNEL_BUCKETS = 15;
export const FUNNEL_STAGES = ['view', 'favorite', 'add', 'purchase'] as const;

export interface TaskSpec {
  /** Byte on the wire. */
  readonly id: number;
  readonly level: 'fine' | 'coarse';
  /**
   * Keys of a GRR question in the order of its cells; one more cell says "none". Empty for OLH, whose keys are open:
   * leaf categories too, since their list changes between packs and cell numbers would shift under the answers.
   */
  readonly cells: readonly string[];
  /** Facts one answer is drawn from at most: an open question's buckets are so many times a + 1. 1 for GRR. */
  readonly picks: number;
  /** Share of devices asked, when the manifest says nothing else (PRIVACY §3.2, small shop, A/B's share to items). */
  readonly share: number;
}

const numbers = (count: number) => Array.from({length: count}, (_, i) => String(i));

/** What shoppers come back to, and whether they did: the item before what came next, the one before that, or an earlier one. */
export const RETURN_CELLS = ['last', 'before', 'earlier'].flatMap((place) => [`${place}/again`, `${place}/other`]);

export const TASKS: Readonly<Record<Task, TaskSpec>> = {
  relation: {id: 1, level: 'coarse', cells: ['leaf', 'category', 'other'], picks: 1, share: 0.03},
  leaf: {id: 2, level: 'fine', cells: [], picks: 1, share: 0.08},
  item: {id: 3, level: 'fine', cells: [], picks: 4, share: 0.3},
  stage: {id: 4, level: 'fine', cells: [], picks: 1, share: 0.06},
  leafPair: {id: 5, level: 'fine', cells: [], picks: 1, share: 0.06},
  itemPair: {id: 6, level: 'fine', cells: [], picks: 4, share: 0.35},
  funnel: {id: 7, level: 'coarse', cells: numbers(FUNNEL_BUCKETS * FUNNEL_STAGES.length), picks: 1, share: 0.06},
  hour: {id: 8, level: 'coarse', cells: numbers(24), picks: 1, share: 0.03},
  query: {id: 9, level: 'fine', cells: [], picks: 1, share: 0.05},
  return: {id: 10, level: 'coarse', cells: RETURN_CELLS, picks: 1, share: 0.04},
};

export const TASK_NAMES = Object.keys(TASKS) as readonly Task[];

/** e^ε of a question: what the server offers, within the compiled limit; anything but a whole number ≥ 2 is ignored. */
export function aOf(task: Task, offered?: {readonly fine: number; readonly coarse: number}): number {
  const {level} = TASKS[task];
  const limit = A_LIMITS[level];
  const wish = offered?.[level];
  return wish !== undefined && Number.isInteger(wish) && wish >= 2 ? Math.min(wish, limit) : limit;
}

/** How many rows and values an answer to a question can have. */
export function answerSpace(task: Task, a: number): {readonly rows: number; readonly values: number} {
  const {cells, picks} = TASKS[task];
  return cells.length > 0 ? {rows: 1, values: cells.length + 1} : {rows: HASH_ROWS, values: picks * (a + 1)};
}

/** 28-day index of a time (epoch ms). */
export function periodOf(at: number): number {
  return Math.floor(at / WINDOW_MS);
}
