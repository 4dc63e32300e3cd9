import type {Erasure, SuggestedQuery, Suggestions, SuggestRequest} from '@vitrine/core';
import {type Guard, type SearchSource, showSearch} from '@vitrine/widgets';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {moveBy} from '../../packages/widgets/src/search/keys.ts';
import {searchMessages} from '../../packages/widgets/src/search/messages.ts';
import {item, texts} from './source.ts';

const IDLE_MS = 200; // happy-dom has no idle callbacks either

const query = (text: string, from: SuggestedQuery['from'], url = `/search?q=${text}`): SuggestedQuery => ({
  query: text,
  url,
  count: 3,
  from,
});

const suggestions = (text: string, more: Partial<Suggestions> = {}): Suggestions => ({
  listId: `list of ${text}`,
  query: text,
  corrected: null,
  queries: [],
  categories: [],
  items: [],
  hints: [],
  personalized: false,
  neutral: false,
  ...more,
});

const BED = suggestions('bed', {
  queries: [query('bed sheets', 'shop'), query('Bed frame', 'shop')],
  categories: [{categoryId: '7', name: 'Beds', path: ['Home', 'Sleep'], url: '/c/beds', count: 1}],
  items: [item('a', {title: 'A <b>bed</b>', priceText: '¥129'})],
});

const REST = suggestions('', {
  queries: [query('tea', 'recent'), query('cups', 'recent'), query('teapots', 'related')],
  items: [item('pot')],
});

/** A device that answers by what is typed and forgets what it is told to. */
function createDevice(answers: Record<string, Suggestions> = {bed: BED}, rest: Suggestions = suggestions('')) {
  const device = {asked: [] as SuggestRequest[], forgotten: [] as Erasure[], rest};
  const source: SearchSource = {
    locale: 'en',
    guard: ((fn: () => unknown) => fn) as Guard,
    async suggest(request) {
      device.asked.push(request);
      return request.query ? (answers[request.query] ?? suggestions(request.query)) : device.rest;
    },
    profile: async () => ({
      recentQueries: device.rest.queries.filter(({from}) => from === 'recent').map((one) => one.query),
    }),
    async forget(what) {
      device.forgotten.push(what);
      const queries = device.rest.queries.filter((one) => `query\t${one.query}` !== what.about);
      device.rest = {...device.rest, queries};
      document.dispatchEvent(new CustomEvent('vitrine-change'));
    },
  };
  return Object.assign(device, {source});
}

/** The shop's form, and our element beside its input. What the form would have searched for lands in `searched`. */
function openShop({source}: {source: SearchSource}, attributes: Record<string, string> = {}) {
  const form = document.createElement('form');
  const input = document.createElement('input');
  for (const [name, value] of Object.entries({id: 'q', name: 'q', type: 'search', ...attributes}))
    input.setAttribute(name, value);
  input.getBoundingClientRect = () => new DOMRect(10, 10, 300, 40); // nothing is laid out here
  const host = document.createElement('div');
  host.setAttribute('for', '#q');
  form.append(input, host);
  document.body.append(form);
  const searched: string[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    searched.push(input.value);
  });
  showSearch(host, source);
  return {form, input, host, searched};
}

type Shop = ReturnType<typeof openShop>;

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function type({input}: Shop, text: string): Promise<void> {
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {bubbles: true}));
  await wait(5);
}

/** False when it was prevented, and so has never got to the shop. */
const press = ({input}: Shop, key: string, more: KeyboardEventInit = {}) =>
  input.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true, ...more}));

const optionsOf = ({host}: Shop) => [...host.querySelectorAll<HTMLElement>('[role=option]')];
/** What an option says, where each part of it stands in a shadow root. */
const wordsOf = (option: Element) =>
  [...(option.firstElementChild?.shadowRoot?.children ?? [])]
    .map(({textContent}) => textContent.trim())
    .filter(Boolean);
