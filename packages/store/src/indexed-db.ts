import type {Choices, Receipt, ShopEvent} from '@vitrine/core';
import type {IDBPDatabase} from 'idb';
import {type DeviceKey, openValue, sealValue} from './cipher.ts';
import {connect} from './connection.ts';
import {byteLength, isEvent, partsOf} from './events.ts';
import {createKeyring} from './keyring.ts';
import {keptLedger, openLedger, openReceipt, sealLedger, sealReceipt} from './ledger.ts';
import {type Batch, type PlainBatch, type Schema, STORES} from './schema.ts';
import {DEFAULT_SETTINGS} from './settings.ts';
import type {Ledger, Store} from './store.ts';

/** Losing the last second to a power cut costs a list a little; waiting for the disk costs every page (RELIABILITY A11). */
const RELAXED = {durability: 'relaxed'} as const;
/** What is debited must be on the disk before the answer leaves the device, and what is erased must not come back. */
const STRICT = {durability: 'strict'} as const;
/** More batches than this are joined when they are read: each costs a decryption on every page. */
const MAX_BATCHES = 64;
/** Tabs that write the ledger at the same moment are a few. */
const MAX_TRIES = 50;

export interface IndexedDbOptions {
  readonly name: string;
  readonly maxBytes?: number;
  readonly deadlineMs: number;
}

/**
 * Events, choices, ledger and receipts lie sealed. What is sealed in one transaction with a key that another tab has meanwhile thrown
 * away is not written; it is sealed again with the new one.
 *
 * @throws what the browser says when the database can not be opened, or can not hold a key
 */
