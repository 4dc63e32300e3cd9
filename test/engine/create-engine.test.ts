import type {RecList} from '@vitrine/core';
import {createMemoryStore, DEFAULT_SETTINGS} from '@vitrine/store';
import {expect, test} from 'vitest';
import {FAMILY_SHOP} from '../core/family-shop.ts';
import {createDevice, createServer, openPage, view} from './shop.ts';

const ids = ({items}: RecList) => items.map(({itemId}) => itemId);
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
const HOME = {placement: 'home'};
const FORMULA = [view('formula-0', 3000), view('formula-1', 2000), view('formula-2', 1000)];

test('a first list waits for the first pack, and the next behaviour changes it at once', async () => {
  const engine = openPage(createDevice());
  const cold = await engine.recommend(HOME);
  expect(cold).toMatchObject({level: 'popular', personalized: false, neutral: false});
  expect(cold.items.length).toBeGreaterThan(5);
  void engine.record(FORMULA); // not awaited: what was recorded before a question is known in its answer
  const warm = await engine.recommend(HOME);
  expect(warm.personalized).toBe(true);
  expect(ids(warm)).not.toEqual(ids(cold));
  expect(warm.listId).not.toBe(cold.listId);
});

test('a list waits no longer than its deadline for a server that does not answer', async () => {
  const engine = openPage(createDevice(), {}, {packWaitMs: 30, fetch: () => new Promise(() => {})});
  const from = performance.now();
  expect(await engine.recommend(HOME)).toMatchObject({level: 'empty', items: []});
  expect(performance.now() - from).toBeLessThan(500);
});

test('a server that fails or talks nonsense leaves empty lists and no rejection', async () => {
  for (const answer of [
    () => Promise.reject(new TypeError('offline')),
    async () => new Response('<html>', {status: 200}),
    async () => new Response(null, {status: 500}),
  ]) {
    const engine = openPage(createDevice(), {}, {fetch: answer});
    expect((await engine.recommend(HOME)).items).toEqual([]);
    expect((await engine.refine({query: '三件套'})).chips).toEqual([]);
  }
});

test('says which pack its lists rest on, and why there is no newer one', async () => {
  const device = createDevice();
  const first = openPage(device);
  while (!(await device.store.readPack('body'))) await pause();
  await first.recommend(HOME);
  const {hash} = (await device.store.readPack('body'))!;
  const {builtAt} = FAMILY_SHOP;
  const itemCount = FAMILY_SHOP.items.length;
  expect(await first.status()).toEqual({inWorker: true, hash, itemCount, builtAt, problem: ''});

  const refused = openPage(createDevice(), {}, {fetch: async () => new Response(null, {status: 404})});
  await refused.recommend(HOME);
  const problem = 'Error: manifest: the server answered 404';
  expect(await refused.status()).toEqual({inWorker: true, hash: '', itemCount: 0, builtAt: 0, problem});
});

test('the next page knows what this one recorded, and needs no network for it', async () => {
  const device = createDevice();
  const first = openPage(device);
  await first.recommend(HOME);
  await first.record(FORMULA);
  while (!(await device.store.readPack('body'))) await pause();
  const here = await first.recommend(HOME);
  const next = openPage(device, {}, {fetch: () => Promise.reject(new TypeError('offline'))});
  expect(ids(await next.recommend(HOME))).toEqual(ids(here));
});

test('an event the page before handed on a second time counts once', async () => {
  const device = createDevice();
  const engine = openPage(device);
  await engine.record(FORMULA);
  await engine.record([...FORMULA, view('diaper-1', 10)]);
  expect(await device.store.readEvents()).toHaveLength(4);
  expect((await engine.profile()).eventCount).toBe(4);
});

test('in memory-only nothing is written, and the device is not even opened', async () => {
  const device = createDevice();
  const engine = openPage(device, {consent: 'memory'});
  await engine.record(FORMULA);
  expect((await engine.recommend(HOME)).personalized).toBe(true);
  expect(device.opened).toBe(0);
  expect(await engine.profile()).toMatchObject({storage: 'memory', eventCount: 3});
});

test('consent that comes late keeps the session and joins it to what the device already knew', async () => {
  const device = createDevice();
  await device.store.appendEvents([view('phone-1', 90_000)]);
  const engine = openPage(device, {consent: 'memory'});
  await engine.record(FORMULA);
  await engine.choose({neutral: true});
  await engine.setConsent('local');
  expect((await device.store.readEvents()).map((event) => event.type === 'view' && event.item.itemId)).toEqual([
    'phone-1',
    'formula-0',
    'formula-1',
    'formula-2',
  ]);
  expect(await engine.profile()).toMatchObject({storage: 'indexeddb', eventCount: 4, neutral: true});
  expect(await device.store.readSettings()).toMatchObject({neutral: true});
});

test.for(['off', 'memory'] as const)('withdrawing to %s erases the device at once', async (state) => {
  const device = createDevice();
  const engine = openPage(device);
  await engine.recommend(HOME);
  await engine.record(FORMULA);
  while (!(await device.store.readPack('body'))) await pause();
  await engine.setConsent(state);
  expect(await device.store.readEvents()).toEqual([]);
  expect(await device.store.readPack('body')).toBeNull();
  await engine.record([view('phone-1')]);
  expect(await device.store.readEvents()).toEqual([]);
  expect((await engine.profile()).eventCount).toBe(state === 'off' ? 0 : 1);
});

