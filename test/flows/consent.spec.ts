import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {expect, type Page, test} from '@playwright/test';
import type {ProfileView} from '@vitrine/core';
import {DIST} from '../../demo-site/compose.ts';

declare const vitrine: {profile(): Promise<ProfileView>};
declare const gtag: (...call: unknown[]) => void;

/** A shop whose every address but our files is an item's page; `?early` and `?late` say what runs before our tag and after it. */
let server: Server;
let url: string;
test.beforeAll(async () => {
  server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://shop');
    if (pathname.startsWith('/vitrine/')) {
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
      return response.end(readFileSync(join(DIST, pathname.slice('/vitrine/'.length))));
    }
    const name = pathname.slice(1);
    const product = {'@type': 'Product', name, sku: name, offers: {'@type': 'Offer', price: '5', priceCurrency: 'EUR'}};
    const script = (code: string | null) => `<script>${code ?? ''}</script>`;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return response.end(`<!doctype html><html lang="en"><head><title>${name}</title>
      <script type="application/ld+json">${JSON.stringify({'@context': 'https://schema.org', ...product})}</script>
      ${script('dataLayer = []; function gtag() { dataLayer.push(arguments); }')}${script(searchParams.get('early'))}
      <script src="/vitrine/vitrine.js" data-shop="consent" data-consent="local"></script>
      ${script(searchParams.get('late'))}</head><body><h1>${name}</h1><p>€5.00</p><button>Add to cart</button></body></html>`);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const DENIED = "gtag('consent', 'default', {functionality_storage: 'denied', analytics_storage: 'denied'})";
const update = (page: Page, state: 'granted' | 'denied') =>
  page.evaluate((says) => gtag('consent', 'update', {functionality_storage: says}), state);
const visit = (page: Page, item: string, scripts: {early?: string; late?: string} = {}) =>
  page.goto(`${url}/${item}?${new URLSearchParams(scripts)}`);
const known = (page: Page) =>
  page.evaluate(async () => {
    const {storage, recentItemIds} = await vitrine.profile();
    return {storage, items: recentItemIds.toSorted()};
  });
/** How many records of ours lie in IndexedDB, read past our own code; null where there is not even a database. */
const onDevice = (page: Page) =>
  page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({name}) => name === 'vitrine-consent')) return null;
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('vitrine-consent');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error as DOMException);
    });
    const count = await new Promise<number>((resolve) => {
      const counting = db.transaction('events').objectStore('events').count();
      counting.onsuccess = () => resolve(counting.result);
    });
    db.close();
    return count;
  });

test('an open question writes nothing; the yes keeps the page and the profile of earlier visits', async ({page}) => {
  await visit(page, 'lamp');
  await expect.poll(() => onDevice(page)).toBeGreaterThan(0);
  const before = await onDevice(page);
  await visit(page, 'desk', {early: DENIED});
  await expect.poll(() => known(page)).toEqual({storage: 'memory', items: ['desk']});
  expect(await onDevice(page)).toBe(before);
  await update(page, 'granted');
  await expect.poll(() => known(page)).toEqual({storage: 'indexeddb', items: ['desk', 'lamp']});
  expect(await onDevice(page)).toBeGreaterThan(before as number);
});

test('a first visit that is never answered leaves no database behind, nor does one that is refused', async ({page}) => {
  await visit(page, 'desk', {early: DENIED});
  await expect.poll(() => known(page)).toEqual({storage: 'memory', items: ['desk']});
  await update(page, 'denied');
  await expect.poll(() => known(page)).toEqual({storage: 'memory', items: ['desk']});
  expect(await onDevice(page)).toBeNull();
  expect(await page.evaluate(() => Object.keys(sessionStorage).concat(Object.keys(localStorage)))).toEqual([]);
});

test('a default that comes after us holds a returning visitor’s profile, and a withdrawal erases it', async ({
  page,
}) => {
  await visit(page, 'lamp');
  await expect.poll(() => onDevice(page)).toBeGreaterThan(0);
  await visit(page, 'desk', {late: DENIED});
  await expect.poll(() => known(page)).toEqual({storage: 'memory', items: ['desk']});
  expect(await onDevice(page)).toBeGreaterThan(0);
  await update(page, 'granted');
  await expect.poll(() => known(page)).toEqual({storage: 'indexeddb', items: ['desk', 'lamp']});
  await update(page, 'denied');
  await expect.poll(() => onDevice(page)).toBe(0);
  expect(await known(page)).toEqual({storage: 'memory', items: []});
});

test('the stub of a manager holds, its answer on a later page erases', async ({page}) => {
  const stub = 'calls = []; __tcfapi = (...call) => calls.push(call)';
  await visit(page, 'lamp');
  await expect.poll(() => onDevice(page)).toBeGreaterThan(0);
  await visit(page, 'desk', {early: stub});
  await expect.poll(() => known(page)).toEqual({storage: 'memory', items: ['desk']});
  await page.waitForFunction(() => (globalThis as unknown as {calls: unknown[]}).calls.length > 0);
  expect(await onDevice(page)).toBeGreaterThan(0);
  await page.evaluate(() => {
    const [, , hear] = (globalThis as unknown as {calls: [string, number, (data: object, success: boolean) => void][]})
      .calls[0]!;
    const consents = {1: true, 5: false, 6: false};
    hear({eventStatus: 'tcloaded', gdprApplies: true, listenerId: 1, purpose: {consents}}, true);
  });
  await expect.poll(() => onDevice(page)).toBe(0);
});
