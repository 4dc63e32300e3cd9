import 'fake-indexeddb/auto';
import {openStore} from '@vitrine/store';
import {openDB} from 'idb';
import {afterEach, expect, test, vi} from 'vitest';
import {storeContract, view} from '../contracts/store.ts';

let databases = 0;
const name = () => `shop-${++databases}`;

storeContract('the store in IndexedDB (in Node)', (options) => openStore({...options, name: name()}));

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

test('takes a ledger it can not read for an empty one', async () => {
  const shop = name();
  (await openStore({name: shop})).close();
  const db = await openDB(shop);
  await db.put('state', {spent: 'all', reported: 3}, 'ledger');
  db.close();
  const store = await openStore({name: shop});
  expect(await store.readLedger()).toMatchObject({spent: 0, reported: [], pending: null});
  expect((await store.updateLedger((ledger) => ({ledger: {...ledger, spent: ledger.spent + 5}}))).spent).toBe(5);
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
  const newer = await openDB(shop, 2, {upgrade: (db) => void db.createObjectStore('later')});
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
