import {type Consent, EMPTY_PACK, type Erasure, type ProfileView, type ShopEvent, withoutErased} from '@vitrine/core';
import type {Guard} from '@vitrine/widgets';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {showPanel} from '../../packages/widgets/src/panel/show-panel.ts';
import type {PanelSource} from '../../packages/widgets/src/panel/source.ts';
import * as maker from '../../packages/widgets/src/passport.ts';
import {parts, texts} from './source.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const MINUTE = 60_000;
/** A key takes a third of a second, or longer on a busy machine. */
const DERIVING = {timeout: 20_000};
vi.setConfig({testTimeout: 60_000});

const view = (itemId: string, at = NOW, title = `Title of ${itemId}`): ShopEvent => ({
  type: 'view',
  at,
  item: {itemId, title},
});
const search = (query: string, at = NOW): ShopEvent => ({type: 'search', at, query});

/** A device with these records, oldest first; it forgets and takes in as the engine does, and writes down what it was asked. */
function createDevice(
  records: readonly ShopEvent[],
  more: Partial<ProfileView> = {},
  calls: Partial<PanelSource> = {},
) {
  const device = {
    events: [...records],
    allowed: 'local' as Consent,
    view: {neutral: false, paused: false, sensitive: false, removedStages: {}, ...more} as Partial<ProfileView>,
    asked: [] as unknown[][],
  };
  const ask = (...call: unknown[]) => void device.asked.push(call);
  const changed = () => document.dispatchEvent(new CustomEvent('vitrine-change'));
  const source: PanelSource = {
    locale: 'en',
    guard: ((fn: () => unknown) => fn) as Guard,
    allowed: () => device.allowed,
    async consent(choice) {
      ask('consent', choice);
      device.allowed = choice;
      changed();
      return device.allowed;
    },
    profile: async () =>
      ({
        eventCount: device.events.length,
        since: device.events[0]?.at ?? null,
        interests: [],
        stages: [],
        intent: null,
        spending: [],
        recentItemIds: [...new Set(device.events.flatMap((event) => ('item' in event ? event.item.itemId : [])))],
        cartItemIds: [],
        recentQueries: device.events.flatMap((event) => (event.type === 'search' ? event.query : [])),
        storage: 'indexeddb',
        ...device.view,
      }) as ProfileView,
    history: async () => device.events.toReversed(),
    async adopt(events) {
      ask('adopt', events);
      device.events = [...device.events, ...events].sort((a, b) => a.at - b.at);
      changed();
    },
    neutral: async (on) => ask('neutral', on),
    pause: async (on) => ask('pause', on),
    async choose(change) {
      ask('choose', change);
      device.view = {...device.view, ...change};
      changed();
    },
    async forget(what?: Erasure) {
      ask('forget', what);
      device.events = what ? [...withoutErased(device.events, what, EMPTY_PACK)] : [];
      changed();
    },
    ...calls,
  };
  return Object.assign(device, {source});
}

const settle = () => vi.advanceTimersByTimeAsync(0);

async function show(device: ReturnType<typeof createDevice>, attributes: Record<string, string> = {}) {
  const host = document.createElement('div');
  for (const [name, value] of Object.entries(attributes)) host.setAttribute(name, value);
  document.body.append(host);
  showPanel(host, device.source, async () => maker);
  await settle();
  return host;
}