const activeOf = ({input}: Shop) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '');
const activeWords = (shop: Shop) => {
  const option = activeOf(shop);
  return option ? wordsOf(option)[0] : '';
};
const isOpen = ({input}: Shop) => input.getAttribute('aria-expanded') === 'true';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the input is a combobox while the element is there, and afterwards what it was', async () => {
  const shop = openShop(createDevice(), {autocomplete: 'on', role: 'searchbox', placeholder: 'Search'});
  const before = '<input id="q" name="q" type="search" autocomplete="on" role="searchbox" placeholder="Search">';
  await type(shop, 'bed');
  const {input, host} = shop;
  expect(input.getAttribute('role')).toBe('combobox');
  expect(input.getAttribute('autocomplete')).toBe('off');
  expect(input.getAttribute('aria-autocomplete')).toBe('list');
  expect(input.getAttribute('aria-label')).toBe('Search'); // its only name, whatever hint takes the placeholder's place
  expect(document.getElementById(input.getAttribute('aria-controls') ?? '')?.getAttribute('role')).toBe('listbox');
  host.remove();
  expect(input.outerHTML).toBe(before);
  await type(shop, 'beds');
  expect(input.outerHTML).toBe(before);
  document.body.firstElementChild?.append(host);
  showSearch(host, createDevice().source); // as the page does for each element that comes into it
  await type(shop, 'bed');
  expect(isOpen(shop)).toBe(true);
});

test('shows queries, categories and items for what is typed, each option a link', async () => {
  const shop = openShop(createDevice());
  await type(shop, 'bed');
  expect(optionsOf(shop).map(wordsOf)).toEqual([
    ['bed sheets', '3 items'],
    ['Bed frame', '3 items'],
    ['Beds Home › Sleep', '1 item'],
    ['A <b>bed</b>¥129 Popular'],
  ]);
  expect(optionsOf(shop).map((option) => option.getAttribute('href')?.replace(location.origin, ''))).toEqual([
    expect.stringContaining('/search?q=bed%20sheets'),
    expect.stringContaining('/search?q=Bed%20frame'),
    expect.stringContaining('/c/beds'),
    expect.stringContaining('/p/a'),
  ]);
  const marked = optionsOf(shop).map(
    (option) => option.firstElementChild?.shadowRoot?.querySelector('mark')?.textContent,
  );
  expect(marked).toEqual(['bed', 'Bed', 'Bed', 'bed']); // whatever its case
  expect(texts(shop.host, 'status')).toEqual(['Suggestions: 4']);
});

test('proposes what was probably meant', async () => {
  const device = createDevice({bde: suggestions('bde', {corrected: 'bed'})});
  const shop = openShop(device);
  await type(shop, 'bde');
  expect(optionsOf(shop).map(wordsOf)).toEqual([['Did you mean bed']]);
  press(shop, 'ArrowDown');
  press(shop, 'Enter');
  expect(shop.searched).toEqual(['bed']);
});

test('an option without an address is searched by the shop’s own form, unless the shop takes it over', async () => {
  const device = createDevice({bed: suggestions('bed', {queries: [query('bed sheets', 'shop', '')]})});
  const shop = openShop(device);
  const chosen: unknown[] = [];
  const hear = (event: Event) => chosen.push((event as CustomEvent).detail);
  window.addEventListener('vitrine-suggestion', hear);
  await type(shop, 'bed');
  press(shop, 'ArrowDown');
  expect(press(shop, 'Enter')).toBe(false);
  expect(shop.searched).toEqual(['bed sheets']);
  expect(chosen).toEqual([{kind: 'query', suggestion: query('bed sheets', 'shop', ''), typed: 'bed'}]);
  expect(isOpen(shop)).toBe(false);
  window.removeEventListener('vitrine-suggestion', hear);

  shop.host.addEventListener('vitrine-suggestion', (event) => event.preventDefault());
  await type(shop, 'bed');
  optionsOf(shop)[0].click();
  expect(shop.searched).toEqual(['bed sheets']);
  expect(shop.input.value).toBe('bed');
});

test('a box without a form hears the Enter it waits for', async () => {
  const device = createDevice({bed: suggestions('bed', {queries: [query('bed sheets', 'shop', '')]})});
  const shop = openShop(device);
  document.body.append(shop.input, shop.host);
  showSearch(shop.host, device.source);
  const searched: string[] = [];
  shop.input.addEventListener('keydown', ({key}) => key === 'Enter' && searched.push(shop.input.value));
  await type(shop, 'bed');
  press(shop, 'ArrowDown');
  press(shop, 'Enter');
  expect(searched).toEqual(['bed sheets']);
});

