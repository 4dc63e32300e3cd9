import type {Receipt, ShopEvent} from '@vitrine/core';
import type {IDBPDatabase} from 'idb';
import {connect} from './connection.ts';
import {byteLength, isEvent} from './events.ts';
import {readableLedger} from './ledger.ts';
import {type Batch, type Schema, STORES} from './schema.ts';
import {DEFAULT_SETTINGS} from './settings.ts';
import type {Settings, Store} from './store.ts';

/** Losing the last second to a power cut costs a list a little; waiting for the disk costs every page (RELIABILITY A11). */
const RELAXED = {durability: 'relaxed'} as const;

export interface IndexedDbOptions {
  readonly name: string;
  readonly maxBytes?: number;
  readonly deadlineMs: number;
}

/** @throws what the browser says when the database can not be opened */
export async function createIndexedDbStore({name, maxBytes = 5_000_000, deadlineMs}: IndexedDbOptions): Promise<Store> {
  const connection = await connect({name, deadlineMs});
  /** Bytes of all events when last counted, and what this tab has added since; null before the first count. */
  let total: number | null = null;

  async function append(db: IDBPDatabase<Schema>, batch: Batch): Promise<void> {
    const tx = eventsTransaction(db);
    const added = tx.store.add(batch);
    const full = total === null || total + batch.bytes > maxBytes;
    const rest = full ? dropOldest(tx, maxBytes) : undefined;
    if (!full) tx.commit(); // nothing more to ask: it ends without us, should the page go away now
    await Promise.all([added, tx.done]);
    total = rest ? await rest : (total ?? 0) + batch.bytes;
  }

  return {
    kind: 'indexeddb',
    async appendEvents(events) {
      if (events.length === 0) return;
      const batch = {events, bytes: byteLength(events)};
      try {
        await connection.use((db) => append(db, batch));
      } catch (error) {
        if (!isQuotaError(error)) throw error;
        // The disk is full, and ours is the least important thing on it: half of it goes, then one more try.
        await connection.use(halve);
        await connection.use((db) => append(db, batch));
      }
    },
    async readEvents() {
      const batches = await connection.use((db) => db.getAll('events'));
      total = batches.reduce((sum, batch: Partial<Batch> | undefined) => sum + (batch?.bytes ?? 0), 0);
      return batches.flatMap((batch: Partial<Batch> | undefined) =>
        Array.isArray(batch?.events) ? (batch.events as unknown[]).filter(isEvent) : [],
      ) as ShopEvent[];
    },
    async readPack(part) {
      return (await connection.use((db) => db.get('packs', part))) ?? null;
    },
    async writePack(part, pack) {
      await connection.use(async (db) => {
        const tx = db.transaction('packs', 'readwrite', RELAXED);
        const put = tx.store.put(pack, part);
        tx.commit();
        await Promise.all([put, tx.done]);
      });
    },
    async readLedger() {
      return readableLedger(await connection.use((db) => db.get('state', 'ledger')));
    },
    updateLedger(change) {
      return connection.use(async (db) => {
        // Strict: what is debited must be on the disk before the answer leaves the device.
        const tx = db.transaction(['state', 'receipts'], 'readwrite', {durability: 'strict'});
        const state = tx.objectStore('state');
        const ledger = readableLedger(await state.get('ledger'));
        const changed = change(ledger);
        if (changed) {
          void state.put(changed.ledger, 'ledger');
          if (changed.receipt) void tx.objectStore('receipts').put(changed.receipt);
        }
        tx.commit();
        await tx.done;
        return changed?.ledger ?? ledger;
      });
    },
    async readReceipts() {
      const receipts: Receipt[] = await connection.use((db) => db.getAll('receipts'));
      return receipts.sort((a, b) => b.preparedAt - a.preparedAt);
    },
    async readSettings() {
      return ((await connection.use((db) => db.get('state', 'settings'))) as Settings | undefined) ?? DEFAULT_SETTINGS;
    },
    async writeSettings(settings) {
      await connection.use(async (db) => {
        const tx = db.transaction('state', 'readwrite', RELAXED);
        const put = tx.store.put(settings, 'settings');
        tx.commit();
        await Promise.all([put, tx.done]);
      });
    },
    clear() {
      return connection.use(async (db) => {
        const tx = db.transaction(STORES, 'readwrite', {durability: 'strict'});
        await Promise.all([...STORES.map((store) => tx.objectStore(store).clear()), tx.done]);
      });
    },
    close: connection.close,
  };
}

type EventsTransaction = ReturnType<typeof eventsTransaction>;
const eventsTransaction = (db: IDBPDatabase<Schema>) => db.transaction('events', 'readwrite', RELAXED);

/** Deletes the oldest batches until the rest fit; the newest stays however large it is. Answers the bytes that stay. */
async function dropOldest(tx: EventsTransaction, maxBytes: number): Promise<number> {
  const keys = await tx.store.getAllKeys();
  const sizes = (await tx.store.getAll()).map((batch: Partial<Batch> | undefined) => batch?.bytes ?? 0);
  let total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  for (let i = 0; total > maxBytes && i < keys.length - 1; i++) {
    total -= sizes[i];
    void tx.store.delete(keys[i]);
  }
  return total;
}

async function halve(db: IDBPDatabase<Schema>): Promise<void> {
  const tx = eventsTransaction(db);
  const keys = await tx.store.getAllKeys();
  for (const key of keys.slice(0, Math.ceil(keys.length / 2))) void tx.store.delete(key);
  await tx.done;
}

const isQuotaError = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError';
