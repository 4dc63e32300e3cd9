import {LIFETIME_NATS, type Manifest, openPack, type ShopEvent, type SignedManifest, WINDOW_MS} from '@vitrine/core';
import {buildPack, createApp, createIngest, importCatalogue, readKeys, readReport} from '@vitrine/server';
import {createMemoryStore, type Store} from '@vitrine/store';
import {createSync, drawAnswer, drawDecoy, type Fetch, type SyncConfig, seal, sendPending} from '@vitrine/sync';
import {afterEach, expect, test, vi} from 'vitest';
import {seededWords} from '../core/random.ts';
import {NOON, openTestShop} from '../server/folder.ts';

const DAY = 86_400_000;

interface Sent {
  readonly url: string;
  readonly init: RequestInit | undefined;
  readonly body: Uint8Array | null;
}

/** A real server with a small catalogue, and a network that leads to it and remembers what crossed. */
async function openShop() {
  const folder = await openTestShop();
  const rows = Array.from({length: 20}, (_, i) => `I${i},Item ${i},/p/${i},${10 + i}.50,Top > Leaf ${i % 4},Brand`);
  const feed = Buffer.from(`id,title,link,price,category,brand\n${rows.join('\n')}\n`);
  await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: feed}, NOON);
  await buildPack(folder, 'bedding', NOON);
  let now = NOON;
  const ingest = createIngest(folder.db, () => now);
  const app = await createApp({folder, ingest, dist: null, now: () => now});
  const sent: Sent[] = [];
  let answer: ((url: string) => Response | null) | null = null;
  const fetch: Fetch = async (url, init) => {
    sent.push({url, init, body: init?.body ? new Uint8Array(init.body as Uint8Array) : null});
    const made = answer?.(url);
    if (made) return made;
    return app.request(url, init);
  };
  const config: SyncConfig = {
    server: 'http://vitrine.test',
    shopId: 'bedding',
    key: (await readKeys(folder.dir, 'bedding')).publicKey,
    gpc: false,
    sealUrl: '',
  };
  const page = (store: Store, more: Partial<SyncConfig> = {}, seed = 1) =>
    createSync({
      store,
      config: {...config, ...more},
      fetch,
      now: () => now,
      random: seededWords(seed),
      loadDrawing: async () => ({drawAnswer, drawDecoy, seal, sendPending}),
      offsetMinutes: () => 0,
    });
  return {
    folder,
    page,
    sent,
    posts: () => sent.filter(({init}) => init?.method === 'POST'),
    setAnswer: (next: typeof answer) => {
      answer = next;
    },
    setNow: (at: number) => {
      now = at;
    },
    wait: (ms: number) => {
      now += ms;
    },
    report: async () => {
      await ingest.flush();
      return readReport(folder.db, 'bedding');
    },
  };
}

const EVENTS: ShopEvent[] = [{type: 'view', at: NOON - 60_000, item: {itemId: 'I3'}}];
const lookup = () => ['Top', 'Leaf 3'];

afterEach(() => vi.unstubAllGlobals());

/** The longest that a body waits before it leaves. */
const DUE = 600_000;
/** Longer than any wait between attempts, shorter than the server's memory of a body. */
const VISIT = 6 * 3_600_000;

const answers = async (store: Store) => (await store.readReceipts()).filter(({task}) => task !== 'decoy');

const json = (value: unknown) => Response.json(value);

test('a first visit gets the head, then the body, and asks for nothing while they are fresh', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  const arrived: string[] = [];
  await shop.page(store).refresh(() => arrived.push('pack'));
  expect(arrived).toEqual(['pack', 'pack']);
  expect(shop.sent.map(({url}) => url.replace(/[0-9a-f]{64}/, '{hash}'))).toEqual([
    'http://vitrine.test/v1/shops/bedding/manifest',
    'http://vitrine.test/v1/packs/{hash}',
    'http://vitrine.test/v1/packs/{hash}',
  ]);
  const body = await store.readPack('body');
  expect(openPack(body?.bytes ?? new ArrayBuffer(0)).itemCount).toBe(20);
  await shop.page(store).refresh();
  expect(shop.sent).toHaveLength(3);
  shop.setNow(NOON + 16 * 60_000);
  await shop.page(store).refresh();
  expect(shop.sent).toHaveLength(4); // the manifest says: the same pack
});

