import type {Choices, ShopEvent} from '@vitrine/core';
import type {DBSchema, IDBPDatabase} from 'idb';
import type {DeviceKey, Sealed} from './cipher.ts';
import type {SealedReceipt, StoredLedger} from './ledger.ts';
import type {StoredPack} from './store.ts';

/** One record of `events` is one batch: a hundred events cost as much main-thread time as one. */
export interface Batch {
  readonly sealed: Sealed;
  /** What it counts against the bound. */
  readonly bytes: number;
}

/** A batch as version 1 wrote it; sealed when it is next read. */
export interface PlainBatch {
  readonly events: readonly ShopEvent[];
  readonly bytes: number;
}

export interface Schema extends DBSchema {
  events: {key: number; value: Batch | PlainBatch};
  /** Public, and so not sealed. */
  packs: {key: 'head' | 'body'; value: StoredPack};
  /** Single records: the ledger and the settings. */
  state: {key: 'ledger' | 'settings'; value: StoredLedger | Sealed | Choices};
  receipts: {key: string; value: SealedReceipt};
  keys: {key: 'device'; value: DeviceKey};
}

export const VERSION = 2;
export const STORES = ['events', 'packs', 'state', 'receipts', 'keys'] as const;

/** Brings any older database up to date, one step per version, only ever adding; no step loses what a visitor has. */
export function upgrade(db: IDBPDatabase<Schema>, oldVersion: number): void {
  if (oldVersion < 1) {
    db.createObjectStore('events', {autoIncrement: true});
    db.createObjectStore('packs');
    db.createObjectStore('state');
    db.createObjectStore('receipts', {keyPath: 'receiptId'});
  }
  if (oldVersion < 2) db.createObjectStore('keys');
}