test('while the question is open again, the device is left as it lies, and the answer decides', async () => {
  for (const answer of ['local', 'memory'] as const) {
    const device = createDevice();
    const engine = openPage(device);
    await engine.record(FORMULA);
    await engine.setConsent('memory', true);
    await engine.record([view('phone-1', 90_000)]);
    expect(await device.store.readEvents()).toHaveLength(FORMULA.length);
    expect(await engine.profile()).toMatchObject({storage: 'memory', eventCount: 1});
    await engine.setConsent(answer);
    expect(await device.store.readEvents()).toHaveLength(answer === 'local' ? FORMULA.length + 1 : 0);
    expect((await engine.profile()).eventCount).toBe(answer === 'local' ? FORMULA.length + 1 : 0);
  }
});

test('without consent it records nothing, shows nothing and asks the network for nothing', async () => {
  const {fetch, asked} = createServer();
  const device = createDevice();
  const engine = openPage(device, {consent: 'off'}, {fetch});
  await engine.record(FORMULA);
  expect((await engine.recommend(HOME)).items).toEqual([]);
  expect(asked).toEqual([]);
  expect(device.opened).toBe(0);
});

test('a refusal erases what earlier pages kept, although this page had not opened the device', async () => {
  const device = createDevice();
  await device.store.appendEvents(FORMULA);
  const engine = openPage(device, {consent: 'memory'});
  await engine.setConsent('off');
  expect(await device.store.readEvents()).toEqual([]);
});

test('the same list for everyone: neutral lists do not depend on behaviour, and the choice outlives the page', async () => {
  const everyone = await openPage(createDevice()).recommend({...HOME, neutral: true});
  const device = createDevice();
  const engine = openPage(device);
  await engine.record(FORMULA);
  await engine.choose({neutral: true});
  const list = await engine.recommend(HOME);
  expect(list).toMatchObject({neutral: true, personalized: false});
  expect(ids(list)).toEqual(ids(everyone));
  expect((await openPage(device).recommend(HOME)).neutral).toBe(true);
  await engine.choose({neutral: false});
  expect((await engine.recommend(HOME)).personalized).toBe(true);
});

test('forgetting erases events, packs, settings and receipts, and the lists know nobody any more', async () => {
  const device = createDevice();
  const engine = openPage(device);
  const cold = await engine.recommend(HOME);
  await engine.record(FORMULA);
  await engine.choose({neutral: true});
  await engine.forget();
  expect(await device.store.readEvents()).toEqual([]);
  expect(await device.store.readPack('body')).toBeNull();
  expect(await device.store.readReceipts()).toEqual([]);
  expect(await device.store.readSettings()).toEqual(DEFAULT_SETTINGS);
  expect(await engine.profile()).toMatchObject({eventCount: 0, interests: [], recentItemIds: []});
  expect(ids(await engine.recommend(HOME))).toEqual(ids(cold));
});

test('a page shown again takes in what another page recorded meanwhile', async () => {
  const device = createDevice();
  const home = openPage(device);
  await home.record([view('formula-0', 5000)]);
  expect(await home.resume()).toBe(false);
  await openPage(device).record([view('formula-1', 100)]);
  expect(await home.resume()).toBe(true);
  expect((await home.profile()).recentItemIds.slice(0, 2)).toEqual(['formula-1', 'formula-0']);
});

test('a device that refuses every write changes nothing for this page', async () => {
  const store = createMemoryStore();
  const refuse = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  const broken = {...store, kind: 'indexeddb' as const, appendEvents: refuse, writeSettings: refuse, writePack: refuse};
  const engine = openPage({store: broken, opened: 0});
  await engine.record(FORMULA);
  await engine.choose({neutral: true});
  expect(await engine.profile()).toMatchObject({eventCount: 3, neutral: true});
  expect((await engine.recommend(HOME)).neutral).toBe(true);
});

test('chips lead from a query to what the shop has', async () => {
  const {chips} = await openPage(createDevice()).refine({query: '三件套'});
  expect(chips.length).toBeGreaterThan(0);
  for (const {count} of chips) expect(count).toBeGreaterThan(0);
});

test('chips are counted in the whole shop or not at all: with only the head there are none', async () => {
  const {fetch} = createServer();
  let packs = 0;
  const onlyHead: typeof fetch = (url, init) =>
    url.includes('/packs/') && ++packs > 1 ? new Promise(() => {}) : fetch(url, init);
  const engine = openPage(createDevice(), {}, {fetch: onlyHead, packWaitMs: 30});
  expect((await engine.recommend(HOME)).items.length).toBeGreaterThan(0);
  expect((await engine.refine({query: '三件套'})).chips).toEqual([]);
});

test('a download under way brings nothing back that was erased meanwhile', async () => {
  const server = createServer();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const device = createDevice();
  const engine = openPage(
    device,
    {},
    {
      packWaitMs: 5,
      fetch: async (url) => (url.includes('/packs/') ? held.then(() => server.fetch(url)) : server.fetch(url)),
    },
  );
  await engine.recommend(HOME);
  await engine.forget();
  release();
  while (server.asked.length < 3) await pause();
  await pause();
  expect(await device.store.readPack('head')).toBeNull();
  expect(await device.store.readPack('body')).toBeNull();
});
