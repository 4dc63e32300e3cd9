import type {Ledger} from './store.ts';

export const EMPTY_LEDGER: Ledger = {
  lastSeenAt: 0,
  firstReportAt: null,
  lastReportAt: null,
  spent: 0,
  reported: [],
  pending: null,
};

/** The device's record as a ledger; one that is none counts as empty, as after "clear site data" (PRIVACY §3.9). */
export function readableLedger(value: unknown): Ledger {
  const {lastSeenAt, firstReportAt, lastReportAt, spent, reported, pending} = (value ?? {}) as Partial<Ledger>;
  const isTime = (time: unknown) => time === null || Number.isFinite(time);
  const isWhole =
    Number.isFinite(lastSeenAt) &&
    isTime(firstReportAt) &&
    isTime(lastReportAt) &&
    Number.isFinite(spent) &&
    Array.isArray(reported) &&
    (pending === null || (pending?.body instanceof Uint8Array && Number.isFinite(pending.attempts)));
  return isWhole ? (value as Ledger) : EMPTY_LEDGER;
}
