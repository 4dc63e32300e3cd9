import {
  buildProfile,
  type Chip,
  createProfile,
  encodePack,
  openPack,
  type Pack,
  type RefineRequest,
  refine,
  type ShopEvent,
  searchItems,
  tokenize,
} from '@vitrine/core';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {FAMILY_SHOP, openShop, views} from './family-shop.ts';
import {NOW, sampleShop} from './sample-shop.ts';

const pack = openShop();
const chipsFor = (request: RefineRequest, events: readonly ShopEvent[] = [], from: Pack = pack) =>
  refine(from, buildProfile(events, from), request, {now: NOW, listId: 'chips-1'}).chips;
const labels = (chips: readonly Chip[]) => chips.map(({label}) => label);

const inCategory = (from: Pack, item: number, id: string) => {
  const own = from.category[item] < from.categoryCount ? from.categoryIds.get(from.category[item]) : '';
  return own === id || own.startsWith(`${id} > `);
};

/** Does the item pass the chip's filter? Slow and obvious: what a shop's own search page would do. */
function passes(from: Pack, item: number, {kind, facet, value}: Chip): boolean {
  switch (kind) {
    case 'category':
      return inCategory(from, item, value);
    case 'brand':
      return from.brand[item] < from.brandCount && from.brands.get(from.brand[item]) === value;
    case 'price': {
      const [low, high] = value.split('-');
      const price = from.price[item] / 100;
      return price >= Number(low || 0) && price < (high === '' ? Number.POSITIVE_INFINITY : Number(high));
    }
    case 'attribute':
      for (let p = from.valueOffsets[item]; p < from.valueOffsets[item + 1]; p++) {
        const v = from.values[p];
        if (from.facets[from.valueFacets[v]] === facet && from.valueNames.get(v) === value) return true;
      }
      return false;
    case 'query':
      return searchItems(from, value).includes(item);
  }
}