export async function createIndexedDbStore({name, maxBytes = 5_000_000, deadlineMs}: IndexedDbOptions): Promise<Store> {
  const connection = await connect({name, deadlineMs});
  const keyring = createKeyring(connection);
  await keyring.current().catch((error: unknown) => {
    connection.close();
    throw error;
  });
  /** Bytes of all events when last counted, and what this tab has added since; null before the first count. */
  let total: number | null = null;

  /** Seals and writes until no other tab has come between; `write` answers whether it wrote. */
  async function untilWritten(attempt: (key: DeviceKey) => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (await attempt(await keyring.current())) return;
      keyring.renew();
    }
    throw new DOMException('other tabs were quicker each time', 'AbortError');
  }

  const append = (events: readonly ShopEvent[]) =>
    untilWritten(async (key) => {
      const batch: Batch = {sealed: await sealValue(key, 'events', events), bytes: byteLength(events)};
      return connection.use(async (db) => {
        const tx = eventsTransaction(db);
        if (!(await isCurrent(tx, key))) return false;
        const added = tx.objectStore('events').add(batch);
        const full = total === null || total + batch.bytes > maxBytes;
        const rest = full ? dropOldest(tx, maxBytes) : undefined;
        if (!full) tx.commit(); // nothing more to ask: it ends without us, should the page go away now
        await Promise.all([added, tx.done]);
        total = rest ? await rest : (total ?? 0) + batch.bytes;
        return true;
      });
    });

  const readBatches = () =>
    connection.use(async (db) => {
      const tx = db.transaction(['events', 'keys']);
      const store = tx.objectStore('events');
      return Promise.all([readKey(tx), store.getAllKeys(), store.getAll()]);
    });

  const readStoredLedger = async (): Promise<{revision: number; ledger: Ledger}> => {
    const [key, stored, receipts] = await connection.use(async (db) => {
      const tx = db.transaction(['state', 'receipts', 'keys']);
      return Promise.all([readKey(tx), tx.objectStore('state').get('ledger'), tx.objectStore('receipts').getAll()]);
    });
    return {revision: revisionOf(stored), ledger: await openLedger(key, stored, receipts)};
  };

  return {
    kind: 'indexeddb',
    async appendEvents(events) {
      if (events.length === 0) return;
      const copy = [...events]; // sealing takes a moment: what the caller changes meanwhile is not stored
      try {
        await append(copy);
      } catch (error) {
        if (!isQuotaError(error)) throw error;
        // The disk is full, and ours is the least important thing on it: half of it goes, then one more try.
        await connection.use(halve);
        await append(copy);
      }
    },
    async readEvents() {
      const [key, keys, batches] = await readBatches();
      total = batches.reduce((sum, batch: Partial<Batch> | undefined) => sum + (batch?.bytes ?? 0), 0);
      const events = await openBatches(key, batches);
      const isPlain = batches.some((batch) => (batch as Partial<PlainBatch> | undefined)?.events !== undefined);
      if (key && (isPlain || batches.length > MAX_BATCHES)) {
        // Without it the next page only reads more slowly.
        await connection.use((db) => replaceBatches(db, key, keys, events)).catch(() => undefined);
      }
      return events;
    },
    async rewriteEvents(change) {
      await untilWritten(async (key) => {
        const [stored, keys, batches] = await readBatches();
        const events = change(await openBatches(stored, batches));
        total = null;
        return connection.use((db) => replaceBatches(db, key, keys, events, STRICT));
      });
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
      return (await readStoredLedger()).ledger;
    },
    async updateLedger(change) {
      let result: Ledger | undefined;
      await untilWritten(async (key) => {
        const {revision, ledger} = await readStoredLedger();
        const changed = change(ledger);
        result = changed?.ledger ?? ledger;
        if (!changed) return true;
        const stored = await sealLedger(key, changed.ledger, revision + 1);
        const receipt = changed.receipt && (await sealReceipt(key, changed.receipt));
        return connection.use(async (db) => {
          const tx = db.transaction(['state', 'receipts', 'keys'], 'readwrite', STRICT);
          const state = tx.objectStore('state');
          if (!(await isCurrent(tx, key)) || revisionOf(await state.get('ledger')) !== revision) return false;
          void state.put(stored, 'ledger');
          if (receipt) void tx.objectStore('receipts').put(receipt);
          for (const receiptId of changed.drop ?? []) void tx.objectStore('receipts').delete(receiptId);
          tx.commit();
          await tx.done;
          return true;
        });
      });
      return result as Ledger;
    },
    async readReceipts() {
      const [key, stored] = await connection.use(async (db) => {
        const tx = db.transaction(['receipts', 'keys']);
        return Promise.all([readKey(tx), tx.objectStore('receipts').getAll()]);
      });
      const receipts = await Promise.all(stored.map((one) => openReceipt(key, one)));
      return receipts.filter((one): one is Receipt => one !== null).sort((a, b) => b.preparedAt - a.preparedAt);
    },
    async readSettings() {
      const [key, stored] = await connection.use(async (db) => {
        const tx = db.transaction(['state', 'keys']);
        return Promise.all([readKey(tx), tx.objectStore('state').get('settings')]);
      });
      const opened = (await openValue(key, 'settings', stored)) ?? stored; // which once lay there in the clear
      return {...DEFAULT_SETTINGS, ...(opened as Partial<Choices>)};
    },
    async writeSettings(settings) {
      await untilWritten(async (key) => {
        const sealed = await sealValue(key, 'settings', settings); // a stage of life that was taken away tells what it was
        return connection.use(async (db) => {
          const tx = db.transaction(['state', 'keys'], 'readwrite', RELAXED);
          if (!(await isCurrent(tx, key))) return false;
          const put = tx.objectStore('state').put(sealed, 'settings');
          tx.commit();
          await Promise.all([put, tx.done]);
          return true;
        });
      });
    },
    async clear() {
      await untilWritten(async (key) => {
        const {revision, ledger} = await readStoredLedger();
        const kept = keptLedger(ledger);
        const stored = kept && (await sealLedger(key, kept, revision + 1));
        return connection.use(async (db) => {
          const tx = db.transaction(STORES, 'readwrite', STRICT);
          const state = tx.objectStore('state');
          if (revisionOf(await state.get('ledger')) !== revision) return false;
          for (const store of STORES) void tx.objectStore(store).clear();
          if (stored) void state.put({...stored, sealed: null}, 'ledger'); // nothing of it needs a key
          tx.commit();
          await tx.done;
          return true;
        });
      });
      keyring.renew();
    },
    close: connection.close,
  };
}