test('goes through the options by keyboard and back into the box', async () => {
  const shop = openShop(createDevice());
  await type(shop, 'bed');
  const path = ['ArrowDown', 'ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowUp'].map((key) => {
    expect(press(shop, key)).toBe(false);
    return activeWords(shop);
  });
  expect(path).toEqual([
    'bed sheets',
    'Bed frame',
    'A <b>bed</b>¥129 Popular',
    '',
    'A <b>bed</b>¥129 Popular',
    'bed sheets',
    '',
  ]);
  expect(press(shop, 'Home')).toBe(true); // without an active option that is the text's own
  press(shop, 'ArrowDown');
  expect(activeOf(shop)?.getAttribute('aria-selected')).toBe('true');
  await type(shop, 'bed');
  expect(activeOf(shop)).toBeNull();
  expect(document.activeElement).toBe(shop.input);
});

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 8, -1],
  ['ArrowUp', -1, 8],
  ['ArrowUp', 0, -1],
  ['PageDown', 2, 7],
  ['PageDown', 6, 8],
  ['PageUp', 3, 0],
  ['PageUp', -1, undefined],
  ['a', 3, undefined],
] as const)('%s leads from option %i of nine to %s', (key, at, to) => expect(moveBy(key, at, 9)).toBe(to));

test('the first Escape closes the list, the second one is the shop’s, as every key is once the list is closed', async () => {
  const shop = openShop(createDevice());
  const heard: string[] = [];
  shop.input.addEventListener('keydown', ({key}) => heard.push(key));
  await type(shop, 'bed');
  expect(press(shop, 'Escape')).toBe(false);
  expect(isOpen(shop)).toBe(false);
  expect(shop.input.value).toBe('bed');
  expect(press(shop, 'Escape')).toBe(true);
  expect(press(shop, 'Enter')).toBe(true);
  expect(heard).toEqual(['Escape', 'Enter']);
  press(shop, 'ArrowDown');
  await wait(5);
  expect(isOpen(shop)).toBe(true);
  expect(press(shop, 'Tab')).toBe(true);
  expect(isOpen(shop)).toBe(false);
});

test('an Enter without an active option is the shop’s, and what is still to be answered stays closed', async () => {
  const shop = openShop(createDevice());
  await type(shop, 'bed');
  shop.input.value = 'bed ';
  shop.input.dispatchEvent(new InputEvent('input', {bubbles: true}));
  expect(press(shop, 'Enter')).toBe(true);
  await wait(50);
  expect(isOpen(shop)).toBe(false);
});

test('nothing happens while an input method composes, and one question is asked afterwards', async () => {
  const device = createDevice({床: suggestions('床', {queries: [query('床单', 'shop')]})});
  const shop = openShop(device);
  await wait(IDLE_MS);
  shop.input.focus();
  await wait(5);
  device.asked.length = 0;
  shop.input.dispatchEvent(new CompositionEvent('compositionstart'));
  for (const text of ['c', 'ch', 'chuang']) {
    shop.input.value = text;
    shop.input.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));
    await wait(5);
  }
  for (const key of ['ArrowDown', 'Enter', 'Escape']) expect(press(shop, key, {isComposing: true})).toBe(true);
  expect(device.asked).toEqual([]);
  expect(isOpen(shop)).toBe(false);
  shop.input.value = '床';
  shop.input.dispatchEvent(new CompositionEvent('compositionend', {data: '床'}));
  shop.input.dispatchEvent(new InputEvent('input', {bubbles: true})); // Firefox tells of it after the end, others before
  await wait(5);
  expect(device.asked.map((request) => request.query)).toEqual(['床']);
  expect(optionsOf(shop).map(wordsOf)).toEqual([['床单', '3 items']]);
});

test('an Enter that ended a composition chooses nothing, though WebKit tells of it after the end', async () => {
  const shop = openShop(createDevice());
  await type(shop, 'bed');
  press(shop, 'ArrowDown');
  const left = vi.fn();
  shop.host.addEventListener('vitrine-suggestion', left);
  expect(press(shop, 'Enter', {keyCode: 229})).toBe(true);
  expect(left).not.toHaveBeenCalled();
  expect(activeWords(shop)).toBe('bed sheets');
});

test('asks one question at a time and shows the answer to the latest alone', async () => {
  const device = createDevice();
  const gates: (() => void)[] = [];
  const {source} = device;
  const shop = openShop({
    source: {
      ...source,
      async suggest(request) {
        await new Promise<void>((open) => gates.push(open));
        return source.suggest(request);
      },
    },
  });
  for (const text of ['b', 'be', 'bed']) await type(shop, text);
  expect(gates).toHaveLength(1);
  gates[0]();
  await wait(5);
  expect(isOpen(shop)).toBe(false);
  expect(gates).toHaveLength(2);
  gates[1]();
  await wait(5);
  expect(device.asked.map((request) => request.query)).toEqual(['', 'bed']); // the first when the box was entered
  expect(optionsOf(shop)).toHaveLength(4);
});

