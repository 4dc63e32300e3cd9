import type {ShopEvent} from '@vitrine/core';
import {createMemoryStore, DEFAULT_SETTINGS} from '@vitrine/store';
import {createSync, type Sync} from '@vitrine/sync';
import {describe, expect, test} from 'vitest';
import {NOW} from '../core/sample-shop.ts';
import {CONFIG, createDevice, createServer, openPage, view} from './shop.ts';

const DAY = 86_400_000;
const HOME = {placement: 'home'};
const FAMILY: readonly ShopEvent[] = [
  view('formula-0', 4000),
  view('formula-1', 3000),
  view('crib-1', 2000),
  {type: 'search', at: NOW - 1000, query: '尿不湿'},
];
const titled = (title: string, ago = 500): ShopEvent => ({type: 'view', at: NOW - ago, item: {itemId: title, title}});

describe('a pause', () => {
  test('remembers nothing new, forgets nothing, and says so after a reload', async () => {
    const device = createDevice();
    const page = openPage(device);
    await page.record(FAMILY);
    await page.choose({paused: true});
    await page.record([view('phone-1', 10)]);
    const next = openPage(device);
    await next.record([view('phone-2', 5)]);
    expect(await next.profile()).toMatchObject({paused: true, eventCount: FAMILY.length});
    expect(await device.store.readEvents()).toHaveLength(FAMILY.length);
    expect((await next.recommend(HOME)).personalized).toBe(true);
    await next.choose({paused: false});
    await next.record([view('phone-3', 1)]);
    expect(await openPage(device).profile()).toMatchObject({paused: false, eventCount: FAMILY.length + 1});
  });

  test('that begins before there is consent goes on after it, with what else was chosen', async () => {
    const device = createDevice();
    await device.store.writeSettings({...DEFAULT_SETTINGS, removedStages: {gifts: NOW + DAY}});
    const page = openPage(device, {consent: 'memory'});
    await page.choose({paused: true, sensitive: true});
    await page.setConsent('local');
    const chosen = {...DEFAULT_SETTINGS, paused: true, sensitive: true, removedStages: {gifts: NOW + DAY}};
    expect(await device.store.readSettings()).toEqual(chosen);
    expect(await page.profile()).toMatchObject(chosen);
  });
});

describe('what is chosen in two tabs', () => {
  test('holds in both: neither takes back what the other has chosen', async () => {
    const device = createDevice();
    const [one, other] = [openPage(device), openPage(device)];
    await Promise.all([one.profile(), other.profile()]);
    await one.erase({about: 'stage\tnew-parent'});
    await other.choose({neutral: true});
    const both = {neutral: true, removedStages: {'new-parent': NOW + 180 * DAY}};
    expect(await device.store.readSettings()).toMatchObject(both);
    expect(await other.profile()).toMatchObject(both);
    expect(await one.resume()).toBe(true);
    expect(await one.profile()).toMatchObject(both);
  });

  test('a page that only opens writes no choices', async () => {
    let written = 0;
    const {store} = createDevice();
    const counting = {...store, writeSettings: async () => void written++};
    await openPage({store: counting, opened: 0}).profile();
    expect(written).toBe(0);
  });
});

describe('what the shopper is shown', () => {
  test('is all that is known also while the lists are the same for everyone', async () => {
    const page = openPage(createDevice());
    await page.record([...FAMILY, titled('婴儿连体衣')]);
    await page.recommend(HOME);
    await page.choose({neutral: true});
    expect((await page.recommend(HOME)).personalized).toBe(false);
    const profile = await page.profile();
    expect(profile).toMatchObject({neutral: true, intent: {goal: 'explore', label: '婴儿奶粉'}});
    expect(profile.interests.map(({label}) => label)).toContain('母婴');
    expect(profile.stages).toMatchObject([{stageId: 'new-parent', label: '新手父母'}]);
    expect(profile.stages[0].evidence).toContain('搜过「尿不湿」');
  });

  test('is a stage of life no longer that was taken away, not on the next page either, for 180 days', async () => {
    const device = createDevice();
    const page = openPage(device);
    await page.record([...FAMILY, titled('婴儿连体衣')]);
    const [stage] = (await page.profile()).stages;
    await page.erase({about: stage.about});
    expect((await page.profile()).stages).toEqual([]);
    expect(await page.profile()).toMatchObject({eventCount: 5}); // its evidence speaks for other things, too
    const later = (ms: number) => openPage(device, {}, {now: () => NOW + ms});
    await later(180 * DAY - 1).record([titled('Infant formula', -180 * DAY + 9), titled('Onesie', -180 * DAY + 8)]);
    expect((await later(180 * DAY - 1).profile()).stages).toEqual([]);
    expect((await later(180 * DAY).profile()).stages).toMatchObject([{stageId: 'new-parent'}]);
  });

  test('after forgetting all there is nothing left to infer from, and no trace that a stage was taken away', async () => {
    const device = createDevice();
    const page = openPage(device);
    await page.record([...FAMILY, titled('婴儿连体衣')]);
    await page.erase({about: 'stage\tnew-parent'});
    await page.forget();
    expect(await page.profile()).toMatchObject({stages: [], removedStages: {}, eventCount: 0});
    expect(await device.store.readSettings()).toEqual(DEFAULT_SETTINGS);
  });
});

