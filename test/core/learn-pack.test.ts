import {
  buildProfile,
  findItem,
  learnPack,
  openPack,
  type Pack,
  rank,
  type SeenItem,
  type ShopEvent,
} from '@vitrine/core';
import {expect, test} from 'vitest';
import {NOW} from './sample-shop.ts';

const card = (name: string, more: Partial<SeenItem> = {}): SeenItem => ({
  itemId: `/p/${name}`,
  url: `https://shop.example/p/${name}`,
  title: `Linen ${name}`,
  price: 10,
  currency: 'EUR',
  ...more,
});
const list = (items: readonly SeenItem[], category: readonly string[] = [], ago = 0): ShopEvent => ({
  type: 'list',
  at: NOW - ago,
  category,
  itemIds: items.map(({itemId}) => itemId),
  items,
});
const view = (item: SeenItem, ago = 0): ShopEvent => ({type: 'view', at: NOW - ago, item});
const learn = (events: readonly ShopEvent[]): Pack | null => {
  const bytes = learnPack(events, {shopId: 'far', locale: 'en', now: NOW});
  return bytes && openPack(bytes);
};
const titles = (pack: Pack) => pack.titles.tables[0].all();

test('a list page and a product page speak of one item: ids of both, the newest of each field', () => {
  const pack = learn([
    list([card('duvet'), card('sheet', {price: 12.5})], ['Home', 'Bedding']),
    view({
      itemId: 'SKU-1',
      aliases: ['690'],
      url: 'http://shop.example/p/duvet/?utm_source=x',
      brand: 'Somna',
      price: 9,
    }),
  ])!;
  expect(titles(pack)).toEqual(['Linen duvet', 'Linen sheet']);
  expect(['SKU-1', '690', '/p/duvet'].map((id) => findItem(pack, id))).toEqual([0, 0, 0]);
  expect(pack.price[0]).toBe(900);
  expect(pack.brands.get(pack.brand[0], 'en')).toBe('Somna');
  expect(pack.categoryIds.get(pack.category[0])).toBe('Home > Bedding');
});

test('prices are minor units of the shop’s currency, which is the one most cards name; others stay out', () => {
  const pack = learn([
    list([card('a', {currency: 'JPY', price: 2200}), card('b', {currency: 'JPY'}), card('c', {currency: 'USD'})]),
  ])!;
  expect(pack.shop.currency).toBe('JPY');
  expect([...pack.price]).toEqual([10, 2200]);
});

test('what has no title, address, price or currency can not be shown, and nothing of it makes no pack', () => {
  const blank = {title: '', url: '', price: 0, currency: ''};
  for (const field of Object.keys(blank) as (keyof typeof blank)[]) {
    expect(learn([list([card('a', {[field]: blank[field]})])])).toBeNull();
  }
  expect(learn([list([card('a', {currency: 'euro'})])])).toBeNull();
  expect(learn([])).toBeNull();
});

test('the last thousand items seen are the catalogue', () => {
  const cards = Array.from({length: 1_200}, (_, i) => card(`${i}`));
  const pack = learn([list(cards), view(card('0'))])!;
  expect(pack.itemCount).toBe(1_000);
  expect(titles(pack)[0]).toBe('Linen 0');
  expect(titles(pack)).not.toContain('Linen 200');
});

const SHELF = [
  card('duvet white', {title: 'White linen duvet'}),
  card('duvet sand', {title: 'Sand linen duvet'}),
  card('pan', {title: 'Iron pan', price: 30}),
  card('wok', {title: 'Iron wok', price: 32}),
  card('lamp', {title: 'Reading lamp'}),
];

test('similar items are those that share telling words', () => {
  const pack = learn([list(SHELF)])!;
  const request = {placement: 'similar', itemId: '/p/pan', minItems: 1};
  const scene = {now: NOW, listId: 'L'};
  expect(rank(pack, buildProfile([], pack), request, scene).level).toBe('empty'); // one is no shelf
  const more = learn([list([...SHELF, card('pot', {title: 'Iron pot', price: 15})])])!;
  const similar = rank(more, buildProfile([], more), request, scene);
  expect(similar.items.map(({title}) => title)).toEqual(['Iron wok', 'Iron pot']); // 30 is nearer to 32 than to 15;
});

test('what the shopper looked at orders the rest of what was seen', () => {
  const events = [
    list(SHELF.slice(0, 2), ['Bedding'], 9_000),
    list(SHELF.slice(2), ['Kitchen'], 8_000),
    view(SHELF[2], 1_000),
  ];
  const pack = learn(events)!;
  const home = rank(pack, buildProfile(events, pack), {placement: 'home'}, {now: NOW, listId: 'L'});
  expect(home.personalized).toBe(true);
  expect(home.items[0].title).toBe('Iron wok');
  const recent = rank(pack, buildProfile(events, pack), {placement: 'recent'}, {now: NOW, listId: 'L'});
  expect(recent.items.map(({title}) => title)).toEqual(['Iron pan']);
});

test('nobody is told what is popular where nobody knows', () => {
  const pack = learn([list(SHELF)])!;
  const home = rank(pack, buildProfile([], pack), {placement: 'home'}, {now: NOW, listId: 'L'});
  expect(home.items.flatMap(({reasons}) => reasons).filter(({scorer}) => scorer === 'popularity')).toEqual([]);
});
