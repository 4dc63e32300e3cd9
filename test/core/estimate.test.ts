import {
  addAnswer,
  createCounters,
  estimateCounts,
  HASH_ROWS,
  type Half,
  periodOf,
  randomizeFacts,
  type Task,
} from '@vitrine/core';
import {expect, test} from 'vitest';
import {bucketOf, hashHalves, rowSeed} from '../../packages/core/src/randomize.ts';
import {seededWords} from './random.ts';

const PERIOD = periodOf(Date.UTC(2026, 10, 25));

/** Devices that mean each key, answered through the real randomiser. */
function answered(task: Task, truth: Readonly<Record<string, number>>, a: number, seed: number) {
  const random = seededWords(seed);
  const counters = createCounters(task, PERIOD, a);
  for (const [key, devices] of Object.entries(truth)) {
    for (let i = 0; i < devices; i++) {
      const {row, value} = randomizeFacts(task, [key], a, PERIOD, random);
      addAnswer(counters, row, value);
    }
  }
  return counters;
}

test.each([
  ['hour', 20, {'9': 600, '20': 300, '3': 100}, ['9', '20', '3', '12']],
  ['item', 148, {sku1: 600, sku2: 300, '': 1100}, ['sku1', 'sku2', 'sku3']],
] as const)('estimates of %s are unbiased and their 95 %% intervals hold', (task, a, truth, keys) => {
  const runs = 60;
  const sums = keys.map(() => 0);
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    estimateCounts(answered(task, truth, a, run + 1), keys).forEach(({estimate, variance}, k) => {
      sums[k] += estimate;
      const real = (truth as Record<string, number>)[keys[k]] ?? 0;
      if (Math.abs(estimate - real) <= 1.96 * Math.sqrt(variance)) covered++;
    });
  }
  keys.forEach((key, k) => {
    const real = (truth as Record<string, number>)[key] ?? 0;
    const [{variance}] = estimateCounts(answered(task, truth, a, 99), [key]);
    expect(Math.abs(sums[k] / runs - real)).toBeLessThan(3.5 * Math.sqrt(variance / runs));
  });
  expect(covered / (runs * keys.length)).toBeGreaterThan(0.9);
});

test('hashes spread keys nobody meant like chance: mean 0 and the theory’s standard deviation within 5 %', () => {
  const counters = answered('leaf', {'': 20_000}, 148, 5);
  const keys = Array.from({length: 4000}, (_, i) => `nobody-${i}`);
  const estimates = estimateCounts(counters, keys);
  const mean = estimates.reduce((sum, {estimate}) => sum + estimate, 0) / keys.length;
  const deviation = Math.sqrt(estimates.reduce((sum, {estimate}) => sum + (estimate - mean) ** 2, 0) / keys.length);
  const q = 1 / 149;
  const theory = Math.sqrt((20_000 * q * (1 - q)) / (1 / 2 - q) ** 2);
  expect(Math.abs(mean)).toBeLessThan(3);
  expect(deviation / theory).toBeGreaterThan(0.95);
  expect(deviation / theory).toBeLessThan(1.05);
});

test('the fast count of many keys equals adding up each key’s bucket row by row', () => {
  for (const a of [2, 148]) {
    const counters = answered('itemPair', {'x\ty': 500, '': 500}, a, 11);
    const keys = ['x\ty', '苹果\t梨', '', ...Array.from({length: 1200}, (_, i) => `a${i}\tb${i % 7}`)];
    const fast = estimateCounts(counters, keys);
    const buckets = 4 * (a + 1); // an answer about pairs of items is drawn from up to four
    keys.forEach((key, k) => {
      let support = 0;
      for (let row = 0; row < HASH_ROWS; row++) {
        support += counters.counts[row * buckets + bucketOf(hashHalves(key), rowSeed(PERIOD, row), buckets)];
      }
      expect(fast[k].estimate).toBeCloseTo((support - 1000 / buckets) / (1 / 8 - 1 / buckets), 6);
    });
  }
});

