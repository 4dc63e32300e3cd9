import type {Task} from './summary.ts';

/** Where a body goes that is not for the shop's server, and how. */
export interface Upload {
  readonly url: string;
  readonly method: 'PUT';
  readonly contentType: string;
}

/** What the shopper can read of one body: before it leaves, when it may still be refused, and after. */
export interface Receipt {
  readonly receiptId: string;
  /** `decoy`: a body that answers nothing, so that an observer can not tell a visit with an answer from one without. */
  readonly task: Task | 'decoy';
  readonly period: number;
  /** The true facts the answer was drawn from, one a line, on this device only; '' when there was none to give. */
  readonly fact: string;
  /** What the randomiser made of it: row and value. With `upload` the true ones. */
  readonly answer: {readonly row: number; readonly value: number};
  /** e^ε of the answer; 1 for a decoy. */
  readonly a: number;
  /** ε of this body, in nats; 0 for a decoy. */
  readonly cost: number;
  /** Every byte of it. */
  readonly body: Uint8Array;
  /**
   * Set when the answer is split between two aggregators and not randomised: only added to others' can either read it
   * (docs/high-assurance.md). It costs what a randomised one costs. Absent: the body goes to the shop's server.
   */
  readonly upload?: Upload;
  readonly preparedAt: number;
  /** It leaves at this time, epoch ms, or when the page is left after it has waited for half a minute. */
  readonly dueAt: number;
  readonly sentAt: number | null;
  readonly state: 'pending' | 'sent' | 'refused' | 'dropped';
}

/** What the device has spent of its privacy budget, and when it may answer again. */
export interface Budget {
  /** Nats of ε spent since `renewsAt` minus a year. */
  readonly spent: number;
  /** Nats a lifetime may cost. */
  readonly limit: number;
  /** When the next answer may be drawn, epoch ms; null: now. */
  readonly nextAt: number | null;
  /** When the lifetime begins anew, epoch ms; null before the first answer. */
  readonly renewsAt: number | null;
}
