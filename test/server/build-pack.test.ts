import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {brotliDecompressSync} from 'node:zlib';
import {type Manifest, openPack, type SignedManifest} from '@vitrine/core';
import {expect, test} from 'vitest';
import {createApp} from '../../packages/server/src/app.ts';
import {importCatalogue} from '../../packages/server/src/catalog/import-catalogue.ts';
import type {DataFolder} from '../../packages/server/src/data-folder.ts';
import {contentHash} from '../../packages/server/src/hash.ts';
import {createIngest} from '../../packages/server/src/ingest.ts';
import {readKeys} from '../../packages/server/src/keys.ts';
import {importLog} from '../../packages/server/src/orders/import-log.ts';
import {logFileOf} from '../../packages/server/src/orders/log-file.ts';
import {buildPack} from '../../packages/server/src/pack/build-pack.ts';
import {NOON, openTestShop} from './folder.ts';

/** 300 items in 10 top categories, and 60 orders that pair neighbours. */
async function openStockedShop() {
  const folder = await openTestShop();
  const items = Array.from(
    {length: 300},
    (_, i) => `I${i},床上用品第${i}号,/p/${i},${10 + i}.50,Top ${i % 10} > Leaf ${i % 30},Brand ${i % 7}`,
  );
  const catalogue = `id,title,link,price,category,brand\n${items.join('\n')}\n`;
  await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: Buffer.from(catalogue)}, NOON);
  const orders = Array.from({length: 60}, (_, i) => `${i},I${i % 20}\n${i},I${(i % 20) + 1}`);
  const csv = `order_id,item_id\n${orders.join('\n')}\n`;
  await importLog(folder, 'bedding', logFileOf('orders.csv', csv), NOON, {kind: 'orders'});
  const app = await createApp({folder, ingest: createIngest(folder.db, () => NOON), dist: null, now: () => NOON});
  return {...folder, app};
}

const open = async ({dir}: DataFolder, hash: string) => {
  const bytes = await readFile(join(dir, 'packs', hash));
  return openPack(Uint8Array.from(bytes).buffer);
};

test('builds a body of every item and a head of every top category, each named by its content', async () => {
  const folder = await openStockedShop();
  const {manifest, headItems, headBrotli} = await buildPack(folder, 'bedding', NOON);
  for (const part of [manifest.head, manifest.body]) {
    const bytes = await readFile(join(folder.dir, 'packs', part.hash));
    expect([contentHash(bytes), bytes.length]).toEqual([part.hash, part.bytes]);
    expect(brotliDecompressSync(await readFile(join(folder.dir, 'packs', `${part.hash}.br`)))).toEqual(bytes);
  }
  expect((await open(folder, manifest.body.hash)).itemCount).toBe(300);
  expect((await open(folder, manifest.head.hash)).itemCount).toBe(headItems);
  expect(headBrotli).toBeLessThanOrEqual(20_000);
  expect(headItems).toBeGreaterThanOrEqual(60);
});

test('the manifest verifies with WebCrypto under the key in the merchant’s tag, and not when a byte is changed', async () => {
  const folder = await openStockedShop();
  await buildPack(folder, 'bedding', NOON);
  const {publicKey: dataKey} = await readKeys(folder.dir, 'bedding');
  const response = await folder.app.request('http://x/v1/shops/bedding/manifest');
  expect(response.headers.get('cache-control')).toBe('public, max-age=60');
  expect([response.headers.get('etag'), response.headers.get('last-modified')]).toEqual([null, null]);
  const {manifest, signature} = (await response.json()) as SignedManifest;
  const key = await crypto.subtle.importKey('raw', Buffer.from(dataKey, 'base64'), 'Ed25519', false, ['verify']);
  const verify = (text: string) =>
    crypto.subtle.verify(
      'Ed25519',
      key,
      Buffer.from(signature, 'base64'),
      new TextEncoder().encode(`vitrine-manifest/1\n${text}`),
    );
  expect(await verify(manifest)).toBe(true);
  expect(await verify(manifest.replace('"shopId":"bedding"', '"shopId":"beddinh"'))).toBe(false);
  const parsed = JSON.parse(manifest) as Manifest;
  expect(parsed.builtAt).toBe(NOON);
  const shares = Object.values(parsed.shares).reduce((sum, share) => sum + share, 0);
  expect(shares).toBeCloseTo(1, 9);
});

test('two builds of the same data on one day give the same bytes; news gives others', async () => {
  const folder = await openStockedShop();
  const first = await buildPack(folder, 'bedding', NOON);
  const again = await buildPack(folder, 'bedding', NOON + 3_600_000);
  expect(again.manifest.head).toEqual(first.manifest.head);
  expect(again.manifest.body).toEqual(first.manifest.body);
  const csv = 'order_id,item_id\n9,I100\n9,I200\n';
  await importLog(folder, 'bedding', logFileOf('more.csv', csv), NOON, {kind: 'orders'});
  const news = await buildPack(folder, 'bedding', NOON + 7_200_000);
  expect(news.manifest.body.hash).not.toBe(first.manifest.body.hash);
});

test('keeps the packs of the last five builds and no others', async () => {
  const folder = await openStockedShop();
  const hashes: string[] = [];
  for (let day = 0; day < 7; day++) {
    const {manifest} = await buildPack(folder, 'bedding', NOON + day * 86_400_000);
    hashes.push(manifest.body.hash);
  }
  const files = new Set(await readdir(join(folder.dir, 'packs')));
  expect(hashes.map((hash) => files.has(hash) && files.has(`${hash}.br`))).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(files.size).toBe(20);
});

test('serves a pack as immutable bytes, compressed for whoever takes brotli', async () => {
  const folder = await openStockedShop();
  const {manifest} = await buildPack(folder, 'bedding', NOON);
  const url = `http://x/v1/packs/${manifest.head.hash}`;
  const plain = await folder.app.request(url);
  const bytes = Buffer.from(await plain.arrayBuffer());
  expect(contentHash(bytes)).toBe(manifest.head.hash);
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(plain.headers.get('access-control-allow-origin')).toBe('*');
  expect([plain.headers.get('etag'), plain.headers.get('last-modified')]).toEqual([null, null]);
  const packed = await folder.app.request(url, {headers: {'accept-encoding': 'gzip, br'}});
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer()))).toEqual(bytes);
});

test('answers 404 to every hash but those of its packs, and to every way out of their folder', async () => {
  const folder = await openStockedShop();
  const {manifest} = await buildPack(folder, 'bedding', NOON);
  const {hash} = manifest.head;
  const names = [
    '0'.repeat(64),
    hash.slice(1),
    `${hash}.br`,
    hash.toUpperCase(),
    '..%2fvitrine.db',
    '%2e%2e%2fkeys%2fbedding.json',
  ];
  for (const name of names) {
    const response = await folder.app.request(`http://x/v1/packs/${name}`);
    expect([response.status, await response.json()]).toEqual([
      404,
      {error: expect.objectContaining({code: 'not-found'})},
    ]);
  }
});

test('a shop without a catalogue has no pack, and its manifest is not found', async () => {
  const folder = await openTestShop();
  await expect(buildPack(folder, 'bedding', NOON)).rejects.toThrow('no catalogue yet');
  const app = await createApp({folder, ingest: createIngest(folder.db, () => NOON), dist: null, now: () => NOON});
  expect((await app.request('http://x/v1/shops/bedding/manifest')).status).toBe(404);
  expect((await app.request('http://x/v1/shops/nobody/manifest')).status).toBe(404);
});
