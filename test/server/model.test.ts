import {
  addSession,
  addSums,
  type Catalog,
  createFactSums,
  type FactSums,
  type ShopEvent,
  type SparseRows,
} from '@vitrine/core';
import {buildModel, fitModel} from '@vitrine/server';
import {describe, expect, it} from 'vitest';

const SETTINGS = {shopId: 'test', name: 'Test', currency: 'CNY', locales: ['en']};

/** Items i0 … i(n−1), in leaves of five under two top categories. */
const catalogOf = (n: number, title = (i: number) => `i${i}`): Catalog => ({
  categories: [],
  items: Array.from({length: n}, (_, i) => ({
    itemId: `i${i}`,
    aliases: [],
    title: title(i),
    url: `/i${i}`,
    image: '',
    price: 1000 + i,
    category: [`top${Math.floor(i / 5) % 2}`, `leaf${Math.floor(i / 5)}`],
    attributes: {},
    available: true,
  })),
});

const sumsOf = (sessions: readonly (readonly number[])[], catalog: Catalog): FactSums => {
  const sums = createFactSums();
  const path = new Map(catalog.items.map((item) => [item.itemId, item.category]));
  for (const session of sessions) {
    const events = session.map((i, at): ShopEvent => ({type: 'view', at, item: {itemId: `i${i}`}}));
    addSession(sums, events, (itemId) => path.get(itemId) ?? null);
  }
  return sums;
};

/** Sessions of four, each mostly walking from an item to the next: the same for the same seed. */
const walks = (count: number, n: number, seed: number): number[][] => {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({length: count}, () => {
    const walk = [Math.floor(random() ** 2 * n)];
    while (walk.length < 4) walk.push(random() < 0.7 ? (walk[walk.length - 1] + 1) % n : Math.floor(random() * n));
    return walk;
  });
};

const rowOf = ({offsets, columns, weights, scales}: SparseRows, r: number): Map<number, number> => {
  const row = new Map<number, number>();
  for (let p = offsets[r]; p < offsets[r + 1]; p++) row.set(columns[p], (weights[p] * scales[r]) / 255);
  return row;
};

describe('buildModel from first-party sums', () => {
  it('gives the chances of the next item that can be worked out by hand', async () => {
    const catalog: Catalog = {categories: [], items: catalogOf(3).items.map((item) => ({...item, category: []}))};
    const sums = sumsOf(
      [
        [0, 1],
        [0, 1],
        [0, 2],
        [1, 2, 0],
      ],
      catalog,
    );
    const fitted = await fitModel({catalog, settings: SETTINGS, sums, reports: [], now: 0});
    const {neighbors} = fitted.shape({backward: 0, alike: 0});
    // From 0: 1 twice and 2 once, at distance 1. Beside them two steps composed by popularity: 0, 1 and 2 occur in 4, 3
    // and 2 sessions and each counts once more, so 1 has 4 and 2 has 3 of 12 parts.
    const row = rowOf(neighbors, 0);
    expect(row.get(1)).toBeCloseTo((2 + (2 * 4) / 12) / 5, 2);
    expect(row.get(2)).toBeCloseTo((1 + (2 * 3) / 12) / 5, 2);
    expect(row.has(0)).toBe(false);
  });

  it('agrees with slow, obvious code on the chances, whatever the sessions', async () => {
    const n = 30;
    const catalog = catalogOf(n);
    const sessions = walks(400, n, 7);
    const forward = Array.from({length: n}, () => new Float64Array(n));
    for (const session of sessions) {
      session.forEach((j, b) => {
        session.slice(0, b).forEach((i, a) => {
          forward[i][j] += 1 / (b - a) ** 2;
        });
      });
    }
    const fitted = await fitModel({catalog, settings: SETTINGS, sums: sumsOf(sessions, catalog), reports: [], now: 0});
    const plain = fitted.shape({backward: 0, alike: 0}).neighbors;
    const both = fitted.shape({backward: 0.5, alike: 0}).neighbors;
    for (let i = 0; i < n; i++) {
      const out = forward[i].reduce((sum, count) => sum + count, 0);
      const back = forward.reduce((sum, row) => sum + row[i], 0);
      const [one, other] = [rowOf(plain, i), rowOf(both, i)];
      for (let j = 0; j < n; j++) {
        const own = one.get(j) ?? 0;
        // What is composed adds at most its two steps.
        const largest = Math.max(...one.values());
        if (own === 0 && forward[i][j] / (out + 2) < 0.03 * largest) continue; // the pack leaves out the weakest
        expect(own).toBeGreaterThanOrEqual(forward[i][j] / (out + 2) - 0.005);
        expect(own).toBeLessThanOrEqual((forward[i][j] + 2) / (out + 2) + 0.005);
        expect((other.get(j) ?? 0) - own).toBeCloseTo((0.5 * forward[j][i]) / (back + 2), 1);
      }
    }
  });

  it('joins items that never met but keep the same company', async () => {
    const catalog = catalogOf(12);
    // 0 and 1 both lead to 5 and 6, never to each other; 10 and 11 live apart.
    const sessions = Array.from({length: 20}, () => [
      [0, 5],
      [1, 5],
      [0, 6],
      [1, 6],
      [10, 11],
    ]).flat();
    const fitted = await fitModel({catalog, settings: SETTINGS, sums: sumsOf(sessions, catalog), reports: [], now: 0});
    const [without, having] = [0, 0.5].map((alike) => rowOf(fitted.shape({backward: 0, alike}).neighbors, 0));
    expect((having.get(1) ?? 0) - (without.get(1) ?? 0)).toBeGreaterThan(0.3);
    expect((having.get(11) ?? 0) - (without.get(11) ?? 0)).toBeLessThan(0.01);
  });

  it('is the same for two halves merged as for the whole, and for the same input twice', async () => {
    const catalog = catalogOf(25);
    const sessions = walks(300, 25, 3);
    const merged = sumsOf(sessions.slice(0, 140), catalog);
    addSums(merged, sumsOf(sessions.slice(140), catalog));
    const build = (sums: FactSums) => buildModel({catalog, settings: SETTINGS, sums, reports: [], now: 0});
    const whole = await build(sumsOf(sessions, catalog));
    expect(await build(merged)).toEqual(whole);
    expect(await build(sumsOf(sessions, catalog))).toEqual(whole);
  });
});