describe('what is erased', () => {
  test('is gone at once, from the lists as well, and stays gone on the next page', async () => {
    const device = createDevice();
    const page = openPage(device);
    await page.record(FAMILY);
    const abouts = async (from: typeof page) =>
      (await from.recommend(HOME)).items.flatMap(({reasons}) => reasons.map(({about}) => about));
    expect(await abouts(page)).toContain('category\t母婴 > 婴儿奶粉');
    await page.erase({about: 'category\t母婴 > 婴儿奶粉'});
    const next = openPage(device);
    for (const from of [page, next]) {
      expect(await abouts(from)).not.toContain('category\t母婴 > 婴儿奶粉');
      expect((await from.history()).map(({at}) => at)).toEqual([NOW - 1000, NOW - 2000]);
    }
  });

  test('as one event leaves the device as if it had never been', async () => {
    const [device, innocent] = [createDevice(), createDevice()];
    const page = openPage(device);
    await page.record(FAMILY);
    await page.erase({event: (await page.history())[2]}); // newest first: formula-1
    await openPage(innocent).record(FAMILY.toSpliced(1, 1));
    expect(await device.store.readEvents()).toEqual(await innocent.store.readEvents());
    const list = async (one: typeof device) => {
      const {listId: _, ...rest} = await openPage(one).recommend(HOME);
      return JSON.stringify(rest);
    };
    expect(await list(device)).toBe(await list(innocent));
  });

  test('is not brought back by another tab that still had it, and what that tab had not written yet stays', async () => {
    const device = createDevice();
    const [here, there] = [openPage(device), openPage(device)];
    await here.record(FAMILY);
    await there.resume();
    expect(await there.profile()).toMatchObject({eventCount: 4});
    await here.erase({about: 'item\tformula-0'});
    const recording = there.record([view('phone-1', 50)]); // not awaited: on its way while the page comes back
    expect(await there.resume()).toBe(true);
    await recording;
    expect((await there.history()).map((event) => 'item' in event && event.item.itemId)).not.toContain('formula-0');
    expect(await there.profile()).toMatchObject({eventCount: 4});
    // Nor by what that tab erases or adopts itself.
    await there.erase({about: 'item\tformula-1'});
    await there.adopt([view('bed-0', 9000)]);
    expect((await openPage(device).history()).map((event) => 'item' in event && event.item.itemId)).toEqual([
      'phone-1',
      false,
      'crib-1',
      'bed-0',
    ]);
  });

  test('takes nothing along that is recorded while the page looks what there is', async () => {
    const {store} = createDevice();
    let meanwhile = async () => {};
    const page = openPage({
      store: {
        ...store,
        async readSettings() {
          await meanwhile();
          return store.readSettings();
        },
      },
      opened: 0,
    });
    await page.record([view('bed-0', 900)]);
    await store.rewriteEvents(() => []); // by another tab
    meanwhile = async () => {
      void page.record([view('bed-1', 100)]);
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    expect(await page.resume()).toBe(true);
    const left = [view('bed-1', 100)];
    expect(await page.history()).toEqual(left);
    expect((await page.profile()).recentItemIds).toEqual(['bed-1']);
    expect(await store.readEvents()).toEqual(left);
  });

  test('all of it in one tab is gone from the other, too', async () => {
    const device = createDevice();
    const [here, there] = [openPage(device), openPage(device)];
    await here.record(FAMILY);
    await there.resume();
    await here.forget();
    expect(await there.resume()).toBe(true);
    expect(await there.profile()).toMatchObject({eventCount: 0, recentItemIds: []});
    expect(await device.store.readEvents()).toEqual([]);
  });

  test('what a full device refused stays on this page, is written as soon as there is room, and is erased there as well', async () => {
    const {store} = createDevice();
    let full = true;
    const refusing: typeof store = {
      ...store,
      appendEvents: (events) =>
        full && events.length > 0
          ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
          : store.appendEvents(events),
    };
    const page = openPage({store: refusing, opened: 0});
    await page.record([view('bed-0', 900), view('bed-1', 800)]);
    expect(await page.resume()).toBe(false);
    expect(await page.profile()).toMatchObject({eventCount: 2});
    await page.erase({about: 'item\tbed-0'});
    expect(await page.profile()).toMatchObject({eventCount: 1});
    full = false;
    await page.record([view('bed-2', 700)]);
    expect(await store.readEvents()).toEqual([view('bed-1', 800), view('bed-2', 700)]);
  });

  test('goes from this page also where nothing is kept, and takes nothing from a device it may not read', async () => {
    const device = createDevice();
    await device.store.appendEvents(FAMILY);
    const page = openPage(device, {consent: 'memory'});
    await page.record([view('phone-0', 20), view('bed-0', 10)]);
    await page.erase({about: 'item\tphone-0'});
    expect(await page.profile()).toMatchObject({eventCount: 1, storage: 'memory'});
    expect(device.opened).toBe(0);
    expect(await device.store.readEvents()).toEqual(FAMILY);
  });

  test('is not in the catalogue of a shop without a server any more, whichever of its events it was', async () => {
    const seen = (n: number): ShopEvent => ({
      type: 'view',
      at: NOW - 1000 * (10 - n),
      item: {itemId: `t-${n}`, title: `Tea ${n}`, url: `/tea/${n}`, price: 9, currency: 'CNY', category: ['Tea']},
    });
    const page = openPage(createDevice(), {server: ''});
    await page.record([seen(1), seen(2), seen(3)]);
    const recent = async () => (await page.recommend({placement: 'recent'})).items.map(({itemId}) => itemId);
    expect(await recent()).toEqual(['t-3', 't-2', 't-1']);
    await page.erase({about: 'item\tt-2'});
    expect(await recent()).toEqual(['t-3', 't-1']);
    await page.recommend({placement: 'home'});
    expect(await page.status()).toMatchObject({itemCount: 2});
    await page.erase({about: 'category\tTea'});
    await page.recommend({placement: 'home'});
    expect(await page.status()).toMatchObject({itemCount: 0});
  });
});

describe('what another device remembers', () => {
  const passport = [...FAMILY].reverse();

  test('is taken in once, in its place in time, and says where it came from', async () => {
    const device = createDevice();
    const page = openPage(device);
    await page.record([view('bed-0', 2500)]);
    for (let times = 0; times < 2; times++) await page.adopt(structuredClone(passport));
    const known = await openPage(device).history();
    expect(known.map(({at}) => NOW - at)).toEqual([1000, 2000, 2500, 3000, 4000]);
    expect(known.map(({adopted}) => adopted)).toEqual([true, true, undefined, true, true]);
    expect((await page.profile()).recentItemIds).toEqual(['crib-1', 'bed-0', 'formula-1', 'formula-0']);
  });

  test('adds nothing where it came from', async () => {
    const device = createDevice();
    const page = openPage(device);
    const list: ShopEvent = {
      type: 'list',
      at: NOW - 900,
      category: ['Tea'],
      itemIds: ['t-1'],
      items: [{itemId: 't-1', title: 'Tea', url: '/t', price: 9, available: true}],
    };
    const dwell: ShopEvent = {type: 'dwell', at: NOW - 800, itemId: 'crib-1', ms: 5};
    await page.record([...FAMILY, list, dwell]);
    const before = await device.store.readEvents();
    await page.adopt(JSON.parse(JSON.stringify(await page.history())));
    expect(await device.store.readEvents()).toEqual(before);
  });

  test('taken back after it was erased here, is the shopper’s own again', async () => {
    const device = createDevice();
    const page = openPage(device);
    await page.record(FAMILY);
    const before = await page.history();
    await page.erase({about: 'category\t母婴'});
    expect(await page.history()).toHaveLength(1);
    await page.adopt(before);
    expect(await page.history()).toEqual(before);
    expect(await device.store.readEvents()).toEqual(FAMILY);
  });

  test('is only what is true to form: a forged one adds nothing else', async () => {
    const device = createDevice();
    const page = openPage(device);
    const at = NOW - 5000;
    const forged: unknown[] = [
      null,
      7,
      'view',
      [],
      {type: 'view', at},
      {type: 'view', at, item: {}},
      {type: 'view', at, item: {itemId: ''}},
      {type: 'view', at, item: {itemId: 'a', brand: {toLowerCase: 1}}},
      {type: 'view', at, item: {itemId: 'a', category: 'Tea'}},
      {type: 'view', at, item: {itemId: 'a', price: 'free'}},
      {type: 'view', at, item: {itemId: 'a', title: 'x'.repeat(3000)}},
      {type: 'view', at: Number.NaN, item: {itemId: 'a'}},
      {type: 'view', at: NOW + 3 * DAY, item: {itemId: 'a'}},
      {type: 'view', at: -1, item: {itemId: 'a'}},
      {type: 'grant', at, item: {itemId: 'a'}},
      {type: 'search', at, query: {trim: 1}},
      {type: 'dwell', at, itemId: 'a', ms: '9'},
      {type: 'list', at, category: ['Tea'], itemIds: [1]},
      {type: 'list', at, category: ['Tea'], itemIds: [], items: [{title: 'no id'}]},
      {type: 'list', at, category: ['Tea'], itemIds: [], items: [null]},
    ];
    await page.adopt(forged as ShopEvent[]);
    await page.adopt('events' as unknown as ShopEvent[]);
    expect(await page.history()).toEqual([]);
    const stuffed = JSON.parse(
      `{"type": "view", "at": ${at}, "__proto__": {"x": 1}, "consent": "sync", "item": {"itemId": "bed-0", "html": "<b>"}}`,
    );
    await page.adopt([stuffed]);
    expect(JSON.stringify(await page.history())).toBe(
      `[{"type":"view","at":${at},"item":{"itemId":"bed-0"},"adopted":true}]`,
    );
  });

  test('is bounded: of too much, the newest counts', async () => {
    const device = createDevice();
    const page = openPage(device);
    const many = Array.from({length: 21_000}, (_, n) => view(`bed-${n % 8}`, 10 * (n + 1)));
    await page.adopt(many);
    const known = await device.store.readEvents();
    expect(known).toHaveLength(20_000);
    expect(known.at(-1)?.at).toBe(NOW - 10);
    const long = Array.from({length: 2_000}, (_, n) => titled(`${n} ${'x'.repeat(2_000)}`, n));
    await openPage(createDevice()).adopt(long);
    const other = createDevice();
    await openPage(other).adopt(long);
    expect(JSON.stringify(await other.store.readEvents()).length).toBeLessThan(2_000_000);
  });

  test('is not taken for what this shop sells, where the device itself is the catalogue', async () => {
    const page = openPage(createDevice(), {server: ''});
    const item = {itemId: 't-1', title: 'Tea', url: 'https://elsewhere.example/', price: 9, currency: 'CNY'};
    await page.adopt([{type: 'view', at: NOW - 5, item}]);
    expect((await page.recommend({placement: 'recent'})).items).toEqual([]);
    expect(await page.status()).toMatchObject({itemCount: 0});
  });

  test('is told by no summary of this one: each device answers for what happened on it', async () => {
    const device = createDevice();
    const told: (readonly ShopEvent[])[] = [];
    const page = openPage(
      device,
      {consent: 'sync'},
      {
        createSync: (store) => {
          const tools = {store, config: CONFIG, fetch: createServer().fetch, now: () => NOW, random: () => 1};
          const prepareReport: Sync['prepareReport'] = async (events) => {
            told.push(events);
            return null;
          };
          return {...createSync(tools), prepareReport};
        },
      },
    );
    await page.record([view('bed-0', 60_000)]); // a visit of a minute
    await page.adopt(passport);
    await page.flush();
    expect(told).toEqual([[view('bed-0', 60_000)]]);
  });

  test('is taken in nowhere without consent, and only for this page while nothing is kept', async () => {
    const device = createDevice();
    const refused = openPage(device, {consent: 'off'});
    await refused.adopt(passport);
    expect(await refused.history()).toEqual([]);
    const page = openPage(device, {consent: 'memory'});
    await page.adopt(passport);
    expect(await page.history()).toHaveLength(4);
    expect(device.opened).toBe(0);
  });
});

test('a device that cannot rewrite what it holds says what it said before, and the page goes on', async () => {
  const store = createMemoryStore();
  const broken = {...store, kind: 'indexeddb' as const, rewriteEvents: () => Promise.reject(new Error('disk'))};
  const page = openPage({store: broken, opened: 0});
  await page.record(FAMILY);
  await page.erase({about: 'item\tcrib-1'});
  expect(await page.history()).toHaveLength(3);
  expect(await store.readEvents()).toHaveLength(4);
});
