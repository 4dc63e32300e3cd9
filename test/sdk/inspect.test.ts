import type {ShopEvent} from '@vitrine/core';
import type {EngineStatus} from '@vitrine/engine';
import type {PageReading, TrackerOptions} from '@vitrine/tracker';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {parseOptions, type ShopOptions} from '../../packages/sdk/src/config.ts';
import type {Door} from '../../packages/sdk/src/inspect/door.ts';
import {countOf, mendsOfEngine, mendsOfPage, rowsOf} from '../../packages/sdk/src/inspect/findings.ts';
import {createKept} from '../../packages/sdk/src/inspect/kept.ts';
import {marks, productJsonLd, productMarks, trackLine} from '../../packages/sdk/src/inspect/lines.ts';
import {openPanel} from '../../packages/sdk/src/inspect/open-panel.ts';
import {signalsOn} from '../../packages/sdk/src/inspect/signals.ts';
import {isHome, stepOfEvent, stepOfPage} from '../../packages/sdk/src/inspect/steps.ts';

const NOTHING: PageReading = {kind: 'other', sources: {}, item: null, category: [], items: [], query: null, bought: []};
const BED = {
  itemId: 'BED-1',
  aliases: ['4711'],
  url: 'https://shop.example/bed',
  title: 'Bed "Nord"',
  image: 'https://shop.example/bed.webp',
  price: 129.9,
  currency: 'CNY',
  category: ['Home', 'Beds'],
};
const PRODUCT: PageReading = {
  ...NOTHING,
  kind: 'product',
  item: BED,
  sources: {title: {source: 'json-ld', confidence: 0.93}, price: {source: 'dom', confidence: 0.8}},
};
const FINE: EngineStatus = {inWorker: true, hash: 'abcdef0123', itemCount: 12, builtAt: 1, problem: ''};
const page = window as unknown as Window & typeof globalThis;

beforeEach(() => history.replaceState(null, '', '/bed'));
afterEach(() => {
  vi.useRealTimers();
  sessionStorage.clear();
  document.body.replaceChildren();
});

test('a product with all that lists need leaves nothing to mend, whether or not it has a brand', () => {
  const rows = rowsOf(PRODUCT, false);
  expect(mendsOfPage(PRODUCT, rows)).toEqual([]);
  expect(rows.find(({field}) => field === 'title')).toEqual({
    field: 'title',
    value: 'Bed "Nord"',
    source: 'json-ld',
    confidence: 0.93,
    state: 'ok',
  });
  expect(rows.find(({field}) => field === 'brand')).toMatchObject({value: '', state: 'optional'});
});

test('what is missing or doubtful is named, with one line that tells it and what is known filled in', () => {
  const {price: _price, category: _category, ...item} = BED;
  const reading: PageReading = {...PRODUCT, item, sources: {title: {source: 'url', confidence: 0.4}}};
  const mends = mendsOfPage(reading, rowsOf(reading, false));
  expect(mends).toMatchObject([{what: 'fields', about: ['title', 'price', 'category']}]);
  expect(countOf(mends)).toBe(3);
  expect(mends[0].lines[0]).toBe(
    '<main data-vitrine-product data-vitrine-id="BED-1" data-vitrine-title="Bed &quot;Nord&quot;" data-vitrine-price="…" data-vitrine-currency="CNY" data-vitrine-category="…">',
  );
});

test('the lines say what they should to those who read them', () => {
  document.body.innerHTML = productMarks({...BED, title: '<b>&"\'', available: false});
  const written = [...document.querySelector('main')!.attributes].map(({name, value}) => [name, value]);
  expect(Object.fromEntries(written)).toEqual({
    'data-vitrine-product': '',
    'data-vitrine-id': 'BED-1',
    'data-vitrine-title': '<b>&"\'',
    'data-vitrine-price': '129.9',
    'data-vitrine-currency': 'CNY',
    'data-vitrine-category': 'Home > Beds',
    'data-vitrine-available': 'false',
  });
  const json = productJsonLd({...BED, title: '</script>'});
  expect(json.match(/<\/script>/g)).toHaveLength(1);
  expect(JSON.parse(json.replace(/^<script[^>]*>|<\/script>$/g, ''))).toMatchObject({
    '@type': 'Product',
    sku: 'BED-1',
    name: '</script>',
    offers: {price: '129.9', priceCurrency: 'CNY', availability: 'https://schema.org/InStock'},
  });
  expect(trackLine('add', BED)).toBe(
    `(window.vitrine ||= []).push(['track', {"type":"add","item":{"itemId":"BED-1"}}]);`,
  );
  expect(marks('main', {list: 'A > B'})).toBe('<main data-vitrine-list="A &gt; B">');
});

