import {appendFile} from 'node:fs/promises';
import {expect, type Page, test} from '@playwright/test';
import type {Figure} from '../../packages/lab/src/figure.ts';
import type {Recorded} from './recorder.ts';
import {agree} from './scenes.ts';
import {playwrightShopper, type Shopper} from './shopper.ts';
import {type Stand, startStand} from './stand.ts';

const STEPS = 500;
const HOUR = 3_600_000;
/** Of the clock, epoch ms in page and session: how far it has been set ahead. */
const AHEAD = 'audit-ahead';
/** Our own static files. */
const FILE = /^\/vitrine(-(tracker|receipts|seal|engine|assured))?\.m?js$|^\/vitrine-worker\.js$/;

interface Kept {
  readonly task: string;
  readonly state: string;
  readonly body: readonly number[];
}

/**
 * Sets the page's clock ahead by what its session says. Workers have a clock of their own, so a page that lives ahead of time has
 * none, and runs the same engine itself, as a page does whose policy forbids workers.
 */
async function moveClock(page: Page): Promise<void> {
  await page.addInitScript((key) => {
    const ahead = Number(sessionStorage.getItem(key) ?? 0);
    if (ahead === 0) return;
    const Real = Date;
    const now = () => Real.now() + ahead;
    window.Date = new Proxy(Real, {
      construct: (_, args: []) => (args.length > 0 ? new Real(...args) : new Real(now())),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
    Reflect.deleteProperty(window, 'Worker');
  }, AHEAD);
}

test('a visit of five hundred steps, one a month later and one two hours after that: every byte that leaves', async ({
  page,
}) => {
  const {name: browser} = test.info().project;
  const stand = await startStand();
  try {
    await moveClock(page);
    const shopper = playwrightShopper(page);
    const origins = new Set<string>();
    page.context().on('request', (request) => {
      const {protocol, origin} = new URL(request.url());
      if (protocol.startsWith('http')) origins.add(origin);
    });
    await agree(shopper, stand, 'sync');
    // A cookie that would go along, were any sent: ports share cookies.
    await page.context().addCookies([{name: 'customer', value: '4711', url: stand.shopUrl}]);
    const itemIds = await shopper.evaluate<string[]>(
      `fetch('/feed.json').then((response) => response.json()).then(({items}) => items.map(({itemId}) => itemId))`,
    );
    for (let step = 0; step < STEPS; step++) {
      const itemId = itemIds[(step * 7) % itemIds.length];
      if (step % 8 === 3) await shopper.goto(`${stand.shopUrl}/search?q=${encodeURIComponent(itemId.split('-')[0])}`);
      else if (step % 8 === 5) await shopper.goto(`${stand.shopUrl}/en/p/${itemId}`);
      else await shopper.goto(`${stand.shopUrl}/p/${itemId}`);
      if (step % 25 === 24) await shopper.waitFor(`all('vitrine-shelf li[data-item-id]').length > 0`, 'a shelf');
    }
    // Short pages end their worker before it has drawn anything; the last one stays long enough, by the real clock.
    await untilDrawn(shopper);
    await page.waitForTimeout(31_000);
    await untilSent(shopper, 1);
    for (const [visit, hours] of [29 * 24, 29 * 24 + 2].entries()) {
      const url = `${stand.shopUrl}/p/${itemIds[visit]}`;
      await goTo(shopper, url, hours * HOUR);
      await goTo(shopper, url, hours * HOUR + 31_000); // the visit has lasted: leaving draws a body
      await untilDrawn(shopper);
      await goTo(shopper, url, hours * HOUR + 62_000); // and it has waited: leaving takes it along
      await untilSent(shopper, visit + 2);
    }
    const receipts = await shopper.evaluate<Kept[]>(
      `vitrine.receipts().then((receipts) => receipts.map(({task, state, body}) => ({task, state, body: [...body]})))`,
    );
    const others = [...origins].filter((origin) => origin !== stand.shopUrl && origin !== stand.serverUrl);
    const figures = figuresOf(browser, stand, receipts, others);
    const file = process.env['VITRINE_FIGURES'];
    if (file) await appendFile(file, figures.map((figure) => `${JSON.stringify(figure)}\n`).join(''));
    expect(figures.filter(({goal}) => goal === false)).toEqual([]);
  } finally {
    await stand.stop();
  }
});

const receiptsThat = (state: string, count: number) =>
  `vitrine.receipts().then((receipts) => receipts.filter((receipt) => receipt.state === '${state}').length >= ${count})`;

/** A visit that has lasted draws its body when the page is hidden. */
async function untilDrawn(shopper: Shopper): Promise<void> {
  await shopper.hide();
  await shopper.waitFor(receiptsThat('pending', 1), 'a body to be drawn');
}

/** One that has waited leaves when the page is hidden. */
async function untilSent(shopper: Shopper, count: number): Promise<void> {
  await shopper.hide();
  await shopper.waitFor(receiptsThat('sent', count), `${count} receipts`);
}

/** Opens a page at a time so far ahead, and waits for the device to have remembered the look. */
async function goTo(shopper: Shopper, url: string, ahead: number): Promise<void> {
  await shopper.evaluate(`sessionStorage.setItem('${AHEAD}', '${ahead}')`);
  await shopper.goto(url);
  await shopper.waitFor(`vitrine.profile().then(({recentItemIds}) => '${url}'.endsWith(recentItemIds[0]))`, 'the look');
}

function figuresOf(
  browser: string,
  {requests, shopId, shopUrl}: Stand,
  receipts: readonly Kept[],
  others: readonly string[],
): Figure[] {
  const shop = `/v1/shops/${shopId}`;
  const isFile = ({method, path}: Recorded) => method === 'GET' && FILE.test(path);
  const isPack = ({method, path}: Recorded) =>
    method === 'GET' && (path === `${shop}/manifest` || /^\/v1\/packs\/[0-9a-f]{64}$/.test(path));
  const isSummary = ({method, path}: Recorded) =>
    (method === 'POST' || method === 'OPTIONS') && path === `${shop}/summaries`; // OPTIONS: the browser asks the server first
  const posts = requests.filter(({method}) => method === 'POST').map(({body}) => body.toString('hex'));
  const sent = receipts.filter(({state}) => state === 'sent');
  const bodies = sent.map(({body}) => Buffer.from(body).toString('hex'));
  const answers = sent.filter(({task}) => task !== 'decoy').length;

  const figure = (name: string, value: number, unit: string): Figure => ({name: `${browser}: ${name}`, value, unit});
  const none = (name: string, found: number): Figure => ({
    ...figure(name, found, 'requests'),
    limit: 0,
    goal: found === 0,
  });
  const some = (name: string, found: number): Figure => ({...figure(name, found, 'bodies'), goal: found > 0});
  const count = (is: (request: Recorded) => boolean) => requests.filter(is).length;
  return [
    figure('requests seen', requests.length, 'requests'),
    none(
      'neither file, manifest, pack nor summary',
      count((one) => !isFile(one) && !isPack(one) && !isSummary(one)),
    ),
    none('to anybody but shop and server', others.length),
    none(
      'with a query',
      count(({path}) => path.includes('?')),
    ),
    none(
      'for packs and summaries with a cookie or a login',
      count((one) => !isFile(one) && ('cookie' in one.headers || 'authorization' in one.headers)),
    ),
    none(
      'for packs and summaries with a referrer',
      count((one) => !isFile(one) && 'referer' in one.headers),
    ),
    none(
      'for files with a referrer that names a page of the shop', // our own file names itself when it loads another
      count(
        ({headers}) =>
          String(headers['referer'] ?? '').startsWith(`${shopUrl}/`) && headers['referer'] !== `${shopUrl}/`,
      ),
    ),
    some('answers sent', answers),
    some('decoys sent', sent.length - answers),
    none(
      'bodies not of 256 bytes',
      count(({method, body}) => method === 'POST' && body.length !== 256),
    ),
    none('bodies that are no sent receipt, byte for byte', posts.filter((body) => !bodies.includes(body)).length),
    none('sent receipts that are no body', bodies.filter((body) => !posts.includes(body)).length),
  ];
}
