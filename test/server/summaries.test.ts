import {BODY_BYTES, encodeDecoy, periodOf} from '@vitrine/core';
import {expect, test} from 'vitest';
import {createApp} from '../../packages/server/src/app.ts';
import {DAY_MS} from '../../packages/server/src/calendar.ts';
import type {Statements} from '../../packages/server/src/db/database.ts';
import {createIngest} from '../../packages/server/src/ingest.ts';
import {readKeys, rotateSealKey, type SealKey} from '../../packages/server/src/keys.ts';
import {readReport} from '../../packages/server/src/routes/report.ts';
import {NOON, openTestShop} from './folder.ts';
import {hourSummary, seal, sealBytes} from './seal.ts';

const URL = 'http://vitrine.example/v1/shops/bedding/summaries';

async function openTestApp() {
  const folder = await openTestShop();
  const clock = {now: NOON};
  const ingest = createIngest(folder.db, () => clock.now);
  const app = await createApp({folder, ingest, dist: null, now: () => clock.now});
  const keys = await readKeys(folder.dir, 'bedding');
  const post = async (body: BodyInit | null, init: RequestInit = {}, url = URL) =>
    app.request(url, {method: 'POST', body, ...init});
  return {...folder, app, ingest, clock, key: keys.seal[0] as SealKey, post};
}

const counted = async (db: Statements): Promise<number> =>
  (await db.all<{n: number | null}>('SELECT SUM(count) AS n FROM counters'))[0].n ?? 0;

test('counts a sealed summary under its task, period, week, ε and cell', async () => {
  const {db, key, post} = await openTestApp();
  const body = await seal(hourSummary(9), 'bedding', key);
  expect(body).toHaveLength(BODY_BYTES);
  const response = await post(body);
  expect(response.status).toBe(204);
  expect(await response.text()).toBe('');
  expect(await db.all('SELECT * FROM counters')).toEqual([
    {
      shop_id: 'bedding',
      task: 'hour',
      period: periodOf(NOON),
      week: Math.floor(NOON / DAY_MS / 7),
      a: 20,
      bucket_group: 0,
      bucket_row: 0,
      bucket_value: 9,
      count: 1,
    },
  ]);
});

test('counts the same summary once, however often and however much at once it comes', async () => {
  const {db, key, post} = await openTestApp();
  const body = await seal(hourSummary(1), 'bedding', key);
  const first = await Promise.all(Array.from({length: 20}, () => post(body)));
  const later = await post(body);
  expect([...first, later].map((response) => response.status)).toEqual(Array(21).fill(204));
  expect(await counted(db)).toBe(1);
  const [{day, ...figures}] = (await readReport(db, 'bedding')).days;
  expect(figures).toEqual({accepted: 1, duplicate: 20, refused: {}});
  expect(day).toBe('2026-11-25');
});

test('counts summaries that come one after the other, each sent when the one before was answered', async () => {
  const {db} = await openTestShop();
  const ingest = createIngest(db, () => NOON);
  for (let n = 0; n < 20; n++) expect(await ingest.add('bedding', hourSummary(n), 20)).toBe('accepted');
  expect(await counted(db)).toBe(20);
});

test('counts different summaries with equal answers each', async () => {
  const {db, key, post} = await openTestApp();
  const bodies = await Promise.all(Array.from({length: 48}, (_, n) => seal(hourSummary(n), 'bedding', key)));
  await Promise.all(bodies.map((body) => post(body)));
  expect(await counted(db)).toBe(48);
  expect(await db.all('SELECT DISTINCT count FROM counters')).toEqual([{count: 2}]);
});

test('recognises a re-sent summary a day later, and keeps no nonce beyond two days', async () => {
  const {db, key, post, clock} = await openTestApp();
  const body = await seal(hourSummary(1), 'bedding', key);
  await post(body);
  clock.now += DAY_MS;
  await post(body);
  expect(await counted(db)).toBe(1);
  clock.now += 2 * DAY_MS;
  await post(await seal(hourSummary(2), 'bedding', key));
  expect(await db.all('SELECT day FROM nonces')).toEqual([{day: Math.floor(clock.now / DAY_MS)}]);
});

test('answers 204 to whatever is malformed, counts none of it and tells the merchant why', async () => {
  const {db, key, ingest, post} = await openTestApp();
  const good = await seal(hourSummary(1), 'bedding', key);
  const change = (at: number, value: number) => good.map((byte, i) => (i === at ? value : byte));
  const bodies: BodyInit[] = [
    '',
    'hello',
    good.slice(0, 255),
    Uint8Array.from([...good, 0]),
    new Uint8Array(100_000),
    change(0, 9), // version
    change(1, 77), // key id
    change(40, good[40] ^ 1), // no longer on the curve
    change(200, good[200] ^ 1), // forged ciphertext
    await seal(hourSummary(1), 'another-shop', key),
    await sealBytes(new Uint8Array(173).fill(7), 'bedding', key),
    await seal(hourSummary(1, {value: 25}), 'bedding', key),
    await seal(hourSummary(1, {row: 1}), 'bedding', key),
    await seal(hourSummary(1, {task: 'item', row: 1_024, value: 0}), 'bedding', key),
    await seal(hourSummary(1, {task: 'item', row: 0, value: 596}), 'bedding', key),
    await seal(hourSummary(1, {period: periodOf(NOON) + 1}), 'bedding', key),
    await seal(hourSummary(1, {period: periodOf(NOON) - 2}), 'bedding', key),
  ];
  for (const body of bodies) {
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([204, '']);
  }
  await ingest.flush();
  expect(await counted(db)).toBe(0);
  expect((await readReport(db, 'bedding')).days[0]).toMatchObject({
    accepted: 0,
    refused: {malformed: 7, 'unknown-key': 1, unopenable: 3, 'outside-task': 4, 'outside-period': 2},
  });
});

