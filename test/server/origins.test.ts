import {expect, test} from 'vitest';
import {createApp} from '../../packages/server/src/app.ts';
import type {Statements} from '../../packages/server/src/db/database.ts';
import {createIngest} from '../../packages/server/src/ingest.ts';
import {readKeys} from '../../packages/server/src/keys.ts';
import {readReport} from '../../packages/server/src/routes/report.ts';
import {updateSettings} from '../../packages/server/src/shops.ts';
import {NOON, openTestShop, SETTINGS} from './folder.ts';
import {hourSummary, seal} from './seal.ts';

async function openTestApp(trustedProxies: readonly string[] | null = null) {
  const folder = await openTestShop();
  const ingest = createIngest(folder.db, () => NOON);
  const app = await createApp({folder, ingest, dist: null, now: () => NOON, trustedProxies});
  const [key] = (await readKeys(folder.dir, 'bedding')).seal;
  const post = async (body: BodyInit, remoteAddress: string, forwardedFor?: string) => {
    const headers = new Headers(forwardedFor === undefined ? [] : [['x-forwarded-for', forwardedFor]]);
    const init = {method: 'POST', body, headers};
    const env = {incoming: {socket: {remoteAddress}}}; // what the server's adaptor hands over with a request
    return (await app.request('http://x/v1/shops/bedding/summaries', init, env)).status;
  };
  let n = 0;
  const postNew = async (address: string, forwardedFor?: string) =>
    post(await seal(hourSummary(n++), 'bedding', key), address, forwardedFor);
  const today = async () => {
    await ingest.flush();
    return (await readReport(folder.db, 'bedding')).days[0];
  };
  return {...folder, app, key, post, postNew, today};
}

const repeat = (times: number, work: () => Promise<number>) => Promise.all(Array.from({length: times}, work));

test('a network that has given its eight is told what every other is told, and the merchant how many were refused', async () => {
  const {postNew, today} = await openTestApp();
  const answers = await repeat(12, () => postNew('203.0.113.9'));
  expect(new Set(answers)).toEqual(new Set([204]));
  await postNew('203.0.114.9');
  expect(await today()).toMatchObject({accepted: 9, duplicate: 0, refused: {'prefix-cap': 4}});
});

test('bodies forged, repeated or for another shop use up nobody’s cap', async () => {
  const {key, post, postNew, today} = await openTestApp();
  const body = await seal(hourSummary(99), 'bedding', key);
  const forged = await seal(hourSummary(98, {value: 25}), 'bedding', key);
  const foreign = await seal(hourSummary(97), 'other', key);
  for (let i = 0; i < 5; i++) {
    for (const one of [body, forged, foreign, 'hello']) await post(one, '203.0.113.9');
  }
  await repeat(8, () => postNew('203.0.113.10'));
  expect(await today()).toMatchObject({accepted: 8, duplicate: 4, refused: {'prefix-cap': 1}});
});

test('behind a named proxy each visitor’s network has a cap of its own, whatever he writes into the header', async () => {
  const {postNew, today} = await openTestApp(['127.0.0.1']);
  let n = 0;
  await repeat(20, () => postNew('127.0.0.1', `198.51.${n++}.1, 203.0.113.9`));
  await repeat(4, () => postNew('::ffff:127.0.0.1', '203.0.114.9'));
  expect(await today()).toMatchObject({accepted: 12, refused: {'prefix-cap': 12}});
});

test('no cap is laid on a proxy nobody has named, which may have every visitor behind it', async () => {
  const {postNew, today} = await openTestApp();
  await repeat(20, () => postNew('127.0.0.1', '203.0.113.9'));
  expect(await today()).toMatchObject({accepted: 20, refused: {}});
});

test('answers that a failing disk lost do not count for their network', async () => {
  const folder = await openTestShop();
  let full = true;
  const db = {
    ...folder.db,
    transaction: <T>(work: (tx: Statements) => Promise<T>) =>
      folder.db.transaction(async (tx) => {
        const result = await work(tx);
        if (full) throw new Error('database or disk is full');
        return result;
      }),
  };
  const ingest = createIngest(db, () => NOON);
  const give = (n: number) =>
    ingest.add('bedding', hourSummary(n), 20, ingest.originOf('bedding', '203.0.113.9', false)).catch(() => 'failed');
  const giveMany = (from: number) => Promise.all(Array.from({length: 10}, (_, n) => give(from + n)));
  // The disk took none of them, not even the refusals of the last two.
  expect(new Set(await giveMany(0))).toEqual(new Set(['failed']));
  full = false;
  expect((await giveMany(20)).filter((outcome) => outcome === 'accepted')).toHaveLength(8);
});

test('a shop that asks for it has its answers counted by groups of networks, one network in one group', async () => {
  const {postNew, ...folder} = await openTestApp();
  await updateSettings(folder, {...SETTINGS, robust: true});
  for (let net = 0; net < 40; net++) await postNew(`203.0.${net}.1`);
  const groupsOf = async () =>
    (await folder.db.all<{bucket_group: number}>('SELECT DISTINCT bucket_group FROM counters')).map(
      (row) => row.bucket_group,
    );
  const groups = await groupsOf();
  expect(groups.length).toBeGreaterThan(8); // of 16, by 40 networks: fewer once in a million
  expect(Math.min(...groups)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...groups)).toBeLessThanOrEqual(16);
  await folder.db.run('DELETE FROM counters');
  for (let i = 1; i < 7; i++) await postNew('203.0.7.9');
  expect(await groupsOf()).toHaveLength(1);
});
