import {
  answerSpace,
  aOf,
  below,
  drawKeys,
  drawTask,
  HASH_ROWS,
  randomizeFacts,
  TASK_NAMES,
  TASKS,
  type Task,
} from '@vitrine/core';
import {describe, expect, test} from 'vitest';
import {bucketOf, hashHalves, rowSeed} from '../../packages/core/src/randomize.ts';
import {chosenWords, seededWords} from './random.ts';

const PERIOD = 736;

/** How many of the equally likely outcomes of chance give each answer: exact probabilities as whole numbers. */
function distribution(task: Task, keys: readonly string[], a: number): Map<string, bigint> {
  const tally = new Map<string, bigint>();
  const add = (words: readonly number[], weight: bigint) => {
    const {row, value} = randomizeFacts(task, keys, a, PERIOD, chosenWords(words));
    const answer = `${row}/${value}`;
    tally.set(answer, (tally.get(answer) ?? 0n) + weight);
  };
  const {cells, picks} = TASKS[task];
  if (cells.length > 0) {
    for (let u = 0; u < a + cells.length; u++) add([u], 1n);
    return tally;
  }
  // One row stands for all: they are drawn evenly and without regard to the facts.
  const row = 7;
  const seed = rowSeed(PERIOD, row);
  const buckets = picks * (a + 1);
  const own = new Set(keys.filter((key) => key !== '').map((key) => bucketOf(hashHalves(key), seed, buckets))).size;
  // Common denominator 2 · picks · Π (buckets − m), since other buckets than the m own ones are drawn below buckets − m.
  const below = Array.from({length: picks + 1}, (_, m) => BigInt(buckets - m));
  const all = below.reduce((product, factor) => product * factor, 1n);
  for (let turn = 0; turn < 2 * picks; turn++) {
    if (turn < own) add([row, turn], all);
    else for (let v = 0; v < buckets - own; v++) add([row, turn, v], all / below[own]);
  }
  return tally;
}

describe.each(TASK_NAMES)('the randomiser of %s', (task: Task) => {
  const {cells, picks} = TASKS[task];
  const open = [['a'], ['苹果'], ['x\ty'], ['a', 'b', 'c', 'd'], ['e', 'f', 'g', 'h'], ['a', 'e'], [''], []];
  const histories =
    cells.length > 0 ? [...cells.map((cell) => [cell]), []] : open.filter((keys) => keys.length <= picks);

  test('makes no answer more than e^ε times likelier under one history than under another, and reaches that bound', () => {
    const a = aOf(task);
    const all = histories.map((keys) => distribution(task, keys, a));
    const {values} = answerSpace(task, a);
    let reached = false;
    for (const one of all) {
      expect(one.size).toBe(values); // every answer can come of every history
      expect([...one.values()].reduce((sum, count) => sum + count, 0n)).toBe(
        [...all[0].values()].reduce((sum, count) => sum + count, 0n),
      );
      for (const other of all) {
        for (const [answer, count] of one) {
          const bound = BigInt(a) * (other.get(answer) ?? 0n);
          if (count > bound) expect.fail(`${answer}: ${count} against ${other.get(answer)}`);
          reached ||= count === bound;
        }
      }
    }
    expect(reached).toBe(true);
  });

  if (cells.length === 0)
    test('draws first which hash function, each as often, whatever the facts', () => {
      for (const keys of histories) {
        for (const word of Array.from({length: 2 * HASH_ROWS}, (_, i) => i)) {
          const words = [word];
          const {row} = randomizeFacts(task, keys, aOf(task), PERIOD, () => words.shift() ?? 0);
          expect(row).toBe(word % HASH_ROWS); // 1,024 divides 2^32: no word is drawn again
        }
      }
    });

  test('draws from no more facts than the question has picks, each as often, and refuses more', () => {
    const random = seededWords(8);
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const drawn = drawKeys(task, keys, random);
      expect(new Set(drawn).size).toBe(picks);
      for (const key of drawn) seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    for (const key of keys) expect(Math.abs((seen.get(key) ?? 0) / 1000 - picks)).toBeLessThan(0.15);
    expect(drawKeys(task, ['a'], random)).toEqual(['a']);
    expect(drawKeys(task, [], random)).toEqual([]);
    expect(() => randomizeFacts(task, keys, aOf(task), PERIOD, random)).toThrow(RangeError);
  });
});

test('a server can lower ε but never raise it', () => {
  expect(aOf('item', {fine: 1e9, coarse: 1e9})).toBe(148);
  expect(aOf('hour', {fine: 1e9, coarse: 1e9})).toBe(20);
  expect(aOf('item', {fine: 54, coarse: 7})).toBe(54);
  expect(aOf('hour', {fine: 54, coarse: 7})).toBe(7);
  for (const silly of [0, 1, -5, 2.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(aOf('item', {fine: silly, coarse: silly})).toBe(148);
  }
});

test('draws below n evenly: words beyond the last whole multiple are drawn again', () => {
  const words = [2 ** 32 - 1, 5];
  expect(below(3, () => words.shift() ?? 0)).toBe(2); // 2^32 − 1 is the one word too many for 3
  const random = seededWords(1);
  const counts = [0, 0, 0, 0, 0];
  for (let i = 0; i < 50_000; i++) counts[below(5, random)]++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test('draws questions by their shares, and by its own when the shares are senseless', () => {
  const random = seededWords(2);
  const draw = (shares: Parameters<typeof drawTask>[0]) =>
    new Set(Array.from({length: 300}, () => drawTask(shares, random)));
  expect(draw({hour: 1})).toEqual(new Set(['hour']));
  expect(draw({hour: 1, leaf: 1})).toEqual(new Set(['hour', 'leaf']));
  expect(draw({hour: Number.NaN, leaf: -1}).size).toBeGreaterThan(4);
  expect(draw({hour: Number.POSITIVE_INFINITY}).size).toBeGreaterThan(4);
  expect(draw({}).size).toBeGreaterThan(4);
});
