import {
  buildProfile,
  createProfile,
  EMPTY_PACK,
  type MerchantRule,
  type Pack,
  type RecRequest,
  rank,
  type ShopEvent,
} from '@vitrine/core';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {FAMILY_SHOP, openShop, views} from './family-shop.ts';
import {NOW} from './sample-shop.ts';

const pack = openShop();
const context = {now: NOW, listId: 'list-1'};
const show = (events: readonly ShopEvent[], request: RecRequest, from: Pack = pack) =>
  rank(from, buildProfile(events, from), request, context);
const ids = (list: {items: readonly {itemId: string}[]}) => list.items.map(({itemId}) => itemId);
const categoryOf = (itemId: string) => itemId.replace(/-\d+$/, '');
const withRules = (...rules: MerchantRule[]) => openShop({shop: {...FAMILY_SHOP.shop, rules}});

const itemId = fc.constantFrom(...FAMILY_SHOP.items.map((item) => item.itemId), 'unknown');
const at = fc.integer({min: NOW - 40 * 86_400_000, max: NOW});
/** Anything a shopper may have done. */
const events: fc.Arbitrary<ShopEvent[]> = fc.array(
  fc.oneof(
    fc.record({
      type: fc.constantFrom('view', 'favorite', 'unfavorite', 'add', 'remove', 'purchase' as const),
      at,
      item: fc.record({itemId}),
    }),
    fc.record({type: fc.constant('dwell' as const), at, itemId, ms: fc.nat(300_000)}),
    fc.record({type: fc.constant('search' as const), at, query: fc.constantFrom('苹果', '三件套', 'formula', '飞船')}),
  ),
  {maxLength: 30},
);
const KINDS = ['similar', 'bought-together', 'trending', 'new', 'recent', 'popular'] as const;
const request: fc.Arbitrary<RecRequest> = fc.record(
  {
    placement: fc.constantFrom('home', 'product', 'category', 'search', 'cart', 'thanks', 'next', 'own', ...KINDS),
    itemId,
    query: fc.constantFrom('苹果', '床上三件套', 'phone', '飞船'),
    categoryId: fc.constantFrom('母婴', '家居 > 枕头', 'nowhere'),
    limit: fc.nat(20),
    excludeItemIds: fc.array(itemId, {maxLength: 5}),
    locale: fc.constantFrom('zh-CN', 'en', 'fr'),
  },
  {requiredKeys: ['placement']},
);

describe('the scene of the new parents', () => {
  const shopping: ShopEvent[] = [
    ...views(['formula-0', 'formula-1', 'formula-2'], NOW - 30_000),
    {type: 'search', at: NOW - 1000, query: '床上三件套'},
  ];

  test('after three infant formulas, a search for bedding sets turns the shelf to baby goods', () => {
    const list = show(shopping, {placement: 'search', query: '床上三件套', limit: 8});
    const baby = ids(list).filter((id) => /formula|diaper|crib/.test(id));
    expect(list.level).toBe('personal');
    expect(list.personalized).toBe(true);
    expect(baby.length).toBeGreaterThanOrEqual(6);
    expect(new Set(baby.map(categoryOf))).toEqual(new Set(['formula', 'diaper', 'crib']));
  });

  test('without them the same search shows bedding sets', () => {
    const list = show([], {placement: 'search', query: '床上三件套', limit: 8});
    expect(list.personalized).toBe(false);
    expect(ids(list).every((id) => /bed|crib/.test(id))).toBe(true); // each has 三件套 in its name
    expect(categoryOf(ids(list)[0])).toBe('bed');
  });

  test('each card says why, in the language of the page', () => {
    const list = show(shopping, {placement: 'search', query: '床上三件套', limit: 8, locale: 'en'});
    const diaper = list.items.find(({itemId: id}) => categoryOf(id) === 'diaper');
    const evidence = diaper?.reasons
      .filter(({personal}) => personal)
      .map(({scorer, evidence}) => `${scorer}: ${evidence}`);
    expect(evidence).toContain('category: Mother & Baby');
    expect(evidence).toContain('transitions: Diapers');
  });

  test('苹果 shows fruit first to who looked at fruit and phones to who looked at phones', () => {
    const first = (seen: string) =>
      categoryOf(ids(show(views([seen, seen]), {placement: 'search', query: '苹果', limit: 6}))[0]);
    expect(first('fruit-3')).toBe('fruit');
    expect(first('phone-3')).toBe('phone');
  });
});

