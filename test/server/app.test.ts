import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {brotliDecompressSync} from 'node:zlib';
import type {ShopReport} from '@vitrine/core';
import {expect, test} from 'vitest';
import {createApp} from '../../packages/server/src/app.ts';
import {createIngest} from '../../packages/server/src/ingest.ts';
import {createShop} from '../../packages/server/src/shops.ts';
import {NOON, openTestShop, SETTINGS} from './folder.ts';

async function openTestApp() {
  const folder = await openTestShop();
  const dist = join(folder.dir, 'dist');
  await mkdir(join(dist, 'dashboard'), {recursive: true});
  await writeFile(join(dist, 'vitrine.js'), 'globalThis.x = 1;');
  await writeFile(join(dist, 'vitrine-seal.mjs'), 'export {};');
  await writeFile(join(dist, 'dashboard', 'index.html'), '<!doctype html>');
  await writeFile(join(dist, '.env'), 'SECRET=1');
  const app = await createApp({folder, ingest: createIngest(folder.db, () => NOON), dist, now: () => NOON});
  return {...folder, app};
}

test('serves the built files to any origin, compressed for whoever takes brotli', async () => {
  const {app} = await openTestApp();
  const plain = await app.request('http://x/vitrine.js');
  expect(await plain.text()).toBe('globalThis.x = 1;');
  expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(plain.headers.get('access-control-allow-origin')).toBe('*');
  expect(plain.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(plain.headers.get('cache-control')).toContain('max-age=3600');
  expect((await app.request('http://x/vitrine-seal.mjs')).headers.get('content-type')).toContain('text/javascript');
  const packed = await app.request('http://x/vitrine.js', {headers: {'accept-encoding': 'br'}});
  expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('globalThis.x = 1;');
});

test.each(['/.env', '/../vitrine.db', '/%2e%2e/vitrine.db', '/..%2fkeys%2fbedding.json', '/missing.js', '/v1/nothing'])(
  'answers 404 to %s',
  async (path) => {
    const {app} = await openTestApp();
    const response = await app.request(`http://x${path}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({error: {code: 'not-found', field: 'path'}});
  },
);

test('is healthy while its database can be read', async () => {
  const {app} = await openTestApp();
  const response = await app.request('http://x/healthz');
  expect([response.status, await response.json()]).toEqual([200, {status: 'ok'}]);
});

test('shows a report to its own token and to no other', async () => {
  const {app, shop, ...folder} = await openTestApp();
  const other = await createShop(folder, {...SETTINGS, shopId: 'other'}, NOON);
  const get = (shopId: string, token?: string) =>
    app.request(`http://x/v1/shops/${shopId}/report`, token ? {headers: {authorization: `Bearer ${token}`}} : {});
  const own = await get('bedding', shop.adminToken);
  expect(own.status).toBe(200);
  expect(own.headers.get('access-control-allow-origin')).toBeNull();
  const {readiness, ...report} = (await own.json()) as ShopReport;
  expect(report).toEqual({
    shopId: 'bedding',
    tasks: [],
    days: [],
    catalogue: {items: 0, available: 0, categories: 0},
    imports: [],
    packBuiltAt: null,
    evidence: [],
    alarms: [],
    rolledBack: [],
  });
  expect(readiness.every(({ready, needs}) => !ready && needs[0].what === 'items')).toBe(true);
  const refused = await Promise.all([
    get('bedding'),
    get('bedding', other.adminToken),
    get('nobody', shop.adminToken),
    get('bedding', 'x'),
  ]);
  expect(refused.map((response) => response.status)).toEqual([401, 401, 401, 401]);
});

test('shows forecast and data sheet to the shop’s own token alone, and names what it cannot read', async () => {
  const {app, shop} = await openTestApp();
  const {shopId, adminToken} = shop;
  const ask = (path: string, token: string) =>
    app.request(`http://x/v1/shops/${shopId}/${path}`, {headers: {authorization: `Bearer ${token}`}});
  for (const path of ['data-sheet', 'forecast?visits=1000']) expect((await ask(path, 'wrong')).status).toBe(401);
  expect((await ask('data-sheet', adminToken)).status).toBe(404); // nothing is built yet
  const forecast = await ask('forecast?visits=1000&consent=40', adminToken);
  expect(await forecast.json()).toMatchObject({visitsPerDay: 1_000, answersPerDay: 250, consentShare: 0.4});
  const wrong = await ask('forecast?consent=140', adminToken);
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({error: {field: 'consent'}});
});

test('has these routes and no others', async () => {
  const {app} = await openTestApp();
  expect(app.routes.map(({method, path}) => `${method} ${path}`)).toEqual([
    'OPTIONS /v1/*',
    'POST /v1/shops/:shop/summaries',
    'GET /v1/shops/:shop/manifest',
    'GET /v1/shops/:shop/list',
    'GET /v1/shops/:shop/report',
    'GET /v1/shops/:shop/data-sheet',
    'GET /v1/shops/:shop/forecast',
    'GET /v1/packs/:hash',
    'GET /healthz',
    'GET /*',
  ]);
});
