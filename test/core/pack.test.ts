import {brotliCompressSync} from 'node:zlib';
import {
  type CatalogItem,
  createProfile,
  createSparseRows,
  DEFAULT_WEIGHTS,
  encodePack,
  openPack,
  type Pack,
  type PackContent,
  PackError,
  rank,
  refine,
  type SparseRows,
  type Text,
  textFor,
} from '@vitrine/core';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {sampleShop} from './sample-shop.ts';

const LOCALES = ['zh-CN', 'en'];
const word = fc.string({unit: 'grapheme', maxLength: 12});
const text: fc.Arbitrary<Text> = fc.oneof(word, fc.record({'zh-CN': word, en: word}));
const money = fc.oneof(fc.nat(200_000), fc.nat({max: Number.MAX_SAFE_INTEGER}));
const step = fc.constantFrom('家', '床', '母婴', 'Tea', 'a');

const item: fc.Arbitrary<CatalogItem> = fc.record(
  {
    itemId: fc.uuid(),
    aliases: fc.array(fc.uuid(), {maxLength: 2}),
    title: text,
    url: text,
    image: word,
    price: money,
    listPrice: money,
    category: fc.array(step, {maxLength: 3}),
    brand: text,
    attributes: fc.dictionary(fc.constantFrom('origin', 'color', '__proto__x'), text, {maxKeys: 2}),
    available: fc.boolean(),
    rating: fc.record({mean: fc.integer({min: 100, max: 500}).map((x) => x / 100), count: fc.nat(1e6)}),
    createdAt: fc.nat({max: 4e12}),
  },
  {requiredKeys: ['itemId', 'aliases', 'title', 'url', 'image', 'price', 'category', 'attributes', 'available']},
);

const content: fc.Arbitrary<PackContent> = fc
  .uniqueArray(item, {maxLength: 12, selector: ({itemId}) => itemId})
  .chain((items) => {
    const row = fc
      .uniqueArray(fc.nat(Math.max(0, items.length - 1)), {maxLength: items.length})
      .chain((columns) =>
        fc.tuple(
          ...columns.map((column) =>
            fc.record({column: fc.constant(column), weight: fc.double({min: 1e-6, max: 50, noNaN: true})}),
          ),
        ),
      );
    const rows = fc
      .tuple(...items.map(() => row))
      .map((all) => createSparseRows(all as {column: number; weight: number}[][]));
    return fc.record({
      part: fc.constantFrom('head' as const, 'body' as const),
      shop: fc.constant({shopId: 's', name: '店', currency: 'CNY', locales: LOCALES}),
      builtAt: fc.nat(),
      weights: fc.constant(DEFAULT_WEIGHTS),
      evidence: fc.constant([]),
      categories: fc.constant([{categoryId: '家', name: {'zh-CN': '家居', en: 'Home'}, url: '/home'}]),
      items: fc.constant(items),
      popularity: fc.constant(Float32Array.from(items, (_, i) => 1 / (i + 1))),
      neighbors: rows,
      transitions: fc.constant(createSparseRows([[{column: 0, weight: 0.5}]])),
      similar: rows,
      companions: rows,
      trends: fc.constant({
        items: Float32Array.from(items, (_, i) => (i % 6) / 5),
        categories: new Float32Array([0.4]),
      }),
      queries: fc.array(
        fc.record({
          query: word,
          weight: fc.nat(9),
          trend: fc.constant(1),
          categories: fc.constant([{category: 0, weight: 1}]),
        }),
        {maxLength: 3},
      ),
    });
  });

/** What a shopper reads in a locale: an empty translation shows the first locale's text. */
const read = (shown: Text, locale: string) => textFor(shown, locale, LOCALES[0]) || textFor(shown, LOCALES[0]);

