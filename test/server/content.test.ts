import type {CatalogItem, SparseRows} from '@vitrine/core';
import {buildModel} from '@vitrine/server';
import {expect, it} from 'vitest';

const SETTINGS = {shopId: 'test', name: 'Test', currency: 'CNY', locales: ['zh-CN', 'en']};
const WORDS = ['cotton', 'wool', 'red', 'blue', 'lamp', 'sheet', 'tin', 'tea', 'oak', 'soft'];

const item = (itemId: string, more: Partial<CatalogItem>): CatalogItem => ({
  itemId,
  aliases: [],
  title: itemId,
  url: `/${itemId}`,
  image: '',
  price: 1000,
  category: [],
  attributes: {},
  available: true,
  ...more,
});

async function similarOf(items: readonly CatalogItem[]): Promise<SparseRows> {
  const catalog = {categories: [], items};
  return (await buildModel({catalog, settings: SETTINGS, sums: null, reports: [], now: 0})).similar;
}

/** Index and weight, largest first. */
const rowOf = ({offsets, columns, weights, scales}: SparseRows, r: number): [number, number][] =>
  Array.from({length: offsets[r + 1] - offsets[r]}, (_, k) => offsets[r] + k)
    .map((p): [number, number] => [columns[p], (weights[p] * scales[r]) / 255])
    .sort(([, a], [, b]) => b - a);

it('agrees with slow, obvious code on how alike items are', async () => {
  let state = 11;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const bags = Array.from({length: 40}, (_, i) => [`i${i}`, ...Array.from({length: 4}, () => WORDS[below(10)])]);
  const items = bags.map((bag, i) => item(`i${i}`, {title: bag.join(' '), price: 500 + below(5000)}));
  const vectors = bags.map((bag) => {
    const idf = (word: string) => Math.log((items.length + 1) / bags.filter((other) => other.includes(word)).length);
    return new Map([...new Set(bag)].map((word) => [word, idf(word)]));
  });
  const likeness = (i: number, j: number) => {
    const dot = [...vectors[i]].reduce((sum, [word, weight]) => sum + weight * (vectors[j].get(word) ?? 0), 0);
    const [a, b] = [items[i].price, items[j].price];
    const nearness = Math.min(a, b) / Math.max(a, b);
    return (dot / Math.hypot(...vectors[i].values()) / Math.hypot(...vectors[j].values())) * (1 - 0.3 * (1 - nearness));
  };
  const similar = await similarOf(items);
  for (let i = 0; i < items.length; i++) {
    const slow = items.map((_, j) => (j === i ? 0 : likeness(i, j))).sort((a, b) => b - a);
    const row = rowOf(similar, i);
    expect(row).toHaveLength(Math.min(8, slow.filter((likeness) => likeness >= 0.02).length));
    row.forEach(([j, weight]) => {
      expect(j).not.toBe(i);
      expect(likeness(i, j)).toBeGreaterThanOrEqual(slow[7] - 1e-9);
      expect(Math.abs(weight - likeness(i, j))).toBeLessThanOrEqual(slow[0] / 15 + 1e-6); // 15 levels
    });
  }
});

it('Han titles are alike by pairs of characters, in whatever language the shop tells them', async () => {
  const similar = await similarOf([
    item('a', {title: {'zh-CN': '纯棉连衣裙', en: 'Cotton dress'}}),
    item('b', {title: {'zh-CN': '真丝连衣裙', en: 'Silk gown'}}),
    item('c', {title: {'zh-CN': '纯铜水壶', en: 'Copper kettle'}}),
    item('d', {title: {'zh-CN': '汤锅', en: 'Cotton bag'}}),
  ]);
  expect(rowOf(similar, 0).map(([j]) => j)).toEqual([1, 3]);
});

it('what more than 300 items share finds no one, but still counts between those that something rarer found', async () => {
  const crowd = Array.from({length: 400}, (_, i) =>
    item(`x${i}`, {title: `x${i}`, brand: i < 395 ? 'Acme' : `own${i}`}),
  );
  const items = [
    ...crowd,
    item('one', {title: 'walnut stool', brand: 'Acme'}),
    item('two', {title: 'walnut bench', brand: 'Other'}),
    item('three', {title: 'walnut shelf', brand: 'Acme'}),
  ];
  const found = rowOf(await similarOf(items), 400).map(([j]) => items[j].itemId);
  expect(found).toEqual(['three', 'two']);
});

it('in a crowded category, told apart by nothing, an item meets those that cost about as much', async () => {
  const items = Array.from({length: 800}, (_, i) =>
    i < 400
      ? item(`x${i}`, {category: ['One'], brand: 'Acme', attributes: {color: 'black'}, price: 1000 + 10 * i})
      : item(`y${i}`, {category: [`Other ${i}`]}),
  );
  const found = rowOf(await similarOf(items), 200).map(([j]) => j);
  expect(found.length).toBeGreaterThanOrEqual(4);
  for (const j of found) expect(Math.abs(j - 200)).toBeLessThanOrEqual(20);
});
