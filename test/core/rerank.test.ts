import {
  buildProfile,
  type CatalogItem,
  createProfile,
  createSparseRows,
  EMPTY_PACK,
  encodePack,
  openPack,
  type Reranking,
  type RerankRequest,
  rerank,
  type ShopEvent,
} from '@vitrine/core';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {FAMILY_SHOP, openShop, views} from './family-shop.ts';
import {NOW, sampleShop} from './sample-shop.ts';

const QUERY = '床上三件套';
const BRANDS = ['梦洁', '罗莱', '水星', '富安娜', '多喜爱', '博洋'] as const;
const ORIGINS = ['江苏', '山东', '浙江'] as const;

/** Two dozen bed sets as a shop's search lists them: brands, origins and prices mixed. */
const beds: CatalogItem[] = Array.from({length: 24}, (_, n) => ({
  itemId: `set-${n}`,
  aliases: [`69000${n}`],
  title: `${['全棉', '亚麻', '真丝', '加厚'][n % 4]}床上三件套 ${n}`,
  url: `/p/set-${n}.html`,
  image: '',
  price: 100 * (129 + ((n * 7) % 24) * 80),
  category: ['家居', QUERY],
  brand: BRANDS[n % BRANDS.length],
  attributes: {origin: ORIGINS[n % 3]},
  available: n % 11 !== 5,
}));
const even = Float32Array.from(beds, () => 1 / beds.length);
/** Nobody has been in the shop yet: nothing but the catalogue is known. */
const shop = {
  categories: [],
  items: beds,
  popularity: even,
  neighbors: createSparseRows(beds.map(() => [])),
  transitions: createSparseRows([[], []]),
  queries: [],
};
const pack = openShop(shop);
const shopOrder = beds.map(({itemId}) => itemId);
const bed = (itemId: string) => beds.find((item) => item.itemId === itemId)!;
const cheapest = beds.toSorted((a, b) => a.price - b.price).map(({itemId}) => itemId);

const moment = {now: NOW, listId: 'hits-1'};
const ask = (events: readonly ShopEvent[], request: Partial<RerankRequest> = {}, from = pack) =>
  rerank(from, buildProfile(events, from), {query: QUERY, itemIds: shopOrder, ...request}, moment);
const idsOf = ({hits}: Reranking) => hits.map(({itemId}) => itemId);

/** Whatever a shopper may have done with these items, and with some the pack has never heard of. */
const anyEvent: fc.Arbitrary<ShopEvent> = fc
  .tuple(
    fc.constantFrom('view', 'favorite', 'add', 'purchase', 'dismiss', 'search', 'list'),
    fc.constantFrom(...shopOrder, 'gone-1'),
    fc.integer({min: 0, max: 60 * 86_400_000}),
  )
  .map(([type, itemId, ago]): ShopEvent => {
    const at = NOW - ago;
    if (type === 'search') return {type, at, query: QUERY};
    if (type === 'list') return {type, at, category: ['家居', QUERY], itemIds: []};
    return {type, at, item: {itemId}};
  });
const anyPast = fc.array(anyEvent, {maxLength: 30}).map((past) => past.toSorted((a, b) => a.at - b.at));
/** Hits as a shop's page may have them: twice, unknown, under an alias or an address, any number. */
const anyHits = fc.array(
  fc.oneof(
    {weight: 6, arbitrary: fc.constantFrom(...shopOrder)},
    fc.constantFrom(
      'unknown-1',
      '',
      '__proto__',
      '690003',
      '/p/set-7.html',
      'https://shop.example/p/set-8.html?utm_source=x',
    ),
  ),
  {maxLength: 60},
);
const anyRequest = fc
  .record({itemIds: anyHits, pinned: fc.subarray([...shopOrder, 'unknown-1'], {maxLength: 5}), maxShift: fc.nat(30)})
  .map((request): RerankRequest => request);

