import type {Reranking} from '@vitrine/core';
import {defineLazy, type Guard} from '@vitrine/widgets';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {showRerank} from '../../packages/widgets/src/rerank/show-rerank.ts';
import type {RerankSource} from '../../packages/widgets/src/rerank/source.ts';
import {parts, settle, texts} from './source.ts';

/** An engine that likes these items, in this order, before all others; the shop's order where the shopper wants no other. */
function createEngine(liked: readonly string[]) {
  const engine = {liked, isNeutral: false, asked: [] as {ids: readonly string[]; request: object}[]};
  const source: RerankSource = {
    locale: 'en',
    guard: ((fn: () => unknown) => fn) as Guard,
    async rerank(ids, request) {
      engine.asked.push({ids, request});
      const places = [...ids.keys()].filter((at) => ids[at] !== ''); // pins stay
      const like = (at: number) =>
        engine.liked.includes(ids[at]) ? engine.liked.indexOf(ids[at]) : engine.liked.length + at;
      const order = engine.isNeutral ? places : places.toSorted((a, b) => like(a) - like(b));
      const from = [...ids.keys()];
      for (const [k, place] of places.entries()) from[place] = order[k];
      const hits = from.map((one) => ({itemId: ids[one], from: one}) as Reranking['hits'][number]);
      return {listId: 'l', hits, personalized: true, neutral: engine.isNeutral};
    },
    async neutral(on) {
      engine.isNeutral = on;
      document.dispatchEvent(new CustomEvent('vitrine-change'));
    },
  };
  return {engine, source};
}

let current: ReturnType<typeof createEngine>;
defineLazy('vitrine-rerank', (host) => showRerank(host, current.source));

const card = (id: string, inside = '') =>
  `<li class="card" data-item-id="${id}"><a href="/p/${id}">Item ${id}</a><b>¥${id.length}9.90</b>${inside}</li>`;

function page(attributes: string, cards: string): {host: HTMLElement; list: HTMLElement} {
  document.body.innerHTML = `<vitrine-rerank ${attributes}></vitrine-rerank><ul id="results">${cards}</ul>`;
  return {
    host: document.querySelector('vitrine-rerank') as HTMLElement,
    list: document.getElementById('results') as HTMLElement,
  };
}
const order = (list: Element) =>
  [...list.querySelectorAll('[data-item-id]')].map((one) => one.getAttribute('data-item-id')).join('');
const press = async (host: Element) => {
  parts(host, 'switch')[0].click();
  await settle();
};
const isOn = (host: Element) => parts(host, 'switch')[0].getAttribute('aria-checked');

beforeEach(() => {
  current = createEngine(['e', 'c']);
});
afterEach(() => document.body.replaceChildren());