test('a decoy is answered as an answer is, and changes no row of any table', async () => {
  const {db, key, ingest, post} = await openTestApp();
  await post(await seal(hourSummary(1), 'bedding', key)); // an answer and a refusal, so that no table starts empty
  await post('hello');
  await ingest.flush();
  const tables = await db.all<{name: string}>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  const content = () => Promise.all(tables.map(async ({name}) => [name, await db.all(`SELECT * FROM ${name}`)]));
  const before = await content();
  const decoys = await Promise.all(Array.from({length: 5}, () => sealBytes(encodeDecoy(), 'bedding', key)));
  for (const decoy of [...decoys, decoys[0]]) {
    const response = await post(decoy);
    expect([response.status, await response.text()]).toEqual([204, '']);
  }
  await ingest.flush();
  expect(await content()).toEqual(before);
});

test('opens what is sealed with a rotated key within a minute, and still what was sealed with the key before', async () => {
  const {db, dir, key, post, clock} = await openTestApp();
  await post(await seal(hourSummary(1), 'bedding', key));
  const {seal: keys} = await rotateSealKey(dir, 'bedding');
  clock.now += 60_000;
  await post(await seal(hourSummary(2), 'bedding', keys[1]));
  await post(await seal(hourSummary(3), 'bedding', key));
  expect(await counted(db)).toBe(3);
});

test.each([
  'application/octet-stream',
  'text/plain;charset=UTF-8',
  'application/json',
  'application/json\t; x',
  'multipart/form-data; boundary=x',
  '',
])('reads the raw bytes when the content type is "%s"', async (type) => {
  const {db, key, post} = await openTestApp();
  const response = await post(await seal(hourSummary(3), 'bedding', key), {headers: {'content-type': type}});
  expect(response.status).toBe(204);
  expect(await counted(db)).toBe(1);
});

test('takes the previous period too, since a device may come back after its end', async () => {
  const {db, key, post} = await openTestApp();
  await post(await seal(hourSummary(1, {period: periodOf(NOON) - 1}), 'bedding', key));
  expect(await counted(db)).toBe(1);
});

test('allows any origin and never credentials', async () => {
  const {app, key, post} = await openTestApp();
  const asked = await app.request(URL, {
    method: 'OPTIONS',
    headers: {origin: 'https://shop.example', 'access-control-request-method': 'POST'},
  });
  const posted = await post(await seal(hourSummary(1), 'bedding', key), {headers: {origin: 'https://shop.example'}});
  for (const {status, headers} of [asked, posted]) {
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  }
  expect(asked.headers.get('access-control-allow-headers')).toBe('content-type');
});

test('an unknown shop is the merchant’s mistake, and gets 404', async () => {
  const {key, post} = await openTestApp();
  const body = await seal(hourSummary(1), 'nobody', key);
  const response = await post(body, {}, URL.replace('bedding', 'nobody'));
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    error: {code: 'not-found', field: 'shop', expected: 'a shop of this server'},
  });
});

test('answers 503 and counts nothing when the database fails, and counts again when it is back', async () => {
  const folder = await openTestShop();
  const key = (await readKeys(folder.dir, 'bedding')).seal[0];
  let full = true;
  const db = {
    ...folder.db,
    transaction: <T>(work: (tx: Statements) => Promise<T>) =>
      folder.db.transaction(async (tx) => {
        const result = await work(tx);
        if (full) throw new Error('database or disk is full'); // what SQLite throws at COMMIT
        return result;
      }),
  };
  const reported: unknown[] = [];
  const ingest = createIngest(db, () => NOON);
  const app = await createApp({folder, ingest, dist: null, now: () => NOON, report: (error) => reported.push(error)});
  const body = await seal(hourSummary(1), 'bedding', key);
  const refused = await app.request(URL, {method: 'POST', body});
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
  // A decoy too, or an observer could tell them apart while the disk is full.
  const decoy = await sealBytes(encodeDecoy(), 'bedding', key);
  expect((await app.request(URL, {method: 'POST', body: decoy})).status).toBe(503);
  // A shop's page may read both: without these the browser would only say "failed".
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
  expect(await counted(db)).toBe(0);
  expect(String(reported[0])).toContain('disk is full');
  full = false;
  expect((await app.request(URL, {method: 'POST', body})).status).toBe(204);
  expect(await counted(db)).toBe(1);
});
