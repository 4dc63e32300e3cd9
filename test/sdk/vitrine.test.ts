import {createVitrine, type Vitrine} from '@vitrine/sdk';
import type {ConsentState} from '@vitrine/tracker';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {effectiveConsent, isRefused} from '../../packages/sdk/src/choice.ts';
import {findScript, parseOptions, parseScript} from '../../packages/sdk/src/config.ts';
import {createGuard} from '../../packages/sdk/src/guard.ts';
import {upgradePlaceholders} from '../../packages/sdk/src/placeholders.ts';

const page = window as unknown as Window & typeof globalThis & {vitrine?: unknown};
const saying = (state: ConsentState) => ({state: () => state, gpc: false, isSecure: true});
const NOTHING_SAID = saying(null);
const GPC = {...saying('granted'), gpc: true};

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  Reflect.deleteProperty(page, 'vitrine');
  document.body.replaceChildren();
  document.head.replaceChildren();
});

function tag(attributes: Record<string, string>): HTMLScriptElement {
  const script = document.createElement('script');
  script.type = 'text/plain'; // read, and not run
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  document.head.append(script);
  return script;
}

test('reads a shop from its script tag', () => {
  const script = tag({
    src: 'https://cdn.example/vitrine/1.0.0/vitrine.js',
    'data-shop': 'bedding-house',
    'data-server': 'https://vitrine.example/',
    'data-key': 'AAAA',
    'data-consent': 'local',
    'data-consent-group': 'C0003',
    'data-locale': 'zh-CN',
    'data-assured': 'k3J…',
  });
  expect(parseScript(script, page)).toEqual({
    shopId: 'bedding-house',
    server: 'https://vitrine.example',
    key: 'AAAA',
    worker: '',
    assured: 'k3J…',
    consent: 'local',
    consentGroup: 'C0003',
    locale: 'zh-CN',
    base: 'https://cdn.example/vitrine/1.0.0/',
    debug: false,
  });
});

test('consent is memory-only where the tag names none or none that exists', () => {
  const script = tag({src: 'https://a.example/vitrine.js', 'data-shop': 's', 'data-consent': 'everything'});
  expect(parseScript(script, page).consent).toBe('memory');
});

test('refuses to start without a shop', () => {
  expect(() => parseOptions({shopId: '', base: '/'}, page)).toThrow('data-shop');
  expect(() => parseOptions({shopId: '../x', base: '/'}, page)).toThrow('data-shop');
});

test('finds its tag when an image calls itself currentScript', () => {
  const script = tag({src: 'https://a.example/vitrine.js', 'data-shop': 's'});
  const image = document.createElement('img');
  image.setAttribute('data-shop', 'evil');
  const own = Object.getOwnPropertyDescriptor(document, 'currentScript');
  Object.defineProperty(document, 'currentScript', {value: image, configurable: true});
  try {
    expect(findScript(page)).toBe(script);
  } finally {
    if (own) Object.defineProperty(document, 'currentScript', own);
    else Reflect.deleteProperty(document, 'currentScript');
  }
});

test('a polluted prototype configures nothing', () => {
  const polluted = Object.prototype as Record<string, unknown>;
  Object.assign(polluted, {server: 'https://evil.example', worker: 'https://evil.example/w.js'});
  try {
    expect(parseOptions({shopId: 's', base: '/'}, page)).toMatchObject({server: '', worker: ''});
  } finally {
    for (const name of ['server', 'worker']) delete polluted[name];
  }
});

test('the strictest word on consent holds, and a clear yes of the shopper lifts a general signal to local at most', () => {
  expect(effectiveConsent('sync', null, NOTHING_SAID)).toBe('sync');
  expect(effectiveConsent('local', 'off', NOTHING_SAID)).toBe('off');
  expect(effectiveConsent('memory', 'sync', NOTHING_SAID)).toBe('sync');
  expect(effectiveConsent('sync', null, GPC)).toBe('memory');
  expect(effectiveConsent('memory', 'sync', GPC)).toBe('local');
  expect(effectiveConsent('off', null, GPC)).toBe('off');
  expect(effectiveConsent('sync', null, saying('granted'))).toBe('sync');
  expect(effectiveConsent('memory', null, saying('granted'))).toBe('memory');
  for (const state of ['pending', 'denied'] as const) {
    expect(effectiveConsent('sync', null, saying(state))).toBe('memory');
    expect(effectiveConsent('memory', 'local', saying(state))).toBe('local');
  }
  expect(effectiveConsent('sync', 'sync', {...NOTHING_SAID, isSecure: false})).toBe('memory');
});