test('nothing that names the shopper goes with a request', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  const page = shop.page(store);
  await page.refresh();
  await page.prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await page.sendReport();
  expect(shop.posts()).toHaveLength(1);
  for (const {url, init} of shop.sent) {
    expect(init).toMatchObject({credentials: 'omit', referrerPolicy: 'no-referrer'});
    expect(url).not.toContain('?');
  }
});

test('a summary is counted by the server, leaves a receipt, and no second one leaves in the window', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  const page = shop.page(store);
  await page.prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await page.sendReport();
  const [receipt] = await store.readReceipts();
  expect(receipt).toMatchObject({state: 'sent', sentAt: NOON + DUE});
  expect(receipt.body).toEqual(shop.posts()[0].body);
  expect(receipt.body).toHaveLength(256);
  const {tasks, days} = await shop.report();
  expect(tasks).toMatchObject([{task: receipt.task, reports: 1}]);
  expect(days[0]).toMatchObject({accepted: 1, refused: {}});

  shop.setNow(NOON + 27 * DAY);
  const later = shop.page(store, {}, 2);
  await later.prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await later.sendReport();
  expect(await answers(store)).toHaveLength(1);
  shop.setNow(NOON + 28 * DAY);
  const next = shop.page(store, {}, 3);
  await next.prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await next.sendReport();
  expect(await answers(store)).toHaveLength(2);
});

test('a visit in a closed window sends a decoy of the same form, which the server counts nowhere', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  for (let visit = 0; visit < 4; visit++) {
    const page = shop.page(store, {}, visit);
    await page.prepareReport(EVENTS, lookup);
    shop.wait(DUE);
    await page.sendReport();
    shop.wait(VISIT);
  }
  const receipts = await store.readReceipts();
  expect(receipts.map(({task, state}) => [task === 'decoy', state])).toEqual([
    [true, 'sent'],
    [true, 'sent'],
    [true, 'sent'],
    [false, 'sent'],
  ]);
  expect(receipts[0]).toMatchObject({fact: '', cost: 0, a: 1});
  const [answer, ...decoys] = shop.posts();
  for (const {url, init, body} of decoys) {
    expect({...init, body: null, url}).toEqual({...answer.init, body: null, url: answer.url});
    expect([...body!.subarray(0, 3)]).toEqual([...answer.body!.subarray(0, 3)]); // version, key id, uncompressed point
    expect(body).toHaveLength(answer.body!.length);
  }
  expect(new Set(shop.posts().map(({body}) => Buffer.from(body!).toString('hex'))).size).toBe(4);
  const {tasks, days} = await shop.report();
  expect(tasks.reduce((sum, {reports}) => sum + reports, 0)).toBe(1);
  expect(days).toMatchObject([{accepted: 1, duplicate: 0, refused: {}}]);
  expect((await store.readLedger()).spent).toBeCloseTo(receipts[3].cost);
});

test('one body a visit, whatever pages and tabs it has', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  for (let page = 0; page < 12; page++) {
    const here = shop.page(store, {}, page);
    await here.prepareReport(EVENTS, lookup);
    await here.sendReport(true);
    shop.wait(2 * 60_000);
  }
  expect(shop.posts()).toHaveLength(1);
});