describe('buildModel from a catalogue alone', () => {
  it('composes neighbors of the own leaf first and says so', async () => {
    const catalog = catalogOf(20);
    const {neighbors, popularity, evidence} = await buildModel({
      catalog,
      settings: SETTINGS,
      sums: null,
      reports: [],
      now: 0,
    });
    const row = rowOf(neighbors, 0);
    const own = Math.min(...[1, 2, 3, 4].map((i) => row.get(i) ?? 0));
    const others = Math.max(...[...row].filter(([j]) => j > 4).map(([, weight]) => weight));
    expect(own).toBeGreaterThan(others);
    expect(popularity.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(new Set(evidence.map(({basis}) => basis))).toEqual(new Set(['catalog']));
  });

  it('prefers items whose words are alike', async () => {
    const catalog = catalogOf(10, (i) => (i === 0 || i === 3 ? 'Cotton duvet cover' : `Thing number ${i}`));
    const {neighbors} = await buildModel({catalog, settings: SETTINGS, sums: null, reports: [], now: 0});
    const row = rowOf(neighbors, 0);
    expect(row.get(3)).toBe(Math.max(...row.values()));
  });

  it('asks for categories by their names in every language', async () => {
    const catalog: Catalog = {
      ...catalogOf(5),
      categories: [
        {categoryId: 'top0', name: 'Home'},
        {categoryId: 'top0 > leaf0', name: {en: 'Bedding', 'zh-CN': '床品'}},
      ],
    };
    const settings = {...SETTINGS, locales: ['zh-CN', 'en']};
    const {queries, categories} = await buildModel({catalog, settings, sums: null, reports: [], now: 0});
    expect(queries.map(({query}) => query).sort()).toEqual(['bedding', '床品']);
    expect(categories[queries[0].categories[0].category].categoryId).toBe('top0 > leaf0');
  });

  it('gives an empty model for an empty catalogue', async () => {
    const catalog = {categories: [], items: []};
    const {neighbors, popularity} = await buildModel({catalog, settings: SETTINGS, sums: null, reports: [], now: 0});
    expect([neighbors.columns.length, popularity.length]).toEqual([0, 0]);
  });
});