test('a list needs its category and its products, results their query, an order its products; a home page nothing', () => {
  const mend = (reading: Partial<PageReading>, home = false) => {
    const whole = {...NOTHING, ...reading};
    return mendsOfPage(whole, rowsOf(whole, home)).map(({what}) => what);
  };
  expect(mend({kind: 'list'})).toEqual(['category', 'items']);
  expect(mend({kind: 'list', category: ['Beds'], items: [BED]})).toEqual([]);
  expect(mend({kind: 'list', items: [BED]}, true)).toEqual([]);
  expect(mend({kind: 'search'})).toEqual(['query']);
  expect(mend({kind: 'search', query: 'bed'})).toEqual([]);
  expect(mend({kind: 'thanks'})).toEqual(['bought']);
  expect(mend({kind: 'cart'})).toEqual([]);
});

test('what the engine says of server, key and worker becomes the line that mends it', () => {
  const shop: ShopOptions = {shopId: 's', base: 'https://cdn.example/', server: 'https://v.example', key: 'AAAA'};
  const mend = (status: Partial<EngineStatus> | undefined, options: Partial<ShopOptions> = {}, refuses = true) =>
    mendsOfEngine(status && {...FINE, ...status}, parseOptions({...shop, ...options}, page), refuses).map(
      ({what, lines}) => [what, ...lines],
    );
  expect(mend({})).toEqual([]);
  expect(mend({problem: "ParseError: manifest.signature: the signature of the shop's key"})).toEqual([
    ['key', 'data-key="…"'],
  ]);
  expect(mend({problem: 'Error: manifest: the server answered 404'})).toEqual([['shop', 'data-shop="…"']]);
  expect(mend({problem: 'TypeError: Failed to fetch'})).toEqual([['server', 'connect-src https://v.example']]);
  expect(mend({problem: 'Error: pack: 3 bytes, expected 4'})).toEqual([['pack']]);
  expect(mend({}, {key: ''})).toEqual([['noKey', 'data-key="…"']]);
  expect(mend({inWorker: false})).toEqual([['worker', 'worker-src blob:']]);
  expect(mend({inWorker: false}, {base: `${location.origin}/v/`})).toEqual([['worker', "worker-src 'self'"]]);
  expect(mend({inWorker: false}, {}, false)).toEqual([]); // it was only slow, this time
  expect(mend(undefined)).toEqual([['engine', 'script-src https://cdn.example']]);
  expect(mend({hash: '', itemCount: 3}, {server: '', key: ''})).toEqual([]); // without a server there is nothing to reach
});

test('a step is ticked by what was seen, not by where one is', () => {
  expect(stepOfPage({...NOTHING, kind: 'list', items: [BED]}, page)).toBe('list');
  expect(stepOfPage({...NOTHING, kind: 'list'}, page)).toBeNull();
  expect(stepOfPage({...NOTHING, kind: 'search', query: 'bed'}, page)).toBe('search');
  expect(stepOfPage(PRODUCT, page)).toBeNull(); // its view ticks it, once it is recorded
  expect(stepOfEvent({type: 'view', at: 1, item: BED})).toBe('product');
  expect(stepOfEvent({type: 'add', at: 1, item: BED})).toBe('add');
  expect(stepOfEvent({type: 'purchase', at: 1, item: BED})).toBe('thanks');
  expect(stepOfEvent({type: 'checkout', at: 1})).toBeNull();
});

test.for([
  ['/', true],
  ['/en', true],
  ['/en-GB/', true],
  ['/index.php?route=common/home&language=en', true],
  ['/index.php?route=product/product&product_id=4', false],
  ['/?s=goods/index/id/2.html', false],
  ['/#/pages/goods', false],
  ['/beds', false],
])('%s is a first page: %s', ([path, home]) => {
  history.replaceState(null, '', path as string);
  expect(isHome(page)).toBe(home);
});

test('in a folder the first page is where the logo leads', () => {
  document.body.innerHTML = '<a rel="home" href="/bed">Shop</a>';
  expect(isHome(page)).toBe(true);
});

