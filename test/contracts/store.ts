import type {Receipt, ShopEvent} from '@vitrine/core';
import {DEFAULT_SETTINGS, type Ledger, type Store} from '@vitrine/store';
import {describe, expect, test} from 'vitest';

const DAY = 86_400_000;

export const view = (itemId: string, at: number): ShopEvent => ({type: 'view', at, item: {itemId}});

export const receipt = (receiptId: string, preparedAt: number): Receipt => ({
  receiptId,
  task: 'hour',
  period: 700,
  fact: '9',
  answer: {row: 0, value: 9},
  a: 20,
  cost: Math.log(20),
  body: new Uint8Array(256),
  preparedAt,
  dueAt: preparedAt,
  sentAt: null,
  state: 'pending',
});

/** What every store promises, whichever twin it is. `open` gives an empty one with room for `maxBytes` of events. */
export function storeContract(name: string, open: (options: {maxBytes?: number}) => Promise<Store>): void {
  describe(name, () => {
    test('gives back events in the order they came, batch by batch', async () => {
      const store = await open({});
      await store.appendEvents([view('a', 1), view('b', 2)]);
      await store.appendEvents([view('c', 3)]);
      expect(await store.readEvents()).toEqual([view('a', 1), view('b', 2), view('c', 3)]);
    });

    test('drops the oldest batches when it grows beyond its bound and keeps the newest', async () => {
      const store = await open({maxBytes: 4_000});
      for (let i = 0; i < 200; i++) await store.appendEvents([view(`item-${i}`, i)]);
      const events = await store.readEvents();
      expect(events.at(-1)).toEqual(view('item-199', 199));
      expect(events.length).toBeLessThan(120);
      expect(events.length).toBeGreaterThan(40);
      expect(JSON.stringify(events).length).toBeLessThan(4_200);
    });

    test('does not notice what the caller does to its events afterwards', async () => {
      const store = await open({});
      const events = [view('a', 1)];
      await store.appendEvents(events);
      events.push(view('b', 2));
      expect(await store.readEvents()).toHaveLength(1);
    });

    test('keeps of all events what a change answers, in its order, and goes on from there', async () => {
      const store = await open({});
      await store.appendEvents([view('a', 1), view('b', 2)]);
      await store.appendEvents([view('c', 3)]);
      await store.rewriteEvents((events) => {
        expect(events).toEqual([view('a', 1), view('b', 2), view('c', 3)]);
        return [view('z', 0), ...events.filter(({at}) => at !== 2)];
      });
      expect(await store.readEvents()).toEqual([view('z', 0), view('a', 1), view('c', 3)]);
      await store.appendEvents([view('d', 4)]);
      expect(await store.readEvents()).toEqual([view('z', 0), view('a', 1), view('c', 3), view('d', 4)]);
      await store.rewriteEvents(() => []);
      expect(await store.readEvents()).toEqual([]);
      await store.rewriteEvents((events) => [...events, view('e', 5)]);
      expect(await store.readEvents()).toEqual([view('e', 5)]);
    });

    test('of changes made at once none undoes another', async () => {
      const store = await open({});
      await store.appendEvents(Array.from({length: 10}, (_, n) => view(`item-${n}`, n)));
      await Promise.all([
        ...Array.from({length: 5}, (_, n) => store.rewriteEvents((events) => events.filter(({at}) => at !== 2 * n))),
        store.appendEvents([view('item-10', 10)]),
        store.appendEvents([view('item-11', 11)]),
      ]);
      const kept = (await store.readEvents()).map(({at}) => at);
      expect(kept.toSorted((a, b) => a - b)).toEqual([1, 3, 5, 7, 9, 10, 11]); // the last two in either order: each is sealed first
    });

    test('a change of events that throws leaves all of them', async () => {
      const store = await open({});
      await store.appendEvents([view('a', 1)]);
      const fails = store.rewriteEvents(() => {
        throw new RangeError('no');
      });
      await expect(fails).rejects.toThrow('no');
      expect(await store.readEvents()).toEqual([view('a', 1)]);
    });

    test('what is changed later is no part of what was written, and what was read no part of what is kept', async () => {
      const store = await open({});
      const mine = [view('a', 1)];
      await store.rewriteEvents(() => mine);
      mine.push(view('b', 2));
      expect(await store.readEvents()).toEqual([view('a', 1)]);
    });

    test('a history that was rewritten still goes part by part when it grows beyond its bound', async () => {
      const store = await open({maxBytes: 200_000});
      const batch = (from: number) => Array.from({length: 400}, (_, n) => view(`item-${from + n}`, from + n)); // 22 to 24 kB
      for (let n = 0; n < 8; n++) await store.appendEvents(batch(400 * n));
      await store.rewriteEvents((events) => events.slice());
      for (let n = 8; n < 10; n++) await store.appendEvents(batch(400 * n));
      const bytes = JSON.stringify(await store.readEvents()).length;
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThan(201_000);
    });

    test('keeps head and body of a pack apart', async () => {
      const store = await open({});
      expect(await store.readPack('body')).toBeNull();
      await store.writePack('body', {hash: 'b1', bytes: new ArrayBuffer(8), checkedAt: 5});
      expect(await store.readPack('head')).toBeNull();
      expect(await store.readPack('body')).toMatchObject({hash: 'b1', checkedAt: 5});
    });

    test('writes ledger and receipt together, and neither when the change declines', async () => {
      const store = await open({});
      const spend = (ledger: Ledger) => ({ledger: {...ledger, spent: ledger.spent + 3}, receipt: receipt('r1', 10)});
      expect((await store.updateLedger(spend)).spent).toBe(3);
      expect((await store.updateLedger(() => null)).spent).toBe(3);
      expect((await store.readLedger()).spent).toBe(3);
      expect((await store.readReceipts()).map(({receiptId}) => receiptId)).toEqual(['r1']);
    });

    test('never loses one of two changes made at once', async () => {
      const store = await open({});
      const spend = (ledger: Ledger) => ({ledger: {...ledger, spent: ledger.spent + 1}});
      await Promise.all(Array.from({length: 10}, () => store.updateLedger(spend)));
      expect((await store.readLedger()).spent).toBe(10);
    });

    test('a change that throws writes nothing and leaves the store usable', async () => {
      const store = await open({});
      const fails = store.updateLedger(() => {
        throw new RangeError('no');
      });
      await expect(fails).rejects.toThrow('no');
      expect((await store.readLedger()).spent).toBe(0);
      await store.appendEvents([view('a', 1)]);
      expect(await store.readEvents()).toHaveLength(1);
    });

    test('lists receipts newest first and replaces one by its id', async () => {
      const store = await open({});
      for (const [id, at] of [
        ['r1', 1],
        ['r2', 2],
      ] as const) {
        await store.updateLedger((ledger) => ({ledger, receipt: receipt(id, at)}));
      }
      await store.updateLedger((ledger) => ({ledger, receipt: {...receipt('r1', 1), state: 'sent', sentAt: 9}}));
      expect((await store.readReceipts()).map(({receiptId, state}) => [receiptId, state])).toEqual([
        ['r2', 'pending'],
        ['r1', 'sent'],
      ]);
    });

    test('drops the receipts a change no longer needs', async () => {
      const store = await open({});
      for (const [id, at] of [
        ['old', 1],
        ['new', 2],
      ] as const) {
        await store.updateLedger((ledger) => ({ledger, receipt: receipt(id, at)}));
      }
      await store.updateLedger((ledger) => ({ledger, drop: ['old', 'never-there']}));
      expect((await store.readReceipts()).map(({receiptId}) => receiptId)).toEqual(['new']);
    });

    test('forgets everything, and of the ledger keeps what was spent, to the day', async () => {
      const store = await open({});
      await store.appendEvents([view('a', 1)]);
      await store.writePack('head', {hash: 'h', bytes: new ArrayBuffer(4), checkedAt: 1});
      await store.writeSettings({...DEFAULT_SETTINGS, neutral: true});
      const at = 20_000 * DAY + 12_345;
      await store.updateLedger((ledger) => ({
        ledger: {
          ...ledger,
          spent: 5,
          lastSeenAt: at,
          firstReportAt: at - 40 * DAY,
          lastReportAt: at,
          lastBodyAt: at,
          reported: [{digest: 'hour\n9', at}],
          pending: {receiptId: 'r1', body: new Uint8Array(256), attempts: 0, preparedAt: at, dueAt: at},
        },
        receipt: receipt('r1', at),
      }));
      await store.clear();
      expect(await store.readEvents()).toEqual([]);
      expect(await store.readPack('head')).toBeNull();
      expect(await store.readSettings()).toEqual(DEFAULT_SETTINGS);
      expect(await store.readReceipts()).toEqual([]);
      expect(await store.readLedger()).toEqual({
        lastSeenAt: 20_001 * DAY,
        firstReportAt: 19_961 * DAY,
        lastReportAt: 20_001 * DAY,
        lastBodyAt: null,
        spent: 5,
        reported: [],
        pending: null,
      });
      await store.appendEvents([view('b', 2)]);
      expect(await store.readEvents()).toEqual([view('b', 2)]);
    });

    test('forgets a ledger that has spent nothing', async () => {
      const store = await open({});
      await store.updateLedger((ledger) => ({ledger: {...ledger, lastSeenAt: 5, lastBodyAt: 5}}));
      await store.clear();
      expect((await store.readLedger()).lastSeenAt).toBe(0);
    });
  });
}

