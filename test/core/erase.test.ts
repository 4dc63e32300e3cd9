import {
  buildProfile,
  type Choices,
  createSparseRows,
  EMPTY_PACK,
  facetKey,
  findItem,
  type Profile,
  rank,
  type ShopEvent,
  viewProfile,
  withoutErased,
  withStageRemoved,
} from '@vitrine/core';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {FAMILY_SHOP, openShop, views} from './family-shop.ts';
import {NOW} from './sample-shop.ts';

const DAY = 86_400_000;
const category = (id: string) => FAMILY_SHOP.categories.findIndex(({categoryId}) => categoryId === id);
const pack = openShop({
  // Neighbors for all, so that cards have reasons of every kind.
  neighbors: createSparseRows(
    FAMILY_SHOP.items.map((_, i) =>
      [1, 2, 9].map((step) => ({column: (i + step) % FAMILY_SHOP.items.length, weight: 1 / step})),
    ),
  ),
  queries: [
    {query: '三件套', weight: 5, categories: [{category: category('家居 > 床上三件套'), weight: 1}]},
    {
      query: '苹果',
      weight: 4,
      categories: [
        {category: category('生鲜 > 水果'), weight: 2},
        {category: category('数码 > 手机'), weight: 1},
      ],
    },
  ],
});

const itemId = fc.oneof(
  fc.constantFrom(...FAMILY_SHOP.items.map((item) => item.itemId)),
  fc.constantFrom('bed-0-sku', 'phone-1-sku'), // aliases
  fc.constantFrom('x-1', 'x-2', 'x-3'), // not in the pack
);
const seen = fc.record(
  {
    itemId,
    aliases: fc.constantFrom(['x-2'], ['formula-1-sku', 'other']),
    url: fc.constantFrom('https://shop.example/p/formula-2.html?utm_source=a', '/nowhere'),
    category: fc.constantFrom(['母婴', '纸尿裤'], ['Home', 'Electronics', 'Phones'], ['?']),
    brand: fc.constantFrom('飞鹤', '花王', 'Nobody'),
    price: fc.integer({min: 1, max: 1e4}),
    title: fc.constantFrom('婴儿连体衣', 'Thing'),
  },
  {requiredKeys: ['itemId']},
);
const at = fc.integer({min: NOW - 20 * DAY, max: NOW - 1});
const event: fc.Arbitrary<ShopEvent> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constantFrom('view', 'favorite', 'unfavorite', 'add', 'remove', 'purchase', 'dismiss' as const),
      at,
      item: seen,
    }),
  },
  fc.record({type: fc.constant('dwell' as const), at, itemId, ms: fc.integer({min: 0, max: 1e6})}),
  fc.record({
    type: fc.constant('search' as const),
    at,
    query: fc.constantFrom(
      '三件套',
      ' 苹果 ',
      '苹果!',
      '纸尿裤 大号',
      'fuji APPLES',
      '飞鹤',
      '江苏',
      'x'.repeat(150),
      '?',
    ),
  }),
  fc.record({
    type: fc.constant('list' as const),
    at,
    category: fc.constantFrom(['母婴'], ['Fruit'], ['家居', '枕头'], []),
    itemIds: fc.array(itemId, {maxLength: 3}),
  }),
  fc.record({type: fc.constant('checkout' as const), at}),
  fc.record({
    type: fc.constantFrom('impression', 'click' as const),
    at,
    listId: fc.constant('l'),
    placement: fc.constant('home'),
    itemId,
    position: fc.nat(5),
  }),
);
const history = fc.array(event, {minLength: 1, maxLength: 15}).map((events) => events.toSorted((a, b) => a.at - b.at));

const PLACEMENTS = ['home', 'recent', 'product'];
const lists = (profile: Profile) =>
  PLACEMENTS.map((placement) =>
    rank(pack, profile, {placement, itemId: placement === 'product' ? 'diaper-0' : null}, {now: NOW, listId: 'l'}),
  );
const aboutsOf = (profile: Profile) =>
  new Set(lists(profile).flatMap(({items}) => items.flatMap(({reasons}) => reasons.map(({about}) => about))));
/** What followed after a time, but for the stays of the view that was there then. */
function withoutStays(events: readonly ShopEvent[], gone: ShopEvent): readonly ShopEvent[] {
  if (gone.type !== 'view') return events;
  const isItem = (seen: {readonly itemId: string}) =>
    seen.itemId === gone.item.itemId ||
    (findItem(pack, gone.item) >= 0 && findItem(pack, seen) === findItem(pack, gone.item));
  const next =
    events.find((event) => event.at > gone.at && event.type === 'view' && isItem(event.item))?.at ?? Infinity;
  return events.filter((event) => !(event.type === 'dwell' && event.at > gone.at && event.at < next && isItem(event)));
}

const kept = (events: readonly ShopEvent[], about: string) => withoutErased(events, {about}, pack);