describe('hits in the order of a shopper', () => {
  test('are a permutation of the shop’s, with pins and what the pack does not know in their places', () => {
    fc.assert(
      fc.property(anyPast, anyRequest, (past, request) => {
        const {hits, personalized} = ask(past, request);
        expect(hits.map(({from}) => from).toSorted((a, b) => a - b)).toEqual([...request.itemIds.keys()]);
        for (const [at, {itemId, from}] of hits.entries()) {
          expect(itemId).toBe(request.itemIds[from]);
          const isKnown = /^(set-|6900|\/p\/|https:)/.test(itemId);
          if (!isKnown || request.pinned?.includes(itemId)) expect(at).toBe(from);
        }
        expect(personalized).toBe(hits.some(({from}, at) => from !== at));
      }),
      {numRuns: 300},
    );
  });

  test('move by at most as many places as they may, up and down, past pins too', () => {
    fc.assert(
      fc.property(anyPast, anyRequest, (past, request) => {
        for (const [at, {from}] of ask(past, request).hits.entries())
          expect(Math.abs(at - from)).toBeLessThanOrEqual(request.maxShift ?? 10);
      }),
      {numRuns: 500},
    );
  });

  test('are the shop’s own, byte for byte, in a neutral list of any of a thousand shoppers', () => {
    const asked = {query: QUERY, itemIds: shopOrder, neutral: true};
    const nobody = JSON.stringify(rerank(pack, createProfile(), asked, moment));
    fc.assert(
      fc.property(anyPast, (past) => {
        const list = ask(past, {neutral: true});
        expect(idsOf(list)).toEqual(shopOrder);
        expect(JSON.stringify(list)).toBe(nobody);
      }),
      {numRuns: 1000},
    );
  });

  test('say why: the parts sum to what the shopper’s behaviour added', () => {
    fc.assert(
      fc.property(anyPast, anyRequest, (past, request) => {
        for (const {reasons, score, neutralScore} of ask(past, request).hits) {
          const sum = reasons.reduce((total, {contribution}) => total + contribution, 0);
          expect(sum).toBeCloseTo(score - neutralScore, 6);
          expect(reasons.every(({personal}) => personal)).toBe(true);
        }
      }),
    );
  });

  test('that were dismissed, or cannot be bought, pass nobody', () => {
    fc.assert(
      fc.property(anyPast, fc.shuffledSubarray(shopOrder), (past, itemIds) => {
        const dismissed = buildProfile(past, pack).dismissed;
        for (const [at, {itemId, from}] of ask(past, {itemIds}).hits.entries()) {
          if (dismissed.includes(itemId) || bed(itemId).available === false) expect(at).toBeGreaterThanOrEqual(from);
        }
      }),
    );
  });

  test('that were dismissed sink a third as far as hits may move, though nothing else is known', () => {
    const dismiss: ShopEvent = {type: 'dismiss', at: NOW - 1000, item: {itemId: 'set-6'}};
    const order = idsOf(ask([dismiss], {itemIds: shopOrder.slice(6, 16), maxShift: 9}));
    expect(order).toEqual(['set-7', 'set-8', 'set-9', 'set-6', ...shopOrder.slice(10, 16)]);
  });
});

describe('how far a profile is trusted', () => {
  const farthest = (list: Reranking) => Math.max(...list.hits.map(({from}, at) => Math.abs(from - at)));

  test('the first look moves a hit by a place or two, many of the same kind by far more', () => {
    for (const itemId of shopOrder) expect(farthest(ask(views([itemId])))).toBeLessThanOrEqual(2);
    const loyal = views(['set-0', 'set-6', 'set-12', 'set-18', 'set-0', 'set-6', 'set-12', 'set-18']);
    expect(farthest(ask(loyal))).toBeGreaterThanOrEqual(5);
  });

  test('tells alike hits apart by brand and price though some are of another kind altogether', () => {
    const mixed = openShop();
    const itemIds = ['crib-0', 'bed-1', 'crib-1', 'bed-2', 'bed-3', 'crib-2', 'bed-4', 'bed-5', 'bed-6', 'bed-7'];
    const order = idsOf(ask(views(['bed-3', 'bed-7', 'bed-3', 'bed-7']), {itemIds}, mixed)); // 富安娜, bed sets for adults
    const place = (itemId: string) => order.indexOf(itemId) - itemIds.indexOf(itemId);
    expect(place('bed-7')).toBeLessThanOrEqual(-3);
    expect(place('bed-7')).toBeLessThan(place('bed-6'));
    expect(place('crib-0')).toBeGreaterThan(0);
  });

  test('looks of last year are as good as none', () => {
    const old = views(['set-0', 'set-6', 'set-12', 'set-18'], NOW - 365 * 86_400_000);
    expect(idsOf(ask(old))).toEqual(shopOrder);
  });

  test('a pack whose learnt weights leave brands and prices out still tells hits apart by them', () => {
    const weights = {...FAMILY_SHOP.weights, brand: 0, attributes: 0, price: 0, category: 0};
    const learnt = openShop({...shop, weights});
    const past = views(['set-0', 'set-6', 'set-12', 'set-18']);
    expect(idsOf(ask(past, {}, learnt))).toEqual(idsOf(ask(past)));
  });
});

