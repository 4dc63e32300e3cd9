import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import type {PageReading} from '@vitrine/tracker';
import {build} from 'esbuild';
import {type Browser, type BrowserContext, type CDPSession, chromium, type Page} from 'playwright-core';
import type {ErasableSource} from './in-page.ts';
import type {StrictReading} from './read-strictly.ts';
import type {SavedPage} from './saved-pages.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const MAX_LOAD_MS = 10_000;
/** Timers of inline scripts that fill a page in; nothing comes over the network. */
const SETTLE_MS = 300;
/** Where a page finds what reads it. */
const SCRIPT = '/vitrine-read-saved.mjs';
/** As rollup.config.mjs puts it before vitrine-detector.mjs: V8 compiles the file beside the page's thread. */
const COMPILE_HINT = '//# allFunctionsCalledOnLoad';

export interface Readings {
  readonly reading: PageReading;
  /** What loading the script kept the page's main thread busy for; other programs on the machine do not count. */
  readonly scriptMs: number;
  /** What the reading did, in all, on the first page of a renderer process: its code, and the browser's own, is cold. */
  readonly ms: number;
  /** What it does on each page after that: the same one again, in the same tab, as when a shopper goes on within a shop. */
  readonly nextMs: number;
  /** The longest of the tasks that it was split into. */
  readonly taskMs: number;
  /** What a fixed piece of work took right after it. */
  readonly paceMs: number;
  readonly peer: StrictReading;
  /** What the peer took, its code as cold, and the page read before. */
  readonly peerMs: number;
}

export interface PageReader {
  read(page: SavedPage, without: readonly ErasableSource[]): Promise<Readings>;
  close(): Promise<void>;
}

/**
 * Opens saved pages in Chromium as if from where they were saved: inline scripts run, since they fill data layers; nothing
 * else is loaded, and a page may not lead away.
 */
export async function createPageReader(): Promise<PageReader> {
  const code = await bundle();
  const browser = await chromium.launch({
    ...(existsSync(CHROMIUM) ? {executablePath: CHROMIUM} : {}),
    args: ['--no-sandbox'],
  });
  return {
    async read(saved, without) {
      const context = await openContext(browser);
      try {
        const page = await context.newPage();
        await serve(page, saved, code);
        const first = await visit(page, saved, without);
        const next = await visit(page, saved, without);
        return {...first, nextMs: next.ms};
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}

/** Opens the page and reads it once, as the tracker does. */
async function visit(
  page: Page,
  {url}: SavedPage,
  without: readonly ErasableSource[],
): Promise<Omit<Readings, 'nextMs'>> {
  await page.goto(url, {waitUntil: 'load', timeout: MAX_LOAD_MS}).catch((error: Error) => {
    if (!/Timeout/.test(error.message)) throw error; // what has loaded until now is read
  });
  await page.waitForTimeout(SETTLE_MS);
  const session = await page.context().newCDPSession(page);
  const threadMs = await threadClock(session);
  const unloaded = await threadMs();
  const inPage = await page.evaluateHandle((script) => import(script) as Promise<InPage>, new URL(SCRIPT, url).href);
  const scriptMs = (await threadMs()) - unloaded;
  await inPage.evaluate((reader, sources) => reader.erase(sources), without);
  await inPage.evaluate((reader) => reader.prepare());
  const call = async <T>(what: (reader: InPage) => T | Promise<T>): Promise<[T, number]> => {
    const began = await threadMs();
    const answer = (await inPage.evaluate(what)) as T;
    return [answer, (await threadMs()) - began];
  };
  await call((reader) => reader.readNothing());
  const [, idle] = await call((reader) => reader.readNothing()); // what a call from outside takes by itself
  const tasks: number[] = [];
  let reading: PageReading | undefined;
  while (!reading) {
    const [answer, busy] = await call((reader) => reader.readOn());
    reading = answer;
    tasks.push(Math.max(busy - idle, 0));
  }
  const [, paceMs] = await call((reader) => reader.keepPace());
  const [peer, peerMs] = await call((reader) => reader.readAsPeer());
  await session.detach();
  return {
    reading,
    scriptMs,
    ms: tasks.reduce((sum, task) => sum + task, 0),
    taskMs: Math.max(...tasks),
    paceMs,
    peer,
    peerMs: Math.max(peerMs - idle, 0),
  };
}

type InPage = typeof import('./in-page.ts');

/** Milliseconds for which the page's main thread has run tasks. */
async function threadClock(session: CDPSession): Promise<() => Promise<number>> {
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  return async () => {
    const {metrics} = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({name}) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
}

/** The tracker as the page would load it, its public door alone, and its peer. */
async function bundle(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [fileURLToPath(new URL('in-page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'ascii',
    banner: {js: COMPILE_HINT},
  });
  return outputFiles[0].text;
}

const openContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    viewport: {width: 1280, height: 720},
    serviceWorkers: 'block',
    acceptDownloads: false,
    bypassCSP: true,
  });

const MAX_RELOADS = 3;

/** Answers the page's own address with the file, also when it loads itself again, serves the script, and refuses everything else. */
async function serve(page: Page, {path}: SavedPage, code: string): Promise<void> {
  const body = await readFile(path);
  let address = '';
  let reloads = 0;
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  page.on('popup', (popup) => void popup.close().catch(() => {}));
  await page.route('**/*', (route) => {
    const request = route.request();
    if (request.url().endsWith(SCRIPT)) return route.fulfill({status: 200, contentType: 'text/javascript', body: code});
    const leads = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (leads && !address) address = request.url();
    if (leads && address === request.url() && reloads++ < MAX_RELOADS) {
      return route.fulfill({status: 200, headers: {'content-type': `text/html${charsetOf(body)}`}, body});
    }
    return leads ? route.fulfill({status: 204}) : route.abort(); // no content: the page stays where it is
  });
}

/** What was saved as UTF-8 is UTF-8, whatever the page declares; anything else is left to the page. */
function charsetOf(body: Buffer): string {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(body);
    return '; charset=utf-8';
  } catch {
    return '';
  }
}
