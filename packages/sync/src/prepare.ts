import {
  A_LIMITS,
  aOf,
  type Budget,
  below,
  type CategoryLookup,
  drawKeys,
  drawTask,
  encodeDecoy,
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
  SESSION_GAP_MS,
  type ShopEvent,
  WINDOW_MS,
} from '@vitrine/core';
import type {Ledger, LedgerChange} from '@vitrine/store';
import type {Assure} from './assured/assure.ts';
import {fromBase64} from './base64.ts';
import type {Seal} from './seal.ts';

/** A body waits so long before it leaves, drawn evenly: its time says nothing of the visit, and it can be refused (PRIVACY §3.3). */
const WAIT_MS = {from: 30_000, span: 570_000} as const;

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

/** How this device seals, when, and with what chance. */
export interface DrawDeps {
  readonly manifest: Manifest & {seal: NonNullable<Manifest['seal']>};
  readonly now: number;
  /** Cryptographic; seeded only in tests and simulations. */
  readonly random: RandomWord;
  readonly seal: Seal;
  /** The page's pin of the manifest's field `assured`; '' takes no such field. */
  readonly pin: string;
  /** Called only when the manifest has the field and the page a pin. */
  readonly loadAssure: () => Promise<Assure>;
}

export interface Told {
  readonly events: readonly ShopEvent[];
  readonly lookup: CategoryLookup;
  readonly ledger: Ledger;
  /** Local time minus UTC, minutes. */
  readonly offsetMinutes: number;
}

/**
 * Draws the question, the facts and the answer, and seals it. Nothing is debited: what is drawn and not committed is thrown
 * away unseen. A device with nothing to tell answers too, so that silence says nothing.
 */
export async function drawAnswer({events, lookup, ledger, offsetMinutes}: Told, deps: DrawDeps): Promise<Receipt> {
  const {manifest, now, random} = deps;
  const task = drawTask(manifest.shares, random);
  const known = new Set(ledger.reported.filter(({at}) => now - at < REPORTED_MS).map(({digest}) => digest));
  const untold = factsOf(events, lookup, {now, offsetMinutes})
    .filter((fact) => fact.task === task && !known.has(factName(task, fact.key)))
    .map(({key}) => key);
  const keys = drawKeys(task, untold, random);
  const period = periodOf(now);
  if (manifest.assured !== undefined && deps.pin !== '') {
    const assure = await deps.loadAssure();
    const [key = ''] = keys; // a histogram counts one
    const split = await assure(manifest.assured, {task, key}, {pin: deps.pin, now, random});
    if (split) {
      const {row, bucket, body, ...upload} = split;
      return toReceipt({task, period, fact: key, answer: {row, value: bucket}, a: aOf(task), upload}, body, deps);
    }
  }
  const a = aOf(task, manifest.a);
  const answer = randomizeFacts(task, keys, a, period, random);
  const nonce = new Uint8Array(new Uint32Array(NONCE_BYTES / 4).map(random).buffer);
  const fact = keys.join(BETWEEN_FACTS);
  const body = await sealFor(encodeSummary({task, period, ...answer, nonce}), deps);
  return toReceipt({task, period, fact, answer, a}, body, deps);
}

/** A body that says nothing. */
export async function drawDecoy(deps: DrawDeps): Promise<Receipt> {
  const nothing = {task: 'decoy', period: periodOf(deps.now), fact: '', answer: {row: 0, value: 0}, a: 1} as const;
  return toReceipt(nothing, await sealFor(encodeDecoy(), deps), deps);
}

const sealFor = (plaintext: Uint8Array<ArrayBuffer>, {manifest: {shopId, seal: key}, seal}: DrawDeps) =>
  seal(plaintext, {shopId, keyId: key.keyId, publicKey: fromBase64(key.publicKey)});

function toReceipt(
  said: Pick<Receipt, 'task' | 'period' | 'fact' | 'answer' | 'a' | 'upload'>,
  body: Uint8Array,
  {now, random}: DrawDeps,
): Receipt {
  const id = Array.from({length: 4}, () => random().toString(16).padStart(8, '0'));
  return {
    receiptId: id.join(''), // not the nonce: what the page can read is not what the server sees
    ...said,
    cost: Math.log(said.a),
    body,
    preparedAt: now,
    dueAt: now + WAIT_MS.from + below(WAIT_MS.span, random),
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
