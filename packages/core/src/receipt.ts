import type {Task} from './summary.ts';

/** What the shopper can read of one body: before it leaves, when it may still be refused, and after. */
export interface Receipt {
  readonly receiptId: string;
  /** `decoy`: a body that answers nothing, so that an observer can not tell a visit with an answer from one without. */
  readonly task: Task | 'decoy';
  readonly period: number;
  /** The true facts the answer was drawn from, one a line, on this device only; '' when there was none to give. */
  readonly fact: string;
  /** What the randomiser made of it: row and value. */
  readonly answer: {readonly row: number; readonly value: number};
  /** e^ε of the answer; 1 for a decoy. */
  readonly a: number;
  /** ε of this body, in nats; 0 for a decoy. */
  readonly cost: number;
  /** Every byte of it. */
  readonly body: Uint8Array;
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
