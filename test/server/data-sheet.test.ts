import {type DataSheet, periodOf, randomizeFacts, type Task} from '@vitrine/core';
import {expect, test} from 'vitest';
import {importCatalogue} from '../../packages/server/src/catalog/import-catalogue.ts';
import type {DataFolder} from '../../packages/server/src/data-folder.ts';
import {createIngest} from '../../packages/server/src/ingest.ts';
import {importLog} from '../../packages/server/src/orders/import-log.ts';
import {logFileOf} from '../../packages/server/src/orders/log-file.ts';
import {buildPack} from '../../packages/server/src/pack/build-pack.ts';
import {readDataSheet} from '../../packages/server/src/privacy/stored-sheet.ts';
import {updateSettings} from '../../packages/server/src/shops.ts';
import {seededWords} from '../core/random.ts';
import {NOON, openTestShop, SETTINGS} from './folder.ts';
import {hourSummary} from './seal.ts';

const DAY_MS = 86_400_000;
/** The first day of a 28-day period. */
const PERIOD = periodOf(NOON);
const START = PERIOD * 28 * DAY_MS;

/** 20 items, with answers of one to the first `keys` of the task by turns, in the first week of a period. */
async function openAnsweredShop(answers: readonly (readonly [Task, a: number, keys: readonly string[]])[]) {
  const folder = await openTestShop();
  const rows = Array.from({length: 20}, (_, i) => `I${i},Item ${i},/p/${i},10,Home > Leaf ${i % 4}`);
  const csv = `id,title,link,price,category\n${rows.join('\n')}\n`;
  await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: Buffer.from(csv)}, NOON);
  const ingest = createIngest(folder.db, () => START + DAY_MS);
  const random = seededWords(11);
  let n = 0;
  for (const [task, a, keys] of answers) {
    await Promise.all(
      keys.map((key) => {
        const answer = randomizeFacts(task, [key], a, PERIOD, random);
        return ingest.add('bedding', hourSummary(n++, {task, period: PERIOD, ...answer}), a);
      }),
    );
  }
  await ingest.flush();
  return folder;
}

const repeat = (key: string, count: number) => Array.from({length: count}, () => key);

async function sheetOf(folder: DataFolder, now: number): Promise<DataSheet> {
  await buildPack(folder, 'bedding', now);
  return (await readDataSheet(folder.db, 'bedding')) ?? expect.fail('a pack has a sheet');
}

const question = ({questions}: DataSheet, task: Task) =>
  questions.find((one) => one.task === task) ?? expect.fail(`${task} is on the sheet`);

test('the sheet of a pack tells each figure with how sure it is, and what cannot be told from nothing as that', async () => {
  const folder = await openAnsweredShop([
    ['item', 148, [...repeat('I3', 1_500), ...repeat('I5', 500)]],
    ['hour', 20, [...repeat('9', 600), ...repeat('21', 400)]],
  ]);
  const sheet = await sheetOf(folder, START + 2 * DAY_MS);
  expect(sheet).toMatchObject({shopId: 'bedding', builtAt: START + 2 * DAY_MS, delta: 1e-6});
  expect(sheet.questions).toHaveLength(10);

  const item = question(sheet, 'item');
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  expect(item).toMatchObject({
    days: [day(START), day(START + 6 * DAY_MS)],
    reports: 2_000,
    dummies: 0,
    a: 148,
    promise: 'local', // nobody has asked for more
    basis: 'measured',
    asked: 20,
    published: 2,
    suppressed: 18,
  });
  expect(item.epsilon).toBeCloseTo(4.997, 3);
  expect(item.figures).toHaveLength(20);
  const [first, second, third] = item.figures;
  expect([first.key, first.names, first.state]).toEqual(['I3', ['Item 3'], 'told']);
  expect([second.key, second.state, third.state]).toEqual(['I5', 'told', 'unclear']);
  // By hand: p = 1/8, q = 1/596; n q (1 − q) ÷ (p − q)² = 220 and 1,500 p (1 − p) ÷ (p − q)² = 10,794 less 1,500 q's part.
  expect(first.standardError).toBeGreaterThan(100);
  expect(first.standardError).toBeLessThan(110);
  for (const {estimate, low, high, standardError} of [first, second]) {
    expect(low).toBeCloseTo((estimate ?? 0) - 1.96 * (standardError ?? 0), 1);
    expect(high).toBeCloseTo((estimate ?? 0) + 1.96 * (standardError ?? 0), 1);
  }
  expect(third).toMatchObject({estimate: null, low: null, basis: 'composed', firstParty: null});
  expect(third.high).toBeGreaterThanOrEqual(20);
  expect(first.packShare).toBeGreaterThan(0.3);

  const hour = question(sheet, 'hour');
  expect(hour.figures.map(({key}) => key)).toEqual(Array.from({length: 24}, (_, h) => String(h)));
  expect(hour.figures[9]).toMatchObject({state: 'told', basis: 'measured'});
  expect(hour.figures[3]).toMatchObject({state: 'unclear', estimate: null});
  expect(question(sheet, 'leafPair')).toMatchObject({reports: 0, days: null, figures: [], basis: 'catalog'});
});