const revisionOf = (stored: unknown): number => (stored as {revision?: number} | undefined)?.revision ?? 0;

type EventsTransaction = ReturnType<typeof eventsTransaction>;
const eventsTransaction = (db: IDBPDatabase<Schema>, options: IDBTransactionOptions = RELAXED) =>
  db.transaction(['events', 'keys'], 'readwrite', options);

interface KeyTransaction {
  objectStore(name: 'keys'): {get(key: 'device'): Promise<DeviceKey | undefined>};
}

/** The key that what is read together with it was sealed with: another tab may have put it there. */
const readKey = (tx: KeyTransaction): Promise<DeviceKey | undefined> => tx.objectStore('keys').get('device');

/** Whether the key that something was sealed with is still the device's. */
const isCurrent = async (tx: KeyTransaction, {id}: DeviceKey): Promise<boolean> => (await readKey(tx))?.id === id;

const openBatches = async (key: DeviceKey | undefined, batches: readonly unknown[]): Promise<ShopEvent[]> =>
  (await Promise.all(batches.map((batch) => openBatch(key, batch)))).flat();

/** Events of a batch; none where it can not be opened, and none of what is no event. */
async function openBatch(key: DeviceKey | undefined, batch: unknown): Promise<ShopEvent[]> {
  const {sealed, events} = (batch ?? {}) as Partial<Batch & PlainBatch>;
  const opened: unknown = events ?? (await openValue(key, 'events', sealed));
  return Array.isArray(opened) ? opened.filter(isEvent) : [];
}

/** Writes all events anew, in few batches, unless another tab has written since these keys were read. Answers whether it did. */
async function replaceBatches(
  db: IDBPDatabase<Schema>,
  key: DeviceKey,
  keys: readonly number[],
  events: readonly ShopEvent[],
  options?: IDBTransactionOptions,
): Promise<boolean> {
  const parts = await sealParts(key, events);
  const tx = eventsTransaction(db, options);
  const store = tx.objectStore('events');
  const [current, present] = await Promise.all([isCurrent(tx, key), store.getAllKeys()]);
  if (!current || present.join() !== keys.join()) return false;
  const written = [store.clear(), ...parts.map((part) => store.add(part))];
  tx.commit();
  await Promise.all([...written, tx.done]);
  return true;
}

const sealParts = (key: DeviceKey, events: readonly ShopEvent[]): Promise<Batch[]> =>
  Promise.all(
    partsOf(events).map(async (part) => ({sealed: await sealValue(key, 'events', part), bytes: byteLength(part)})),
  );

/** Deletes the oldest batches until the rest fit; the newest stays however large it is. Answers the bytes that stay. */
async function dropOldest(tx: EventsTransaction, maxBytes: number): Promise<number> {
  const store = tx.objectStore('events');
  const keys = await store.getAllKeys();
  const sizes = (await store.getAll()).map((batch: Partial<Batch> | undefined) => batch?.bytes ?? 0);
  let total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  for (let i = 0; total > maxBytes && i < keys.length - 1; i++) {
    total -= sizes[i];
    void store.delete(keys[i]);
  }
  return total;
}

async function halve(db: IDBPDatabase<Schema>): Promise<void> {
  const tx = eventsTransaction(db);
  const store = tx.objectStore('events');
  const keys = await store.getAllKeys();
  for (const key of keys.slice(0, Math.ceil(keys.length / 2))) void store.delete(key);
  await tx.done;
}

const isQuotaError = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError';
