import type {Consent, SignedManifest} from '@vitrine/core';
import {createEngine} from '@vitrine/engine';
import {createSync, type Fetch} from '@vitrine/sync';
import {expect, test} from 'vitest';
import {NOW} from '../core/sample-shop.ts';
import {CONFIG, createDevice, createServer, type Device, view} from './shop.ts';

/** A page with a clock and timers of its own, before a server that takes summaries. */
function openPage(device: Device, at: number, {consent = 'sync' as Consent, gpc = false} = {}) {
  const server = createServer();
  const clock = {now: at};
  const timers: {at: number; task: () => void}[] = [];
  const posts: Uint8Array[] = [];
  let seed = at;
  const random = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0);
  const fetch: Fetch = async (url, init) => {
    if (init?.method === 'POST') {
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
    createSync: (store) => createSync({...tools, store, loadSeal: async () => async () => new Uint8Array(256)}),
    later: (task, ms) => timers.push({at: clock.now + ms, task}),
  });
  return {
    engine,
    posts,
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
    /** The page is left. */
    async leave() {
      await engine.flush();
      return clock.now;
    },
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

test('a visit draws once it has lasted half a minute, on whichever page, and sends on a later one', async () => {
  const device = createDevice();
  let now = NOW;
  const states: (string | undefined)[] = [];
  for (let n = 0; n < 6; n++) {
    const page = openPage(device, now);
    await page.engine.record([{type: 'view', at: now, item: {itemId: `formula-${n}`}}]);
    await page.pass(12_000);
    now = await page.leave();
    states.push((await page.engine.receipts())[0]?.state);
  }
  // 12, 24, 36: drawn · 48, 60: it waits · 72: half a minute has passed
  expect(states).toEqual([undefined, undefined, 'pending', 'pending', 'pending', 'sent']);
});

test('what waits from an earlier visit leaves within a minute of the next', async () => {
  const device = createDevice();
  const first = openPage(device, NOW);
  await first.engine.record([view('formula-0', 0)]);
  await first.pass(31_000);
  await first.leave();
  expect((await first.engine.receipts())[0].state).toBe('pending');
  const second = openPage(device, NOW + 5 * 86_400_000);
  await second.engine.profile();
  await second.pass(MINUTE);
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
    await page.leave();
    expect(page.posts).toEqual([]);
    expect(await page.engine.receipts()).toMatchObject([{receiptId: pending.receiptId, state: 'refused'}]);
  }
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
  await page.leave();
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
  await page.leave();
  await page.pass(20 * MINUTE);
  expect(page.posts).toEqual([]);
  expect(await page.engine.receipts()).toEqual([]);
});
