import type {FactSums} from '@vitrine/core';
import {expect, test} from 'vitest';
import {FeedError} from '../../packages/server/src/catalog/feed.ts';
import {importCatalogue} from '../../packages/server/src/catalog/import-catalogue.ts';
import {importOrders} from '../../packages/server/src/orders/import-orders.ts';
import {readSums} from '../../packages/server/src/orders/stored-sums.ts';
import {NOON, openTestShop} from './folder.ts';

const file = (text: string, name = 'orders.csv') => ({name, bytes: Buffer.from(text)});

async function openStockedShop() {
  const folder = await openTestShop();
  const csv = `id,title,link,price,category,aliases
A,Sheet,/p/a,10,Home > Sheets,sku-a
B,Pillow,/p/b,10,Home > Pillows,
C,Duvet,/p/c,10,Home > Duvets,
`;
  await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: Buffer.from(csv)}, NOON);
  return folder;
}

const stepsFrom = (sums: FactSums | null, from: string, to: string, distance: number): number => {
  if (!sums) return 0;
  const {steps} = sums;
  return steps.weightOf(steps.place(from), steps.place(to), distance);
};

const ORDERS = `order_id,item_id,time,quantity
1001,A,2026-11-01T10:00:00Z,1
1001,B,2026-11-01T10:00:01Z,2
1002,sku-a,2026-11-02T10:00:00Z,1
1002,B,2026-11-02T10:00:01Z,1
1003,C,2026-11-03T10:00:00Z,-1
1004,gone,2026-11-03T10:00:00Z,1
`;

test('adds up what was bought together, under catalogue ids, and keeps no order number', async () => {
  const folder = await openStockedShop();
  const report = await importOrders(folder, 'bedding', file(ORDERS), NOON);
  expect(report).toMatchObject({rows: 6, sessions: 3, events: 5, unknownItems: 1, repeated: false, errors: []});
  const sums = await readSums(folder.db, 'bedding');
  expect(sums?.sessions).toBe(3);
  expect(stepsFrom(sums, 'A', 'B', 1)).toBe(2);
  expect(JSON.stringify(await folder.db.all('SELECT * FROM sums'))).not.toContain('1001');
});

test('the same file counts once, and another file adds to it', async () => {
  const folder = await openStockedShop();
  await importOrders(folder, 'bedding', file(ORDERS), NOON);
  expect((await importOrders(folder, 'bedding', file(ORDERS), NOON)).repeated).toBe(true);
  expect((await readSums(folder.db, 'bedding'))?.sessions).toBe(3);
  await importOrders(folder, 'bedding', file('order_id,item_id\n2001,A\n2001,B\n'), NOON);
  const sums = await readSums(folder.db, 'bedding');
  expect([sums?.sessions, stepsFrom(sums, 'A', 'B', 1)]).toEqual([4, 3]);
});

test('--replace forgets what earlier files added', async () => {
  const folder = await openStockedShop();
  await importOrders(folder, 'bedding', file(ORDERS), NOON);
  await importOrders(folder, 'bedding', file('order_id,item_id\n2001,A\n2001,B\n'), NOON, {replace: true});
  expect((await readSums(folder.db, 'bedding'))?.sessions).toBe(1);
});

test('reads a log of visits with actions, rows of a visit in time whatever their order in the file', async () => {
  const folder = await openStockedShop();
  const tsv = [
    'session_id\ttimestamp_ms\titem_id\taction\tcategory\tprice',
    's1\t1793000002000\tB\tview\t\t',
    's1\t1793000001000\tA\tview\t\t',
    's1\t1793000003000\t\tsearch\t\t',
    's1\t1793000004000\tB\tcart\t\t',
  ].join('\n');
  const report = await importOrders(folder, 'bedding', file(tsv, 'visits.tsv'), NOON);
  expect(report).toMatchObject({sessions: 1, events: 3, errors: []});
  expect(stepsFrom(await readSums(folder.db, 'bedding'), 'A', 'B', 1)).toBe(1);
});

test('reads JSON rows in camel case', async () => {
  const folder = await openStockedShop();
  const json = JSON.stringify([
    {orderId: 7, itemId: 'A', time: '2026-11-01'},
    {orderId: 7, itemId: 'C', time: '2026-11-02'},
  ]);
  expect(await importOrders(folder, 'bedding', file(json, 'orders.json'), NOON)).toMatchObject({
    sessions: 1,
    events: 2,
  });
});

test('names row, field and expected form of broken rows, and counts the good ones', async () => {
  const folder = await openStockedShop();
  const csv = `order_id,item_id,time,action
1,A,2026-11-01,purchase
2,A,yesterday,purchase
,A,2026-11-01,purchase
3,A,2026-11-01,teleport
`;
  const report = await importOrders(folder, 'bedding', file(csv), NOON);
  expect(report.sessions).toBe(1);
  expect(report.errors.map(({row, field}) => [row, field])).toEqual([
    [3, 'time'],
    [4, 'order_id'],
    [5, 'action'],
  ]);
});

test('a file without a good row is refused and changes nothing', async () => {
  const folder = await openStockedShop();
  await importOrders(folder, 'bedding', file(ORDERS), NOON);
  await expect(importOrders(folder, 'bedding', file('a,b\n1,2\n'), NOON, {replace: true})).rejects.toThrow(FeedError);
  expect((await readSums(folder.db, 'bedding'))?.sessions).toBe(3);
});
