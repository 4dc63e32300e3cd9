import type {Manifest} from '@vitrine/core';
import {periodOf, randomizeFacts} from '@vitrine/core';
import {expect, test} from 'vitest';
import {DAY_MS, weekOf} from '../../packages/server/src/calendar.ts';
import {importCatalogue} from '../../packages/server/src/catalog/import-catalogue.ts';
import {createIngest} from '../../packages/server/src/ingest.ts';
import {readKeys, rotateSealKey} from '../../packages/server/src/keys.ts';
import {announcePrevious} from '../../packages/server/src/pack/announce.ts';
import {buildPack} from '../../packages/server/src/pack/build-pack.ts';
import {
  countWeek,
  parseWeek,
  readWindows,
  setWindow,
  weekDays,
  weekName,
} from '../../packages/server/src/poisoning/windows.ts';
import {readReports} from '../../packages/server/src/read-reports.ts';
import {NOON, openTestShop} from './folder.ts';
import {hourSummary} from './seal.ts';

/** 20 items; of last week's 500 devices and this week's 500 each means one item over and over. */
async function openAnsweredShop() {
  const folder = await openTestShop();
  const rows = Array.from({length: 20}, (_, i) => `I${i},Item ${i},/p/${i},10,Home > Leaf ${i % 4}`);
  const csv = `id,title,link,price,category\n${rows.join('\n')}\n`;
  await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: Buffer.from(csv)}, NOON);
  let now = NOON;
  const ingest = createIngest(folder.db, () => now);
  let word = 1;
  const random = () => (word = Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;
  const answer = (n: number, key: string) => {
    const period = periodOf(now);
    return ingest.add(
      'bedding',
      hourSummary(n, {task: 'item', period, ...randomizeFacts('item', [key], 148, period, random)}),
      148,
    );
  };
  now = NOON - 7 * DAY_MS;
  await Promise.all(Array.from({length: 500}, (_, n) => answer(n, 'I3')));
  now = NOON;
  await Promise.all(Array.from({length: 500}, (_, n) => answer(1_000 + n, 'I9')));
  return folder;
}

const bodyOf = (built: {readonly manifest: Manifest}) => built.manifest.body.hash;

test('a week rolled back is left out of the next pack, and taken in again to the bit', async () => {
  const folder = await openAnsweredShop();
  const {db} = folder;
  const before = await db.all('SELECT * FROM counters');
  const built = await buildPack(folder, 'bedding', NOON);
  const week = weekOf(NOON);
  await setWindow(db, 'bedding', {week, rolledBack: true, note: 'sale by robots', changedAt: NOON});
  expect((await readReports(db, 'bedding', NOON)).map(({ageWeeks, reports}) => [ageWeeks, reports])).toEqual([
    [1, 500],
  ]);
  const without = await buildPack(folder, 'bedding', NOON + 1);
  expect(bodyOf(without)).not.toBe(bodyOf(built));
  expect(await readWindows(db, 'bedding')).toEqual([{week, rolledBack: true, note: 'sale by robots', changedAt: NOON}]);

  await setWindow(db, 'bedding', {week, rolledBack: false, note: '', changedAt: NOON + 2});
  const again = await buildPack(folder, 'bedding', NOON + 2);
  expect([bodyOf(again), again.manifest.head.hash]).toEqual([bodyOf(built), built.manifest.head.hash]);
  expect(await db.all('SELECT * FROM counters')).toEqual(before);
  expect(await countWeek(db, 'bedding', week)).toBe(500);
});

test('answers of a week rolled back give the pack of a shop that never had them', async () => {
  const folder = await openAnsweredShop();
  await setWindow(folder.db, 'bedding', {week: weekOf(NOON), rolledBack: true, note: '', changedAt: NOON});
  const without = await buildPack(folder, 'bedding', NOON);
  await folder.db.run('DELETE FROM counters WHERE week = ?', [weekOf(NOON)]);
  expect(bodyOf(await buildPack(folder, 'bedding', NOON))).toBe(bodyOf(without));
});

test('the pack before is announced again with a newer time and the sealing key of now', async () => {
  const folder = await openAnsweredShop();
  const first = await buildPack(folder, 'bedding', NOON);
  await setWindow(folder.db, 'bedding', {week: weekOf(NOON), rolledBack: true, note: '', changedAt: NOON});
  await buildPack(folder, 'bedding', NOON + 1);
  const {seal} = await rotateSealKey(folder.dir, 'bedding');
  const back = await announcePrevious(folder, 'bedding', NOON + 5);
  expect(back).toEqual({
    ...first.manifest,
    builtAt: NOON + 5,
    seal: {keyId: 2, publicKey: seal[1].publicKey},
  });
  const [{manifest, signature}] = await folder.db.all<{manifest: string; signature: string}>(
    'SELECT manifest, signature FROM packs ORDER BY built_at DESC LIMIT 1',
  );
  expect(JSON.parse(manifest)).toEqual(back);
  expect(signature).toBe((await readKeys(folder.dir, 'bedding')).signManifest(manifest));
});

test('going back twice goes back two packs, however often one was built, and not beyond the first', async () => {
  const folder = await openAnsweredShop();
  const hashes: string[] = [];
  for (const day of [0, 0, 1, 2])
    hashes.push(bodyOf(await buildPack(folder, 'bedding', NOON + day * DAY_MS + hashes.length)));
  expect(hashes[0]).toBe(hashes[1]);
  const now = NOON + 3 * DAY_MS;
  expect((await announcePrevious(folder, 'bedding', now)).body.hash).toBe(hashes[2]);
  // A clock set back gives a manifest that devices still take.
  const back = await announcePrevious(folder, 'bedding', NOON);
  expect([back.body.hash, back.builtAt]).toEqual([hashes[0], now + 1]);
  await expect(announcePrevious(folder, 'bedding', now + 2)).rejects.toThrow('has no pack before the current one');
});

test('a week has the name of the ISO week it begins in, and names are read back', () => {
  expect([weekName(weekOf(NOON)), weekDays(weekOf(NOON))]).toEqual(['2026-W47', ['2026-11-19', '2026-11-25']]);
  // 1970 began on a Thursday; 2026, 2032 and 2037 are the next years with 53 of them.
  expect([weekName(0), weekName(52), weekName(53)]).toEqual(['1970-W01', '1970-W53', '1971-W01']);
  for (let week = 2_000; week < 3_000; week++) expect(parseWeek(weekName(week))).toBe(week);
  expect(['2026-W53', '2027-W53', '2026-W00', '2026-W54', '2026W47', '', 'last'].map(parseWeek)).toEqual([
    parseWeek('2027-W01')! - 1,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