test('a body waits, due within half a minute to ten, and goes earlier with who leaves after half a minute', async () => {
  const shop = await openShop();
  const due: number[] = [];
  for (let device = 0; device < 40; device++) {
    const store = createMemoryStore();
    const page = shop.page(store, {}, device);
    due.push(((await page.prepareReport(EVENTS, lookup)) ?? 0) - NOON);
    const [receipt] = await store.readReceipts();
    expect(receipt).toMatchObject({state: 'pending', preparedAt: NOON, dueAt: NOON + due[device], sentAt: null});
    expect(receipt.body).toHaveLength(256);
  }
  expect(Math.min(...due)).toBeGreaterThanOrEqual(30_000);
  expect(Math.max(...due)).toBeLessThanOrEqual(600_000);
  expect(Math.max(...due) - Math.min(...due)).toBeGreaterThan(300_000);

  const store = createMemoryStore();
  const page = shop.page(store, {}, due.indexOf(Math.max(...due)));
  await page.prepareReport(EVENTS, lookup);
  shop.wait(29_000);
  await page.sendReport(true);
  expect(shop.posts()).toHaveLength(0);
  shop.wait(1_000);
  await page.sendReport();
  expect(shop.posts()).toHaveLength(0);
  await page.sendReport(true);
  expect(shop.posts()).toHaveLength(1);
});

test('receipts of answers stay, those of decoys go after a window', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  for (let day = 0; day < 40; day += 2) {
    shop.setNow(NOON + day * DAY);
    const page = shop.page(store, {}, day);
    await page.prepareReport(EVENTS, lookup);
    shop.wait(DUE);
    await page.sendReport();
  }
  const receipts = await store.readReceipts();
  expect(receipts.filter(({task}) => task !== 'decoy')).toHaveLength(2);
  expect(receipts.filter(({task}) => task === 'decoy')).toHaveLength(13); // days 12 to 38, but not 28
});

test('takes no manifest older than the one its pack came with, and says so', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  const old = (await (await fetchManifestOf(shop)).json()) as SignedManifest;
  shop.wait(DAY);
  await buildPack(shop.folder, 'bedding', NOON + DAY);
  await shop.page(store).refresh();
  const body = await store.readPack('body');
  shop.wait(DAY);
  shop.setAnswer((url) => (url.endsWith('/manifest') ? json(old) : null));
  await expect(shop.page(store).refresh()).rejects.toThrow(`manifest.builtAt: ${NOON + DAY} or later`);
  await expect(shop.page(store).prepareReport(EVENTS, lookup)).rejects.toThrow('manifest.builtAt');
  expect(await store.readPack('body')).toEqual(body);
});

test('a device with nothing to tell answers too', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  const page = shop.page(store);
  await page.prepareReport([], lookup);
  shop.wait(DUE);
  await page.sendReport();
  expect((await store.readReceipts())[0]).toMatchObject({fact: '', state: 'sent'});
});

test('what did not get through goes again at later visits, byte for byte, counted once, and is dropped after three', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  const down = (url: string) => (url.endsWith('/summaries') ? new Response(null, {status: 503}) : null);
  shop.setAnswer(down);
  await shop.page(store).prepareReport(EVENTS, lookup);
  for (let visit = 0; visit < 2; visit++) {
    const page = shop.page(store, {}, visit + 50);
    await page.prepareReport(EVENTS, lookup);
    shop.wait(DUE);
    await page.sendReport();
    await page.sendReport(); // once a page
    shop.wait(VISIT);
  }
  expect(shop.posts()).toHaveLength(2);
  shop.setAnswer(null);
  await shop.page(store).sendReport();
  const bodies = shop.posts().map(({body}) => Buffer.from(body ?? []).toString('hex'));
  expect(new Set(bodies).size).toBe(1);
  expect((await store.readReceipts())[0].state).toBe('sent');

  shop.setNow(NOON + WINDOW_MS);
  shop.setAnswer(down);
  await shop.page(store).prepareReport(EVENTS, lookup);
  for (let visit = 0; visit < 5; visit++) {
    await shop.page(store).sendReport();
    shop.wait(VISIT);
  }
  expect(shop.posts()).toHaveLength(6);
  expect((await store.readReceipts())[0].state).toBe('dropped');
});