test('who goes down the list before the answer to what was typed has come stands as far down in the answer', async () => {
  const {source} = createDevice({bed: BED}, REST);
  let gate = Promise.resolve();
  const shop = openShop({source: {...source, suggest: (request) => gate.then(() => source.suggest(request))}});
  await wait(IDLE_MS);
  shop.input.focus();
  await wait(5);
  let open = () => {};
  gate = new Promise((done) => (open = done));
  await type(shop, 'bed');
  press(shop, 'ArrowDown');
  press(shop, 'ArrowDown');
  expect(activeWords(shop)).toBe('cups'); // of the list that is still there
  open();
  await wait(5);
  expect(activeWords(shop)).toBe('Bed frame');
});

test('is closed where there is nothing to show', async () => {
  const shop = openShop(createDevice());
  await type(shop, 'bed');
  await type(shop, 'zzz');
  expect(isOpen(shop)).toBe(false);
  expect(shop.input.hasAttribute('aria-controls')).toBe(false);
  expect(texts(shop.host, 'status')).toEqual(['']);
});

test('the focus shows at once what was asked while the page was idle: recent searches and what goes with the last', async () => {
  const device = createDevice({}, REST);
  const shop = openShop(device);
  await wait(IDLE_MS);
  expect(device.asked).toHaveLength(1);
  shop.input.focus(); // nothing is awaited from here on
  expect(isOpen(shop)).toBe(true);
  expect(optionsOf(shop).map((option) => [option.slot, wordsOf(option)[0]])).toEqual([
    ['recent', 'tea'],
    ['recent', 'cups'],
    ['clear', 'Clear all'],
    ['queries', 'teapots'],
    ['items', 'Title of pot¥129.90 Popular'],
  ]);
  shop.input.blur();
  expect(isOpen(shop)).toBe(false);
});

test('what the page itself has put into the box has not been typed', async () => {
  const device = createDevice({tea: suggestions('tea', {queries: [query('tea', 'shop')]})}, REST);
  const shop = openShop(device, {value: 'tea'});
  await wait(IDLE_MS);
  shop.input.focus();
  await wait(5);
  expect(new Set(device.asked.map((request) => request.query))).toEqual(new Set(['']));
  await type(shop, 'tea');
  expect(device.asked.at(-1)?.query).toBe('tea');
});

test('the Delete key takes one recent search away, and the next one becomes active', async () => {
  const device = createDevice({}, REST);
  const shop = openShop(device);
  await wait(IDLE_MS);
  shop.input.focus();
  press(shop, 'ArrowDown');
  expect(press(shop, 'Delete')).toBe(false);
  expect(activeWords(shop)).toBe('cups');
  expect(texts(shop.host, 'status')).toEqual(['Removed “tea”']);
  await wait(5);
  expect(device.forgotten).toEqual([{about: 'query\ttea'}]);
  expect(optionsOf(shop).map((option) => wordsOf(option)[0])).toEqual([
    'cups',
    'Clear all',
    'teapots',
    'Title of pot¥129.90 Popular',
  ]);
  expect(activeWords(shop)).toBe('cups');
  press(shop, 'End');
  expect(press(shop, 'Delete')).toBe(true); // no recent search: it is the text's own
});

test('so does its button, and the focus stays in the box', async () => {
  const device = createDevice({}, REST);
  const shop = openShop(device);
  await wait(IDLE_MS);
  shop.input.focus();
  const buttons = () => [...(shop.host.shadowRoot?.querySelectorAll('button') ?? [])];
  expect(buttons().map((button) => button.getAttribute('aria-label'))).toEqual([
    'Remove recent search “tea”',
    'Remove recent search “cups”',
  ]);
  expect(buttons()[0].dispatchEvent(new MouseEvent('mousedown', {bubbles: true, cancelable: true}))).toBe(false);
  buttons()[0].click();
  await wait(5);
  expect(device.forgotten).toEqual([{about: 'query\ttea'}]);
  expect(buttons()).toHaveLength(1);
  expect(document.activeElement).toBe(shop.input);
});

test('clears all recent searches, also those that are not shown', async () => {
  const device = createDevice({}, REST);
  const shop = openShop(device);
  await wait(IDLE_MS);
  shop.input.focus();
  optionsOf(shop)[2].click();
  await wait(5);
  expect(device.forgotten).toEqual([{about: 'query\ttea'}, {about: 'query\tcups'}]);
  expect(optionsOf(shop).map((option) => wordsOf(option)[0])).toEqual(['teapots', 'Title of pot¥129.90 Popular']);
  expect(texts(shop.host, 'status')).toEqual(['Recent searches cleared']);
});

