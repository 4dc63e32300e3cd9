import 'fake-indexeddb/auto';
import type {ShopEvent} from '@vitrine/core';
import {DEFAULT_SETTINGS, openStore} from '@vitrine/store';
import {openDB} from 'idb';
import {afterEach, expect, test, vi} from 'vitest';
import {receipt, sharedStoreContract, storeContract, view} from '../contracts/store.ts';

let databases = 0;
const name = () => `shop-${++databases}`;

storeContract('the store in IndexedDB (in Node)', (options) => openStore({...options, name: name()}));

let opened = 0;
sharedStoreContract('one IndexedDB open twice (in Node)', () => openStore({name: `shared-${opened++ >> 1}`}));

afterEach(() => vi.restoreAllMocks());

test('finds after a reload what it had kept', async () => {
  const shop = name();
  const first = await openStore({name: shop});
  await first.appendEvents([view('a', 1)]);
  first.close();
  const second = await openStore({name: shop});
  expect(second.kind).toBe('indexeddb');
  expect(await second.readEvents()).toEqual([view('a', 1)]);
});

test('two tabs add to one ledger without losing a change', async () => {
  const shop = name();
  const [one, other] = [await openStore({name: shop}), await openStore({name: shop})];
  const spend = (tab: typeof one) =>
    tab.updateLedger((ledger) => (ledger.spent > 0 ? null : {ledger: {...ledger, spent: 5}}));
  await Promise.all([spend(one), spend(other)]);
  expect((await one.readLedger()).spent).toBe(5);
  expect((await other.readLedger()).spent).toBe(5);
});

test('skips records that are no events and keeps the good ones beside them', async () => {
  const shop = name();
  (await openStore({name: shop})).close();
  const db = await openDB(shop);
  await db.add('events', {
    events: [
      view('good', 1),
      {type: 'view', at: 'yesterday'},
      null,
      {type: 'view', at: 2, item: {itemId: 'bad', category: 'Top'}},
    ],
    bytes: 10,
  });
  await db.add('events', {bytes: 3});
  await db.add('events', 'torn');
  db.close();
  expect(await (await openStore({name: shop})).readEvents()).toEqual([view('good', 1)]);
});

test('makes a damaged or lost ledger good from the receipts, so that none is drawn anew', async () => {
  for (const damage of [{spent: 'all', reported: 3}, undefined]) {
    const shop = name();
    const first = await openStore({name: shop});
    await first.updateLedger((ledger) => ({ledger: {...ledger, spent: 5}, receipt: {...receipt('r1', 70), cost: 5}}));
    first.close();
    const db = await openDB(shop);
    if (damage) await db.put('state', damage, 'ledger');
    else await db.delete('state', 'ledger');
    db.close();
    const store = await openStore({name: shop});
    expect(await store.readLedger()).toMatchObject({spent: 5, lastSeenAt: 70, firstReportAt: 70, lastReportAt: 70});
    expect((await store.updateLedger((ledger) => ({ledger: {...ledger, spent: ledger.spent + 5}}))).spent).toBe(10);
  }
});

test('a ledger whose key is lost keeps its figures and names no fact', async () => {
  const shop = name();
  const first = await openStore({name: shop});
  const reported = [{digest: 'item\nSKU-1', at: 70}];
  await first.updateLedger((ledger) => ({ledger: {...ledger, spent: 5, lastReportAt: 70, reported}}));
  expect((await first.readLedger()).reported).toEqual(reported);
  first.close();
  const db = await openDB(shop);
  await db.clear('keys');
  db.close();
  expect(await (await openStore({name: shop})).readLedger()).toMatchObject({spent: 5, lastReportAt: 70, reported: []});
});

/** Everything in the database as bytes and text. */
async function contentsOf(shop: string): Promise<string> {
  const db = await openDB(shop);
  const records = await Promise.all([...db.objectStoreNames].map((store) => db.getAll(store)));
  db.close();
  const text = (value: unknown): string => {
    if (value instanceof ArrayBuffer) return text(new Uint8Array(value));
    if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value);
    if (typeof value !== 'object' || value === null) return String(value);
    return Object.entries(value)
      .map(([key, one]) => `${key} ${text(one)}`)
      .join(' ');
  };
  return text(records);
}

