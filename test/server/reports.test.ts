import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {openPack, periodOf, randomizeFacts} from '@vitrine/core';
import {expect, test} from 'vitest';
import {importCatalogue} from '../../packages/server/src/catalog/import-catalogue.ts';
import {createIngest} from '../../packages/server/src/ingest.ts';
import {buildPack} from '../../packages/server/src/pack/build-pack.ts';
import {readReports} from '../../packages/server/src/read-reports.ts';
import {NOON, openTestShop} from './folder.ts';
import {hourSummary} from './seal.ts';

/** mulberry32: chance that can be repeated. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

const period = periodOf(NOON);

/** 20 items; of `devices` devices half mean I3 and the others an item at random. */
async function openReportedShop(devices: number) {
  const folder = await openTestShop();
  const rows = Array.from({length: 20}, (_, i) => `I${i},Item ${i},/p/${i},10,Home > Leaf ${i % 4}`);
  const csv = `id,title,link,price,category\n${rows.join('\n')}\n`;
  await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: Buffer.from(csv)}, NOON);
  const ingest = createIngest(folder.db, () => NOON);
  const random = seeded(7);
  const answers = Array.from({length: devices}, (_, n) => {
    const key = n % 2 === 0 ? 'I3' : `I${random() % 20}`;
    const answer = randomizeFacts('item', [key], 148, period, random);
    return ingest.add('bedding', hourSummary(n, {task: 'item', period, ...answer}), 148);
  });
  await Promise.all(answers);
  return folder;
}

test('counted answers are debiased to what the devices meant, within four standard deviations', async () => {
  const {db} = await openReportedShop(2_000);
  const [reports, ...others] = await readReports(db, 'bedding', NOON);
  expect(others).toEqual([]);
  expect(reports).toMatchObject({task: 'item', a: 148, reports: 2_000, ageWeeks: 0});
  const [liked, unknown] = reports.estimate(['I3', 'nothing']);
  expect(Math.abs(liked.estimate - 1_050)).toBeLessThan(4 * Math.sqrt(liked.variance));
  expect(Math.abs(unknown.estimate)).toBeLessThan(4 * Math.sqrt(unknown.variance));
});

test('answers of different periods, weeks and ε are debiased apart', async () => {
  const {db} = await openTestShop();
  let now = NOON - 7 * 86_400_000;
  const ingest = createIngest(db, () => now);
  await ingest.add('bedding', hourSummary(1), 20);
  now = NOON;
  await ingest.add('bedding', hourSummary(2), 20);
  await ingest.add('bedding', hourSummary(3), 7);
  await ingest.add('bedding', hourSummary(4, {period: period - 1}), 20);
  const batches = await readReports(db, 'bedding', NOON);
  expect(batches.map(({a, ageWeeks, reports}) => [a, ageWeeks, reports])).toEqual([
    [20, 0, 1],
    [20, 1, 1],
    [7, 0, 1],
    [20, 0, 1],
  ]);
});

test('what devices mean changes the pack every other device gets', async () => {
  const popularity = async (devices: number) => {
    const folder = await openReportedShop(devices);
    const {manifest} = await buildPack(folder, 'bedding', NOON);
    const bytes = await readFile(join(folder.dir, 'packs', manifest.body.hash));
    return openPack(Uint8Array.from(bytes).buffer).popularity;
  };
  const [before, after] = [await popularity(0), await popularity(2_000)];
  expect(new Set(before).size).toBe(1); // nobody has said anything yet
  expect(after.indexOf(Math.max(...after))).toBe(3);
  expect(after[3]).toBeGreaterThan(2 * after[4]);
});
