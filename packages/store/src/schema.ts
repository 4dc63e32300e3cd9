import type {Receipt, ShopEvent} from '@vitrine/core';
import type {DBSchema, IDBPDatabase} from 'idb';
import type {Ledger, Settings, StoredPack} from './store.ts';

/** One record of `events` is one batch: a hundred events cost as much main-thread time as one. */
export interface Batch {
  readonly events: readonly ShopEvent[];
  /** What it counts against the bound. */
  readonly bytes: number;
}

export interface Schema extends DBSchema {
  events: {key: number; value: Batch};
  packs: {key: 'head' | 'body'; value: StoredPack};
  /** Single records: the ledger and the settings. */
  state: {key: 'ledger' | 'settings'; value: Ledger | Settings};
  receipts: {key: string; value: Receipt};
}

export const VERSION = 1;
export const STORES = ['events', 'packs', 'state', 'receipts'] as const;

/** Brings any older database up to date, one step per version, only ever adding; no step loses what a visitor has. */
export function upgrade(db: IDBPDatabase<Schema>, oldVersion: number): void {
  if (oldVersion < 1) {
    db.createObjectStore('events', {autoIncrement: true});
    db.createObjectStore('packs');
    db.createObjectStore('state');
    db.createObjectStore('receipts', {keyPath: 'receiptId'});
  }
}