test('an answer lost on the way back does not make the server count twice', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  await shop.page(store).prepareReport(EVENTS, lookup);
  const before = await store.readLedger();
  shop.wait(DUE);
  await shop.page(store).sendReport();
  await store.updateLedger((ledger) => ({ledger: {...ledger, pending: before.pending}})); // the tab died before it heard
  shop.wait(VISIT);
  await shop.page(store).sendReport();
  expect((await shop.report()).days[0]).toMatchObject({accepted: 1, duplicate: 1});
});

test('pages of one visit do not send again what failed, and a later visit does', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  shop.setAnswer((url) => {
    if (url.endsWith('/summaries')) throw new TypeError('offline');
    return null;
  });
  await shop.page(store).prepareReport(EVENTS, lookup);
  for (let page = 0; page < 10; page++) {
    await shop.page(store, {}, page).sendReport();
    shop.wait(2 * 60_000);
  }
  expect(shop.posts()).toHaveLength(1);
  shop.setAnswer(null);
  shop.wait(VISIT);
  await shop.page(store).sendReport();
  expect((await store.readReceipts())[0].state).toBe('sent');
});

test.each([
  ['seconds', '36000'],
  ['a date', new Date(NOON + 36_000_000).toUTCString()],
])('waits at least as long as a busy server asks for, in %s', async (_, retryAfter) => {
  const shop = await openShop();
  const store = createMemoryStore();
  const busy = () => new Response(null, {status: 503, headers: {'Retry-After': retryAfter}});
  shop.setAnswer((url) => (url.endsWith('/summaries') ? busy() : null));
  await shop.page(store).prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await shop.page(store).sendReport();
  shop.setAnswer(null);
  shop.setNow(NOON + 35_999_000);
  await shop.page(store).sendReport();
  expect(shop.posts()).toHaveLength(1);
  shop.setNow(NOON + 36_000_000 + 3_600_000);
  await shop.page(store).sendReport();
  expect(shop.posts()).toHaveLength(2);
});

test('a wait written by a clock that was set back since holds nothing up', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  await shop.page(store).prepareReport(EVENTS, lookup);
  await store.updateLedger((ledger) => ({
    ledger: {...ledger, pending: ledger.pending && {...ledger.pending, retryAt: NOON + 300 * DAY}},
  }));
  await shop.page(store).sendReport();
  expect((await store.readReceipts())[0].state).toBe('sent');
});

test('a body that may have arrived is dropped once the server may have forgotten it', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  shop.setAnswer((url) => {
    if (url.endsWith('/summaries')) throw new TypeError('the answer was lost');
    return null;
  });
  await shop.page(store).prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await shop.page(store).sendReport();
  shop.setAnswer(null);
  shop.wait(2 * DAY);
  await shop.page(store).sendReport();
  expect(shop.posts()).toHaveLength(1);
  expect((await store.readReceipts())[0].state).toBe('dropped');
});

test('a body that certainly was not counted waits longer, but not beyond the period the server takes', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  shop.setAnswer((url) => (url.endsWith('/summaries') ? new Response(null, {status: 503}) : null));
  await shop.page(store).prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await shop.page(store).sendReport();
  shop.wait(5 * DAY);
  await shop.page(store).sendReport();
  expect(shop.posts()).toHaveLength(2);
  shop.setAnswer(null);
  shop.wait(60 * DAY);
  await shop.page(store).sendReport();
  expect(shop.posts()).toHaveLength(2);
  expect((await store.readReceipts())[0].state).toBe('dropped');
});

test('pages that die while they send have made their attempt: never more than three', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  await shop.page(store).prepareReport(EVENTS, lookup);
  for (let visit = 0; visit < 6; visit++) {
    const dying = createSync({
      store,
      config: {server: 'http://vitrine.test', shopId: 'bedding', key: '', gpc: false, sealUrl: ''},
      fetch: (url, init) => {
        shop.sent.push({url, init, body: null});
        return new Promise(() => {}); // nobody lives to hear the answer
      },
      now: () => NOON + visit * VISIT,
      random: seededWords(visit),
      loadDrawing: async () => ({drawAnswer, drawDecoy, seal, sendPending}),
    });
    void dying.sendReport();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(shop.posts()).toHaveLength(3);
  expect((await store.readLedger()).pending).toBeNull();
});