/** What holds where the same shop is open twice: `open` gives another way to the same, at first empty, store. */
export function sharedStoreContract(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    test('what one tab erases while the other records is gone, and what the other records is kept', async () => {
      const [one, other] = [await open(), await open()];
      await one.appendEvents(Array.from({length: 6}, (_, n) => view(`old-${n}`, n)));
      const erase = (itemId: string) =>
        one.rewriteEvents((events) => events.filter((event) => !('item' in event) || event.item.itemId !== itemId));
      await Promise.all([
        erase('old-1'),
        other.appendEvents([view('new-1', 11)]),
        erase('old-3'),
        other.appendEvents([view('new-2', 12), view('old-1', 13)]),
        other.rewriteEvents((events) => events.filter(({at}) => at !== 5)),
        erase('old-4'),
      ]);
      const ats = (await one.readEvents()).map(({at}) => at);
      expect(ats.filter((at) => at < 10)).toEqual([0, 2]);
      expect(ats).toEqual(expect.arrayContaining([11, 12]));
      expect(await other.readEvents()).toEqual(await one.readEvents());
    });

    test('a tab that goes on after the other has erased everything adds to nothing', async () => {
      const [one, other] = [await open(), await open()];
      await one.appendEvents([view('a', 1)]);
      await other.rewriteEvents(() => []);
      await one.appendEvents([view('b', 2)]);
      expect(await other.readEvents()).toEqual([view('b', 2)]);
    });
  });
}
