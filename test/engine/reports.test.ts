import type {Consent, SignedManifest} from '@vitrine/core';
import {createEngine} from '@vitrine/engine';
import {createSync, drawAnswer, drawDecoy, type Fetch, sendPending} from '@vitrine/sync';
import {expect, test} from 'vitest';
import {NOW} from '../core/sample-shop.ts';
import {CONFIG, createDevice, createServer, type Device, view} from './shop.ts';

/** A page with a clock and timers of its own, before a server that takes summaries. */
function openPage(device: Device, at: number, {consent = 'sync' as Consent, gpc = false, isOffline = false} = {}) {
  const server = createServer();
  const clock = {now: at};
  const timers: {at: number; setAt: number; task: () => void}[] = [];
  const posts: Uint8Array[] = [];
  let seed = at;
  const random = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0);
  const fetch: Fetch = async (url, init) => {
    if (init?.method === 'POST') {
      if (isOffline) throw new TypeError('offline');
      posts.push(init.body as Uint8Array);
      return new Response(null, {status: 204});
    }
    const response = await server.fetch(url, init);
    if (!url.endsWith('/manifest')) return response;
    const {manifest, signature} = (await response.json()) as SignedManifest;
    const sealing = {...JSON.parse(manifest), seal: {keyId: 1, publicKey: 'AAAA'}};
    return Response.json({manifest: JSON.stringify(sealing), signature});
  };
  const config = {...CONFIG, consent, gpc};
  const tools = {config, now: () => clock.now, random, fetch};
  const engine = createEngine({
    ...tools,
    openStore: async () => device.store,
    createSync: (store) =>
      createSync({
        ...tools,
        store,
        loadDrawing: async () => ({drawAnswer, drawDecoy, seal: async () => new Uint8Array(256), sendPending}),
      }),
    later: (task, ms) => timers.push({at: clock.now + ms, setAt: clock.now, task}),
  });
  return {
    engine,
    posts,
    timers,
    setBack(ms: number) {
      clock.now -= ms;
    },
    /** Lets time go by, and what is due happen. */
    async pass(ms: number) {
      const end = clock.now + ms;
      for (;;) {
        timers.sort((a, b) => a.at - b.at);
        if (!(timers[0]?.at <= end)) break;
        const {at: due, task} = timers.shift()!;
        clock.now = Math.max(clock.now, due);
        task();
        await settle();
      }
      clock.now = end;
    },
    /** The tab goes to the background. */
    hide: () => engine.flush(),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const MINUTE = 60_000;

test('a page left open draws an answer within a minute, shows it, and sends it within eleven', async () => {
  const page = openPage(createDevice(), NOW);
  await page.engine.record([view('formula-0', 0)]);
  await page.pass(29_000);
  expect(await page.engine.receipts()).toEqual([]);
  await page.pass(31_000);
  const [pending] = await page.engine.receipts();
  expect(pending).toMatchObject({state: 'pending', sentAt: null});
  expect(page.posts).toEqual([]);
  await page.pass(10 * MINUTE);
  expect(page.posts).toEqual([pending.body]);
  expect(await page.engine.receipts()).toMatchObject([{state: 'sent', sentAt: pending.dueAt}]);
  expect((await page.engine.budget()).spent).toBeCloseTo(pending.cost);
});

test('a visit of short pages draws once it has lasted half a minute, and a later page sends what waited as long', async () => {
  const device = createDevice();
  const states: (string | undefined)[] = [];
  for (let n = 0; n < 6; n++) {
    const at = NOW + n * 12_000;
    const page = openPage(device, at);
    await page.engine.record([{type: 'view', at, item: {itemId: `formula-${n}`}}]);
    await page.pass(12_000);
    states.push((await page.engine.receipts())[0]?.state); // and the page gives way to the next one without a word
  }
  // 12 s, 24 s · 36 s: drawn at 30 to 32 s · 48 s, 60 s: it waits · 72 s: sent at 62 to 68 s
  expect(states).toEqual([undefined, undefined, 'pending', 'pending', 'pending', 'sent']);
});

test('a page that goes to the background sends what has waited half a minute', async () => {
  const page = openPage(createDevice(), NOW);
  await page.engine.record([view('formula-0', 0)]);
  await page.pass(31_000);
  await page.hide();
  expect((await page.engine.receipts())[0].state).toBe('pending');
  await page.pass(30_000);
  await page.hide();
  expect((await page.engine.receipts())[0].state).toBe('sent');
});

test('what waits from an earlier visit leaves within seconds of the next', async () => {
  const device = createDevice();
  const first = openPage(device, NOW);
  await first.engine.record([view('formula-0', 0)]);
  await first.pass(31_000);
  expect((await first.engine.receipts())[0].state).toBe('pending');
  const second = openPage(device, NOW + 5 * 86_400_000);
  await second.engine.history();
  await second.pass(8_000);
  expect(second.posts).toHaveLength(1);
  expect(await second.engine.receipts()).toMatchObject([{state: 'sent'}]);
});

test('a pending summary that is refused does not leave, and who takes the consent to send back has refused it', async () => {
  for (const refuse of ['receipt', 'consent'] as const) {
    const page = openPage(createDevice(), NOW);
    await page.engine.record([view('formula-0', 0)]);
    await page.pass(MINUTE);
    const [pending] = await page.engine.receipts();
    if (refuse === 'receipt') await page.engine.refuse(pending.receiptId);
    else await page.engine.setConsent('local');
    await page.pass(20 * MINUTE);
    await page.engine.setConsent('sync');
    await page.hide();
    expect(page.posts).toEqual([]);
    expect(await page.engine.receipts()).toMatchObject([{receiptId: pending.receiptId, state: 'refused'}]);
  }
});

test('a clock set back by years keeps no timer busy', async () => {
  const page = openPage(createDevice(), NOW, {isOffline: true});
  await page.engine.record([view('formula-0', 0)]);
  await page.pass(31_000);
  expect((await page.engine.receipts())[0].state).toBe('pending');
  page.setBack(3 * 365 * 86_400_000);
  await page.hide();
  await page.hide();
  for (const {at, setAt} of page.timers) expect(at - setAt).toBeLessThanOrEqual(10 * MINUTE);
  expect((await page.engine.receipts())[0].state).toBe('pending');
});

test('forgetting does not give the budget back', async () => {
  const page = openPage(createDevice(), NOW);
  await page.engine.record([view('formula-0', 0)]);
  await page.pass(20 * MINUTE);
  const {spent, nextAt} = await page.engine.budget();
  expect(spent).toBeGreaterThan(0);
  await page.engine.forget();
  expect(await page.engine.receipts()).toEqual([]);
  const after = await page.engine.budget();
  expect(after.spent).toBe(spent);
  expect(after.nextAt).toBeGreaterThanOrEqual(nextAt ?? Number.POSITIVE_INFINITY);
  await page.pass(60 * MINUTE);
  await page.hide();
  expect((await page.engine.receipts()).filter(({task}) => task !== 'decoy')).toEqual([]);
});

test.for([
  {consent: 'sync', gpc: true},
  {consent: 'local', gpc: false},
  {consent: 'memory', gpc: false},
  {consent: 'off', gpc: false},
] as const)('draws and sends nothing under %o', async (config) => {
  const page = openPage(createDevice(), NOW, config);
  await page.engine.record([view('formula-0', 0)]);
  await page.pass(20 * MINUTE);
  await page.hide();
  await page.pass(20 * MINUTE);
  expect(page.posts).toEqual([]);
  expect(await page.engine.receipts()).toEqual([]);
});
