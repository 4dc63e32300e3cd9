import {
  A_LIMITS,
  type Budget,
  LIFETIME_MS,
  LIFETIME_NATS,
  REPORTED_MS,
  type Receipt,
  SESSION_GAP_MS,
  WINDOW_MS,
} from '@vitrine/core';
import type {Ledger, LedgerChange} from '@vitrine/store';

/**
 * What this visit may send: an answer when the window is open and there is room for the dearest question, so that what is left
 * does not choose among them; otherwise a decoy, so that nobody on the way can tell the two apart. One body a visit; a clock
 * set back opens no new window.
 */
export function nextBody(ledger: Ledger, at: number): 'answer' | 'decoy' | null {
  const now = Math.max(at, ledger.lastSeenAt);
  if (ledger.pending || (ledger.lastBodyAt !== null && now - ledger.lastBodyAt < SESSION_GAP_MS)) return null;
  const {spent} = openLifetime(ledger, now);
  const isOpen = ledger.lastReportAt === null || now - ledger.lastReportAt >= WINDOW_MS;
  return isOpen && spent + Math.log(A_LIMITS.fine) <= LIFETIME_NATS ? 'answer' : 'decoy';
}

/** Debits a receipt's cost and makes its body the pending one; null when another tab was quicker. */
export function debit(ledger: Ledger, receipt: Receipt, at: number): LedgerChange | null {
  const isDecoy = receipt.task === 'decoy';
  if (nextBody(ledger, at) !== (isDecoy ? 'decoy' : 'answer')) return null;
  const now = Math.max(at, ledger.lastSeenAt);
  const {receiptId, body, upload, preparedAt, dueAt} = receipt;
  const drawn = {
    ...ledger,
    lastSeenAt: now,
    lastBodyAt: now,
    pending: {receiptId, body, upload, attempts: 0, preparedAt, dueAt},
  };
  const dated = {...receipt, preparedAt: now}; // by the ledger's time, which never goes back
  if (isDecoy) return {ledger: drawn, receipt: dated};
  const {spent, firstReportAt} = openLifetime(ledger, now);
  const reported = ledger.reported.filter((one) => now - one.at < REPORTED_MS);
  for (const key of receipt.fact.split(BETWEEN_FACTS)) {
    if (key !== '') reported.push({digest: factName(receipt.task, key), at: now});
  }
  return {ledger: {...drawn, firstReportAt, lastReportAt: now, spent: spent + receipt.cost, reported}, receipt: dated};
}

/** What the shopper reads of the ledger. */
export function budgetOf(ledger: Ledger, at: number): Budget {
  const now = Math.max(at, ledger.lastSeenAt);
  const {spent, firstReportAt} = openLifetime(ledger, now);
  const isSpent = spent + Math.log(A_LIMITS.fine) > LIFETIME_NATS;
  const renewsAt = ledger.firstReportAt === null || spent === 0 ? null : firstReportAt + LIFETIME_MS;
  const windowEnds = ledger.lastReportAt === null ? 0 : ledger.lastReportAt + WINDOW_MS;
  const nextAt = Math.max(windowEnds, isSpent ? (renewsAt ?? 0) : 0);
  return {spent, limit: LIFETIME_NATS, nextAt: nextAt > now ? nextAt : null, renewsAt};
}

/** A year after its first answer a device begins anew. */
function openLifetime({firstReportAt, spent}: Ledger, now: number): {firstReportAt: number; spent: number} {
  return firstReportAt === null || now - firstReportAt >= LIFETIME_MS
    ? {firstReportAt: now, spent: 0}
    : {firstReportAt, spent};
}

export const BETWEEN_FACTS = '\n';

/**
 * What the ledger remembers a fact by: its own words, which the receipt beside it holds anyway. Where a question has few
 * answers, as the hour's, leaving out a told one bends its table a little; that no device tells one fact twice is worth more.
 */
export const factName = (task: string, key: string): string => `${task}\n${key}`;