test('a body that the server refuses for good is dropped at once', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  shop.setAnswer((url) => (url.endsWith('/summaries') ? new Response(null, {status: 404}) : null));
  await shop.page(store).prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await shop.page(store).sendReport();
  expect((await store.readReceipts())[0]).toMatchObject({state: 'dropped', sentAt: null});
});

test('on plain http, where nothing can be sealed, packs come in and nothing goes out', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  vi.stubGlobal('crypto', {getRandomValues: crypto.getRandomValues.bind(crypto)});
  const page = shop.page(store);
  await page.refresh();
  await page.prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await page.sendReport();
  expect(await store.readPack('body')).not.toBeNull();
  expect(shop.posts()).toEqual([]);
  expect(await store.readReceipts()).toEqual([]);
});

test('offline it keeps the pack it has, and draws nothing without a manifest', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  await shop.page(store).refresh();
  const before = await store.readPack('body');
  shop.setNow(NOON + DAY);
  shop.setAnswer(() => {
    throw new TypeError('offline');
  });
  const page = shop.page(store);
  await expect(page.refresh()).rejects.toThrow('offline');
  await expect(page.prepareReport(EVENTS, lookup)).rejects.toThrow('offline');
  expect(await store.readPack('body')).toEqual(before);
  expect((await store.readLedger()).spent).toBe(0);
});

test('nothing is drawn or sent under Global Privacy Control', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  const page = shop.page(store, {gpc: true});
  await page.refresh();
  await page.prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await page.sendReport();
  expect(shop.posts()).toEqual([]);
  expect(await store.readReceipts()).toEqual([]);
});

test('a refused summary is never sent, and its budget stays spent', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  const page = shop.page(store);
  await page.prepareReport(EVENTS, lookup);
  const [{receiptId, cost}] = await store.readReceipts();
  await page.refuse(receiptId);
  await page.sendReport();
  await page.prepareReport(EVENTS, lookup);
  expect(shop.posts()).toEqual([]);
  expect((await store.readReceipts()).map(({state}) => state)).toEqual(['refused']);
  expect((await store.readLedger()).spent).toBeCloseTo(cost);
});

test('a clock set back by a year opens no new window', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  await shop.page(store).prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await shop.page(store).sendReport();
  shop.setNow(NOON - 365 * DAY);
  await shop.page(store).prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await shop.page(store).sendReport();
  expect(shop.posts()).toHaveLength(1);
});

test('two tabs at once draw twice and commit once', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  const tabs = [shop.page(store, {}, 1), shop.page(store, {}, 2), shop.page(store, {}, 3)];
  await Promise.all(tabs.map((tab) => tab.prepareReport(EVENTS, lookup)));
  shop.wait(DUE);
  await Promise.all(tabs.map((tab) => tab.sendReport()));
  expect(await store.readReceipts()).toHaveLength(1);
  expect(shop.posts()).toHaveLength(1);
  expect((await shop.report()).days[0].accepted).toBe(1);
});

test('after twelve full answers a device is silent until a year after the first', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  await store.updateLedger((ledger) => ({
    ledger: {...ledger, firstReportAt: NOON - 340 * DAY, lastReportAt: NOON - 30 * DAY, spent: LIFETIME_NATS - 4},
  }));
  await shop.page(store).prepareReport(EVENTS, lookup);
  expect(await answers(store)).toEqual([]);
  await shop.page(store).refuse();
  shop.setNow(NOON + 25 * DAY);
  await shop.page(store).prepareReport(EVENTS, lookup);
  expect(await answers(store)).toHaveLength(1);
  expect((await store.readLedger()).spent).toBeLessThan(6);
});

