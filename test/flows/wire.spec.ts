import {expect, test} from '@playwright/test';
import {agree, leaveUntilSent, look} from './scenes.ts';
import {playwrightShopper} from './shopper.ts';
import {type Stand, startStand} from './stand.ts';

let stand: Stand;
test.beforeEach(async () => {
  stand = await startStand({haste: 10}); // an answer waits for a minute in all
});
test.afterEach(() => stand.stop());

/** Our own static files; the engine's only where a busy machine's worker was late. */
const FILES = [
  '.js',
  ...['tracker', 'detector', 'platforms', 'search', 'rerank', 'engine', 'seal', 'find', 'profile'].map(
    (name) => `-${name}.mjs`,
  ),
  '-worker.js',
].map((file) => `/vitrine${file}`);

test('a visit of a hundred steps sends one summary of 256 bytes and asks for nothing but files, manifest and packs', async ({
  page,
}) => {
  const shopper = playwrightShopper(page);
  const origins = new Set<string>();
  page.on('request', (request) => {
    const {protocol, origin} = new URL(request.url());
    if (protocol.startsWith('http')) origins.add(origin);
  });
  await agree(shopper, stand, 'sync');
  const itemIds = await shopper.evaluate<string[]>(
    `fetch('/feed.json').then((response) => response.json()).then(({items}) => items.map(({itemId}) => itemId))`,
  );
  // Twenty-four pages, a few of them left as soon as they are there; on every other one the shop's own code tells of six looks.
  for (let opened = 0; opened < 24; opened++) {
    const [itemId, ...others] = Array.from({length: 7}, (_, i) => itemIds[(opened * 49 + i * 7) % itemIds.length]);
    if (opened % 8 === 3) await shopper.goto(`${stand.shopUrl}/search?q=${encodeURIComponent(itemId.split('-')[0])}`);
    else await shopper.goto(`${stand.shopUrl}${opened % 8 === 5 ? '/en' : ''}/p/${itemId}`);
    if (opened % 2 === 0) continue;
    for (const other of others)
      await shopper.evaluate(`vitrine.track({type: 'view', item: {itemId: ${JSON.stringify(other)}}})`);
    if (opened % 10 === 9) await shopper.waitFor(`all('vitrine-shelf li[data-item-id]').length > 0`, 'a shelf');
  }
  await look(shopper, stand, itemIds[4]);
  // A page that leaves before it hears the answer would rightly send the same bytes again, half an hour later.
  await leaveUntilSent(shopper);
  await shopper.goto(`${stand.shopUrl}/p/${itemIds[5]}`);
  await shopper.hide();
  await page.waitForTimeout(500);

  const shop = `/v1/shops/${stand.shopId}`;
  const allowed = (method: string, path: string) =>
    (method === 'GET' &&
      (FILES.includes(path) || path === `${shop}/manifest` || /^\/v1\/packs\/[0-9a-f]{64}$/.test(path))) ||
    (method === 'POST' && path === `${shop}/summaries`) ||
    (method === 'OPTIONS' && path === `${shop}/summaries`);
  expect(
    stand.requests.filter(({method, path}) => !allowed(method, path)).map(({method, path}) => `${method} ${path}`),
  ).toEqual([]);
  expect([...origins].toSorted()).toEqual([stand.shopUrl, stand.serverUrl].toSorted());

  const posts = stand.requests.filter(({method}) => method === 'POST');
  expect(posts).toHaveLength(1);
  expect(posts[0].body).toHaveLength(256);
  for (const {headers} of stand.requests) {
    expect(headers['cookie']).toBeUndefined();
    expect(headers['referer'] ?? '').not.toContain('/p/');
  }
  expect(posts[0].headers['referer']).toBeUndefined();

  // The receipt shows those very bytes.
  const [receipt] = await shopper.evaluate<{state: string; body: number[]}[]>(
    `vitrine.receipts().then((receipts) => receipts.map(({state, body}) => ({state, body: [...body]})))`,
  );
  expect(receipt).toEqual({state: 'sent', body: [...posts[0].body]});
});

test('nothing is kept and nothing is sent before the shopper has agreed, or under Global Privacy Control', async ({
  browser,
}) => {
  for (const gpc of [false, true]) {
    const context = await browser.newContext();
    if (gpc) {
      await context.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true, configurable: true});
      });
    }
    const page = await context.newPage();
    const shopper = playwrightShopper(page);
    await shopper.goto(`${stand.shopUrl}/p/formula-101`);
    await shopper.waitFor(`vitrine.profile().then(({eventCount}) => eventCount > 0)`, 'the view');
    if (gpc) await shopper.click('#consent [data-consent="sync"]');
    await shopper.hide();
    await page.waitForTimeout(500);
    if (!gpc) {
      const kept = await shopper.evaluate<unknown[]>(
        `Promise.all([indexedDB.databases ? indexedDB.databases() : [], Object.keys(localStorage).filter((k) => k.startsWith('vitrine')), Object.keys(sessionStorage).filter((k) => k.startsWith('vitrine'))])`,
      );
      expect(kept).toEqual([[], [], []]);
    }
    expect(stand.requests.filter(({method}) => method === 'POST')).toEqual([]);
    await context.close();
  }
});

test('what two browsers answer changes the pack that a third one gets', async ({browser}) => {
  const packOf = async () => {
    const context = await browser.newContext();
    const shopper = playwrightShopper(await context.newPage());
    await shopper.goto(`${stand.shopUrl}/`);
    await shopper.waitFor(`all('vitrine-shelf li[data-item-id]').length > 0`, 'a shelf');
    await expect.poll(() => packs().length).toBeGreaterThan(1);
    await context.close();
    const [last] = packs().slice(-1);
    return last.path;
  };
  const packs = () => stand.requests.filter(({path}) => path.startsWith('/v1/packs/'));
  const before = await packOf();
  const visitor = async () => {
    const context = await browser.newContext();
    const shopper = playwrightShopper(await context.newPage());
    await agree(shopper, stand, 'sync');
    for (const itemId of ['formula-101', 'formula-102', 'formula-103']) await look(shopper, stand, itemId);
    await leaveUntilSent(shopper);
    await context.close();
  };
  await Promise.all([visitor(), visitor()]);
  expect(stand.requests.filter(({method}) => method === 'POST')).toHaveLength(2);
  await stand.buildPack();
  await expect.poll(packOf, {timeout: 30_000}).not.toBe(before);
});