describe('the scene of the paper: one search for 床上三件套', () => {
  const hunter = views(cheapest.slice(0, 6));
  const lover = views(['set-2', 'set-8', 'set-14', 'set-20', 'set-2', 'set-8']); // 水星, at any price
  const top = (events: readonly ShopEvent[]) => idsOf(ask(events)).slice(0, 8);
  const meanPrice = (ids: readonly string[]) => ids.reduce((sum, id) => sum + bed(id).price, 0) / ids.length;
  const ofBrand = (ids: readonly string[], brand: string) => ids.filter((id) => bed(id).brand === brand).length;

  test('shows a bargain hunter cheaper sets first, and who loves a brand more of it', () => {
    expect(meanPrice(top(hunter))).toBeLessThan(0.9 * meanPrice(shopOrder.slice(0, 8)));
    expect(meanPrice(top(hunter))).toBeLessThan(meanPrice(top(lover)));
    expect(ofBrand(shopOrder.slice(0, 8), '水星')).toBe(1);
    expect(ofBrand(top(lover), '水星')).toBeGreaterThanOrEqual(3);
  });

  test('so that half of the first eight stand elsewhere for the one than for the other', () => {
    const [one, other] = [top(hunter), top(lover)];
    expect(one.filter((itemId, at) => itemId === other[at]).length).toBeLessThanOrEqual(4);
  });

  test('and says so in words', () => {
    const words = ask(lover)
      .hits.filter(({itemId}) => bed(itemId).brand === '水星')
      .map(({why}) => why);
    for (const {text, personal} of words) {
      expect(text).toContain('水星');
      expect(personal).toBe(true);
    }
  });
});

describe('odd lists', () => {
  const past = views(cheapest.slice(0, 6));

  test('none, one, the same twice', () => {
    expect(ask(past, {itemIds: []}).hits).toEqual([]);
    expect(idsOf(ask(past, {itemIds: ['set-3']}))).toEqual(['set-3']);
    const twice = ask(past, {itemIds: ['set-1', 'set-1', 'set-1']});
    expect(twice.hits.map(({from}) => from)).toEqual([0, 1, 2]);
  });

  test('of a shop whose pack has not come, stay as they are', () => {
    const list = ask(past, {}, EMPTY_PACK);
    expect(idsOf(list)).toEqual(shopOrder);
    expect(list.personalized).toBe(false);
  });

  test('of ten thousand hits keep their end in place and lose none', () => {
    const itemIds = Array.from({length: 10_000}, (_, i) => shopOrder[i % shopOrder.length]);
    const {hits} = ask(past, {itemIds});
    expect(hits).toHaveLength(10_000);
    expect(hits.slice(1000).every(({from}, at) => from === at + 1000)).toBe(true);
    expect(hits.some(({from}, at) => from !== at)).toBe(true);
  });

  test('with a bound that is none are the shop’s', () => {
    for (const maxShift of [0, -3, Number.NaN]) expect(idsOf(ask(past, {maxShift}))).toEqual(shopOrder);
    const freely = ask(past, {maxShift: Number.POSITIVE_INFINITY});
    expect(new Set(idsOf(freely))).toEqual(new Set(shopOrder));
  });

  test('are found by alias and by the address of the page, whatever campaign it carries', () => {
    const itemIds = beds.map(({itemId, aliases}, n) =>
      n % 3 === 0 ? itemId : n % 3 === 1 ? `https://shop.example/p/${itemId}.html?utm_source=mail` : aliases![0],
    );
    const order = ask(past, {itemIds}).hits.map(({from}) => from);
    expect(order).toEqual(ask(past).hits.map(({from}) => from));
  });
});

test('a large shop’s hits are bounded like a small one’s', () => {
  const big = openPack(encodePack(sampleShop(800)).buffer);
  const itemIds = Array.from({length: 200}, (_, i) => `SKU-${100_000 + ((i * 37) % 800)}`);
  const past = views([3, 5, 8, 13, 21, 34, 55].map((i) => `SKU-${100_000 + i}`));
  for (const maxShift of [3, 10, 50]) {
    const {hits} = rerank(big, buildProfile(past, big), {itemIds, maxShift}, moment);
    const shifts = hits.map(({from}, at) => Math.abs(at - from));
    expect(Math.max(...shifts)).toBeLessThanOrEqual(maxShift);
    expect(Math.max(...shifts)).toBeGreaterThan(0);
  }
});