test('an empty box proposes hints in turn, while nobody is in it, and has its own placeholder back afterwards', async () => {
  const device = createDevice({}, suggestions('', {hints: ['tea', 'cups']}));
  const shop = openShop(device, {placeholder: 'Search'});
  await wait(IDLE_MS);
  const {input, host} = shop;
  expect(input.placeholder).toBe('tea');
  await wait(4000);
  expect(input.placeholder).toBe('cups');
  input.focus();
  await wait(8000);
  expect(input.placeholder).toBe('cups');
  input.blur();
  await wait(4000);
  expect(input.placeholder).toBe('tea');
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await wait(8000);
  expect(input.placeholder).toBe('tea');
  vi.restoreAllMocks();
  host.remove();
  expect(input.placeholder).toBe('Search');
});

test('hints stand still for those who want less motion, and where the shop changes its placeholder itself', async () => {
  const device = createDevice({}, suggestions('', {hints: ['tea', 'cups']}));
  const shop = openShop(device, {placeholder: 'Search'});
  await wait(IDLE_MS);
  vi.stubGlobal('matchMedia', () => ({matches: true}));
  await wait(8000);
  expect(shop.input.placeholder).toBe('tea');
  vi.unstubAllGlobals();
  shop.input.placeholder = 'Gifts!';
  await wait(8000);
  expect(shop.input.placeholder).toBe('Gifts!');
  shop.host.remove();
  expect(shop.input.placeholder).toBe('Gifts!');
});

test('an empty search is one for the hint that stands there; any other is the shopper’s own', async () => {
  const device = createDevice({}, suggestions('', {hints: ['tea']}));
  const shop = openShop(device);
  await wait(IDLE_MS);
  shop.form.requestSubmit();
  shop.input.value = 'cups';
  shop.form.requestSubmit();
  expect(shop.searched).toEqual(['tea', 'cups']);
});

test('takes over the input that is made anew, and the other of two', async () => {
  const shop = openShop(createDevice());
  const {form, input, host} = shop;
  host.setAttribute('for', '[name=q]');
  const other = input.cloneNode() as HTMLInputElement;
  other.id = 'q2';
  other.removeAttribute('role');
  other.getBoundingClientRect = input.getBoundingClientRect;
  form.append(other);
  other.focus();
  expect(other.getAttribute('role')).toBe('combobox');
  expect(input.hasAttribute('role')).toBe(false);
  await type({...shop, input: other}, 'bed');
  expect(isOpen({...shop, input: other})).toBe(true);
});

test('a list with items fires, marked as the tracker reads it, whenever there are other nodes to watch', async () => {
  const device = createDevice({bed: BED, be: {...BED, query: 'be'}});
  const shop = openShop(device);
  const heard: Event[] = [];
  shop.form.addEventListener('vitrine-list', (event) => heard.push(event));
  await type(shop, 'bed');
  document.dispatchEvent(new CustomEvent('vitrine-change'));
  await wait(5);
  expect(heard).toHaveLength(1);
  expect((heard[0] as CustomEvent).detail).toMatchObject({listId: 'list of bed', placement: 'suggest'});
  const cards = [...(heard[0].target as Element).querySelectorAll<HTMLElement>('[data-item-id]')];
  expect(cards.map(({dataset}) => [dataset['itemId'], dataset['position']])).toEqual([['a', '0']]);
  await type(shop, 'be'); // the same item, with something else marked in its title
  expect(heard).toHaveLength(2);
});

test('asks with its language, its limit and its wish for what is the same for everybody', async () => {
  const device = createDevice();
  const shop = openShop(device);
  for (const [name, value] of [
    ['locale', 'zh-CN'],
    ['limit', '4'],
    ['neutral', ''],
  ])
    shop.host.setAttribute(name, value);
  await type(shop, 'bed');
  expect(device.asked.at(-1)).toEqual({query: 'bed', locale: 'zh-CN', limit: 4, neutral: true});
  expect(texts(shop.host, 'status')).toEqual(['4 条建议']);
});

test('speaks Chinese and English in full', () => {
  const [zh, en] = [searchMessages('zh-Hans-CN'), searchMessages('de')];
  expect(Object.keys(zh).toSorted()).toEqual(Object.keys(en).toSorted());
  for (const [key, text] of Object.entries(zh)) {
    if (key !== 'lang') expect(text, key).toMatch(/\p{Script=Han}/u);
    const english = en[key as keyof typeof en];
    expect(english, key).not.toMatch(/\p{Script=Han}/u);
    expect(english.includes('{}'), key).toBe(text.includes('{}'));
  }
});