function expectSame(pack: Pack, from: PackContent): void {
  expect(pack.itemCount).toBe(from.items.length);
  from.items.forEach((item, i) => {
    expect(pack.itemIds.get(i)).toBe(item.itemId);
    expect(pack.price[i]).toBe(item.price);
    expect(pack.listPrice[i]).toBe(item.listPrice || item.price);
    expect(pack.images.get(i)).toBe(item.image);
    expect(pack.available[i]).toBe(item.available ? 1 : 0);
    expect(pack.rating[i]).toBeCloseTo(item.rating?.mean ?? 0, 9);
    expect(pack.ratingCount[i]).toBe(item.rating?.count ?? 0);
    for (const locale of LOCALES) {
      expect(pack.titles.get(i, locale)).toBe(read(item.title, locale));
      expect(pack.urls.get(i, locale)).toBe(read(item.url, locale));
    }
    const category = item.category.join(' > ');
    expect(pack.category[i] < pack.categoryCount ? pack.categoryIds.get(pack.category[i]) : '').toBe(category);
    const values: Record<string, string> = {};
    for (let p = pack.valueOffsets[i]; p < pack.valueOffsets[i + 1]; p++) {
      values[pack.facets[pack.valueFacets[pack.values[p]]]] = pack.valueNames.get(pack.values[p]);
    }
    const shown = Object.entries(item.attributes).map(([facet, value]) => [facet, read(value, LOCALES[0])]);
    expect(values).toEqual(Object.fromEntries(shown.filter(([, value]) => value !== '')));
    const row = (rows: SparseRows) => {
      const entries: [number, number][] = [];
      for (let p = rows.offsets[i]; p < rows.offsets[i + 1]; p++) {
        entries.push([rows.columns[p], (rows.weights[p] * rows.scales[i]) / 255]);
      }
      return entries.sort(([a], [b]) => a - b);
    };
    expect(row(pack.neighbors)).toEqual(row(from.neighbors));
    for (const name of ['similar', 'companions'] as const) {
      expect(row(pack[name])).toEqual(from[name] ? row(from[name]) : []);
    }
    expect(pack.trend[i]).toBeCloseTo(from.trends?.items[i] ?? 0, 6);
  });
  expect([...pack.queryTrend]).toEqual(from.queries.map(({trend}) => trend ?? 0));
  expect(pack.itemIds.all()).toEqual(from.items.map(({itemId}) => itemId));
  expect(pack.titles.tables[0].all()).toEqual(from.items.map(({title}) => read(title, LOCALES[0])));
}

