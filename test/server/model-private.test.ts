import {
  addAnswer,
  aOf,
  type Catalog,
  createCounters,
  estimateCounts,
  pairKey,
  randomizeFacts,
  type Task,
} from '@vitrine/core';
import {buildModel, type TaskReports} from '@vitrine/server';
import {describe, expect, it} from 'vitest';

const SETTINGS = {shopId: 'test', name: 'Test', currency: 'CNY', locales: ['en']};
const LEAVES = 12;
const ITEMS = 120;
const leafOf = (i: number) => [`top${(i % LEAVES) % 3}`, `leaf${i % LEAVES}`];

const CATALOG: Catalog = {
  categories: [],
  items: Array.from({length: ITEMS}, (_, i) => ({
    itemId: `i${i}`,
    aliases: [],
    title: `i${i}`,
    url: `/i${i}`,
    image: '',
    price: 1000,
    category: leafOf(i),
    attributes: {},
    available: true,
  })),
};

const words = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
};

/** Answers of devices through the real randomiser, each to one true key. */
function answer(task: Task, keys: readonly string[], seed: number): TaskReports {
  const random = words(seed);
  const a = aOf(task);
  const counters = createCounters(task, 0, a);
  for (const key of keys) {
    const {row, value} = randomizeFacts(task, [key], a, 0, random);
    addAnswer(counters, row, value);
  }
  return {task, a, reports: keys.length, ageWeeks: 0, estimate: (asked, half) => estimateCounts(counters, asked, half)};
}

/** `count` indexes below n, index k drawn in proportion to weightOf(k). */
function draw(count: number, n: number, weightOf: (k: number) => number, seed: number): number[] {
  const random = words(seed);
  const ends: number[] = [];
  for (let k = 0; k < n; k++) ends.push((ends[k - 1] ?? 0) + weightOf(k));
  return Array.from({length: count}, () => {
    const at = (random() / 2 ** 32) * ends[n - 1];
    return ends.findIndex((end) => at < end);
  });
}

const build = (reports: readonly TaskReports[]) =>
  buildModel({catalog: CATALOG, settings: SETTINGS, sums: null, reports, now: 0});

const massOf = (popularity: Float32Array, leaf: number) =>
  popularity.reduce((sum, share, i) => (i % LEAVES === leaf ? sum + share : sum), 0);