const hostile: [string, (good: SignedManifest) => unknown][] = [
  ['no object', () => 'manifest'],
  ['no JSON inside', (good) => ({...good, manifest: '{'})],
  ['another signature', (good) => ({...good, signature: btoa('x'.repeat(64))})],
  ['a changed word', (good) => ({...good, manifest: good.manifest.replace('"bedding"', '"beddinG"')})],
  ['a signature that is no base64', (good) => ({...good, signature: '***'})],
];

test.each(hostile)('refuses a manifest with %s and keeps the last good pack', async (_, spoil) => {
  const shop = await openShop();
  const store = createMemoryStore();
  await shop.page(store).refresh();
  const before = await store.readPack('body');
  const good = (await (await fetchManifestOf(shop)).json()) as SignedManifest;
  shop.setNow(NOON + DAY);
  shop.setAnswer((url) => (url.endsWith('/manifest') ? json(spoil(good)) : null));
  await expect(shop.page(store).refresh()).rejects.toThrow();
  expect(await store.readPack('body')).toEqual(before);
});

const fetchManifestOf = async ({folder}: Awaited<ReturnType<typeof openShop>>) => {
  const app = await createApp({folder, ingest: createIngest(folder.db, () => NOON), dist: null, now: () => NOON});
  return app.request('http://vitrine.test/v1/shops/bedding/manifest');
};

test.each([
  ['cut short', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, bytes.length - 1)],
  ['too long', (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array([...bytes, 0])],
  ['changed by one bit', (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte))],
])('refuses a pack that is %s and keeps none of it', async (_, spoil) => {
  const shop = await openShop();
  const store = createMemoryStore();
  await shop.page(store).refresh();
  const good = await store.readPack('body');
  const empty = createMemoryStore();
  shop.setAnswer((url) =>
    url.includes('/packs/') ? new Response(spoil(new Uint8Array(good?.bytes ?? new ArrayBuffer(0)))) : null,
  );
  await expect(shop.page(empty).refresh()).rejects.toThrow(/pack/);
  expect(await empty.readPack('body')).toBeNull();
});

test('refuses a manifest whose pack would not fit before it asks for the pack', async () => {
  const shop = await openShop();
  const good = (await (await fetchManifestOf(shop)).json()) as SignedManifest;
  const manifest: Manifest = JSON.parse(good.manifest);
  const huge = {...manifest, body: {...manifest.body, bytes: 1e12}};
  shop.setAnswer((url) => (url.endsWith('/manifest') ? json({...good, manifest: JSON.stringify(huge)}) : null));
  await expect(shop.page(createMemoryStore(), {key: ''}).refresh()).rejects.toThrow(
    'manifest.body.bytes: 1 … 33554432',
  );
  expect(shop.sent).toHaveLength(1);
});

test('stops reading a manifest that does not end', async () => {
  const shop = await openShop();
  let chunks = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      chunks++;
      controller.enqueue(new Uint8Array(10_000).fill(32));
    },
  });
  shop.setAnswer(() => new Response(endless));
  await expect(shop.page(createMemoryStore()).refresh()).rejects.toThrow('more than the 65536 bytes');
  expect(chunks).toBeLessThan(12);
});

test('replaces a pack that was damaged on the device', async () => {
  const shop = await openShop();
  const store = createMemoryStore();
  await shop.page(store).refresh();
  const good = await store.readPack('body');
  if (!good) throw new Error('no pack');
  await store.writePack('body', {...good, bytes: good.bytes.slice(0, 100)});
  await shop.page(store).refresh();
  expect(await store.readPack('body')).toEqual(good);
});

test('without a server it asks nobody anything', async () => {
  const shop = await openShop();
  const page = shop.page(createMemoryStore(), {server: ''});
  await page.refresh();
  await page.prepareReport(EVENTS, lookup);
  shop.wait(DUE);
  await page.sendReport();
  expect(shop.sent).toEqual([]);
});