/** Opens bytes that may be anything and, where they open, uses them. */
function tryPack(bytes: ArrayBuffer): PackError | null {
  let pack: Pack;
  try {
    pack = openPack(bytes);
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
  const context = {now: 1e12, listId: 'l'};
  for (const placement of ['home', 'similar', 'bought-together', 'trending']) {
    rank(
      pack,
      createProfile(),
      {placement, query: '床', itemId: pack.itemCount > 0 ? pack.itemIds.get(0) : null},
      context,
    );
  }
  refine(pack, createProfile(), {query: '床'}, context);
  return null;
}

/** A sample with every optional section. */
function withKinds(itemCount: number): PackContent {
  const shop = sampleShop(itemCount);
  const next = createSparseRows(shop.items.map((_, i) => [{column: (i + 1) % itemCount, weight: 1}]));
  const trends = {items: Float32Array.from(shop.items, (_, i) => (i % 2) / 2), categories: new Float32Array(0)};
  return {...shop, similar: next, companions: next, trends};
}

describe('a pack', () => {
  test('gives back what went into it', () => {
    fc.assert(
      fc.property(content, (from) => {
        expectSame(openPack(encodePack(from).buffer), from);
      }),
      {numRuns: 150},
    );
  });

  test('is the same file for the same content', () => {
    expect(encodePack(sampleShop(50))).toEqual(encodePack(sampleShop(50)));
  });

  test('of a builder that knew no such lists opens with empty ones', () => {
    const {similar: _s, companions: _c, trends: _t, ...older} = withKinds(20);
    const pack = openPack(encodePack(older).buffer);
    expect([...pack.similar.offsets]).toEqual(Array.from({length: 21}, () => 0));
    expect(pack.companions.columns).toHaveLength(0);
    expect([...pack.trend, ...pack.categoryTrend, ...pack.queryTrend].every((trend) => trend === 0)).toBe(true);
    expect(pack.trend).toHaveLength(20);
    expect(tryPack(encodePack(older).buffer)).toBeNull();
  });

  test('with similar items of another catalogue is refused', () => {
    const content = withKinds(20);
    expect(() => encodePack({...content, similar: withKinds(21).similar})).toThrow('similar: 22 entries, expected 21');
    const file = encodePack(content);
    const view = new DataView(file.buffer);
    for (let entry = 24; ; entry += 16) {
      if (view.getUint16(entry, true) !== 23) continue;
      view.setUint32(entry + 4, 19, true); // the trends of one item are missing
      break;
    }
    expect(tryPack(file.buffer)?.message).toBe('trend: 19 entries, expected 20');
  });

  test('cut off anywhere is refused, and names both lengths', () => {
    const file = encodePack(sampleShop(20));
    for (let size = 0; size < file.length; size += size < 1200 ? 1 : 97) {
      const error = tryPack(file.buffer.slice(0, size));
      expect(error?.message, `${size} bytes`).toMatch(/\d+ bytes, expected/);
    }
  });

  test('with damaged bytes is refused or still ranks, and never does anything else', () => {
    const file = encodePack(withKinds(20));
    const place = fc.oneof(fc.nat(1000), fc.nat(file.length - 1)); // half of them in header, table and meta
    const damage = fc.array(fc.tuple(place, fc.nat(255)), {minLength: 1, maxLength: 4});
    fc.assert(
      fc.property(damage, (bytes) => {
        const broken = file.slice();
        for (const [at, byte] of bytes) broken[at] = byte;
        tryPack(broken.buffer);
      }),
      {numRuns: 1500},
    );
  });

  test('with a length over its cap is refused before anything of that length is made', () => {
    const file = encodePack(sampleShop(20));
    for (const [at, field] of [
      [12, 'items: 4294967295, at most'],
      [16, 'categories: 4294967295, at most'],
    ] as const) {
      const broken = file.slice();
      new DataView(broken.buffer).setUint32(at, 0xffffffff, true);
      expect(tryPack(broken.buffer)?.message).toContain(field);
    }
  });

  test('of another version says which it is and which was expected', () => {
    const file = encodePack(sampleShop(3));
    file[4] = 2;
    expect(() => openPack(file.buffer)).toThrow('version: pack is v2, expected v1');
    expect(() => openPack(new TextEncoder().encode('<!doctype html><title>404</title>').buffer)).toThrow(
      'not a Vitrine pack',
    );
  });

  test('names the neighbor that does not exist', () => {
    const shop = sampleShop(3);
    const neighbors = createSparseRows([[{column: 3, weight: 1}], [], []]);
    expect(() => encodePack({...shop, neighbors})).toThrow('neighbors: column 3 of 3');
  });

  test('adds categories that only item paths name, with the names the paths give', () => {
    const pack = openPack(encodePack(sampleShop(60)).buffer);
    expect(pack.categoryIds.all()).toContain('部门0 > 类目0');
    expect(pack.categoryNames.tables[0].all()).toContain('类目0');
  });

  test('that no device would take is not written', () => {
    const shop = sampleShop(5);
    const items = shop.items.map((item) => ({...item, title: 'x'.repeat(60_000)})); // 5 × 60,000 bytes, at most 2¹⁸
    expect(() => encodePack({...shop, items, part: 'head'})).toThrow(/^file: \d+, at most 262144$/);
    expect(() => encodePack({...shop, items, part: 'body'})).not.toThrow();
  });

  test('of 1,000 items fits in 150 kB brotli, a head of 300 in 20 kB', () => {
    expect(brotliCompressSync(encodePack(sampleShop(1000))).length).toBeLessThan(150_000);
    expect(brotliCompressSync(encodePack({...sampleShop(300, {neighborCount: 8}), part: 'head'})).length).toBeLessThan(
      20_000,
    );
  });
});

test('sparse rows keep weights within 1/510 of the largest of their row and drop what is not above 0', () => {
  const rows = createSparseRows([
    [
      {column: 2, weight: 8},
      {column: 0, weight: 1},
      {column: 1, weight: 0},
    ],
    [],
  ]);
  expect([...rows.offsets]).toEqual([0, 2, 2]);
  expect([...rows.columns]).toEqual([2, 0]);
  expect([...rows.weights]).toEqual([255, 32]); // 255/8 = 31.9
  expect([...rows.scales]).toEqual([8, 0]);
});
