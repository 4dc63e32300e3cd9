import {answerSpace, randomizeFacts, TASKS, type Task} from '@vitrine/core';
import {describe, expect, test} from 'vitest';
import {bucketOf, hashHalves, rowSeed} from '../../packages/core/src/randomize.ts';
import {
  centralDelta,
  centralEpsilon,
  DELTA,
  dummiesNeeded,
  honestOf,
} from '../../packages/server/src/privacy/accountant.ts';
import {chosenWords} from '../core/random.ts';

test.each([
  // Answers of honest devices; ε at δ = 1e-6 for a = 7, 54, 148, 403: PRIVACY §3.6.
  [1_000, 0.52, 3.98, 5.0, 6.0],
  [5_000, 0.22, 0.9, 2.1, 6.0],
  [12_000, 0.13, 0.54, 1.02, 2.6],
  [50_000, 0.06, 0.25, 0.44, 0.79],
  [250_000, 0.03, 0.1, 0.18, 0.32],
])('of %d answers the accountant says what the table says', (honest, ...epsilons) => {
  const all = [7, 54, 148, 403].map((a) => centralEpsilon(honest, a));
  for (const [k, epsilon] of all.entries()) expect(Math.abs(epsilon - epsilons[k])).toBeLessThanOrEqual(0.00501);
});

test('ε is that of the answer itself where nobody hides it, and falls with every answer and every dummy', () => {
  expect(centralEpsilon(0, 148)).toBeCloseTo(Math.log(148), 5);
  expect(centralEpsilon(1, 20)).toBeCloseTo(Math.log(20), 5);
  expect(centralEpsilon(12_414, 148)).toBeLessThanOrEqual(1);
  expect(centralEpsilon(5_000, 148, 1_000)).toBeLessThan(centralEpsilon(5_000, 148));
  expect(centralEpsilon(6_000, 148)).toBeLessThan(centralEpsilon(5_000, 148));
});

test('a tenth of the answers is taken to be the attacker’s own', () => {
  expect(honestOf(1_000)).toBe(900);
});

test('so many dummies as are needed are enough, and one fewer is not', () => {
  for (const [honest, a, goal] of [
    [4_900, 148, 1],
    [1_200, 148, 1],
    [30, 20, 0.5],
  ] as const) {
    const dummies = dummiesNeeded(honest, a, goal);
    expect(centralDelta(honest, a, goal, dummies)).toBeLessThanOrEqual(DELTA);
    expect(centralDelta(honest, a, goal, dummies - 1)).toBeGreaterThan(DELTA);
  }
  // By hand: 4,899 devices are 33 clones in the mean, 12,413 of them 84; the 51 between are 3,800 dummies of 2/149.
  expect(Math.abs(dummiesNeeded(4_900, 148, 1) - 3_750)).toBeLessThan(100);
  expect(dummiesNeeded(12_414, 148, 1)).toBe(0);
  expect(dummiesNeeded(10, 148, 5)).toBe(0); // the answer alone promises as much
});

describe('what shuffled answers give away, counted outcome by outcome, is never more than the accountant says', () => {
  // OLH of four picks under one hash function, over 12 buckets; histories of four facts, of one, and of none.
  const a = 2;
  const own = distinctKeys(a, 8);
  const sets = [own.slice(0, 4), own.slice(4, 8), own.slice(2, 6), own.slice(0, 1), []];
  test.each([
    ['item', sets],
    ['relation', [['leaf'], ['category'], ['other'], []]],
    ['return', [['last/again'], ['earlier/other'], []]],
  ] as const)('%s', (task, histories) => {
    const chances = histories.map((keys) => chancesOf(task, keys, a));
    const none = chancesOf(task, [], a);
    // Real devices of each history, and dummies: devices of no history at all, which hide more.
    const crowds = [...chances.map((device) => ({device, dummies: false})), {device: none, dummies: true}];
    for (const {device, dummies} of crowds) {
      for (const others of [1, 2]) {
        const rest = shuffled(Array.from({length: others}, () => device));
        const [honest, madeUp] = dummies ? [1, others] : [others + 1, 0];
        for (const one of chances) {
          for (const other of chances) {
            const [left, right] = [addOne(rest, one), addOne(rest, other)];
            for (const epsilon of [0, 0.2, 0.4, 0.6]) {
              const bound = centralDelta(honest, a, epsilon, madeUp);
              expect(hockeyStick(left, right, epsilon)).toBeLessThanOrEqual(bound + 1e-9);
            }
          }
        }
      }
    }
  });
});

const PERIOD = 736;

/** Keys that fall into different buckets under hash function 0. */
function distinctKeys(a: number, count: number): string[] {
  const {values} = answerSpace('item', a);
  const found = new Map<number, string>();
  for (let i = 0; found.size < count; i++) {
    const bucket = bucketOf(hashHalves(`i${i}`), rowSeed(PERIOD, 0), values);
    if (!found.has(bucket)) found.set(bucket, `i${i}`);
  }
  return [...found.values()];
}

/** How likely each value is, by the real randomiser with every outcome of chance tried once. */
function chancesOf(task: Task, keys: readonly string[], a: number): number[] {
  const {cells, picks} = TASKS[task];
  const chances = Array.from({length: answerSpace(task, a).values}, () => 0);
  const add = (words: readonly number[], chance: number) => {
    chances[randomizeFacts(task, keys, a, PERIOD, chosenWords(words)).value] += chance;
  };
  if (cells.length > 0) {
    const outcomes = a + cells.length;
    for (let u = 0; u < outcomes; u++) add([u], 1 / outcomes);
    return chances;
  }
  const others = chances.length - keys.length;
  for (let turn = 0; turn < 2 * picks; turn++) {
    if (turn < keys.length) add([0, turn], 1 / (2 * picks));
    else for (let v = 0; v < others; v++) add([0, turn, v], 1 / (2 * picks * others));
  }
  return chances;
}

/** Chances of what a server that forgets the order has: how many answers of each value, written "0,2,1,…". */
type Histograms = Map<string, number>;

function shuffled(devices: readonly (readonly number[])[]): Histograms {
  const empty: Histograms = new Map([[devices[0].map(() => 0).join(), 1]]);
  return devices.reduce(addOne, empty);
}

function addOne(histograms: Histograms, device: readonly number[]): Histograms {
  const sums: Histograms = new Map();
  for (const [histogram, chance] of histograms) {
    const counts = histogram.split(',').map(Number);
    device.forEach((own, value) => {
      const key = counts.map((count, v) => (v === value ? count + 1 : count)).join();
      sums.set(key, (sums.get(key) ?? 0) + chance * own);
    });
  }
  return sums;
}

const hockeyStick = (left: Histograms, right: Histograms, epsilon: number): number =>
  [...left].reduce((sum, [key, chance]) => sum + Math.max(0, chance - Math.exp(epsilon) * (right.get(key) ?? 0)), 0);
