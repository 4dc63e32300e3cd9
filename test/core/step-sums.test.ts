import {addStepSums, createStepSums, type StepSums} from '@vitrine/core';
import {expect, test} from 'vitest';
import {seededWords} from './random.ts';

type Step = readonly [from: string, to: string, distance: number, weight: number];

const listSteps = (steps: StepSums): Step[] => {
  const list: Step[] = [];
  steps.forEach((from, to, distance, weight) => {
    list.push([steps.itemIds[from], steps.itemIds[to], distance, weight]);
  });
  return list;
};

const sumsOf = (added: readonly Step[]): StepSums => {
  const steps = createStepSums();
  for (const [from, to, distance, weight] of added) steps.add(steps.place(from), steps.place(to), distance, weight);
  return steps;
};

/** Steps between popular and rare items of awkward names, many of them more than once. */
const drawSteps = (count: number, seed: number): Step[] => {
  const random = seededWords(seed);
  const item = () => `${['a', 'B', '商品', ''][random() % 4]}${Math.floor((random() / 2 ** 32) ** 3 * 400)}`;
  return Array.from({length: count}, () => [item(), item(), random() % 16, [0.5, 1, 3][random() % 3]]);
};

test('adds up like a map of strings', () => {
  const added = drawSteps(20_000, 1);
  const expected = new Map<string, number>();
  for (const [from, to, distance, weight] of added) {
    const key = `${from}\t${to}\t${distance}`;
    expected.set(key, (expected.get(key) ?? 0) + weight);
  }
  const steps = sumsOf(added);
  expect(steps.size).toBe(expected.size);
  expect(new Map(listSteps(steps).map(([from, to, d, weight]) => [`${from}\t${to}\t${d}`, weight]))).toEqual(expected);
});

test('is visited in one order, however the sums came together', () => {
  const added = drawSteps(5_000, 2);
  const whole = listSteps(sumsOf(added));
  const [one, other] = [sumsOf(added.slice(0, 1_700)), sumsOf(added.slice(1_700))];
  addStepSums(other, one);
  expect(listSteps(other)).toEqual(whole);
  expect(listSteps(sumsOf(added.toReversed()))).toEqual(whole);
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = whole.toSorted((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]) || a[2] - b[2]);
  expect(whole).toEqual(sorted);
});

test('gives 0 for a step that was never added, and no items it was not told of', () => {
  const steps = sumsOf([['a', 'b', 1, 2]]);
  const [a, b] = [steps.place('a'), steps.place('b')];
  expect([steps.weightOf(a, b, 1), steps.weightOf(b, a, 1), steps.weightOf(a, b, 2)]).toEqual([2, 0, 0]);
  expect(steps.itemIds).toEqual(['a', 'b']);
});

test('refuses a distance that does not fit', () => {
  const steps = createStepSums();
  expect(() => steps.add(0, 0, 16, 1)).toThrow('distance 16');
  expect(() => steps.add(0, 0, -1, 1)).toThrow('distance -1');
  expect(() => steps.add(0, 0, Number.NaN, 1)).toThrow('distance NaN');
});
