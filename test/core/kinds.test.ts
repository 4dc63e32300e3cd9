import {
  buildProfile,
  createProfile,
  createSparseRows,
  type Pack,
  type RecRequest,
  rank,
  refine,
  type ShopEvent,
} from '@vitrine/core';
import {describe, expect, test} from 'vitest';
import {FAMILY_SHOP, openShop, views} from './family-shop.ts';
import {NOW} from './sample-shop.ts';

const {items, categories} = FAMILY_SHOP;
const place = (itemId: string) => items.findIndex((item) => item.itemId === itemId);
const rowsOf = (rows: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  createSparseRows(
    items.map(({itemId}) => Object.entries(rows[itemId] ?? {}).map(([to, weight]) => ({column: place(to), weight}))),
  );
const trendsOf = (grown: Readonly<Record<string, number>>) => ({
  items: Float32Array.from(items, ({itemId}) => grown[itemId] ?? 0),
  categories: new Float32Array(categories.length),
});

const pack = openShop({
  similar: rowsOf({'formula-0': {'formula-1': 1, 'formula-2': 0.5}}),
  companions: rowsOf({'formula-0': {'diaper-0': 0.8}, 'phone-0': {'phone-1': 0.3}}),
  trends: trendsOf({'phone-2': 1, 'fruit-1': 0.6, 'bed-0': 0.4}),
  items: items.map((item) => (item.itemId === 'crib-0' ? {...item, createdAt: NOW - 86_400_000} : item)),
});
const show = (events: readonly ShopEvent[], request: RecRequest, from: Pack = pack) =>
  rank(from, buildProfile(events, from), {locale: 'en', ...request}, {now: NOW, listId: 'l'});
const ids = (list: {items: readonly {itemId: string}[]}) => list.items.map(({itemId}) => itemId);
const whys = (list: {items: readonly {why: {text: string}}[]}) => list.items.map(({why}) => why.text);

describe('lists of one kind', () => {
  test('similar shows what can stand in for the page’s item, the most alike first, and nothing else', () => {
    const list = show([], {placement: 'similar', itemId: 'formula-0'});
    expect(ids(list)).toEqual(['formula-1', 'formula-2']);
    expect(list).toMatchObject({level: 'item', heading: 'Similar items', personalized: false});
    expect(whys(list)[0]).toMatch(/^Similar to /);
    expect(show([], {placement: 'similar', itemId: 'phone-0'}).level).toBe('empty');
  });

  test('because follows the one item looked at last, by name, for this shopper alone', () => {
    const neighbors = rowsOf({
      'formula-0': {'diaper-0': 1, 'diaper-1': 0.8, 'crib-0': 0.6, 'phone-0': 0.4},
      'phone-0': {'phone-1': 1, 'phone-2': 0.9, 'fruit-0': 0.5},
    });
    const shop = openShop({neighbors});
    const list = show(views(['formula-0', 'phone-0']), {placement: 'because'}, shop);
    expect(ids(list)).toEqual(['phone-1', 'phone-2', 'fruit-0']);
    const phone = shop.titles.get(place('phone-0'), 'en');
    expect(list).toMatchObject({heading: `Because you viewed ${phone}`, level: 'personal'});
    expect(list.items[0].reasons.map(({about}) => about)).toEqual(['item\tphone-0']);
    expect(show(views(['phone-0']), {placement: 'because', neutral: true}, shop).level).toBe('empty');
    expect(show([], {placement: 'because'}, shop).level).toBe('empty');
  });

  test('what goes with an item never stands in for it, and is hidden rather than filled up', () => {
    const list = show([], {placement: 'bought-together', itemId: 'formula-0'});
    expect(ids(list)).toEqual(['diaper-0']);
    expect(whys(list)[0]).toMatch(/^Bought together with /);
    expect(show([], {placement: 'bought-together', itemId: 'bed-0'}).level).toBe('empty');
  });

  test('without an item on the page it goes with what lies in the cart, for this shopper alone', () => {
    const cart: ShopEvent[] = [{type: 'add', at: NOW - 1000, item: {itemId: 'formula-0'}}];
    const list = show(cart, {placement: 'bought-together'});
    expect(ids(list)).toEqual(['diaper-0']);
    expect(list).toMatchObject({level: 'personal', personalized: true});
    expect(whys(list)[0]).toMatch(/^Goes with .* in your cart$/);
    expect(show(cart, {placement: 'bought-together', neutral: true}).level).toBe('empty');
  });

  test('trending shows what grew, most first, and is hidden where nothing grew', () => {
    const list = show([], {placement: 'trending', limit: 3});
    expect(ids(list)).toEqual(['phone-2', 'fruit-1', 'bed-0']);
    expect(list).toMatchObject({level: 'trending', heading: 'Trending now'});
    expect(ids(show([], {placement: 'trending'}))).toHaveLength(3);
    expect(show([], {placement: 'trending'}, openShop()).level).toBe('empty');
    expect(show([], {placement: 'popular'}, openShop())).toMatchObject({level: 'popular', heading: 'Popular now'});
  });

  test('new shows what came in lately, newest first, never what tells no date', () => {
    const list = show([], {placement: 'new', limit: 3});
    expect(ids(list)[0]).toBe('crib-0');
    expect(list).toMatchObject({level: 'newest', heading: 'New arrivals'});
    const dateless = openShop({items: items.map((item) => ({...item, createdAt: undefined}))});
    expect(show([], {placement: 'new'}, dateless).level).toBe('empty');
  });

  test('recent shows what this shopper looked at, newest first, without the page’s item and only while asked to', () => {
    const past = views(['bed-0', 'fruit-1', 'phone-2']);
    const list = show(past, {placement: 'recent', itemId: 'phone-2'});
    expect(ids(list)).toEqual(['fruit-1', 'bed-0']);
    expect(list).toMatchObject({level: 'personal', heading: 'Recently viewed', personalized: true});
    expect(whys(list)).toEqual(['You viewed this recently', 'You viewed this recently']);
    expect(show(past, {placement: 'recent', neutral: true}).level).toBe('empty');
    expect(show([], {placement: 'recent'}).level).toBe('empty');
  });
});

test('chips without a query name the searches and categories that grew, and none where nothing did', () => {
  const grown = openShop({
    trends: {
      items: new Float32Array(items.length),
      categories: Float32Array.from(categories, ({categoryId}) => (categoryId === '母婴 > 纸尿裤' ? 0.5 : 0)),
    },
    queries: FAMILY_SHOP.queries.map((query) => ({...query, trend: 0.8})),
  });
  const chips = (from: Pack) => refine(from, createProfile(), {locale: 'en'}, {now: NOW, listId: 'l'}).chips;
  expect(chips(grown).map(({kind, label}) => [kind, label])).toEqual([
    ['query', '三件套'],
    ['category', 'Diapers'],
  ]);
  expect(chips(grown)[1].count).toBe(items.filter(({category}) => category[1] === '纸尿裤').length);
  expect(chips(openShop())).toEqual([]);
});

describe('the words of a list', () => {
  test('say “for you” only of a list that this shopper’s behaviour changed', () => {
    const past = views(['formula-0', 'formula-1', 'formula-2']);
    const heading = (events: readonly ShopEvent[], locale: string) => show(events, {placement: 'home', locale}).heading;
    expect(heading(past, 'en')).toBe('Recommended for you');
    expect(heading(past, 'zh-CN')).toBe('为你推荐');
    expect(heading([], 'en')).toBe('Popular now');
    expect(heading([], 'zh-CN')).toBe('热门推荐');
    expect(show([], {placement: 'category', categoryId: '母婴', locale: 'zh-CN'}).heading).toBe('同类热门');
  });

  test('tell a personal reason before a larger general one, and a title as it is', () => {
    const renamed = openShop({
      items: items.map((item) => (item.itemId === 'phone-0' ? {...item, title: 'Phone $& 1'} : item)),
      neighbors: rowsOf({'phone-0': {'phone-1': 1}}),
    });
    const profile = buildProfile(views(['phone-0']), renamed);
    const list = rank(renamed, profile, {placement: 'home', locale: 'en'}, {now: NOW, listId: 'l'});
    const phone = list.items.find(({itemId}) => itemId === 'phone-1');
    expect(phone?.why).toEqual({text: 'Because you viewed Phone $& 1', personal: true});
    const neutral = rank(renamed, createProfile(), {placement: 'popular', locale: 'en'}, {now: NOW, listId: 'l'});
    expect(neutral.items[0].why).toEqual({text: 'Popular', personal: false});
  });
});
