import {existsSync, readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {type CDPSession, chromium, expect, type Page, test} from '@playwright/test';
import type {ShopEvent} from '@vitrine/core';
import {DIST} from '../../demo-site/compose.ts';

/**
 * A single-page shop that moves as one on Next.js does: the address first, no title for a while, the page 150 to 400 ms
 * later, the last three pages kept in the document, hidden. Prefetches what its links lead to.
 */
const SHOP = `
const main = document.querySelector('#pages');
let moves = 0;
async function arrive() {
  const move = ++moves, id = location.pathname.slice(1);
  document.title = '';
  await new Promise((resolve) => setTimeout(resolve, 150 + (move % 3) * 125));
  if (move !== moves) return;
  for (const page of main.children) page.hidden = true;
  main.insertAdjacentHTML('beforeend', '<article><h1>' + id + '</h1><p>€5.00</p><button>Add to cart</button><a href="/next">Next</a></article>');
  while (main.children.length > 3) main.firstChild.remove();
  document.title = id + ' | Shop';
}
addEventListener('popstate', arrive);
window.go = (to) => { history.pushState(null, '', to); void arrive(); };
void arrive();`;
const EAR = `addEventListener('message', ({data}) => {
  if (data.path?.[0] === 'record') fetch('/heard', {method: 'POST', body: JSON.stringify(data.argumentList[0].value)});
});
importScripts('/vitrine/vitrine-worker.js');`;

let server: Server;
let url: string;
const heard: ShopEvent[] = [];
const viewed = () =>
  heard
    .filter((event) => event.type === 'view')
    .toSorted((a, b) => a.at - b.at)
    .map((event) => 'item' in event && event.item.title);

async function answer(request: IncomingMessage, response: ServerResponse) {
  const {pathname} = new URL(request.url ?? '/', 'http://shop');
  if (pathname === '/heard') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    heard.push(...(JSON.parse(Buffer.concat(chunks).toString()) as ShopEvent[]));
    return response.end();
  }
  if (pathname.startsWith('/vitrine/') || pathname === '/ear.js') {
    response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
    return response.end(pathname === '/ear.js' ? EAR : readFileSync(join(DIST, pathname.slice('/vitrine/'.length))));
  }
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  return response.end(`<!doctype html><html lang="en"><head><title>${pathname.slice(1)} | Shop</title>
    <script async src="/vitrine/vitrine.js" data-shop="spa" data-consent="memory" data-worker="/ear.js"></script></head>
    <body><div id="pages"></div><script>${SHOP}</script></body></html>`);
}

test.beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
test.beforeEach(() => {
  heard.length = 0;
});

declare const go: (to: string) => void;
const names = (from: number, to: number) => Array.from({length: to - from}, (_, index) => `lamp-${from + index}`);

/** Goes to each item, and waits there until it was seen. */
async function walk(page: Page, items: readonly string[]): Promise<void> {
  for (const item of items) {
    const count = viewed().length;
    await page.evaluate((to) => go(to), `/${item}`);
    await expect.poll(() => viewed().length, {timeout: 6000}).toBe(count + 1);
  }
}

async function measure(cdp: CDPSession) {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const {jsEventListeners, nodes} = await cdp.send('Memory.getDOMCounters');
  const {usedSize} = await cdp.send('Runtime.getHeapUsage');
  return {jsEventListeners, nodes, usedSize};
}

test('50 navigations are 50 views in their order, and nothing grows', async ({page, browserName}) => {
  test.setTimeout(180_000);
  await page.goto(`${url}/lamp-0`);
  await expect.poll(() => viewed().length).toBe(1);
  await walk(page, names(1, 20));
  const cdp = browserName === 'chromium' ? await page.context().newCDPSession(page) : null;
  const before = cdp && (await measure(cdp));
  await walk(page, names(20, 50));
  await page.evaluate(() => history.back());
  await expect.poll(() => viewed().length).toBe(51); // and the one of the first document
  expect(viewed()).toEqual([...names(0, 50), 'lamp-48']);
  if (!cdp || !before) return;
  const after = await measure(cdp);
  expect(after.jsEventListeners).toBe(before.jsEventListeners);
  expect(after.nodes - before.nodes).toBeLessThan(30); // a page of the shop has 9
  expect(after.usedSize - before.usedSize).toBeLessThan(30 * 10_000);
});

test('10 of 10 documents come back from the back-forward cache, each one view of its own', async ({browserName}) => {
  test.skip(browserName !== 'chromium', 'only Chromium can be asked whether it kept a document');
  const path = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({
    ...(existsSync(path) ? {executablePath: path} : {}),
    args: ['--no-sandbox'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      addEventListener('pageshow', ({persisted}) => {
        if (persisted)
          document.documentElement.dataset['restored'] =
            `${Number(document.documentElement.dataset['restored'] ?? 0) + 1}`;
      });
    });
    await page.goto(`${url}/first`);
    await expect.poll(() => viewed().length).toBe(1);
    for (let round = 1; round <= 10; round++) {
      await page.goto(`${url}/other-${round}`);
      await expect.poll(() => viewed().length).toBe(round + 1);
      await page.evaluate(() => history.back());
      await expect
        .poll(() => page.evaluate(() => document.documentElement.dataset['restored']).catch(() => null))
        .toBe(`${round}`);
    }
    await page.waitForTimeout(1000);
    expect(viewed()).toEqual(['first', ...Array.from({length: 10}, (_, index) => `other-${index + 1}`)]);
  } finally {
    await browser.close();
  }
});
