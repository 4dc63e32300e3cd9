import type {ShopEvent} from '@vitrine/core';
import {createDetector, createTracker, type Tracker, watchDataLayer} from '@vitrine/tracker';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';

/** What happy-dom can not judge: what is in view, what is visible, and the browser's own navigation events. */
let tracker: Tracker;
let events: ShopEvent[];
const start = location.href;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const natives = () => ['pushState', 'replaceState'].map((name) => Reflect.get(history, name) as unknown);
const ofType = (type: string) => events.filter((event) => event.type === type);

beforeEach(() => {
  events = [];
  tracker = createTracker({
    page: window,
    now: () => Date.now(),
    consent: () => 'local',
    emit: async (batch) => void events.push(...batch),
    watchDataLayer,
    loadDetector: async () => createDetector,
  });
});
afterEach(() => {
  tracker.stop();
  sessionStorage.clear();
  document.body.replaceChildren();
  history.replaceState(null, '', start);
});

/** A list of cards 200 px high in an open shadow root, as the widgets (and anybody's) render them. */
function render(host: HTMLElement, listId: string, ids: readonly string[]): void {
  const root = host.shadowRoot ?? host.attachShadow({mode: 'open'});
  root.replaceChildren(
    ...ids.map((id, position) => {
      const card = document.createElement('a');
      card.href = '#' + id;
      card.style.cssText = 'display: block; height: 200px';
      card.dataset['itemId'] = id;
      card.dataset['position'] = String(position);
      card.append(document.createElement('b'));
      return card;
    }),
  );
  host.dispatchEvent(
    new CustomEvent('vitrine-list', {bubbles: true, composed: true, detail: {listId, placement: 'home'}}),
  );
}

/** The same with the cards in the element itself, shown through a slot. */
function slotCards(host: HTMLElement, listId: string, ids: readonly string[]): void {
  render(host, '', ids);
  host.append(...host.shadowRoot!.children);
  host.shadowRoot!.append(document.createElement('slot'));
  host.dispatchEvent(
    new CustomEvent('vitrine-list', {bubbles: true, composed: true, detail: {listId, placement: 'home'}}),
  );
}

function addHost(top = 0): HTMLElement {
  const host = document.createElement('div');
  host.style.cssText = `display: block; margin-top: ${top}px`;
  document.body.append(host);
  return host;
}

test('cards count in the shadow root of their element and in the element itself', async () => {
  slotCards(addHost(), 'L1', ['A', 'B']);
  await vi.waitFor(() => expect(ofType('impression')).toHaveLength(2), 3000);
  expect(ofType('impression')).toMatchObject([{itemId: 'A'}, {itemId: 'B'}]);
});

test('a card half in view for one second is one impression, however often its list is rendered', async () => {
  const host = addHost();
  render(host, 'L1', ['A', 'B']);
  await wait(500);
  expect(ofType('impression')).toEqual([]);
  render(host, 'L1', ['A', 'B']);
  await vi.waitFor(() => expect(ofType('impression')).toHaveLength(2), 3000);
  render(host, 'L1', ['A', 'B']);
  await wait(1500);
  expect(ofType('impression')).toMatchObject([
    {listId: 'L1', placement: 'home', itemId: 'A', position: 0},
    {listId: 'L1', placement: 'home', itemId: 'B', position: 1},
  ]);
});

test('a card that shows another item has its second anew', async () => {
  const host = addHost();
  render(host, 'L4', ['A']);
  await wait(800);
  host.shadowRoot!.querySelector<HTMLElement>('[data-item-id]')!.dataset['itemId'] = 'B';
  host.dispatchEvent(
    new CustomEvent('vitrine-list', {bubbles: true, composed: true, detail: {listId: 'L5', placement: 'home'}}),
  );
  await wait(600);
  expect(ofType('impression')).toEqual([]);
  await vi.waitFor(() => expect(ofType('impression')).toHaveLength(1), 3000);
  expect(ofType('impression')).toMatchObject([{listId: 'L5', itemId: 'B'}]);
});

test('a card below the fold is no impression until it is scrolled to', async () => {
  render(addHost(3000), 'L2', ['A']);
  await wait(1500);
  expect(ofType('impression')).toEqual([]);
  window.scrollTo(0, 3000);
  await vi.waitFor(() => expect(ofType('impression')).toHaveLength(1), 3000);
});

test('a click inside a card is a click on its item, though the shop stops the event', async () => {
  const host = addHost();
  render(host, 'L3', ['A', 'B']);
  host.addEventListener('click', (event) => event.stopImmediatePropagation());
  host.shadowRoot!.querySelector<HTMLElement>('[data-item-id=B] b')!.click();
  expect(ofType('click')).toMatchObject([{listId: 'L3', placement: 'home', itemId: 'B', position: 1}]);
});

test('pages of a single-page shop are told by the Navigation API; hidden earlier pages are not seen', async () => {
  const before = natives();
  const page = (id: string) => {
    const article = document.createElement('article');
    article.dataset['vitrineProduct'] = '';
    article.dataset['vitrineId'] = id;
    article.append(Object.assign(document.createElement('h1'), {textContent: id}));
    return article;
  };
  const first = page('A');
  history.pushState(null, '', '/shop/a');
  document.body.append(first);
  await vi.waitFor(() => expect(ofType('view')).toHaveLength(1), 4000);
  history.pushState(null, '', '/shop/b');
  await wait(200);
  first.hidden = true;
  document.body.append(page('B'));
  await vi.waitFor(() => expect(ofType('view')).toMatchObject([{item: {itemId: 'A'}}, {item: {itemId: 'B'}}]), 4000);
  expect(natives()).toEqual(before);
});

test('the page is left as it was found: no global, no patched method', async () => {
  tracker.stop();
  const before = [natives(), Object.getOwnPropertyNames(window)];
  const other = createTracker({
    page: window,
    now: () => 0,
    emit: async () => {},
    watchDataLayer,
    loadDetector: async () => createDetector,
  });
  await wait(300);
  expect([natives(), Object.getOwnPropertyNames(window)]).toEqual(before);
  other.stop();
});
