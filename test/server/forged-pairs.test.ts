import {
  addAnswer,
  type Catalog,
  createCounters,
  estimateCounts,
  pairKey,
  randomizeFacts,
  type Task,
} from '@vitrine/core';
import {buildModel, type Model, type TaskReports} from '@vitrine/server';
import {expect, test} from 'vitest';
import {discoveries} from '../../packages/server/src/model/discovery.ts';
import {seededWords} from '../core/random.ts';

const ITEMS = 60;
const CATALOG: Catalog = {
  categories: [],
  items: Array.from({length: ITEMS}, (_, i) => ({
    itemId: `i${i}`,
    aliases: [],
    title: `i${i}`,
    url: `/i${i}`,
    image: '',
    price: 1000,
    category: [`top${i % 2}`, `leaf${i % 6}`],
    attributes: {},
    available: true,
  })),
};
const SETTINGS = {shopId: 'test', name: 'Test', currency: 'CNY', locales: ['en']};

/** Answers of as many devices as there are keys, through the real randomiser. */
function answer(task: Task, keys: readonly string[], seed: number): TaskReports {
  const random = seededWords(seed);
  const counters = createCounters(task, 0, 148);
  for (const key of keys) {
    const {row, value} = randomizeFacts(task, [key], 148, 0, random);
    addAnswer(counters, row, value);
  }
  return {
    task,
    a: 148,
    reports: keys.length,
    ageWeeks: 0,
    estimate: (asked, half) => estimateCounts(counters, asked, half),
  };
}

const build = (reports: readonly TaskReports[]) =>
  buildModel({catalog: CATALOG, settings: SETTINGS, sums: null, reports, now: 0});

/** Part of item `i`'s row of neighbors that is item `j`. */
function partOf({neighbors: {offsets, columns, weights}}: Model, i: number, j: number): number {
  let [own, sum] = [0, 0];
  for (let p = offsets[i]; p < offsets[i + 1]; p++) {
    sum += weights[p];
    if (columns[p] === j) own = weights[p];
  }
  return own / sum;
}

/** i0 is the bestseller that i59, which nobody wants, is to stand beside: every eighth answer about pairs is forged. */
const PAIRS = Array.from({length: 16_000}, (_, d) => {
  const [i, j] = d % 8 === 0 ? [0, 59] : [d % 2 === 0 ? 0 : (d * 7) % 50, (d * 13 + 5) % 50];
  return i === j ? '' : pairKey(`i${i}`, `i${j}`);
});
const items = (forged: number) =>
  Array.from({length: 16_000}, (_, d) => (d % 100 < forged ? 'i59' : d % 2 === 0 ? 'i0' : `i${(d * 7) % 50}`));

test('a forged pair with a bestseller is held to what its other item is wanted, until that is forged too', async () => {
  const pairs = answer('itemPair', PAIRS, 1);
  const [alone, both] = [
    await build([pairs, answer('item', items(0), 2)]),
    await build([pairs, answer('item', items(12), 3)]),
  ];
  // Half of what is wanted is i0: if it stood in its own row's pairs as often, 3 π₅₉ ÷ π₀ of that row were i59.
  const limit = (3 * alone.popularity[59]) / alone.popularity[0];
  expect(limit).toBeLessThan(0.004);
  expect(partOf(alone, 0, 59)).toBeLessThan(2 * limit);
  expect(partOf(both, 0, 59)).toBeGreaterThan(0.1); // an eighth of the answers, as forged
});

test('of many counts only those are beyond doubt that chance would seldom bring about among so many', () => {
  const seen = (z: number, count = 1) => Array.from({length: count}, () => ({estimate: 100 * z, variance: 10_000}));
  // One count of 2.5 deviations: p = .0062, below .05 alone, above .05 ÷ 100 among a hundred.
  expect(discoveries(seen(2.5))).toEqual([true]);
  expect(discoveries([...seen(2.5), ...seen(0, 99)]).filter(Boolean)).toHaveLength(0);
  // Ten of them: p ≤ .05 · 10 ÷ 100 · … is not reached at .0062 either; at 2.6, p = .0047, it is by all ten together.
  expect(discoveries([...seen(2.5, 10), ...seen(0, 90)]).filter(Boolean)).toHaveLength(0);
  expect(discoveries([...seen(2.6, 10), ...seen(0, 90)]).filter(Boolean)).toHaveLength(10);
  // Clear, but of 19 devices, or held to 19.
  expect(discoveries([{estimate: 19, variance: 1}])).toEqual([false]);
  expect(discoveries([{estimate: 20, variance: 1}])).toEqual([true]);
  expect(discoveries([{estimate: 900, variance: 1}], [19])).toEqual([false]);
  expect(discoveries([])).toEqual([]);
});
