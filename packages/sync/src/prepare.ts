import {
  A_LIMITS,
  aOf,
  type Budget,
  type CategoryLookup,
  drawKeys,
  drawTask,
  encodeSummary,
  factsOf,
  LIFETIME_MS,
  LIFETIME_NATS,
  type Manifest,
  NONCE_BYTES,
  periodOf,
  type RandomWord,
  REPORTED_MS,
  type Receipt,
  randomizeFacts,
  type ShopEvent,
  WINDOW_MS,
} from '@vitrine/core';
import type {Ledger} from '@vitrine/store';
import {fromBase64} from './base64.ts';
import type {Seal} from './seal.ts';

/**
 * Whether the device may answer now. A clock set back opens no new window. There must be room for the dearest question,
 * so that what is left does not choose among them.
 */
export function mayReport(ledger: Ledger, at: number): boolean {
  const now = Math.max(at, ledger.lastSeenAt);
  const {spent} = openLifetime(ledger, now);
  return (
    ledger.pending === null &&
    (ledger.lastReportAt === null || now - ledger.lastReportAt >= WINDOW_MS) &&
    spent + Math.log(A_LIMITS.fine) <= LIFETIME_NATS
  );
}

/** Debits a receipt's cost and makes its body the pending one; null when the window has closed meanwhile. */
export function debit(ledger: Ledger, receipt: Receipt, at: number): {ledger: Ledger; receipt: Receipt} | null {
  if (!mayReport(ledger, at)) return null;
  const now = Math.max(at, ledger.lastSeenAt);
  const {spent, firstReportAt} = openLifetime(ledger, now);
  const reported = ledger.reported.filter((one) => now - one.at < REPORTED_MS);
  for (const key of receipt.fact.split(BETWEEN_FACTS)) {
    if (key !== '') reported.push({digest: factName(receipt.task, key), at: now});
  }
  return {
    ledger: {
      lastSeenAt: now,
      firstReportAt,
      lastReportAt: now,
      spent: spent + receipt.cost,
      reported,
      pending: {receiptId: receipt.receiptId, body: receipt.body, attempts: 0},
    },
    receipt,
  };
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

export interface Drawn {
  readonly manifest: Manifest & {seal: NonNullable<Manifest['seal']>};
  readonly events: readonly ShopEvent[];
  readonly lookup: CategoryLookup;
  readonly ledger: Ledger;
  readonly now: number;
  readonly offsetMinutes: number;
  readonly random: RandomWord;
  readonly seal: Seal;
}

/**
 * Draws the question, the facts and the answer, and seals it. Nothing is debited: what is drawn and not committed is thrown
 * away unseen. A device with nothing to tell answers too, so that silence says nothing.
 */
export async function drawReport(drawn: Drawn): Promise<Receipt> {
  const {manifest, events, lookup, ledger, now, offsetMinutes, random, seal} = drawn;
  const task = drawTask(manifest.shares, random);
  const known = new Set(ledger.reported.filter(({at}) => now - at < REPORTED_MS).map(({digest}) => digest));
  const untold = factsOf(events, lookup, {now, offsetMinutes})
    .filter((fact) => fact.task === task && !known.has(factName(task, fact.key)))
    .map(({key}) => key);
  const keys = drawKeys(task, untold, random);
  const a = aOf(task, manifest.a);
  const period = periodOf(now);
  const answer = randomizeFacts(task, keys, a, period, random);
  const nonce = new Uint8Array(new Uint32Array(NONCE_BYTES / 4).map(random).buffer);
  const {keyId, publicKey} = manifest.seal;
  const to = {shopId: manifest.shopId, keyId, publicKey: fromBase64(publicKey)};
  return {
    receiptId: Array.from(nonce, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    task,
    period,
    fact: keys.join(BETWEEN_FACTS),
    answer,
    a,
    cost: Math.log(a),
    body: await seal(encodeSummary({task, period, ...answer, nonce}), to),
    preparedAt: now,
    dueAt: now,
    sentAt: null,
    state: 'pending',
  };
}

const BETWEEN_FACTS = '\n';

/**
 * What the ledger remembers a fact by: its own words, which the receipt beside it holds anyway. Where a question has few
 * answers, as the hour's, leaving out a told one bends its table a little; that no device tells one fact twice is worth more.
 */
const factName = (task: string, key: string): string => `${task}\n${key}`;