test('what names an item lies on the disk sealed, with a key that can be used and not read', async () => {
  const shop = name();
  const store = await openStore({name: shop});
  await store.appendEvents([view('baby-formula', 1)]);
  await store.updateLedger((ledger) => ({
    ledger: {...ledger, spent: 3, reported: [{digest: 'item\nbaby-formula', at: 1}]},
    receipt: {...receipt('r1', 1), task: 'item', fact: 'baby-formula'},
  }));
  await store.writeSettings({...DEFAULT_SETTINGS, neutral: true, removedStages: {expecting: 9}});
  const contents = await contentsOf(shop);
  expect(contents).toContain('receiptId r1');
  expect(contents).not.toContain('baby-formula');
  expect(contents).not.toMatch(/expecting|removedStages|neutral/);
  expect(await store.readSettings()).toEqual({...DEFAULT_SETTINGS, neutral: true, removedStages: {expecting: 9}});
  const db = await openDB(shop);
  const {key} = await db.get('keys', 'device');
  db.close();
  expect(key).toMatchObject({extractable: false, algorithm: {name: 'AES-GCM', length: 256}});
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

test('what an earlier version kept in the clear is kept, and sealed when it is read', async () => {
  const shop = name();
  const db = await openDB(shop, 1, {
    upgrade(old) {
      old.createObjectStore('events', {autoIncrement: true});
      old.createObjectStore('packs');
      old.createObjectStore('state');
      old.createObjectStore('receipts', {keyPath: 'receiptId'});
    },
  });
  await db.add('events', {events: [view('baby-formula', 1)], bytes: 40});
  const ledger = {lastSeenAt: 9, firstReportAt: 9, lastReportAt: 9, spent: 5, reported: [], pending: null};
  await db.put('state', ledger, 'ledger');
  await db.put('receipts', receipt('r1', 9));
  await db.put('state', {neutral: true}, 'settings');
  db.close();
  const store = await openStore({name: shop});
  expect(await store.readSettings()).toEqual({...DEFAULT_SETTINGS, neutral: true});
  expect(await store.readEvents()).toEqual([view('baby-formula', 1)]);
  expect(await store.readLedger()).toEqual({...ledger, lastBodyAt: null});
  expect(await store.readReceipts()).toEqual([receipt('r1', 9)]);
  expect(await contentsOf(shop)).not.toContain('baby-formula');
  expect(await store.readEvents()).toEqual([view('baby-formula', 1)]);
});

test('joins many small batches into few without losing their order or what another tab adds', async () => {
  const shop = name();
  const [one, other] = [await openStore({name: shop}), await openStore({name: shop})];
  const expected: ShopEvent[] = [];
  for (let i = 0; i < 100; i++) {
    expected.push(view(`item-${i}`, i));
    await one.appendEvents(expected.slice(-1));
  }
  const [read] = await Promise.all([one.readEvents(), other.appendEvents([view('late', 100)])]);
  expect(read.slice(0, 100)).toEqual(expected);
  expect(await other.readEvents()).toEqual([...expected, view('late', 100)]);
  const db = await openDB(shop);
  expect(await db.count('events')).toBeLessThanOrEqual(2);
  db.close();
});

test('when one tab forgets, the other goes on with the new key and nobody brings back the old', async () => {
  const shop = name();
  const [one, other] = [await openStore({name: shop}), await openStore({name: shop})];
  await one.appendEvents([view('old', 1)]);
  await other.readEvents();
  await one.clear();
  await other.appendEvents([view('new', 2)]);
  await one.appendEvents([view('newer', 3)]);
  for (const tab of [one, other, await openStore({name: shop})]) {
    expect(await tab.readEvents()).toEqual([view('new', 2), view('newer', 3)]);
  }
});

test('lives in memory where the database can hold no key', async () => {
  const {put} = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'keys') throw new DOMException('no key', 'DataCloneError');
    return put.apply(this, args);
  });
  expect((await openStore({name: name()})).kind).toBe('memory');
});

test('lives in memory where the browser knows no IndexedDB at all', async () => {
  vi.stubGlobal('indexedDB', undefined);
  expect((await openStore({name: name()})).kind).toBe('memory');
  vi.unstubAllGlobals();
});

test('gives way to a newer version in another tab instead of blocking it', async () => {
  const shop = name();
  const store = await openStore({name: shop});
  await store.appendEvents([view('a', 1)]);
  const newer = await openDB(shop, 3, {upgrade: (db) => void db.createObjectStore('later')});
  expect(await newer.getAll('events')).toHaveLength(1);
  await expect(store.readEvents()).rejects.toMatchObject({name: 'VersionError'});
  newer.close();
  expect((await openStore({name: shop})).kind).toBe('memory'); // older code beside a newer database
});

test('lives in memory when the database does not open in time', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockReturnValue(new EventTarget() as IDBOpenDBRequest);
  const store = await openStore({name: name(), deadlineMs: 20});
  expect(store.kind).toBe('memory');
});

test('lives in memory when the browser refuses', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  expect((await openStore({name: name()})).kind).toBe('memory');
});

test('opens another connection when the first was closed under it', async () => {
  const shop = name();
  const store = await openStore({name: shop});
  await store.appendEvents([view('a', 1)]);
  const {transaction} = IDBDatabase.prototype;
  let failures = 1;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    if (failures-- > 0) throw new DOMException('The database connection is closing', 'InvalidStateError');
    return transaction.apply(this, args);
  });
  await store.appendEvents([view('b', 2)]);
  expect(await store.readEvents()).toEqual([view('a', 1), view('b', 2)]);
});

test('makes room once when the disk is full, and says so when that does not help', async () => {
  const store = await openStore({name: name()});
  for (let i = 0; i < 10; i++) await store.appendEvents([view(`old-${i}`, i)]);
  const {add} = IDBObjectStore.prototype;
  let failures = 1;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (failures-- > 0) throw new DOMException('full', 'QuotaExceededError');
    return add.apply(this, args);
  });
  await store.appendEvents([view('new', 99)]);
  expect((await store.readEvents()).map((event) => event.at)).toEqual([5, 6, 7, 8, 9, 99]);
  failures = 2;
  await expect(store.appendEvents([view('lost', 100)])).rejects.toMatchObject({name: 'QuotaExceededError'});
  spy.mockRestore();
  expect((await store.readEvents()).some((event) => event.at === 100)).toBe(false);
});

test('says so when the database is open but answers nothing, as one does that another page has locked', async () => {
  const shop = name();
  const store = await openStore({name: shop, deadlineMs: 60});
  const holder = await openDB(shop);
  const tx = holder.transaction('events', 'readwrite');
  let held = true;
  const hold = async () => {
    while (held) await tx.store.count(); // a transaction lives as long as it is asked something
  };
  const holding = hold();
  await expect(store.readEvents()).rejects.toMatchObject({name: 'TimeoutError'});
  held = false;
  await holding;
  await tx.done;
  expect(await store.readEvents()).toEqual([]);
});