describe('buildModel from private answers', () => {
  it('recovers popular leaves and items, each within a quarter', async () => {
    const byLeaf = (leaf: number) => 1 / (leaf + 1);
    const leaves = draw(6000, LEAVES, byLeaf, 1).map((leaf) => leafOf(leaf).join(' > '));
    const items = draw(30_000, ITEMS, (i) => byLeaf(i % LEAVES) * (i < LEAVES ? 10 : 1), 2).map((i) => `i${i}`);
    const {popularity, evidence} = await build([answer('leaf', leaves, 3), answer('item', items, 4)]);
    const total = Array.from({length: LEAVES}, (_, leaf) => byLeaf(leaf)).reduce((sum, one) => sum + one, 0);
    for (const leaf of [0, 1, 2]) {
      const truth = byLeaf(leaf) / total;
      expect(Math.abs(massOf(popularity, leaf) / truth - 1)).toBeLessThan(0.25);
      // The first item of each leaf has 10 parts of 19.
      expect(Math.abs(popularity[leaf] / ((truth * 10) / 19) - 1)).toBeLessThan(0.25);
    }
    expect(evidence.find(({task}) => task === 'leaf')).toMatchObject({reports: 6000, a: 148, basis: 'measured'});
  });

  it('keeps what categories were told to be together whatever was told of their items, and nothing below zero', async () => {
    const leaves = answer(
      'leaf',
      draw(6000, LEAVES, (leaf) => 1 / (leaf + 1), 21).map((leaf) => leafOf(leaf).join(' > ')),
      22,
    );
    const items = answer(
      'item',
      draw(20_000, ITEMS, (i) => (i % LEAVES === 5 ? 9 : 1), 23).map((i) => `i${i}`),
      24,
    );
    const [alone, both] = [(await build([leaves])).popularity, (await build([leaves, items])).popularity];
    for (let leaf = 0; leaf < LEAVES; leaf++) expect(massOf(both, leaf)).toBeCloseTo(massOf(alone, leaf), 6);
    expect(both.some((share, i) => Math.abs(share / alone[i] - 1) > 0.2)).toBe(true); // within them the items had a say
    expect(Math.min(...both)).toBeGreaterThanOrEqual(0);
    expect(both.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  });

  it('stays with what it knew where there is nothing but noise', async () => {
    const nothing = Array.from({length: 3000}, () => '');
    const prior = (await build([])).popularity;
    const {popularity, evidence} = await build([answer('leaf', nothing, 5), answer('item', nothing, 6)]);
    const moved = popularity.reduce((sum, share, i) => sum + Math.abs(share - prior[i]), 0) / 2;
    expect(moved).toBeLessThan(0.05);
    expect(evidence.find(({task}) => task === 'leaf')?.basis).not.toBe('measured');
  });

  it('learns where shoppers go from one leaf to another', async () => {
    const [from, to] = [leafOf(0).join(' > '), leafOf(1).join(' > ')];
    const pairs = Array.from({length: 20_000}, (_, d) => {
      if (d % 2 === 0) return pairKey(from, to);
      const other = 2 + (d % (LEAVES - 2));
      return pairKey(leafOf(other).join(' > '), leafOf(2 + ((d + 3) % (LEAVES - 2))).join(' > '));
    });
    const {transitions, categories} = await build([answer('leafPair', pairs, 7)]);
    const index = (id: string) => categories.findIndex(({categoryId}) => categoryId === id);
    const row = new Map<number, number>();
    const start = index(from);
    for (let p = transitions.offsets[start]; p < transitions.offsets[start + 1]; p++) {
      row.set(transitions.columns[p], transitions.weights[p]);
    }
    row.delete(start);
    expect([...row].sort(([, a], [, b]) => b - a)[0][0]).toBe(index(to));
  });

  it('learns that two items go together which nothing in the catalogue joins', async () => {
    // i5 and i7 stand in leaves of different top categories; every tenth device looked at one after the other.
    const pairs = Array.from({length: 40_000}, (_, d) => {
      const [i, j] = d % 10 === 0 ? [5, 7] : [(d * 7) % ITEMS, (d * 13 + 5) % ITEMS];
      return i === j ? '' : pairKey(`i${i}`, `i${j}`);
    });
    const [before, after] = [await build([]), await build([answer('itemPair', pairs, 8)])];
    const first = ({neighbors: {offsets, columns, weights}}: typeof before, i: number) => {
      const row = [...columns.subarray(offsets[i], offsets[i + 1])].map((to, k) => ({
        to,
        weight: weights[offsets[i] + k],
      }));
      return row.reduce((best, one) => (one.weight > best.weight ? one : best)).to;
    };
    expect(first(before, 5)).not.toBe(7);
    expect([first(after, 5), first(after, 7)]).toEqual([7, 5]);
    expect(after.evidence.find(({task}) => task === 'itemPair')?.basis).toBe('measured');
  });

  it('weighs coming back as often as devices did', async () => {
    const tell = (again: number, seed: number) => {
      const places = ['last', 'before', 'earlier'];
      const keys = Array.from({length: 3000}, (_, d) => `${places[d % 3]}/${d % 100 < again ? 'again' : 'other'}`);
      return build([answer('return', keys, seed)]);
    };
    const chances = ({weights}: Awaited<ReturnType<typeof build>>) =>
      (weights.repeats ?? []).map((part) => part / weights.neighbors);
    const [usual, often, seldom] = [chances(await build([])), chances(await tell(40, 9)), chances(await tell(2, 10))];
    expect(often[0]).toBeGreaterThan(0.3);
    expect(often[0]).toBeLessThan(0.42);
    expect(often[1]).toBeGreaterThan(2 * usual[1]);
    expect(seldom[0]).toBeLessThan(0.5 * usual[0] + 0.01);
    expect(seldom[5]).toBeLessThan(often[5]);
  });

  it('does not believe a handful of answers that nobody comes back', async () => {
    const keys = Array.from({length: 60}, (_, d) => `${['last', 'before', 'earlier'][d % 3]}/other`);
    const [few, none] = [await build([answer('return', keys, 11)]), await build([])];
    const chance = ({weights}: typeof few) => (weights.repeats?.[0] ?? 0) / weights.neighbors;
    expect(chance(few)).toBeGreaterThan(0.5 * chance(none));
  });
});
