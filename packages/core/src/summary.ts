import type {StepSums} from './step-sums.ts';

/**
 * The questions a summary can answer (PRIVACY §3.2). The set and its randomisers are compiled in: neither the server
 * nor the pack can add a question or raise ε, only lower it.
 */
export type Task =
  | 'relation'
  | 'leaf'
  | 'item'
  | 'stage'
  | 'leafPair'
  | 'itemPair'
  | 'funnel'
  | 'hour'
  | 'query'
  | 'return';

/** One true statement about the device's last 28 days; never leaves the device as it is. `key` is '' for "none". */
export interface Fact {
  readonly task: Task;
  readonly key: string;
}

/** The device's randomised answer, as it lies inside the sealed body. */
export interface Summary {
  readonly task: Task;
  /** 28-day index: floor(epoch days / 28). */
  readonly period: number;
  /** OLH: which of the 1,024 public hash functions; GRR: 0. */
  readonly row: number;
  /** OLH: a bucket below picks · (a + 1); GRR: a cell of the task's domain. */
  readonly value: number;
  /** 16 random bytes: counts a re-sent summary once; links nothing. */
  readonly nonce: Uint8Array;
}

/** Every body on the wire has this length whatever it says. */
export const BODY_BYTES = 256;
/** First byte of every body. */
export const BODY_VERSION = 1;
/** HPKE's info is this and the shop's id: a body sealed for one shop opens in no other. */
export const SEAL_INFO = 'pprec/1|';

/**
 * Sums of facts over sessions: what devices' answers estimate and a merchant's own logs give exactly. Additive: adding
 * two tables is merging two shops, two weeks or two servers. Keys are those of `Fact.key`.
 */
export interface FactSums {
  /** Sessions behind the sums. */
  sessions: number;
  readonly counts: Readonly<Record<Task, Map<string, number>>>;
  /**
   * How often items, leaves and query words were met, by seven-day index: key "week\ttask\tkey". First-party only; devices'
   * answers come in weeks of their own.
   */
  readonly weeks: Map<string, number>;
  /** Steps i → j of one session, i before j by d ≤ 10; first-party only, no device reports them. */
  readonly steps: StepSums;
}