describe('a deleted event', () => {
  test('leaves bit for bit the profile and the lists of a history that never had it', () => {
    fc.assert(
      fc.property(history, event, fc.nat(), (never, extra, place) => {
        const deleted = {...extra, at: extra.at + 0.5}; // equal to no other
        const known = never.toSpliced(place % (never.length + 1), 0, deleted).toSorted((a, b) => a.at - b.at);
        const innocentEvents = withoutStays(never, deleted);
        const innocent = buildProfile(innocentEvents, pack);
        const rebuilt = buildProfile(withoutErased(known, {event: structuredClone(deleted)}, pack), pack);
        expect(rebuilt).toStrictEqual(innocent);
        expect(JSON.stringify(lists(rebuilt))).toBe(JSON.stringify(lists(innocent)));
        expect(viewProfile(pack, rebuilt, {events: innocentEvents, now: NOW})).toEqual(
          viewProfile(pack, innocent, {events: withoutErased(known, {event: deleted}, pack), now: NOW}),
        );
      }),
      {numRuns: 400},
    );
  });

  test('of a view takes the stay along that followed from it, and no other', () => {
    const view = (itemId: string, at: number): ShopEvent => ({type: 'view', at, item: {itemId}});
    const stay = (itemId: string, at: number): ShopEvent => ({type: 'dwell', at, itemId, ms: 9000});
    const events = [
      view('bed-0', NOW - 9),
      stay('bed-0', NOW - 8),
      view('bed-0', NOW - 7),
      view('x-1', NOW - 6),
      stay('bed-0-sku', NOW - 5), // another name of the same item
      stay('x-1', NOW - 4),
    ];
    expect(withoutErased(events, {event: events[0]}, pack)).toEqual(events.slice(2));
    expect(withoutErased(events, {event: events[2]}, pack)).toEqual(events.toSpliced(4, 1).toSpliced(2, 1));
    expect(withoutErased(events, {event: events[3]}, pack)).toEqual([...events.slice(0, 3), events[4]]);
    expect(withoutErased(events, {event: events[1]}, pack)).toEqual(events.toSpliced(1, 1)); // the stay alone
  });

  test('that was never there takes nothing away', () => {
    const events = views(['bed-0', 'formula-0']);
    expect(withoutErased(events, {event: {type: 'checkout', at: NOW}}, pack)).toEqual(events);
    expect(withoutErased(events, {}, pack)).toEqual(events);
  });
});

