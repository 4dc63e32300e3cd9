import {randomBytes} from 'node:crypto';
import {periodOf} from '@vitrine/core';
import {expect, test} from 'vitest';
import {importCatalogue} from '../../packages/server/src/catalog/import-catalogue.ts';
import {statusOf} from '../../packages/server/src/cli/status.ts';
import type {DataFolder} from '../../packages/server/src/data-folder.ts';
import {createIngest} from '../../packages/server/src/ingest.ts';
import {importLog} from '../../packages/server/src/orders/import-log.ts';
import {logFileOf} from '../../packages/server/src/orders/log-file.ts';
import {buildPack} from '../../packages/server/src/pack/build-pack.ts';
import {readReport} from '../../packages/server/src/routes/report.ts';
import {updateSettings} from '../../packages/server/src/shops.ts';
import {NOON, openTestShop, SETTINGS} from './folder.ts';

const DAY_MS = 86_400_000;

async function openShop(): Promise<DataFolder> {
  const folder = await openTestShop();
  const rows = Array.from({length: 40}, (_, i) => `I${i},Item ${i},/p/${i},10,Home > Leaf ${i % 4}`);
  const csv = `id,title,link,price,category\n${rows.join('\n')}\n`;
  await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: Buffer.from(csv)}, NOON);
  await buildPack(folder, 'bedding', NOON);
  return folder;
}

async function readinessOf(folder: DataFolder, now = NOON) {
  const {readiness} = await readReport(folder.db, 'bedding', now);
  return Object.fromEntries(readiness.map(({list, ...rest}) => [list, rest]));
}

test('a shop with a catalogue alone has what content gives, and is told what orders and answers would add', async () => {
  const lists = await readinessOf(await openShop());
  const ready = Object.keys(lists).filter((list) => lists[list].ready);
  expect(ready).toEqual(['popular', 'related', 'similar', 'searches', 'recent']);
  expect(lists['popular'].basis).toBe('catalog');
  expect(lists['recent']).toEqual({ready: true, basis: 'device', needs: []});
  expect(lists['bought-together']).toEqual({
    ready: false,
    basis: null,
    needs: [{what: 'orders', have: 0, want: 80, days: null}],
  });
  expect(lists['new'].needs.map(({what}) => what)).toEqual(['dates', 'arrivals']);
});

test('orders make ready what goes together, and nothing more is asked for once there are enough', async () => {
  const folder = await openShop();
  const lines = Array.from({length: 220}, (_, k) => `O${k >> 1},I${k % 40},2026-11-01`);
  const file = logFileOf('orders.csv', `order_id,item_id,time\n${lines.join('\n')}\n`);
  await importLog(folder, 'bedding', file, NOON, {kind: 'orders'});
  await buildPack(folder, 'bedding', NOON);
  const lists = await readinessOf(folder);
  expect(lists['bought-together']).toEqual({ready: true, basis: 'measured', needs: []});
  expect(lists['popular']).toEqual({ready: true, basis: 'measured', needs: []});
  const {ownStatistics: _, ...noisy} = SETTINGS;
  await updateSettings(folder, noisy);
  await buildPack(folder, 'bedding', NOON);
  expect((await readinessOf(folder))['bought-together']).toEqual({
    ready: false,
    basis: null,
    needs: [{what: 'exact', have: 0, want: 1, days: null}],
  });
});

test('answers are counted towards the lists they teach, with the days left at their pace', async () => {
  const folder = await openShop();
  let now = NOON - 7 * DAY_MS;
  const ingest = createIngest(folder.db, () => now);
  const period = periodOf(NOON);
  const send = (count: number) =>
    Promise.all(
      Array.from({length: count}, () =>
        ingest.add('bedding', {task: 'item', period, row: 1, value: 1, nonce: randomBytes(16)}, 148),
      ),
    );
  await send(70);
  now = NOON;
  await send(70);
  await ingest.flush();
  const lists = await readinessOf(folder);
  // The 20th of 40 items by Zipf: 1/(20 · 4.2785) = 1.17 %, told by 2.4 facts a device; two deviations of four picks at
  // ε = ln 148, 4 · 595/147² = .1101 an answer, take 4 · .1101 / .02805² = 560.
  const need = lists['popular'].needs.find(({what}) => what === 'answers.item');
  expect(need).toMatchObject({have: 140, want: 561});
  // 140 answers in 14 days: 1 a day on items, and old ones fade: 121 fresh ones are the most there will ever be.
  expect(need?.days).toBeNull();
  expect(lists['trending'].needs).toContainEqual({what: 'weeks', have: 1, want: 4, days: 21});
  expect(statusOf(await readReport(folder.db, 'bedding', NOON))).toContain('140 of 561 answers on items viewed');
});
