import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';
import {encodePack, type Manifest} from '@vitrine/core';
import {build} from 'esbuild';
import {type Browser, chromium, type Page} from 'playwright-core';
import {type Click, type Clicks, openClickPings, openClicks, pingsOf} from './in-page.ts';
import {createPicture} from './picture.ts';
import {NOW, SHOP_ID, speedShop} from './speed-shop.ts';
import {spread, type Timings} from './timings.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const DIST = new URL('../../../../dist/', import.meta.url);
const IN_WORKER = fileURLToPath(new URL('in-worker.ts', import.meta.url));
/** What a shopper's first page waits for. */
const HEAD_ITEMS = 300;
/** Clicks before any counts: compilers and caches have then settled. */
const WARM_UP = 20;
/** Who clicks has looked for longer: pictures are there, and what a card does under the pointer is over. */
const REST_MS = 400;
/** The measure that has a goal. */
export const CLICK = 'click on a card → next list in the page';
/** A page of its own for each: what the one left behind does not weigh on the next. */
const MAX_PAGE_MS = 600_000;

export interface BrowserBench {
  /** What the engine does, in a worker. */
  core(itemCount: number, rounds: number, seed: number): Promise<Timings[]>;
  /** From a click on a card of a shop's page to the list that follows from it, through the built files. */
  click(itemCount: number, rounds: number, seed: number): Promise<Timings[]>;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<BrowserBench> {
  const server = await startShop();
  const browser = await chromium.launch({
    ...(existsSync(CHROMIUM) ? {executablePath: CHROMIUM} : {}),
    args: ['--no-sandbox'],
  });
  return {
    async core(itemCount, rounds, seed) {
      const page = await openPage(browser, `${server.url}/empty`);
      const answer = await page.evaluate(
        (asked) =>
          new Promise<{timings?: Timings[]; error?: string}>((resolve) => {
            const worker = new Worker('/in-worker.js');
            worker.addEventListener('message', ({data}) => resolve(data));
            worker.addEventListener('error', ({message}) => resolve({error: message}));
            worker.postMessage(asked);
          }),
        {itemCount, rounds, seed},
      );
      await page.close();
      if (!answer.timings) throw new Error(`the worker failed: ${answer.error}`);
      return answer.timings;
    },
    async click(itemCount, rounds, seed) {
      server.sell(itemCount, seed);
      const page = await openPage(browser, `${server.url}/shop`);
      await page.evaluate(openClicks);
      const taken: Click[] = [];
      for (let round = 0; round < WARM_UP + rounds; round++) {
        const {x, y} = await page.evaluate((n) => (window as unknown as InShop).clicks.next(n), round);
        await clickAt(page, x, y);
        taken.push(await page.evaluate(() => (window as unknown as InShop).clicks.taken()));
      }
      const clicks = taken.slice(WARM_UP);
      const pings = await page.evaluate(pingsOf, {rounds, restMs: REST_MS});
      await page.close();
      const empty = await openPage(browser, `${server.url}/empty`);
      await empty.evaluate(openClickPings);
      const clickPings: number[] = [];
      for (let round = 0; round < rounds; round++) {
        await clickAt(empty, 20, 15);
        clickPings.push(await empty.evaluate(() => (window as unknown as InEmpty).clickPing()));
      }
      await empty.close();
      return [
        {name: CLICK, itemCount, ...spread(clicks.map(({shown}) => shown))},
        {name: '  until it is painted', itemCount, ...spread(clicks.map(({painted}) => painted))},
        {name: '  floor: a worker answers a click', itemCount, ...spread(clickPings)},
        {name: '  floor: a worker answers a page at rest', itemCount, ...spread(pings)},
      ];
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** The shop's page, once its clicks are watched. */
interface InShop {
  readonly clicks: Clicks;
}

/** The empty page, once its link sends a worker a message. */
interface InEmpty {
  clickPing(): Promise<number>;
}

/** As a shopper does: looks, and clicks. */
async function clickAt(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.waitForTimeout(REST_MS);
  await page.mouse.down();
  await page.mouse.up();
}

async function openPage(browser: Browser, url: string) {
  const page = await browser.newPage();
  page.setDefaultTimeout(MAX_PAGE_MS);
  await page.goto(url);
  return page;
}

const shopPage = (url: string) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Speed</title>
<script src="/vitrine.js" data-shop="${SHOP_ID}" data-server="${url}" data-consent="memory"></script>
<vitrine-shelf placement="home" limit="12"></vitrine-shelf>`;

/** Serves a page, our built files and one pack. Isolated, so that clocks tell microseconds. */
async function startShop() {
  const {outputFiles} = await build({
    entryPoints: [IN_WORKER],
    bundle: true,
    format: 'iife',
    write: false,
    minify: true,
  });
  const files = new Map<string, {type: string; body: Uint8Array | string}>([
    ['/empty', {type: 'text/html', body: '<!doctype html><title>Empty</title>'}],
    ['/in-worker.js', {type: 'text/javascript', body: outputFiles[0].contents}],
  ]);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    void (async () => {
      const isBuilt = /^\/vitrine[\w-]*\.m?js$/.test(path);
      const file = isBuilt
        ? {type: 'text/javascript', body: await readFile(new URL(`.${path}`, DIST))}
        : (files.get(path) ?? (path.startsWith('/images/') ? PICTURE : undefined));
      response.writeHead(file ? 200 : 404, {
        'content-type': file?.type ?? 'text/plain',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      response.end(file?.body);
    })().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  files.set('/shop', {type: 'text/html', body: shopPage(url)});
  return {
    url,
    sell(itemCount: number, seed: number) {
      const body = packFile(encodePack(speedShop(itemCount, seed)));
      const head = packFile(encodePack({...speedShop(Math.min(itemCount, HEAD_ITEMS), seed), part: 'head'}));
      const manifest: Manifest = {
        shopId: SHOP_ID,
        builtAt: NOW,
        head: head.file,
        body: body.file,
        seal: null,
        a: {fine: 148, coarse: 20},
        shares: {},
        evidence: [],
      };
      const signed = JSON.stringify({manifest: JSON.stringify(manifest), signature: ''});
      files.set(`/v1/shops/${SHOP_ID}/manifest`, {type: 'application/json', body: signed});
      for (const {bytes, file} of [head, body]) {
        files.set(`/v1/packs/${file.hash}`, {type: 'application/octet-stream', body: bytes});
      }
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const packFile = (bytes: Uint8Array) => ({
  bytes,
  file: {hash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length},
});

/** Of pixels, as shops have them: an SVG is a document of its own to the browser, and each one on a card is built and torn down. */
const PICTURE = {type: 'image/png', body: createPicture(320)};