describe('an erased interest', () => {
  test('is in no profile and behind no card any more, whatever it rested on', () => {
    const found = new Set<string>();
    fc.assert(
      fc.property(history, fc.nat(), (events, pick) => {
        const profile = buildProfile(events, pack);
        const interests = viewProfile(pack, profile, {now: NOW}).interests.map(({about}) => about);
        const all = [...new Set([...interests, ...aboutsOf(profile)])].filter((about) => about !== '');
        const kindOf = (about: string) => about.split('\t')[0];
        for (const kind of new Set(all.map(kindOf))) {
          const ofKind = all.filter((about) => kindOf(about) === kind);
          const about = ofKind[pick % ofKind.length];
          found.add(kind);
          const left = kept(events, about);
          const after = buildProfile(left, pack);
          expect(left.length).toBeLessThan(events.length);
          expect(after.affinities.has(about), about).toBe(false);
          expect(viewProfile(pack, after, {now: NOW}).interests.map((one) => one.about)).not.toContain(about);
          expect([...aboutsOf(after)]).not.toContain(about);
          expect(kept(left, about)).toEqual(left);
        }
      }),
      {numRuns: 300},
    );
    expect([...found].toSorted()).toEqual(['brand', 'category', 'item', 'origin', 'query']); // every kind was tried
  });

  test('takes nothing along that has nothing to do with it', () => {
    const events = [...views(['bed-0', 'formula-0', 'phone-0']), search('三件套'), search('手机')];
    expect(kept(events, 'category\t生鲜')).toEqual(events);
    expect(kept(events, 'brand\t花王')).toEqual(events);
    expect(kept(events, 'category\t数码 > 手机')).toEqual([...events.slice(0, 2), search('三件套')]);
  });

  const search = (query: string): ShopEvent => ({type: 'search', at: NOW - 5, query});
  const act = (
    type: 'view' | 'dismiss' | 'add',
    item: ShopEvent extends infer E ? (E extends {item: infer I} ? I : never) : never,
  ): ShopEvent => ({
    type,
    at: NOW - 5,
    item,
  });

  test('in a category goes with its pages, its items, searches that led there, and those that name it or a part of it', () => {
    const events: ShopEvent[] = [
      ...views(['bed-0']),
      {type: 'list', at: NOW, category: ['Home', '家居'], itemIds: []},
      search('三件套'), // the pack knows where it leads
      search('羽绒枕头'),
      search('cheap PILLOW'),
      search('苹果'),
    ];
    expect(kept(events, 'category\t家居')).toEqual([search('苹果')]);
    expect(kept(events, 'category\t家居 > 枕头')).toHaveLength(4);
  });

  test('in a brand or an origin goes with searches that name it, in any language', () => {
    const items = FAMILY_SHOP.items.map((item) =>
      item.brand === '花王' ? {...item, brand: {'zh-CN': '花王', en: 'Kao'}} : item,
    );
    const shop = openShop({items});
    const events = [
      ...views(['diaper-1']),
      search('kao diapers'),
      search('花王尿裤'),
      search('拖鞋'),
      search('日本 茶'),
    ];
    const left = (about: string) => withoutErased(events, {about}, shop);
    expect(left('brand\t花王')).toEqual([search('拖鞋'), search('日本 茶')]);
    expect(left('origin\t日本')).toEqual([search('kao diapers'), search('花王尿裤'), search('拖鞋')]);
  });

  test('in an item goes under all its names, and may be asked for by any of them', () => {
    const events: ShopEvent[] = [
      act('view', {itemId: 'bed-1'}),
      act('view', {itemId: 'bed-1-sku'}),
      act('add', {itemId: 'variant-9', aliases: ['bed-1']}),
      act('view', {itemId: 'no-such', url: 'https://shop.example/p/bed-1.html?color=red'}),
      {type: 'dwell', at: NOW, itemId: 'bed-1-sku', ms: 9000},
      {type: 'click', at: NOW, listId: 'l', placement: 'home', itemId: 'bed-1', position: 0},
      act('view', {itemId: 'bed-2'}),
    ];
    expect(kept(events, 'item\tbed-1')).toEqual([events[6]]);
    expect(kept(events, 'item\tbed-1-sku')).toEqual([events[6]]);
  });

  test('in an item that the pack does not know takes along what names it by its id alone', () => {
    const events: ShopEvent[] = [
      act('view', {itemId: 'new', brand: 'Nobody', category: ['Mother & Baby', 'Diapers']}),
      {type: 'dwell', at: NOW, itemId: 'new', ms: 9000},
      act('view', {itemId: 'new'}),
      act('view', {itemId: 'newer'}),
    ];
    for (const about of ['item\tnew', 'brand\tNobody', 'category\t母婴', 'category\t母婴 > 纸尿裤']) {
      expect(kept(events, about), about).toEqual([events[3]]);
      const {interests} = viewProfile(pack, buildProfile(kept(events, about), pack), {now: NOW});
      expect(interests).toEqual([]);
    }
  });

  test('leaves alone what was dismissed, which speaks against it; only the item itself takes that along', () => {
    const events = [...views(['phone-0']), act('dismiss', {itemId: 'phone-1'})];
    expect(kept(events, 'category\t数码 > 手机')).toEqual([events[1]]);
    expect(kept(events, 'brand\t苹果')).toEqual([events[1]]);
    expect(kept(events, 'item\tphone-1')).toEqual([events[0]]);
  });

  test('in a query goes however it was typed, and however long it was', () => {
    const long = 'linen '.repeat(40);
    const events = [search('Linen  Sheets'), search(' linen sheets!'), search('linen'), search(long), search('??')];
    expect(kept(events, 'query\tLinen Sheets')).toEqual(events.slice(2));
    expect(kept(events, facetKey('query', buildProfile([search(long)], pack).queries[0].query))).not.toContain(
      events[3],
    );
    expect(kept(events, 'query\t??')).toEqual(events.slice(0, 4));
  });

  test('goes where there is no pack at all', () => {
    const events = [act('view', {itemId: 'a', brand: 'Acme'}), act('view', {itemId: 'b'})];
    expect(withoutErased(events, {about: 'brand\tAcme'}, EMPTY_PACK)).toEqual([events[1]]);
    expect(withoutErased(events, {about: 'nonsense'}, EMPTY_PACK)).toEqual(events);
  });
});

describe('a stage of life that is taken away', () => {
  const choices: Choices = {
    neutral: true,
    paused: false,
    sensitive: false,
    removedStages: {gifts: NOW - 1, travel: NOW + 1},
  };

  test('is kept away for 180 days, and what is past is not kept any longer', () => {
    expect(withStageRemoved(choices, {about: 'stage\tnew-parent'}, pack, NOW)).toEqual({
      ...choices,
      removedStages: {travel: NOW + 1, 'new-parent': NOW + 180 * DAY},
    });
  });

  test('keeps its evidence, which speaks for other things, too', () => {
    const events = views(['formula-0', 'crib-0']);
    expect(kept(events, 'stage\tnew-parent')).toEqual(events);
  });

  test('is one that there is: an attribute of that name is an interest like any other', () => {
    expect(withStageRemoved(choices, {about: 'stage\t1 段'}, pack, NOW)).toBe(choices);
    expect(withStageRemoved(choices, {about: 'brand\tnew-parent'}, pack, NOW)).toBe(choices);
    const items = FAMILY_SHOP.items.map((item) =>
      item.itemId === 'formula-0' ? {...item, attributes: {stage: '1 段'}} : item,
    );
    const events = views(['formula-0', 'formula-1']);
    expect(withoutErased(events, {about: 'stage\t1 段'}, openShop({items}))).toEqual([events[1]]);
  });
});