test('a device with several facts is heard about each of them, with less noise than if it told one', () => {
  const devices = 8000;
  const random = seededWords(21);
  const counters = createCounters('item', PERIOD, 148);
  for (let i = 0; i < devices; i++) {
    const {row, value} = randomizeFacts('item', i % 2 === 0 ? ['a', 'b', 'c', 'd'] : ['b'], 148, PERIOD, random);
    addAnswer(counters, row, value);
  }
  const [a, b, e] = estimateCounts(counters, ['a', 'b', 'e']);
  const off = ({estimate, variance}: typeof a, truth: number) => Math.abs(estimate - truth) / Math.sqrt(variance);
  expect(off(a, devices / 2)).toBeLessThan(3);
  expect(off(b, devices)).toBeLessThan(3);
  expect(off(e, 0)).toBeLessThan(3);
  // Telling one of four, a quarter of the half would have named a: 4 times its noise for the same figure, and here, where
  // all devices name the same few, some more of either for the hash functions they share.
  const q = 1 / 149;
  const toldOne = (4 * Math.sqrt(devices * q * (1 - q))) / (1 / 2 - q);
  expect(Math.sqrt(e.variance)).toBeLessThan(0.56 * toldOne);
});

test('where few facts fill the table, what nobody meant strays as far as its variance says', () => {
  const facts = Array.from({length: 24}, (_, i) => `fact-${i}`);
  const random = seededWords(23);
  const counters = createCounters('item', PERIOD, 148);
  for (let i = 0; i < 60_000; i++) {
    const told = [0, 1, 2, 3].map((k) => facts[(i * 5 + k * 7) % 24]);
    const {row, value} = randomizeFacts('item', told, 148, PERIOD, random);
    addAnswer(counters, row, value);
  }
  const estimates = estimateCounts(
    counters,
    Array.from({length: 4000}, (_, i) => `nobody-${i}`),
  );
  const strays = estimates.reduce((sum, {estimate, variance}) => sum + estimate ** 2 / variance, 0) / estimates.length;
  expect(strays).toBeGreaterThan(0.9);
  expect(strays).toBeLessThan(1.1);
  // With a hash function for each device it would be a third less.
  const [p, q] = [1 / 8, 1 / 596];
  expect(estimates[0].variance).toBeGreaterThan((1.4 * 60_000 * q * (1 - q)) / (p - q) ** 2);
});

test('refuses an answer the question does not have', () => {
  const counters = createCounters('hour', PERIOD, 20);
  expect(() => addAnswer(counters, 0, 25)).toThrow('answer 0/25 of 1 rows × 25 values');
  expect(() => addAnswer(counters, 1, 0)).toThrow(RangeError);
});

test('each half of the answers estimates what all of them do, with about twice the variance, and errs on its own', () => {
  const keys = ['sku1', ...Array.from({length: 400}, (_, i) => `nobody-${i}`)];
  const counters = answered('leaf', {sku1: 4000, '': 16_000}, 148, 21);
  const [all, even, odd] = [undefined, 0, 1].map((half) => estimateCounts(counters, keys, half as Half | undefined));
  for (const [k, {estimate, variance}] of all.entries()) {
    // Both halves have about 10,000 answers, so all of them say about the mean of what the halves say.
    expect(Math.abs((even[k].estimate + odd[k].estimate) / 2 - estimate)).toBeLessThan(0.2 * Math.sqrt(variance) + 60);
  }
  const spread = (estimates: typeof all) => estimates.reduce((sum, {variance}) => sum + variance, 0);
  expect(spread(even) / spread(all)).toBeCloseTo(2, 1);
  for (const [{estimate, variance}] of [even, odd])
    expect(Math.abs(estimate - 4000)).toBeLessThan(4 * Math.sqrt(variance));
  const noise = keys.slice(1).map((_, k) => even[k + 1].estimate * odd[k + 1].estimate);
  const covariance = noise.reduce((sum, one) => sum + one, 0) / noise.length;
  expect(Math.abs(covariance)).toBeLessThan(0.2 * even[1].variance);
});