test('no cell of fewer than 20 devices is shown, however clear it is', async () => {
  // Without noise to speak of: e^ε of 20,000 among 25 cells.
  const folder = await openAnsweredShop([['hour', 20_000, [...repeat('9', 19), ...repeat('21', 21)]]]);
  const {figures} = question(await sheetOf(folder, START + DAY_MS), 'hour');
  expect(figures[9]).toMatchObject({state: 'few', estimate: null, low: null, high: null, standardError: null});
  expect(figures[21].state).toBe('told');
  expect(figures[3]).toMatchObject({state: 'unclear', high: 20});
});

test('own counts stand beside the answers, exact and apart', async () => {
  const folder = await openAnsweredShop([['item', 148, repeat('I3', 1_000)]]);
  const lines = Array.from({length: 60}, (_, k) => `O${k >> 1},I${k % 2},2026-11-01`);
  const file = logFileOf('orders.csv', `order_id,item_id,time\n${lines.join('\n')}\n`);
  await importLog(folder, 'bedding', file, NOON, {kind: 'orders'});
  const sheet = await sheetOf(folder, START + DAY_MS);
  const figureOf = (task: Task, key: string) => question(sheet, task).figures.find((figure) => figure.key === key);
  expect(figureOf('item', 'I3')).toMatchObject({state: 'told', firstParty: 0});
  expect(figureOf('item', 'I1')).toMatchObject({estimate: null, firstParty: 30});
  // Nobody was asked about pairs: what the shop counted itself is told alone.
  expect(question(sheet, 'itemPair')).toMatchObject({reports: 0, asked: 0});
  expect(figureOf('itemPair', 'I0\tI1')).toMatchObject({state: 'none', names: ['Item 0', 'Item 1'], firstParty: 30});
});

test('a shop that asks for ε = 1 against readers of packs gets it, with made-up answers, when the period is over', async () => {
  const folder = await openAnsweredShop([['hour', 20, [...repeat('9', 500), ...repeat('21', 500)]]]);
  await updateSettings(folder, {...SETTINGS, centralEpsilon: 1});
  const during = question(await sheetOf(folder, START + 14 * DAY_MS), 'hour');
  expect(during).toMatchObject({reports: 0, promise: 'local'});

  const now = START + 28 * DAY_MS;
  const sheet = await sheetOf(folder, now);
  const hour = question(sheet, 'hour');
  expect(hour).toMatchObject({reports: 1_000, promise: 'central'});
  expect(hour.dummies).toBeGreaterThan(200); // 900 honest answers are 45 clones, 70 are needed, a dummy is 2/21
  expect(hour.dummies).toBeLessThan(300);
  expect(hour.centralEpsilon).toBeLessThanOrEqual(1);
  expect(hour.figures[9].state).toBe('told');
  // The same pack and figures when it is built again.
  const [hash, again] = [await buildPack(folder, 'bedding', now + 1), await sheetOf(folder, now + 2)];
  expect((await buildPack(folder, 'bedding', now + 3)).manifest.body).toEqual(hash.manifest.body);
  expect(question(again, 'hour')).toEqual(hour);
});

test('the manifest prints what is promised of each question', async () => {
  const folder = await openAnsweredShop([['leaf', 148, repeat('Home > Leaf 1', 300)]]);
  const lineOf = async (at: number) =>
    (await buildPack(folder, 'bedding', at)).manifest.evidence.find(({task}) => task === 'leaf');
  expect(await lineOf(START + 28 * DAY_MS)).not.toHaveProperty('centralEpsilon');
  await updateSettings(folder, {...SETTINGS, centralEpsilon: 2});
  const line = await lineOf(START + 28 * DAY_MS + 1);
  expect(line?.centralEpsilon).toBeLessThanOrEqual(2);
  expect(line).toMatchObject({reports: 300, dummies: expect.any(Number) as number});
});