test('the panel stays for the tab, with its steps and nothing of the shopper, until it is closed', () => {
  history.replaceState(null, '', '/bed?x=1&vitrine=inspect');
  const kept = createKept(page);
  expect(kept.get()).toEqual({view: 'inspect', open: false, steps: []});
  kept.set({open: true, steps: ['product']});
  history.replaceState(null, '', '/next');
  expect(createKept(page).get()).toEqual({view: 'inspect', open: true, steps: ['product']});
  expect(Object.keys(sessionStorage)).toEqual(['vitrine:panel']);
  sessionStorage.setItem('vitrine:panel', '{"view":"<b>","open":1,"steps":["product","<b>"]}');
  expect(createKept(page).get()).toEqual({view: 'setup', open: false, steps: ['product']});
  kept.end();
  expect(sessionStorage.length).toBe(0);
});

test('signals of consent are found by name, and only where the page has them itself', () => {
  const shop = window as unknown as {dataLayer?: unknown; __tcfapi?: unknown};
  expect(signalsOn(page)).toEqual([]);
  shop.dataLayer = [{event: 'x'}, null, ['consent', 'default', {}]];
  shop.__tcfapi = () => {};
  expect(signalsOn(page)).toEqual(['Google Consent Mode', 'IAB TCF']);
  delete shop.dataLayer;
  delete shop.__tcfapi;
});

/** A panel on a page with a tracker that tells what the test wants. */
function openOn(locale: string): {
  root: () => ShadowRoot;
  emit: TrackerOptions['emit'];
  read: (reading: PageReading) => void;
  passed: unknown[];
} {
  const passed: unknown[] = [];
  const answer = async () => ({items: []}) as never;
  const door: Door = {
    config: parseOptions({shopId: 's', base: 'https://cdn.example/', locale}, page),
    guard: ((fn: unknown) => fn) as Door['guard'],
    engine: {status: async () => FINE},
    vitrine: {version: '0', recommend: answer, profile: answer, receipts: answer, budget: answer, forget: answer},
    allowed: () => 'memory',
    explicit: () => null,
  };
  const emit = async (events: readonly ShopEvent[], trust?: number) => passed.push([events, trust]);
  const options = openPanel(door)({page: window, emit, watchDataLayer: () => () => {}});
  return {
    root: () => document.querySelector('vitrine-panel')!.shadowRoot!,
    emit: options.emit,
    read: (reading) => options.onPage?.(reading),
    passed,
  };
}

test('it opens as a corner that says the verdict, and what the tracker tells goes on to the engine', async () => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/bed?vitrine=setup');
  const {root, emit, read, passed} = openOn('en');
  read({...PRODUCT, item: {...BED, title: '<img src=x onerror=alert(1)>'}});
  const view: ShopEvent = {type: 'view', at: 1, item: BED};
  await emit([view], 4);
  expect(passed).toEqual([[[view], 4]]);
  await vi.advanceTimersByTimeAsync(300);
  const corner = root().querySelector<HTMLElement>('[part=corner]')!;
  const panel = root().querySelector<HTMLElement>('[part=panel]')!;
  expect(corner.textContent).toBe('Vitrine · This page is understood');
  expect([corner.hidden, panel.hidden]).toEqual([false, true]);
  corner.click();
  expect([corner.hidden, panel.hidden]).toEqual([true, false]);
  expect(root().querySelector('img')).toBeNull(); // the shop's words are text
  expect(panel.textContent).toContain('<img src=x onerror=alert(1)>JSON-LD · sure');
  expect([...root().querySelectorAll('li[part=done]')].map((step) => step.textContent)).toEqual(['A productseen']);
  panel.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
  expect(panel.hidden).toBe(true);
  corner.click();
  root().querySelector<HTMLElement>('[part=close]')!.click();
  expect(document.querySelector('vitrine-panel')).toBeNull();
  expect(sessionStorage.length).toBe(0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(document.querySelector('vitrine-panel')).toBeNull();
});

test('it counts what is to be mended, in the language of the shop', async () => {
  vi.useFakeTimers();
  const {price: _price, currency: _currency, ...item} = BED;
  const {root, read} = openOn('zh-CN');
  read({...PRODUCT, item});
  await vi.advanceTimersByTimeAsync(300);
  expect(root().querySelector('[part=corner]')!.textContent).toBe('Vitrine · 有 2 处要补');
  expect(root().querySelector('code')!.textContent).toContain('data-vitrine-price="…" data-vitrine-currency="…"');
});