test('a refusal is the shopper’s own no, and no open question', () => {
  expect(isRefused(null, saying('denied'))).toBe(true);
  expect(isRefused('memory', saying('granted'))).toBe(true);
  for (const state of ['pending', 'granted', null] as const) expect(isRefused(null, saying(state))).toBe(false);
  expect(isRefused('local', saying('denied'))).toBe(false);
});

test('guard keeps throws and rejections from the page, and speaks once, only when asked to', async () => {
  const said: unknown[] = [];
  const {warn} = console;
  console.warn = (...words: unknown[]) => said.push(words[1]);
  try {
    const quiet = createGuard(false);
    expect(quiet(() => JSON.parse('{'))()).toBeUndefined();
    await (quiet(() => Promise.reject(new Error('late')))() as unknown as Promise<void>); // and rejects no more
    const ofTheShop = Object.fromEntries([
      // oxlint-disable-next-line unicorn/no-thenable -- a page may make promises of its own
      ['then', (_: unknown, no: (error: Error) => void) => no(new Error('a promise of the shop’s own make'))],
    ]);
    quiet(() => ofTheShop)();
    expect(said).toEqual([]);
    const telling = createGuard(true);
    const fail = telling((message: string) => {
      throw new Error(message);
    });
    fail('first');
    fail('second');
    expect(said).toEqual([new Error('first')]);
    expect(telling((a: number, b: number) => a + b)(1, 2)).toBe(3);
  } finally {
    console.warn = warn;
  }
});

/** A shop without consent: nothing is loaded, so what remains is the API itself. */
const start = (): Vitrine => createVitrine({shopId: 'shop', base: 'https://cdn.example/', consent: 'off'}, page);

test('loaded twice it is one, and an element called vitrine is not taken for it', () => {
  const first = start();
  expect(page.vitrine).toBe(first);
  expect(start()).toBe(first);
});

test('what was asked before it had loaded is done then', async () => {
  const changes: unknown[] = [];
  page.vitrine = [
    ['consent', 'off'],
    ['on', 'chip', (detail: unknown) => changes.push(detail)],
    'nonsense',
    ['toString'],
  ];
  const vitrine = start();
  expect(vitrine).toBe(page.vitrine);
  document.dispatchEvent(new CustomEvent('vitrine-chip', {detail: 42}));
  expect(changes).toEqual([42]);
  await Promise.resolve();
  expect(localStorage.getItem('vitrine-consent:shop')).toBe('off');
});

test('without consent every answer is empty, nothing is tracked and nothing kept', async () => {
  const vitrine = start();
  expect((await vitrine.recommend({placement: 'home'})).items).toEqual([]);
  expect((await vitrine.refine({query: 'x'})).chips).toEqual([]);
  expect(await vitrine.receipts()).toEqual([]);
  expect((await vitrine.profile()).eventCount).toBe(0);
  expect(vitrine.track({type: 'search', query: 'x'})).toBe(false);
  expect(Object.keys(localStorage)).toEqual([]);
});

test('a listener of the shop that throws hurts nobody, and can be taken off', () => {
  const vitrine = start();
  let heard = 0;
  const off = vitrine.on('list', () => {
    heard++;
    throw new Error('of the shop');
  });
  document.dispatchEvent(new CustomEvent('vitrine-list'));
  off();
  document.dispatchEvent(new CustomEvent('vitrine-list'));
  expect(heard).toBe(1);
});

test('a placeholder becomes a shelf and keeps what the shop put into it until there is a list', () => {
  const place = document.createElement('div');
  place.setAttribute('data-vitrine', 'product');
  place.setAttribute('data-item', 'SKU-1');
  place.setAttribute('data-onclick', 'alert(1)');
  place.append(document.createElement('a'));
  document.body.append(place);
  start();
  upgradePlaceholders(document);
  upgradePlaceholders(document);
  expect(place.children).toHaveLength(1);
  const shelf = place.firstElementChild;
  expect(shelf?.localName).toBe('vitrine-shelf');
  expect(shelf?.getAttribute('placement')).toBe('product');
  expect(shelf?.getAttribute('item')).toBe('SKU-1');
  expect(shelf?.hasAttribute('onclick')).toBe(false);
  expect(shelf?.firstElementChild?.localName).toBe('a');
});

test('nobody can put another thing into its place by accident', () => {
  const vitrine = start();
  expect(Object.isFrozen(vitrine)).toBe(true);
  expect(Object.keys(page)).not.toContain('vitrine');
});
