import type {Receipt} from '@vitrine/core';
import {type DeviceKey, openValue, type Sealed, sealValue} from './cipher.ts';
import type {Ledger, Pending} from './store.ts';

const DAY_MS = 86_400_000;

export const EMPTY_LEDGER: Ledger = {
  lastSeenAt: 0,
  firstReportAt: null,
  lastReportAt: null,
  lastBodyAt: null,
  spent: 0,
  reported: [],
  pending: null,
};

type Figures = Omit<Ledger, 'reported' | 'pending'>;

/**
 * The ledger on the disk. Its figures lie open: they hold even when the key is lost, so that no lost key opens a new window.
 * What names facts is sealed.
 */
export interface StoredLedger extends Figures {
  /** Grows with each change: whoever read an older one reads again before writing. */
  readonly revision: number;
  readonly sealed: Sealed | null;
}

/** Time and cost lie open for the same reason: a lost ledger is made good from them. */
export interface SealedReceipt extends Pick<Receipt, 'receiptId' | 'preparedAt' | 'cost'> {
  readonly sealed: Sealed;
}

export async function sealLedger(key: DeviceKey, ledger: Ledger, revision: number): Promise<StoredLedger> {
  const {reported, pending, ...figures} = ledger;
  const body = pending && {...pending, body: [...pending.body]};
  return {...figures, revision, sealed: await sealValue(key, 'ledger', {reported, pending: body})};
}

/** @param receipts what is left of the receipts, for a ledger that is missing or damaged */
export async function openLedger(
  key: DeviceKey | undefined,
  stored: unknown,
  receipts: readonly unknown[],
): Promise<Ledger> {
  const figures = readFigures(stored);
  if (!figures) return fromReceipts(receipts);
  const {sealed, reported, pending} = stored as Partial<StoredLedger & Ledger>; // version 1 kept the last two beside them
  const opened = sealed === undefined ? {reported, pending} : await openValue(key, 'ledger', sealed);
  return {...figures, ...readFacts(opened)};
}

export async function sealReceipt(key: DeviceKey, receipt: Receipt): Promise<SealedReceipt> {
  const {receiptId, preparedAt, cost} = receipt;
  const sealed = await sealValue(key, 'receipt', {...receipt, body: [...receipt.body]});
  return {receiptId, preparedAt, cost, sealed};
}

/** null for one that can no longer be read. */
export async function openReceipt(key: DeviceKey | undefined, stored: unknown): Promise<Receipt | null> {
  const {sealed, body} = (stored ?? {}) as Partial<SealedReceipt & Receipt>;
  if (body instanceof Uint8Array) return stored as Receipt; // of version 1
  const receipt = (await openValue(key, 'receipt', sealed)) as (Omit<Receipt, 'body'> & {body: number[]}) | undefined;
  return receipt ? {...receipt, body: Uint8Array.from(receipt.body)} : null;
}

/**
 * What outlives `clear`: the spent budget, or whoever forgets could be asked again. Times are rounded up to the day, so that
 * they say little of a visit; null when nothing was spent.
 */
export function keptLedger(ledger: Ledger): Ledger | null {
  const {lastSeenAt, firstReportAt, lastReportAt, spent} = ledger;
  if (spent === 0) return null;
  const dayAfter = (at: number) => Math.ceil(at / DAY_MS) * DAY_MS;
  const dayOf = (at: number | null) => (at === null ? null : dayAfter(at));
  return {
    ...EMPTY_LEDGER,
    lastSeenAt: dayAfter(lastSeenAt),
    firstReportAt: dayOf(firstReportAt),
    lastReportAt: dayOf(lastReportAt),
    spent,
  };
}

const isTime = (time: unknown): time is number | null => time === null || Number.isFinite(time);

function readFigures(value: unknown): Figures | null {
  const {lastSeenAt, firstReportAt, lastReportAt, lastBodyAt = null, spent} = (value ?? {}) as Partial<Ledger>;
  if (typeof lastSeenAt !== 'number' || typeof spent !== 'number') return null;
  if (!Number.isFinite(lastSeenAt) || !Number.isFinite(spent)) return null;
  if (!isTime(firstReportAt) || !isTime(lastReportAt) || !isTime(lastBodyAt)) return null;
  return {lastSeenAt, firstReportAt, lastReportAt, lastBodyAt, spent};
}

function readFacts(opened: unknown): Pick<Ledger, 'reported' | 'pending'> {
  const {reported, pending} = (opened ?? {}) as {reported?: unknown; pending?: (Pending & {body: unknown}) | null};
  const body = pending?.body;
  const bytes = Array.isArray(body) ? Uint8Array.from(body as number[]) : body;
  return {
    reported: Array.isArray(reported) ? reported : [],
    pending:
      pending && bytes instanceof Uint8Array && Number.isFinite(pending.attempts) ? {...pending, body: bytes} : null,
  };
}

/** The budget as the receipts tell it: storage that lost one record opens no new window. */
function fromReceipts(receipts: readonly unknown[]): Ledger {
  let ledger = EMPTY_LEDGER;
  for (const receipt of receipts) {
    const {preparedAt, cost} = (receipt ?? {}) as Partial<SealedReceipt>;
    if (typeof preparedAt !== 'number' || !Number.isFinite(preparedAt)) continue;
    const spends = typeof cost === 'number' && cost > 0;
    const latest = Math.max(ledger.lastSeenAt, preparedAt);
    ledger = {...ledger, lastSeenAt: latest, lastBodyAt: latest};
    if (!spends) continue;
    ledger = {
      ...ledger,
      firstReportAt: Math.min(ledger.firstReportAt ?? preparedAt, preparedAt),
      lastReportAt: Math.max(ledger.lastReportAt ?? preparedAt, preparedAt),
      spent: ledger.spent + cost,
    };
  }
  return ledger;
}
