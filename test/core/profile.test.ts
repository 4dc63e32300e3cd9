import {
  buildProfile,
  categoryPath,
  createProfile,
  EMPTY_PACK,
  findItem,
  foldEvent,
  type ProfileView,
  rank,
  type ShopEvent,
  viewProfile,
} from '@vitrine/core';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {FAMILY_SHOP, openShop, views} from './family-shop.ts';
import {NOW} from './sample-shop.ts';

const pack = openShop();
const MINUTE = 60_000;
const DAY = 86_400_000;
const interest = (view: Pick<ProfileView, 'interests'>, label: string) =>
  view.interests.find((entry) => entry.label === label)?.affinity ?? 0;
const view = (events: readonly ShopEvent[], now = NOW) => viewProfile(pack, buildProfile(events, pack), {now});

const seen = fc.record(
  {
    itemId: fc.constantFrom(...FAMILY_SHOP.items.slice(0, 20).map(({itemId}) => itemId), 'x-1', 'x-2'),
    url: fc.constantFrom('https://shop.example/p/formula-2.html?utm_source=a', '/nowhere'),
    category: fc.constantFrom(['母婴', '纸尿裤'], ['Home', 'Electronics', 'Phones'], ['?']),
    brand: fc.constantFrom('飞鹤', 'Nobody'),
    price: fc.double({min: 0, max: 1e4, noNaN: true}),
    currency: fc.constantFrom('CNY', 'USD'),
  },
  {requiredKeys: ['itemId']},
);
const at = fc.integer({min: NOW - 90 * DAY, max: NOW});
const event: fc.Arbitrary<ShopEvent> = fc.oneof(
  fc.record({
    type: fc.constantFrom('view', 'favorite', 'unfavorite', 'add', 'remove', 'purchase' as const),
    at,
    item: seen,
  }),
  fc.record({
    type: fc.constant('dwell' as const),
    at,
    itemId: fc.constantFrom('bed-0', 'x-1'),
    ms: fc.integer({min: -5, max: 1e6}),
  }),
  fc.record({type: fc.constant('search' as const), at, query: fc.constantFrom('三件套', ' ', '苹果')}),
  fc.record({
    type: fc.constant('list' as const),
    at,
    category: fc.constantFrom(['母婴'], ['Fruit'], []),
    itemIds: fc.constant([]),
  }),
  fc.record({type: fc.constant('checkout' as const), at}),
);