describe('a shop’s own list', () => {
  test('is put in the shopper’s order, by the very nodes, none of them touched', async () => {
    const {host, list} = page(
      '',
      'abcde'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    const before = new Map([...list.children].map((node) => [node, node.outerHTML]));
    await settle();
    expect(order(list)).toBe('ecabd');
    for (const node of list.children) expect(node.outerHTML).toBe(before.get(node));
    expect(list.childNodes).toHaveLength(5); // and nothing is left behind
    expect(texts(host, 'state')).toEqual(['Ordered for you, worked out on your device']);
    expect(isOn(host)).toBe('true');
  });

  test('has the shop’s order back at one press, and the shopper’s at another', async () => {
    const {host, list} = page(
      'container="#results"',
      'abcde'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    await settle();
    await press(host);
    expect(order(list)).toBe('abcde');
    expect(isOn(host)).toBe('false');
    expect(texts(host, 'state')).toEqual(['The shop’s order, the same for everyone']);
    expect(parts(host, 'state')[0].getAttribute('role')).toBe('status');
    await press(host);
    expect(order(list)).toBe('ecabd');
  });

  test('has it back when the shopper chooses so elsewhere, and when the element goes', async () => {
    const {host, list} = page(
      '',
      'abcde'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    await settle();
    await current.source.neutral(true);
    await settle();
    expect(order(list)).toBe('abcde');
    await press(host);
    expect(order(list)).toBe('ecabd');
    host.remove();
    await settle();
    expect(order(list)).toBe('abcde');
  });

  test('keeps what was paid for and what the shop pinned where it stands', async () => {
    const cards = [card('a'), card('b', '<i data-sponsored></i>'), card('c'), card('d'), card('e')];
    const {list} = page(
      'pinned=".top"',
      cards.join('').replace('class="card" data-item-id="a"', 'class="card top" data-item-id="a"'),
    );
    await settle();
    expect(order(list)).toBe('abecd');
    expect(current.engine.asked[0].ids).toEqual(['', '', 'c', 'd', 'e']);
  });

  test('is not touched again by what a shopper does on the page', async () => {
    const {list} = page(
      '',
      'abcde'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    await settle();
    current.engine.liked = ['d'];
    document.dispatchEvent(new CustomEvent('vitrine-change'));
    await settle();
    expect(order(list)).toBe('ecabd');
  });

  test('is found by selector, key and attribute, wherever the cards lie', async () => {
    document.body.innerHTML = `<vitrine-rerank container="main" item="article" key="data-sku" maxshift="4" query="x"></vitrine-rerank>
<main><div class="row"><article data-sku="a"></article><article data-sku="b"></article></div>
<div class="row"><article><span data-sku="c"></span></article><article data-sku="e"><article data-sku="inner"></article></article></div></main>`;
    await settle();
    expect([...document.querySelectorAll('.row')].map((row) => row.innerHTML)).toEqual([
      '<article data-sku="e"><article data-sku="inner"></article></article><article><span data-sku="c"></span></article>',
      '<article data-sku="a"></article><article data-sku="b"></article>',
    ]);
    expect(current.engine.asked[0].request).toEqual({query: 'x', maxShift: '4'});
  });

  test('names its items by the address of their pages where it gives no ids', async () => {
    page('', '<li><a href="/p/1">One</a></li><li><a href="/p/2">Two</a></li><li>No item at all</li>');
    await settle();
    expect(current.engine.asked[0].ids).toEqual([`${location.origin}/p/1`, `${location.origin}/p/2`]);
  });
});

describe('a list that grows', () => {
  test('is put in order page by page: what has been seen stays', async () => {
    const {list} = page(
      '',
      'abc'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    await settle();
    expect(order(list)).toBe('cab');
    list.insertAdjacentHTML(
      'beforeend',
      'def'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    await settle();
    await settle();
    expect(order(list)).toBe('cabedf');
  });

  test('is put in order anew when the shop has replaced it, and back to the shop’s order as a whole', async () => {
    const {host, list} = page(
      '',
      'abc'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    await settle();
    list.innerHTML = 'dce'
      .split('')
      .map((id) => card(id))
      .join('');
    await settle();
    await settle();
    expect(order(list)).toBe('ecd');
    await press(host);
    expect(order(list)).toBe('dce');
  });

  test('is left alone once the shop’s script has sorted it, as a shopper asked', async () => {
    const {host, list} = page(
      '',
      'abcde'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    await settle();
    list.append(...[...list.children].toSorted((a, b) => a.outerHTML.localeCompare(b.outerHTML)).reverse());
    await settle();
    expect(order(list)).toBe('edcba');
    expect(host.hasAttribute('empty')).toBe(true);
  });

  test('does not ask again for what changes inside its cards', async () => {
    const {list} = page(
      '',
      'abc'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    await settle();
    const asked = current.engine.asked.length;
    list.querySelector('b')!.textContent = '¥8.90';
    await settle();
    expect(current.engine.asked).toHaveLength(asked);
  });
});

describe('an order that is not the shop’s default', () => {
  test('is kept: by a parameter of the address', async () => {
    history.replaceState(null, '', '?sort=cheap');
    const {host, list} = page(
      'unless="sort, order"',
      'abcde'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    await settle();
    expect(order(list)).toBe('abcde');
    expect(host.hasAttribute('empty')).toBe(true);
    history.replaceState(null, '', location.pathname);
  });

  test('is kept: where what shows the default is not on the page', async () => {
    const {list} = page(
      'when=".by-merit"',
      'abcde'
        .split('')
        .map((id) => card(id))
        .join(''),
    );
    await settle();
    expect(order(list)).toBe('abcde');
    document.body.classList.add('by-merit');
    document.dispatchEvent(new CustomEvent('vitrine-change'));
    await settle();
    expect(order(list)).toBe('ecabd');
    document.body.classList.remove('by-merit');
    document.dispatchEvent(new CustomEvent('vitrine-change'));
    await settle();
    expect(order(list)).toBe('abcde');
  });
});

test('a shopper nobody knows is told so, and the list is the shop’s', async () => {
  current = createEngine([]);
  const {host, list} = page(
    'locale="zh-CN"',
    'abc'
      .split('')
      .map((id) => card(id))
      .join(''),
  );
  await settle();
  expect(order(list)).toBe('abc');
  expect(texts(host, 'state')).toEqual(['商店的排序，还不知道你的喜好']);
  expect(parts(host, 'switch')[0].getAttribute('role')).toBe('switch');
});

test('an engine that does not answer leaves the list as it is', async () => {
  current = createEngine(['c']);
  current = {...current, source: {...current.source, rerank: async () => undefined}};
  const {list} = page(
    '',
    'abc'
      .split('')
      .map((id) => card(id))
      .join(''),
  );
  await settle();
  expect(order(list)).toBe('abc');
});
