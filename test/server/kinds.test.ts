import {addSession, type Catalog, createFactSums, type FactSums, type ShopEvent, type SparseRows} from '@vitrine/core';
import {buildModel, type TaskReports} from '@vitrine/server';
import {describe, expect, it} from 'vitest';

const SETTINGS = {shopId: 'test', name: 'Test', currency: 'CNY', locales: ['en']};
const WEEK_MS = 7 * 86_400_000;
const THIS_WEEK = 2800;
const NOW = THIS_WEEK * WEEK_MS;

/** Three tins of formula, two packs of diapers under one top category, and a lamp. */
const GOODS: readonly (readonly [string, string, readonly string[]])[] = [
  ['tin-1', 'Infant formula stage one', ['Baby', 'Formula']],
  ['tin-2', 'Infant formula stage two', ['Baby', 'Formula']],
  ['tin-3', 'Toddler milk', ['Baby', 'Formula']],
  ['diaper-1', 'Soft diapers', ['Baby', 'Diapers']],
  ['diaper-2', 'Night diapers', ['Baby', 'Diapers']],
  ['lamp', 'Desk lamp', ['Home', 'Lamps']],
];
const catalog: Catalog = {
  categories: [],
  items: GOODS.map(([itemId, title, category]) => ({
    itemId,
    aliases: [],
    title,
    url: `/${itemId}`,
    image: '',
    price: 10_000,
    category,
    attributes: {},
    available: true,
  })),
};
const pathOf = (itemId: string) => GOODS.find(([id]) => id === itemId)?.[2] ?? null;

function sumsOf(sessions: readonly (readonly string[])[], type: 'view' | 'purchase', at = NOW): FactSums {
  const sums = createFactSums();
  for (const session of sessions) {
    const events = session.map((itemId): ShopEvent => ({type, at, item: {itemId}}));
    addSession(sums, events, pathOf);
  }
  return sums;
}

const times = <T>(count: number, value: T): T[] => Array.from({length: count}, () => value);

/** Item ids of a row, largest weight first. */
function rowOf({offsets, columns, weights}: SparseRows, itemId: string): string[] {
  const r = catalog.items.findIndex((item) => item.itemId === itemId);
  return Array.from({length: offsets[r + 1] - offsets[r]}, (_, k) => offsets[r] + k)
    .sort((a, b) => weights[b] - weights[a])
    .map((p) => catalog.items[columns[p]].itemId);
}

describe('what can stand in for an item and what goes with it', () => {
  it('by the catalogue alone: alike on its shelf, never across departments; nothing is said to go with anything', async () => {
    const model = await buildModel({catalog, settings: SETTINGS, sums: null, reports: [], now: NOW});
    expect(rowOf(model.similar, 'tin-1').slice(0, 2)).toEqual(['tin-2', 'tin-3']);
    expect(rowOf(model.similar, 'tin-1')).not.toContain('lamp');
    expect(model.companions.columns).toHaveLength(0);
  });

  it('orders tell companions, and what is ordered together does not stand in for each other', async () => {
    const orders = sumsOf(
      [...times(20, ['tin-1', 'diaper-1']), ...times(20, ['diaper-1', 'diaper-2']), ...times(200, ['lamp'])],
      'purchase',
    );
    const model = await buildModel({catalog, settings: SETTINGS, sums: orders, orders, reports: [], now: NOW});
    expect(rowOf(model.companions, 'tin-1')[0]).toBe('diaper-1');
    expect(rowOf(model.companions, 'lamp')).toEqual([]);
    const alone = await buildModel({catalog, settings: SETTINGS, sums: null, reports: [], now: NOW});
    expect(rowOf(alone.similar, 'diaper-1')[0]).toBe('diaper-2');
    expect(weightOf(model.similar, 'diaper-1', 'diaper-2')).toBeLessThan(
      0.5 * weightOf(alone.similar, 'diaper-1', 'diaper-2'),
    );
  });

  it('visits tell both: looks within a shelf compare, looks from one shelf to another go together', async () => {
    const visits = sumsOf([...times(30, ['tin-3', 'tin-1']), ...times(30, ['tin-3', 'diaper-2'])], 'view');
    const model = await buildModel({catalog, settings: SETTINGS, sums: visits, reports: [], now: NOW});
    expect(rowOf(model.similar, 'tin-3')[0]).toBe('tin-1');
    expect(rowOf(model.companions, 'tin-3')).toEqual(['diaper-2']);
  });

  it('one order of two things says nothing', async () => {
    const orders = sumsOf([['tin-1', 'lamp']], 'purchase');
    const model = await buildModel({catalog, settings: SETTINGS, sums: orders, orders, reports: [], now: NOW});
    expect(rowOf(model.companions, 'tin-1')).toEqual([]);
  });

  it('what is in every order goes with nothing in particular', async () => {
    const orders = sumsOf([...times(20, ['tin-1', 'diaper-1', 'lamp']), ...times(100, ['tin-2', 'lamp'])], 'purchase');
    const model = await buildModel({catalog, settings: SETTINGS, sums: orders, orders, reports: [], now: NOW});
    expect(rowOf(model.companions, 'tin-1')).toEqual(['diaper-1']);
  });

  it('an item nobody has ordered goes with what items like it go with', async () => {
    const orders = sumsOf([...times(20, ['tin-1', 'diaper-1']), ...times(200, ['lamp'])], 'purchase');
    const model = await buildModel({catalog, settings: SETTINGS, sums: orders, orders, reports: [], now: NOW});
    expect(rowOf(model.companions, 'tin-2')).toEqual(['diaper-1']);
  });
});

