import {answerSpace, aOf, below, drawTask, type Fact, randomizeFact, TASK_NAMES, TASKS, type Task} from '@vitrine/core';
import {describe, expect, test} from 'vitest';
import {chosenWords, seededWords} from './random.ts';

const PERIOD = 736;

/** How many of the equally likely outcomes of chance give each answer: exact probabilities as whole numbers. */
function distribution(fact: Fact, a: number): Map<string, number> {
  const tally = new Map<string, number>();
  const add = (words: readonly number[], weight: number) => {
    const {row, value} = randomizeFact(fact, a, PERIOD, chosenWords(words));
    const answer = `${row}/${value}`;
    tally.set(answer, (tally.get(answer) ?? 0) + weight);
  };
  const {cells} = TASKS[fact.task];
  if (cells.length > 0) {
    for (let u = 0; u < a + cells.length; u++) add([u], 1);
    return tally;
  }
  // One row stands for all: they are drawn evenly and without regard to the fact. Common denominator: 2a(a + 1).
  const row = 7;
  if (fact.key === '') for (let v = 0; v <= a; v++) add([row, v], 2 * a);
  else {
    add([row, 0], a * (a + 1)); // heads: the truth
    for (let v = 0; v < a; v++) add([row, 1, v], a + 1); // tails: one of the others
  }
  return tally;
}

describe.each(TASK_NAMES)('the randomiser of %s', (task: Task) => {
  const {cells} = TASKS[task];
  const keys = cells.length > 0 ? [...cells, ''] : ['a', 'b', '苹果', 'x\ty', ''];

  test('makes no answer more than e^ε times likelier under one fact than under another, and reaches that bound', () => {
    const a = aOf(task);
    const all = keys.map((key) => distribution({task, key}, a));
    const {values} = answerSpace(task, a);
    let ratio = 0;
    for (const one of all) {
      expect(one.size).toBe(values); // every answer can come of every fact
      expect([...one.values()].reduce((sum, count) => sum + count, 0)).toBe(
        [...all[0].values()].reduce((sum, count) => sum + count, 0),
      );
      for (const other of all) {
        for (const [answer, count] of one) ratio = Math.max(ratio, count / (other.get(answer) ?? 0));
      }
    }
    expect(ratio).toBe(a);
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