describe('a profile', () => {
  test('folded event by event is bit for bit the one built from the whole history', () => {
    fc.assert(
      fc.property(fc.array(event, {maxLength: 40}), (events) => {
        const folded = events.reduce((profile, next) => foldEvent(profile, next, pack), createProfile());
        expect(folded).toStrictEqual(buildProfile(events, pack));
      }),
    );
  });

  test('rebuilt without a deleted event is the one that never saw it', () => {
    fc.assert(
      fc.property(fc.array(event, {minLength: 1, maxLength: 20}), fc.nat(), (events, pick) => {
        const deleted = pick % events.length;
        const never = events.filter((_, e) => e !== deleted);
        const once = buildProfile(events, pack);
        expect(buildProfile(events.toSpliced(deleted, 1), pack)).toStrictEqual(buildProfile(never, pack));
        expect(once.eventCount).toBe(never.length + 1);
      }),
      {numRuns: 50},
    );
  });

  test('is not changed by folding another event into a new one', () => {
    const profile = buildProfile(views(['bed-0', 'formula-0']), pack);
    const before = structuredClone(profile);
    foldEvent(profile, {type: 'purchase', at: NOW, item: {itemId: 'bed-0'}}, pack);
    expect(profile).toStrictEqual(before);
  });

  test('counts a new session after more than 30 minutes, and keeps distinct items newest first', () => {
    const one = (itemId: string, minute: number): ShopEvent => ({
      type: 'view',
      at: NOW + minute * MINUTE,
      item: {itemId},
    });
    const profile = buildProfile([one('bed-0', 0), one('bed-1', 30), one('bed-0', 30), one('bed-2', 60.1)], pack);
    expect(profile.session).toBe(2);
    expect(profile.seeds.map(({itemId, views: count, session}) => [itemId, count, session])).toEqual([
      ['bed-2', 1, 2],
      ['bed-0', 2, 1],
      ['bed-1', 1, 1],
    ]);
  });

  test('likes what was bought more than what was put in the cart, and that more than what was seen', () => {
    const liking = (type: 'view' | 'favorite' | 'add' | 'purchase') =>
      interest(view([{type, at: NOW, item: {itemId: 'diaper-0'}}]), '纸尿裤');
    expect(liking('view')).toBeCloseTo((1 / 3 + 1 / 5) / 2, 9); // 1 view against priors of 2 and 4
    expect(liking('favorite')).toBeGreaterThan(liking('view'));
    expect(liking('add')).toBeGreaterThan(liking('favorite'));
    expect(liking('purchase')).toBeGreaterThan(liking('add'));
  });

  test('counts an item for its wider categories too, and forgets by halves', () => {
    const events: ShopEvent[] = [{type: 'view', at: NOW, item: {itemId: 'diaper-0'}}];
    expect(interest(view(events), '母婴')).toBe(interest(view(events), '纸尿裤'));
    const later = interest(view(events, NOW + 14 * DAY), '母婴');
    expect(later).toBeCloseTo(0.5 / 4.5 / 2, 6); // nothing of the visit, half of the habit
  });

  test('moves an item from the cart to what was bought', () => {
    const act = (type: 'add' | 'remove' | 'purchase' | 'favorite', itemId: string): ShopEvent => ({
      type,
      at: NOW,
      item: {itemId},
    });
    const profile = buildProfile(
      [
        act('add', 'bed-0'),
        act('add', 'bed-1'),
        act('add', 'bed-2'),
        act('remove', 'bed-1'),
        act('purchase', 'bed-2-sku'),
        act('favorite', 'bed-3'),
      ],
      pack,
    );
    expect(profile.cart).toEqual(['bed-0']);
    expect(profile.bought).toEqual([{itemId: 'bed-2', at: NOW}]);
    expect(profile.favorites).toEqual(['bed-3']);
  });

  test('learns from an item the pack does not know what its page said: category, brand and price', () => {
    const item = {
      itemId: 'new',
      category: ['Home', 'Mother & Baby', 'Diapers'],
      brand: '花王',
      price: 500,
      currency: 'CNY',
    };
    const profile = buildProfile([{type: 'view', at: NOW, item}], pack);
    expect(interest(viewProfile(pack, profile, {now: NOW, locale: 'en'}), 'Diapers')).toBeGreaterThan(0.2);
    expect(interest(viewProfile(pack, profile, {now: NOW}), '花王')).toBeGreaterThan(0.2);
    const band = profile.prices.get('母婴 > 纸尿裤');
    expect((band?.sum.long ?? 0) / (band?.weight.long ?? 1)).toBe(1); // dearer than every diaper here
  });

  test('turns to another price band of the same category with the next event', () => {
    const priceFit = (past: string[], itemId: string) => {
      const profile = buildProfile(views(past), pack);
      const {items} = rank(pack, profile, {placement: 'home', limit: 100}, {now: NOW, listId: 'l'});
      const reasons = items.find((item) => item.itemId === itemId)?.reasons ?? [];
      return reasons.find(({scorer}) => scorer === 'price')?.contribution ?? 0;
    };
    expect(priceFit(['bed-0'], 'bed-1')).toBeGreaterThan(priceFit(['bed-0'], 'bed-6'));
    const after = ['bed-0', 'bed-7', 'bed-7'];
    expect(priceFit(after, 'bed-6')).toBeGreaterThan(priceFit(after, 'bed-1'));
  });

  test('with no pack at all remembers and does not fail', () => {
    fc.assert(
      fc.property(fc.array(event, {maxLength: 20}), (events) => {
        const profile = buildProfile(events, EMPTY_PACK);
        expect(viewProfile(EMPTY_PACK, profile, {now: NOW}).eventCount).toBe(events.length);
      }),
      {numRuns: 30},
    );
  });
});

describe('an item of a page', () => {
  test('is found by id, by another name, or by the address of its page whatever follows it', () => {
    const formula = findItem(pack, 'formula-2');
    expect(pack.titles.get(formula, 'en')).toBe('Infant formula stage 3');
    expect(findItem(pack, 'formula-2-sku')).toBe(formula);
    expect(findItem(pack, {itemId: '?', aliases: ['formula-2-sku']})).toBe(formula);
    for (const url of [
      'https://www.shop.example/p/formula-2.html?utm_source=mail&gclid=1#reviews',
      '//cdn.shop.example/p/formula-2.html/',
      '/p/formula-2.html?variant=7',
      'p/formula-2.html',
    ]) {
      expect(findItem(pack, {itemId: '?', url}), url).toBe(formula);
    }
    expect(findItem(pack, {itemId: '?', url: '/p/other.html'})).toBe(-1);
    expect(categoryPath(pack, formula)).toEqual(['母婴', '婴儿奶粉']);
  });

  test('is told apart by the parameters that name it', () => {
    const items = FAMILY_SHOP.items.map((item, i) => ({...item, url: `/index.php?route=product&product_id=${i}`}));
    const shop = openShop({items});
    expect(
      findItem(shop, {itemId: '?', url: 'https://s.example/index.php?product_id=3&route=product&utm_medium=x'}),
    ).toBe(3);
    expect(findItem(shop, {itemId: '?', url: 'https://s.example/index.php?route=product'})).toBe(-1);
  });
});

test('not interested: the item is shown nowhere, and its like are half as liked', () => {
  const before = buildProfile(views(['formula-0', 'formula-1']), pack);
  const after = foldEvent(before, {type: 'dismiss', at: NOW, item: {itemId: 'formula-1'}}, pack);
  expect(after.dismissed).toEqual(['formula-1']);
  const key = 'category\t母婴 > 婴儿奶粉';
  expect(after.affinities.get(key)!.short).toBe(before.affinities.get(key)!.short / 2);
  const list = rank(pack, after, {placement: 'home', limit: 48}, {now: NOW, listId: 'l'});
  expect(list.items.map(({itemId}) => itemId)).not.toContain('formula-1');
});