describe('a shopper who comes back', () => {
  const DAY = 86_400_000;
  const earlier = [9, 7, 5, 3].flatMap((days, v) => views([`formula-${v}`, `formula-${v + 1}`], NOW - days * DAY));
  const comesFor = (...category: string[]): ShopEvent => ({type: 'list', at: NOW - 1000, category, itemIds: []});
  const leaves = (list: {items: readonly {itemId: string}[]}) => ids(list).map(categoryOf);

  test('finds what they are used to while this visit has said nothing', () => {
    expect(leaves(show(earlier, {placement: 'home', limit: 4}))).toContain('formula');
  });

  test('finds what anybody finds who comes for the same today, and not what they are used to', () => {
    const pillows = comesFor('家居', '枕头');
    const habitual = leaves(show([...earlier, pillows], {placement: 'next', limit: 6}));
    expect(habitual).toEqual(leaves(show([pillows], {placement: 'next', limit: 6})));
    expect(habitual).not.toContain('formula');
  });

  test('is reminded of items seen earlier only as far as they are of the kind they come for', () => {
    const remindersOf = (errand: ShopEvent) =>
      show([...earlier, errand], {placement: 'next', limit: 20})
        .items.flatMap(({reasons}) => reasons)
        .filter(({scorer}) => scorer === 'neighbors' || scorer === 'repeat')
        .reduce((sum, {contribution}) => sum + contribution, 0);
    const [same, near, other] = [comesFor('母婴', '婴儿奶粉'), comesFor('母婴'), comesFor('家居', '枕头')].map(
      remindersOf,
    );
    expect(same).toBeGreaterThan(near);
    expect(near).toBeGreaterThan(0);
    expect(other).toBe(0);
  });
});