const press = async (node: HTMLElement | undefined) => {
  node?.focus();
  node?.click();
  await settle();
};
const within = (host: Element, selector: string) => [
  ...(host.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const named = (host: Element, name: string) => within(host, `[aria-label="${name}"]`)[0];
const focused = (host: Element) => host.shadowRoot?.activeElement;
const isShown = (node: Element | null | undefined) => !!node && !node.closest('[hidden]');

beforeEach(() => vi.useFakeTimers({now: NOW, toFake: ['Date', 'setTimeout', 'clearTimeout']}));
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

test('says how much is known, since when, and where it lies', async () => {
  const host = await show(createDevice([view('cup', NOW - 86_400_000), view('pot')]));
  expect(texts(host, 'summary')).toEqual([
    'Records: 2, since November 24, 2026. They are kept in this browser’s database, encrypted. The profile is worked out from them on this device and is never sent.',
  ]);
  expect(texts(await show(createDevice([])), 'summary')[0]).toContain('Nothing yet.');
});

test('an item that is taken away goes with its records, and ten seconds offer the way back in its place', async () => {
  const device = createDevice([view('cup', NOW), view('pot', NOW + 1), view('cup', NOW + 2)]);
  const host = await show(device);
  await press(named(host, 'Remove Title of cup'));
  expect(device.asked).toEqual([['forget', {about: 'item\tcup'}]]);
  expect(device.events).toEqual([view('pot', NOW + 1)]);
  const items = within(host, '[part~=chip]').filter(isShown);
  expect(items.map(({textContent}) => textContent)).toEqual([
    'Removed “Title of cup”. Records deleted with it: 2.Undo',
    'Title of pot',
  ]);
  expect(texts(host, 'status')).toEqual(['Removed “Title of cup”. Records deleted with it: 2.']);
  expect(focused(host)).toBe(parts(host, 'undo')[0]);

  await press(parts(host, 'undo')[0]);
  expect(device.asked[1]).toEqual(['adopt', [view('cup', NOW), view('cup', NOW + 2)]]);
  expect(parts(host, 'undo')).toEqual([]);
  expect(focused(host)).toBe(named(host, 'Remove Title of cup'));
  expect(texts(host, 'status')).toEqual(['Restored.']);
});

test('after ten seconds the way back is gone, and the focus goes to what stands there now', async () => {
  const host = await show(createDevice([view('cup', NOW), view('pot', NOW + 1)]));
  await press(named(host, 'Remove Title of cup'));
  await vi.advanceTimersByTimeAsync(9_900);
  expect(parts(host, 'undo')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(parts(host, 'undo')).toEqual([]);
  expect(focused(host)).toBe(named(host, 'Remove Title of pot'));
});

test('there is one way back: the next removal closes the one before', async () => {
  const host = await show(createDevice([view('cup', NOW), search('tea', NOW + 1)]));
  await press(named(host, 'Remove Title of cup'));
  await press(named(host, 'Remove tea'));
  expect(parts(host, 'undo')).toHaveLength(1);
  expect(parts(host, 'gone').map(({textContent}) => textContent)).toEqual([
    'Removed “tea”. Records deleted with it: 1.Undo',
  ]);
});

test('when the last one has gone for good the focus goes to the title', async () => {
  const host = await show(createDevice([search('tea')]));
  await press(named(host, 'Remove tea'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(focused(host)?.id).toBe('title');
});

test('history tells every record in plain words, by day', async () => {
  const day = 86_400_000;
  const host = await show(
    createDevice([
      view('cup', NOW - day),
      {type: 'dwell', at: NOW - day + 1, itemId: 'cup', ms: 35_400},
      {type: 'add', at: NOW, item: {itemId: 'cup', title: 'Title of cup'}},
      {type: 'list', at: NOW, category: ['Home', 'Cups'], itemIds: []},
      {type: 'list', at: NOW, category: [], itemIds: ['a', 'b']},
      {type: 'impression', at: NOW, listId: 'l', placement: 'home', itemId: 'cup', position: 0},
      {type: 'impression', at: NOW, listId: 'l', placement: 'home', itemId: 'pot', position: 1},
      {type: 'impression', at: NOW, listId: 'm', placement: 'home', itemId: 'pot', position: 0},
      {type: 'checkout', at: NOW},
      {...search('tea', NOW), adopted: true},
    ]),
  );
  const rows = parts(host, 'record').map((row) => [
    row.querySelector('[part=day]')?.textContent ?? '',
    row.querySelector('[part=line] > span')?.textContent?.trim(),
  ]);
  expect(rows).toEqual([
    ['Wednesday, November 25, 2026', 'Searched tea · from another device'],
    ['', 'Went to checkout'],
    ['', 'Recommended pot'],
    ['', 'Recommended items: 2'],
    ['', 'Browsed items: 2'],
    ['', 'Browsed Home › Cups'],
    ['', 'Put in the cart Title of cup'],
    ['Tuesday, November 24, 2026', 'Stayed 35 s · Title of cup'],
    ['', 'Viewed Title of cup'],
  ]);
});

test('one record is deleted as if it had never happened, and the day stays written above the others', async () => {
  const device = createDevice([view('cup', NOW), view('pot', NOW + 1)]);
  const host = await show(device);
  await press(parts(host, 'record')[0].querySelector('button') as HTMLElement);
  expect(device.asked).toEqual([['forget', {event: view('pot', NOW + 1)}]]);
  const [gone, other] = parts(host, 'record');
  expect(gone.textContent).toBe('Deleted. The profile is now as if it had never happened.Undo');
  expect(other.querySelector('[part=day]')?.textContent).toBe('Wednesday, November 25, 2026');
});

test('a long history is shown ten at first and then fifty at a time', async () => {
  const host = await show(createDevice(Array.from({length: 75}, (_, i) => view(`cup-${i}`, NOW + i * MINUTE))));
  expect(parts(host, 'record')).toHaveLength(10);
  expect(texts(host, 'more')).toEqual(['Show more (65 left)']);
  await press(parts(host, 'more')[0]);
  expect(parts(host, 'record')).toHaveLength(60);
  expect(focused(host)).toBe(parts(host, 'record')[10].querySelector('button'));
  await press(parts(host, 'more')[0]);
  expect(parts(host, 'record')).toHaveLength(75);
  expect(parts(host, 'more')[0].hidden).toBe(true);
});

test('what is redrawn keeps nodes, focus and what has been typed', async () => {
  const device = createDevice([view('cup')]);
  const host = await show(device);
  const button = named(host, 'Remove Title of cup');
  button.focus();
  const passphrase = within(host, '#passphrase')[0] as HTMLInputElement;
  passphrase.value = 'typed';
  device.events.push(search('tea', NOW + 1), view('pot', NOW + 2));
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await settle();
  expect(named(host, 'Remove Title of cup')).toBe(button);
  expect(focused(host)).toBe(button);
  expect(named(host, 'Remove tea')).toBeDefined();
  expect(passphrase.value).toBe('typed');
});

test('pause and neutral are switches that say what they are and what holds', async () => {
  const device = createDevice([view('cup')], {neutral: true});
  const host = await show(device);
  const [pause, neutral] = [parts(host, 'pause')[0], parts(host, 'neutral')[0]];
  expect([pause, neutral].map((node) => node.getAttribute('aria-checked'))).toEqual(['false', 'true']);
  await press(pause);
  await press(neutral);
  expect(device.asked).toEqual([
    ['pause', true],
    ['neutral', false],
  ]);
  const hint = host.shadowRoot?.getElementById(pause.getAttribute('aria-describedby') ?? '');
  expect(hint?.textContent).toBe('When on, nothing new is remembered. What is known already stays in use.');
});

const radio = (host: Element, choice: Consent) => within(host, `[value=${choice}]`)[0] as HTMLInputElement;

test('a choice of consent is applied at once and told to the shop, and a stricter signal is said', async () => {
  const host = await show(createDevice([view('cup')], {}, {consent: async () => 'local'}));
  const told: unknown[] = [];
  document.addEventListener('vitrine-consent', (event) => told.push((event as CustomEvent).detail), {once: true});
  expect(radio(host, 'local').checked).toBe(true);
  radio(host, 'sync').click();
  await settle();
  expect(told).toEqual([{choice: 'sync'}]);
  expect(texts(host, 'status')).toEqual([
    'You chose “Device and statistics”; a stricter setting lowers it, and “This device only” holds for now.',
  ]);
  expect(radio(host, 'local').checked).toBe(true);
});

test.for(['off', 'memory'] as const)('choosing "%s" asks before it erases what is kept', async (choice) => {
  const device = createDevice([view('cup'), view('pot', NOW + 1)]);
  const host = await show(device);
  radio(host, choice).click();
  await settle();
  expect(device.asked).toEqual([]);
  const [confirm] = parts(host, 'confirm');
  expect(confirm.querySelector('p')?.textContent).toBe('This erases what is kept at once. Records: 2.');
  expect(focused(host)).toBe(confirm.querySelector('[part=cancel]'));
  await press(confirm.querySelector('[part=cancel]') as HTMLElement);
  expect(confirm.hidden).toBe(true);
  expect(radio(host, 'local').checked).toBe(true);
  expect(focused(host)).toBe(radio(host, 'local'));

  radio(host, choice).click();
  await settle();
  await press(confirm.querySelector('[part=confirm-yes]') as HTMLElement);
  expect(device.asked).toEqual([['consent', choice]]);
});

test('choosing between two that erase applies the one that was meant last', async () => {
  const device = createDevice([view('cup')]);
  const host = await show(device);
  radio(host, 'off').click();
  radio(host, 'memory').click();
  await settle();
  await press(parts(host, 'confirm')[0].querySelector('[part=confirm-yes]') as HTMLElement);
  expect(device.asked).toEqual([['consent', 'memory']]);
});

test('everything is deleted after a question in place, which Escape answers with no', async () => {
  const device = createDevice([view('cup'), view('pot', NOW + 1)]);
  const host = await show(device);
  const told: unknown[] = [];
  document.addEventListener('vitrine-consent', (event) => told.push((event as CustomEvent).detail), {once: true});
  const [forget] = parts(host, 'forget');
  await press(forget);
  const confirm = within(host, '[aria-labelledby=forget-sure]')[0];
  expect(confirm.querySelector('p')?.textContent).toBe('This cannot be undone. Records to be erased: 2.');
  focused(host)?.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
  await settle();
  expect([confirm.hidden, forget.hidden, device.asked]).toEqual([true, false, []]);
  expect(focused(host)).toBe(forget);

  await press(forget);
  await press(confirm.querySelector('[part=confirm-yes]') as HTMLElement);
  expect(device.asked).toEqual([['forget', undefined]]);
  expect(told).toEqual([{choice: null}]);
  expect(texts(host, 'status')).toEqual(['Everything has been deleted.']);
  expect(texts(host, 'summary')[0]).toContain('Nothing yet.');
});

const STAGE = {
  stageId: 'new-parent',
  label: 'New parent',
  confidence: 0.86,
  evidence: ['Viewed “Formula”'],
  sensitive: false,
  about: 'stage\tnew-parent',
};

test('a stage of life shows its evidence, goes at one press for 180 days, and may come back', async () => {
  const until = NOW + 180 * 86_400_000;
  const forget = async (what?: Erasure) => {
    device.asked.push(['forget', what]);
    device.view = {...device.view, stages: [], removedStages: {'new-parent': until, traveler: NOW + 1}};
  };
  const device = createDevice([view('formula')], {stages: [STAGE]}, {forget});
  const host = await show(device);
  const [stage] = parts(host, 'stage');
  expect(stage.textContent).toBe('New parent 86% sureBecause ofViewed “Formula”');
  await press(stage.querySelector('button') as HTMLElement);
  expect(device.asked).toEqual([['forget', {about: 'stage\tnew-parent'}]]);
  expect(texts(host, 'status')).toEqual(['Removed “New parent”. It is not inferred again for 180 days.']);
  const barred = parts(host, 'unbar')[0].parentElement;
  expect(barred?.textContent).toContain('Stages you took away: 2. Not inferred again before May 24, 2027.');
  await press(parts(host, 'undo')[0]);
  expect(device.asked[1]).toEqual(['choose', {removedStages: {traveler: NOW + 1}}]);
  await press(parts(host, 'unbar')[0]);
  expect(device.asked.at(-1)).toEqual(['choose', {removedStages: {}}]);
  expect(isShown(barred)).toBe(false);
});

test('sensitive stages are asked for by a switch, where the shop has any', async () => {
  const none = await show(createDevice([view('cup')]));
  expect(isShown(parts(none, 'sensitive')[0])).toBe(false);
  none.remove();
  const device = createDevice([view('cup')], {sensitiveStages: ['Expecting', 'Elder care']});
  const host = await show(device);
  const [toggle] = parts(host, 'sensitive');
  expect(isShown(toggle)).toBe(true);
  expect(toggle.parentElement?.textContent).toContain('Expecting and Elder care');
  await press(toggle);
  expect(device.asked).toEqual([['choose', {sensitive: true}]]);
});

test('interests, what a visit is about and spending levels are said in words and prices', async () => {
  const host = await show(
    createDevice([view('cup')], {
      interests: [
        {facet: 'category', label: 'Cups', affinity: 0.62, about: 'category\tcups'},
        {facet: 'origin', label: 'Japan', affinity: 0.2, about: 'origin\tJapan'},
      ],
      intent: {goal: 'compare', categoryId: 'cups', label: 'Cups', evidence: ['Viewed 3']},
      spending: [{categoryId: 'cups', label: 'Cups', level: 'middle', from: 5900, to: 12_990, currency: 'CNY'}],
    }),
  );
  expect(texts(host, 'intent')).toEqual(['Comparing: Cups']);
  expect(parts(host, 'spending')[0].textContent).toBe('CupsMid-range¥59 to ¥129.90');
  expect(within(host, '[part=steps] i').map((step) => step.className)).toEqual(['', 'on', '']);
  expect(named(host, 'Remove Cups (strength 62%)')).toBeDefined();
  expect(within(host, '[part=bar] i')[0].style.getPropertyValue('inline-size')).toBe('62%');
  const facets = parts(host, 'facet').filter(isShown);
  expect(facets.map((facet) => facet.querySelector('h4')?.textContent)).toEqual(['Categories', 'Properties']);
});

test('receipts are the element there is, in the language and theme of the panel', async () => {
  const host = await show(createDevice([]), {locale: 'zh-CN', theme: 'dark'});
  const [receipts] = within(host, 'vitrine-receipts');
  expect(receipts.getAttribute('locale')).toBe('zh-CN');
  expect(receipts.getAttribute('theme')).toBe('dark');
});

test('speaks Chinese, all of it', async () => {
  const device = createDevice([view('cup', NOW, '茶杯'), search('紫砂壶', NOW + 1)], {
    stages: [{...STAGE, label: '新手父母', evidence: ['看过茶杯'], sensitive: true}],
    removedStages: {a: NOW},
    sensitiveStages: ['孕期'],
  });
  const host = await show(device, {locale: 'zh-CN'});
  const words = host.shadowRoot?.textContent ?? '';
  expect(words).toContain('搜索 紫砂壶');
  const labels = within(host, '[aria-label]').map((node) => node.getAttribute('aria-label'));
  expect([words, ...labels].join(' ').replaceAll(/GPC|https/g, '')).not.toMatch(/[a-z]{3}/i);
});

test('what a shop calls its items is words and nothing else', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const host = await show(createDevice([view('cup', NOW, hostile), search('<script>alert(2)</script>', NOW + 1)]));
  expect(host.shadowRoot?.querySelectorAll('img, script, [onerror]')).toHaveLength(0);
  expect(named(host, `Remove ${hostile}`)).toBeDefined();
});

const submit = async (host: Element, id: string, value: string) => {
  const field = within(host, `#${id}`)[0] as HTMLInputElement;
  field.value = value;
  field.form?.dispatchEvent(new Event('submit', {cancelable: true}));
  await vi.waitFor(() => expect(host.shadowRoot?.textContent).not.toContain('Encrypting'), DERIVING);
  await settle();
};
const sealed = (events: readonly ShopEvent[], more: object = {}) =>
  maker.sealPassport(
    {
      shop: location.host,
      at: NOW,
      events,
      choices: {neutral: true, paused: false, sensitive: false, removedStages: {x: 5}},
      ...more,
    },
    'correct horse',
  );
const give = async (host: Element, bytes: Uint8Array<ArrayBuffer>) => {
  const file = within(host, '[type=file]')[0] as HTMLInputElement;
  Object.defineProperty(file, 'files', {configurable: true, value: [{arrayBuffer: async () => bytes.buffer}]});
  file.dispatchEvent(new Event('change'));
  await settle();
};

test('a passport is shown before it is taken in; what the device has already is not taken twice', async () => {
  const device = createDevice([view('cup', NOW)]);
  const host = await show(device);
  await give(host, await sealed([view('cup', NOW), view('pot', NOW + 1)]));
  expect(focused(host)).toBe(within(host, '#opens')[0]);
  await submit(host, 'opens', 'correct horse');
  expect(texts(host, 'content')).toEqual([
    'Made on November 25, 2026. Records: 2, from November 25, 2026 to November 25, 2026. New to this device: 1. Also turns on: Not based on me.',
  ]);
  expect(device.asked).toEqual([]);
  await press(parts(host, 'take-in')[0]);
  expect(device.asked).toEqual([
    ['adopt', [view('pot', NOW + 1)]],
    ['choose', {neutral: true, paused: false, sensitive: false, removedStages: {x: 5}}],
  ]);
  expect(texts(host, 'status')).toEqual(['Records taken in: 1.']);
});

test('where nothing is kept a passport is taken in with the consent that its button names', async () => {
  const device = createDevice([]);
  device.allowed = 'memory';
  const host = await show(device);
  await give(host, await sealed([view('pot', NOW)]));
  await submit(host, 'opens', 'correct horse');
  expect(texts(host, 'content')[0]).toContain('This device keeps no records at the moment.');
  expect(texts(host, 'take-in')).toEqual(['Take in, and keep on this device']);
  const told: unknown[] = [];
  document.addEventListener('vitrine-consent', (event) => told.push((event as CustomEvent).detail), {once: true});
  await press(parts(host, 'take-in')[0]);
  expect(told).toEqual([{choice: 'local'}]); // the shop need not ask again
  expect(device.asked.slice(0, 2)).toEqual([
    ['consent', 'local'],
    ['adopt', [view('pot', NOW)]],
  ]);
});

test('a wrong passphrase may be tried again, a damaged passport is put aside, and nothing is taken in', async () => {
  const device = createDevice([]);
  const host = await show(device);
  await give(host, await sealed([view('pot', NOW)]));
  await submit(host, 'opens', 'wrong horse');
  expect(texts(host, 'status')).toEqual(['The passphrase is wrong. Nothing has been taken in.']);
  expect(isShown(within(host, '#opens')[0])).toBe(true);
  await give(host, new Uint8Array(100));
  await submit(host, 'opens', 'correct horse');
  expect(texts(host, 'status')[0]).toContain('This is no passport, or it has been damaged.');
  expect(isShown(within(host, '#opens')[0])).toBe(false);
  await give(host, await sealed([view('pot', NOW)], {shop: 'elsewhere'}));
  await submit(host, 'opens', 'correct horse');
  expect(texts(host, 'status')[0]).toContain('This passport is from another shop.');
  expect(device.asked).toEqual([]);
});

test('a passport in the address is asked about, and the address is without it at once', async () => {
  const {href} = await maker.passportLink(
    {shop: location.host, at: NOW, events: [view('pot', NOW)], choices: await createDevice([]).source.profile()},
    'correct horse',
    `${location.href.split('#')[0]}`,
  );
  location.hash = href.slice(href.indexOf('#'));
  const host = await show(createDevice([]));
  expect(location.hash).toBe('');
  expect(focused(host)).toBe(within(host, '#opens')[0]);
  await submit(host, 'opens', 'correct horse');
  expect(texts(host, 'content')[0]).toContain('Records: 1,');
});

test('a short passphrase makes no passport; a suggested one is shown, and makes a code with its link', async () => {
  const host = await show(createDevice([view('cup')]));
  within(host, '#passphrase')[0].setAttribute('value', 'short');
  await press(parts(host, 'to-qr')[0]);
  expect(texts(host, 'status')).toEqual(['A passphrase has at least 8 characters.']);
  await press(parts(host, 'suggest')[0]);
  const field = within(host, '#passphrase')[0] as HTMLInputElement;
  expect(field.type).toBe('text');
  parts(host, 'to-qr')[0].click();
  await vi.waitFor(() => expect(parts(host, 'qr')).toHaveLength(1), DERIVING);
  expect(texts(host, 'status')[0]).toContain('The code holds the newest 1 of 1 records.');
  const href = parts(host, 'link')[0].getAttribute('href') ?? '';
  const bytes = Uint8Array.from(Buffer.from(href.split('#vitrine-passport=')[1], 'base64url'));
  expect(await maker.openPassport(bytes, field.value, location.host)).toMatchObject({events: [view('cup')]});
});
