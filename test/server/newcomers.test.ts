import {addSession, type Catalog, createFactSums, type FactSums, type ShopEvent, type SparseRows} from '@vitrine/core';
import {buildModel, type Model} from '@vitrine/server';
import {describe, expect, it} from 'vitest';

const SETTINGS = {shopId: 'test', name: 'Test', currency: 'CNY', locales: ['zh-CN', 'en']};

const TITLES = [
  '纯棉四件套 蓝色', // 0: a known bed set
  '纯棉四件套 灰色', // 1: another
  '婴儿奶粉 三段', // 2: known baby formula
  'Stainless steel kettle', // 3: known, alike to none
  '纯棉四件套 米色', // 4: new, a bed set by its words
  '婴儿奶粉 一段', // 5: new, formula by its words
];

const catalog: Catalog = {
  categories: [],
  items: TITLES.map((title, i) => ({
    itemId: `i${i}`,
    aliases: [],
    title,
    url: `/i${i}`,
    image: '',
    price: 1000,
    category: [],
    attributes: {},
    available: true,
  })),
};

const sumsOf = (sessions: readonly (readonly number[])[]): FactSums => {
  const sums = createFactSums();
  for (const session of sessions) {
    const events = session.map((i, at): ShopEvent => ({type: 'view', at, item: {itemId: `i${i}`}}));
    addSession(sums, events, () => null);
  }
  return sums;
};

const build = (sessions: readonly (readonly number[])[]): Promise<Model> =>
  buildModel({catalog, settings: SETTINGS, sums: sumsOf(sessions), reports: [], now: 0});

const weight = ({offsets, columns, weights, scales}: SparseRows, from: number, to: number): number => {
  for (let p = offsets[from]; p < offsets[from + 1]; p++)
    if (columns[p] === to) return (weights[p] * scales[from]) / 255;
  return 0;
};

const repeat = (session: readonly number[], times: number) => Array.from({length: times}, () => session);

/** The kettle leads to bed sets, bed sets to the kettle, formula only to itself. */
const SESSIONS = [
  ...repeat([3, 0], 30),
  ...repeat([3, 1], 30),
  ...repeat([0, 3], 30),
  ...repeat([1, 3], 30),
  ...repeat([2, 2], 30),
];

describe('items nobody has looked at', () => {
  it('are led to by what leads to items of the same words, and lead where those lead', async () => {
    const {neighbors} = await build(SESSIONS);
    // From the kettle one shopper in two goes to either bed set; the new one is like both, the new formula like neither.
    const ratio = weight(neighbors, 3, 4) / weight(neighbors, 3, 0);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1);
    expect(weight(neighbors, 3, 4)).toBeGreaterThan(10 * weight(neighbors, 3, 5));
    expect(weight(neighbors, 4, 3)).toBeGreaterThan(0.8 * weight(neighbors, 0, 3));
  });

  it('keep less of it with every step of their own, and at last nothing', async () => {
    const taken = async (times: number) => {
      const {neighbors} = await build([...SESSIONS, ...repeat([4, 5], times)]);
      return weight(neighbors, 4, 3) / weight(neighbors, 0, 3);
    };
    const [none, few, many] = [await taken(0), await taken(4), await taken(100)];
    expect(few).toBeLessThan(0.6 * none);
    expect(few).toBeGreaterThan(0.1 * none);
    expect(many).toBeLessThan(0.05 * none);
  });

  it('change nothing between items that are known', async () => {
    const cut = {...catalog, items: catalog.items.slice(0, 4)};
    const model = await buildModel({catalog: cut, settings: SETTINGS, sums: sumsOf(SESSIONS), reports: [], now: 0});
    const {neighbors} = await build(SESSIONS);
    for (const from of [0, 1, 3]) {
      for (const to of [0, 1, 3]) {
        expect(weight(neighbors, from, to)).toBeCloseTo(weight(model.neighbors, from, to), 1);
      }
    }
  });

  it('without a word in common with anything stay as they were', async () => {
    const {neighbors} = await build(repeat([0, 1], 20));
    expect(weight(neighbors, 0, 3)).toBeLessThan(0.02);
  });
});