function weightOf({offsets, columns, weights, scales}: SparseRows, from: string, to: string): number {
  const [r, c] = [from, to].map((itemId) => catalog.items.findIndex((item) => item.itemId === itemId));
  for (let p = offsets[r]; p < offsets[r + 1]; p++) if (columns[p] === c) return (weights[p] * scales[r]) / 255;
  return 0;
}

describe('what is sought more than before', () => {
  const ago = (weeks: number, sessions: readonly (readonly string[])[]) =>
    sumsOf(sessions, 'view', NOW - weeks * WEEK_MS);
  const build = (parts: readonly FactSums[], reports: readonly TaskReports[] = []) => {
    const sums = createFactSums();
    for (const part of parts) for (const [key, count] of part.weeks) sums.weeks.set(key, count);
    return buildModel({catalog, settings: SETTINGS, sums, reports, now: NOW});
  };
  const trendOf = (trends: {items: Float32Array}, itemId: string) =>
    trends.items[catalog.items.findIndex((item) => item.itemId === itemId)];
  const even = GOODS.map(([itemId]) => [itemId]);

  it('is what has four times its old share, by the shop’s own weeks', async () => {
    const {trends} = await build([
      ago(5, times(200, even).flat()),
      ago(1, [...times(100, even).flat(), ...times(500, ['lamp'])]),
    ]);
    // 600 of 1,100 looks against a sixth: 3.3 times, log 3.3 ÷ log 8 = .57
    expect(trendOf(trends, 'lamp')).toBeCloseTo(0.57, 1);
    for (const [itemId] of GOODS.slice(0, 5)) expect(trendOf(trends, itemId)).toBe(0);
    expect(trends.categories.filter((trend) => trend > 0)).toHaveLength(1);
  });

  it('is nothing where the shares stayed, where the difference is chance, and where nothing is recent', async () => {
    const none = new Float32Array(GOODS.length);
    const old = ago(5, times(200, even).flat());
    expect((await build([old, ago(1, times(100, even).flat())])).trends.items).toEqual(none);
    expect((await build([old, ago(1, [['lamp'], ['lamp']])])).trends.items).toEqual(none);
    expect((await build([old])).trends.items).toEqual(none);
  });

  it('is told by devices’ answers as far as their noise allows', async () => {
    const answers = (ageWeeks: number, lamp: number, deviation: number): TaskReports => ({
      task: 'item',
      reports: 6000,
      a: 148,
      ageWeeks,
      estimate: (keys) => keys.map((key) => ({estimate: key === 'lamp' ? lamp : 1000, variance: deviation ** 2})),
    });
    const clear = await build([], [answers(5, 1000, 30), answers(1, 4000, 30)]);
    expect(trendOf(clear.trends, 'lamp')).toBeGreaterThan(0.3);
    const noisy = await build([], [answers(5, 1000, 4000), answers(1, 4000, 4000)]);
    expect(trendOf(noisy.trends, 'lamp')).toBe(0);
  });
});