describe('chips', () => {
  test('for 床上三件套 narrow by finer category, brand, origin and price', () => {
    const chips = chipsFor({query: '床上三件套'});
    expect(chips.length).toBeGreaterThanOrEqual(3);
    expect(chips.length).toBeLessThanOrEqual(6);
    expect(new Set(chips.map(({kind}) => kind))).toEqual(new Set(['category', 'brand', 'attribute', 'price']));
    expect(labels(chips)).toContain('床上三件套');
    expect(labels(chips)).toContain('江苏');
  });

  test('count exactly what their filter leaves, and never nothing or everything', () => {
    const big = openPack(encodePack(sampleShop(800)).buffer);
    const asked = fc.oneof(
      fc.record({query: fc.constantFrom('全棉', 'sheet', '手机', '北欧 手机', '品牌7', 'Brand phone', '产地3')}),
      fc.record({categoryId: fc.constantFrom('部门1', '部门0 > 类目0')}),
      fc.record({query: fc.constant('儿童'), categoryId: fc.constant('部门2')}),
    );
    fc.assert(
      fc.property(asked, (request: RefineRequest) => {
        const items = request.query
          ? [...searchItems(big, request.query)]
          : Array.from({length: big.itemCount}, (_, i) => i);
        const base = items.filter((i) => !request.categoryId || inCategory(big, i, request.categoryId));
        for (const chip of chipsFor({...request, limit: 12}, [], big)) {
          const left = base.filter((item) => passes(big, item, chip)).length;
          expect(left, `${JSON.stringify(request)} ${chip.kind} ${chip.label}`).toBe(chip.count);
          expect(left).toBeGreaterThan(0);
          expect(left).toBeLessThan(base.length);
        }
      }),
      {numRuns: 30},
    );
  });

  test('ask whether 苹果 is a fruit or a phone, and the profile turns the order', () => {
    const kinds = (events: readonly ShopEvent[]) =>
      chipsFor({query: '苹果'}, events)
        .filter(({kind}) => kind === 'category')
        .map(({label}) => label);
    expect(new Set(kinds([]))).toEqual(new Set(['手机', '水果']));
    expect(kinds(views(['fruit-3', 'fruit-3']))[0]).toBe('水果');
    expect(kinds(views(['phone-3', 'phone-3']))[0]).toBe('手机');
    const neutral = (events: readonly ShopEvent[]) => chipsFor({query: '苹果', neutral: true}, events);
    expect(neutral(views(['fruit-3']))).toEqual(neutral(views(['phone-3'])));
  });

  test('of a query without results still lead somewhere', () => {
    for (const query of ['苹果 飞船', '晚霞三件套床单', 'apple spaceship', '飞船', 'zzqq', '!?', '🛏️']) {
      expect(searchItems(pack, query)).toHaveLength(0);
      const chips = chipsFor({query});
      expect(chips.length).toBeGreaterThan(0);
      for (const chip of chips) {
        const found = FAMILY_SHOP.items.filter((_, item) => passes(pack, item, chip));
        expect(found.length, chip.label).toBe(chip.count);
      }
    }
    expect(chipsFor({})).toEqual([]); // nothing was asked, and nothing is sought more than it used to be
  });

  test('of a category are its subcategories and facets, in the language of the page', () => {
    const chips = chipsFor({categoryId: '母婴', locale: 'en'});
    expect(labels(chips)).toContain('Infant formula');
    expect(chips.find(({label}) => label === 'Infant formula')?.url).toBe(`/c/${encodeURIComponent('婴儿奶粉')}`);
  });

  test('have addresses by the shop’s own patterns, encoded, or none where it declared none', () => {
    const chips = chipsFor({query: '床上三件套'});
    const brand = chips.find(({kind}) => kind === 'brand');
    expect(brand?.url).toBe(
      `/search.html?q=${encodeURIComponent('床上三件套')}&brand=${encodeURIComponent(brand?.value ?? '')}`,
    );
    const {facetUrl: _, ...shop} = FAMILY_SHOP.shop;
    for (const chip of chipsFor({query: '床上三件套'}, [], openShop({shop}))) expect(chip.url).toBe('');
  });
});

describe('the search behind chips', () => {
  test('finds the items that have every token of the query, as a slow search does', () => {
    const big = openPack(encodePack(sampleShop(300)).buffer);
    const doc = (item: number) => {
      const parts: string[] = [];
      for (const locale of big.locales) {
        parts.push(big.titles.get(item, locale), big.brands.get(big.brand[item], locale));
        for (let c = big.category[item]; c < big.categoryCount; c = big.parents[c])
          parts.push(big.categoryNames.get(c, locale));
        for (let p = big.valueOffsets[item]; p < big.valueOffsets[item + 1]; p++)
          parts.push(big.valueNames.get(big.values[p], locale));
      }
      return new Set(parts.flatMap(tokenize));
    };
    const docs = Array.from({length: big.itemCount}, (_, item) => doc(item));
    for (const query of ['全棉床单', 'brand sheet', '北欧', 'Origin 3', '部门 手机', '无线耳机 品牌']) {
      const tokens = tokenize(query);
      const slow = docs.flatMap((tokensOf, item) => (tokens.every((token) => tokensOf.has(token)) ? [item] : []));
      expect([...searchItems(big, query)], query).toEqual(slow);
    }
  });

  test('takes singular and plural for one word, and no word for a part of another', () => {
    expect(searchItems(pack, 'Phones').length).toBeGreaterThan(0);
    expect([...searchItems(pack, 'diaper')]).toEqual([...searchItems(pack, 'diapers')]);
    expect(searchItems(pack, 'pho')).toHaveLength(0);
  });
});

test('chips of an empty profile are not called personal', () => {
  const list = refine(pack, createProfile(), {query: '苹果'}, {now: NOW, listId: 'l'});
  expect(list.personalized).toBe(false);
  expect(list.chips.some(({personal}) => personal)).toBe(false);
});