describe('every list', () => {
  test('shows prices byte for byte as the catalogue has them, no item twice and none that was excluded', () => {
    const price = new Map(FAMILY_SHOP.items.map((item) => [item.itemId, item.price]));
    fc.assert(
      fc.property(events, request, (past, asked) => {
        const list = show(past, asked);
        for (const item of list.items) expect(Object.is(item.price, price.get(item.itemId))).toBe(true);
        expect(new Set(ids(list)).size).toBe(list.items.length);
        expect(ids(list).filter((id) => asked.excludeItemIds?.includes(id))).toEqual([]);
        expect(list.items.length).toBeLessThanOrEqual(asked.limit ?? 12);
      }),
    );
  });

  test('has reasons that add up: all of them to the score, the personal ones to the difference from neutral', () => {
    fc.assert(
      fc.property(events, request, (past, asked) => {
        const rules: MerchantRule[] = [{kind: 'boost', categoryId: '数码', factor: 3}];
        for (const item of show(past, asked, withRules(...rules)).items) {
          const sum = (personal: boolean) =>
            item.reasons.filter((r) => r.personal === personal).reduce((total, r) => total + r.contribution, 0);
          expect(Math.abs(sum(false) - item.neutralScore)).toBeLessThan(1e-6);
          expect(Math.abs(sum(true) - (item.score - item.neutralScore))).toBeLessThan(1e-6);
        }
      }),
      {numRuns: 60},
    );
  });

  test('not based on me is the same for 1,000 different shoppers, and says so', () => {
    const same = new Map<string, string>();
    const placements = ['home', 'search', 'cart', 'recent', 'trending'];
    fc.assert(
      fc.property(events, fc.constantFrom(...placements), (past, placement) => {
        const list = show(past, {placement, query: placement === 'search' ? '苹果' : null, neutral: true});
        expect(list.neutral).toBe(true);
        expect(list.personalized).toBe(false);
        const text = JSON.stringify(list);
        expect(same.get(placement) ?? text).toBe(text);
        same.set(placement, text);
      }),
      {numRuns: 1000},
    );
  });

  test('is called personalized only when it differs from the list without the shopper', () => {
    expect(show([], {placement: 'home'}).personalized).toBe(false);
    expect(show(views(['formula-0']), {placement: 'home'}).personalized).toBe(true);
  });

  test('leaves out the cart, what was bought within 30 days, what is out of stock and the page itself', () => {
    const soldOut = openShop({
      items: FAMILY_SHOP.items.map((i) => (i.itemId === 'bed-0' ? {...i, available: false} : i)),
    });
    const past: ShopEvent[] = [
      {type: 'purchase', at: NOW - 29 * 86_400_000, item: {itemId: 'phone-0'}},
      {type: 'purchase', at: NOW - 31 * 86_400_000, item: {itemId: 'phone-1'}},
      {type: 'add', at: NOW - 1000, item: {itemId: 'fruit-0-sku'}},
    ];
    const shown = ids(show(past, {placement: 'product', itemId: 'bed-1', limit: 1000}, soldOut));
    for (const hidden of ['bed-0', 'bed-1', 'phone-0', 'fruit-0']) expect(shown).not.toContain(hidden);
    expect(shown).toContain('phone-1');
  });

  test('has at most two items of a brand in any six', () => {
    fc.assert(
      fc.property(events, (past) => {
        const {items} = show(past, {placement: 'home', limit: 12});
        for (let from = 0; from + 6 <= items.length; from++) {
          const brands = items.slice(from, from + 6).map(({brand}) => brand);
          for (const brand of brands) expect(brands.filter((other) => other === brand).length).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});

describe('the fallback chain', () => {
  test('goes from the shopper to the page’s item, its category, the shop’s favourites and the newest', () => {
    const level = (past: ShopEvent[], asked: Partial<RecRequest>, from = pack) =>
      show(past, {placement: 'home', ...asked}, from).level;
    const neighbors = {...FAMILY_SHOP.neighbors};
    neighbors.offsets = neighbors.offsets.map((_, r) => (r > 0 ? 1 : 0));
    neighbors.columns = Uint32Array.of(5);
    neighbors.weights = Uint8Array.of(255);
    neighbors.scales = Float32Array.from(neighbors.scales, () => 1);
    expect(level(views(['formula-1']), {})).toBe('personal');
    expect(level([], {placement: 'product', itemId: 'bed-0'}, openShop({neighbors}))).toBe('item');
    expect(level([], {placement: 'product', itemId: 'bed-0'})).toBe('category');
    expect(level([], {})).toBe('popular');
    expect(level([], {}, openShop({popularity: new Float32Array(FAMILY_SHOP.items.length)}))).toBe('newest');
    expect(level([], {}, EMPTY_PACK)).toBe('empty');
  });

  test('shows nothing rather than two items', () => {
    const available = (itemId: string) => itemId === 'bed-0' || itemId === 'bed-1';
    const bare = openShop({items: FAMILY_SHOP.items.map((i) => ({...i, available: available(i.itemId)}))});
    expect(show([], {placement: 'home'}, bare)).toMatchObject({level: 'empty', items: []});
  });
});

describe('the merchant’s rules', () => {
  test('exclusion wins over a pin, a pin over every score, and a factor changes the neutral score by its reason', () => {
    const ruled = withRules(
      {kind: 'pin', itemIds: ['case-1', 'crib-0', 'pillow-3']},
      {kind: 'exclude', itemIds: ['crib-0']},
      {kind: 'boost', categoryId: '家居 > 枕头', factor: 3},
      {kind: 'bury', itemIds: ['bed-0'], factor: 0, placement: 'cart'},
    );
    const list = show([], {placement: 'home', limit: 40}, ruled);
    expect(ids(list).slice(0, 2)).toEqual(['case-1', 'pillow-3']);
    expect(ids(list)).not.toContain('crib-0');
    const [before, after] = [pack, ruled].map((from) =>
      show([], {placement: 'home', limit: 40}, from).items.find(({itemId: id}) => id === 'pillow-0'),
    );
    expect(after?.neutralScore).toBeCloseTo(3 * (before?.neutralScore ?? 0), 9);
    const bed = (placement: string) => show([], {placement, limit: 40}, ruled).items.find((i) => i.itemId === 'bed-0');
    expect(bed('cart')?.score).toBe(0);
    expect(bed('home')?.score).toBeGreaterThan(0);
  });
});

test('what comes next keeps what was seen, in pure order of scores', () => {
  const list = rank(pack, buildProfile(views(['formula-0', 'crib-0']), pack), {placement: 'next', limit: 20}, context);
  const scores = list.items.map(({score}) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(ids(list)).toContain('crib-0');
});

test('a well-rated item of many ratings stands before a perfect one of two', () => {
  const rated = (itemId: string) =>
    itemId === 'bed-1' ? {mean: 4.7, count: 500} : itemId === 'bed-2' ? {mean: 5, count: 2} : undefined;
  const from = openShop({
    items: FAMILY_SHOP.items.map((item) => ({...item, rating: rated(item.itemId)})),
    popularity: new Float32Array(FAMILY_SHOP.items.length),
  });
  expect(ids(rank(from, createProfile(), {placement: 'home'}, context)).slice(0, 2)).toEqual(['bed-1', 'bed-2']);
});
