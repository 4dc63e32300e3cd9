import {addAnswer, createCounters, estimateCounts, randomizeFacts, type Task} from '@vitrine/core';
import {expect, test} from 'vitest';
import {centralEpsilon, honestOf} from '../../packages/server/src/privacy/accountant.ts';
import {addDummies, namedChance} from '../../packages/server/src/privacy/dummies.ts';
import {releaseBatches} from '../../packages/server/src/privacy/release.ts';
import {type Batch, batchOf} from '../../packages/server/src/read-reports.ts';
import {seededWords} from '../core/random.ts';

const SECRET = Buffer.alloc(32, 7);
const chanceOf = (name: string) => namedChance(SECRET, name);
const PERIOD = 700;
const FIRST_WEEK = 4 * PERIOD;

/** So many answers "i1" to one question in one week. */
function week(task: Task, at: number, reports: number, {period = PERIOD, a = 20, groups = 1} = {}): Batch {
  const random = seededWords(at);
  const tables = Array.from({length: groups}, () => createCounters(task, period, a));
  for (let d = 0; d < reports; d++) {
    const {row, value} = randomizeFacts(task, ['i1'], a, period, random);
    addAnswer(tables[d % groups], row, value);
  }
  return batchOf(tables, at, 0);
}

const release = (batches: readonly Batch[], thisWeek: number, goal?: number) =>
  releaseBatches(batches, {goal, thisWeek, chanceOf}).map(({task, week: from, lastWeek, ...rest}) => ({
    task,
    weeks: [from - FIRST_WEEK, lastWeek - FIRST_WEEK],
    ...rest,
  }));

test('without a goal answers are used as they come, and nothing is promised of packs together', () => {
  const [only, ...others] = release([week('item', FIRST_WEEK + 1, 100)], FIRST_WEEK + 1);
  expect(others).toEqual([]);
  expect(only).toMatchObject({weeks: [1, 1], reports: 100, dummies: 0, isWhole: false});
  expect(only.centralEpsilon).toBeCloseTo(centralEpsilon(90, 20), 9);
});

test('with a goal a week that hides its answers is released when it is over, a smaller one with its period', () => {
  // At a = 20 and ε ≤ 1 some 1,399 honest answers are enough: 1,600 are, 400 are not.
  const weeks = [week('item', FIRST_WEEK, 1_600), week('item', FIRST_WEEK + 1, 400), week('item', FIRST_WEEK + 3, 500)];
  const at = (thisWeek: number) => release(weeks, FIRST_WEEK + thisWeek, 1);
  expect(at(0)).toEqual([]);
  expect(at(1)).toMatchObject([{weeks: [0, 0], reports: 1_600, dummies: 0, isWhole: true}]);
  expect(at(3)).toHaveLength(1);
  const [alone, together, ...others] = at(4);
  expect(others).toEqual([]);
  expect(alone).toMatchObject({weeks: [0, 0], reports: 1_600});
  expect(together).toMatchObject({weeks: [1, 3], reports: 900, ageWeeks: 2});
  // 810 honest answers are 41 clones, 1,399 are 70: the 29 between are 310 dummies of 2/21.
  expect(Math.abs(together.dummies - 310)).toBeLessThan(30);
  expect(together.centralEpsilon).toBeLessThanOrEqual(1);
  expect(together.centralEpsilon).toBeCloseTo(centralEpsilon(honestOf(900), 20, together.dummies), 9);
});

test('what came after its period, and periods about to grow too old, are left out whole', () => {
  const late = week('item', FIRST_WEEK + 4, 5_000);
  expect(release([late], FIRST_WEEK + 8, 1)).toEqual([]);
  const old = week('item', FIRST_WEEK + 3, 5_000);
  expect(release([old], FIRST_WEEK + 39, 1)).toHaveLength(1);
  expect(release([old], FIRST_WEEK + 40, 1)).toEqual([]);
});

test('answers counted by groups of networks hide among those of their group only', () => {
  const [{dummies, centralEpsilon: epsilon}] = release(
    [week('item', FIRST_WEEK, 3_200, {groups: 17})],
    FIRST_WEEK + 4,
    1,
  );
  const [{dummies: fewer}] = release([week('item', FIRST_WEEK, 3_200)], FIRST_WEEK + 4, 1);
  expect(fewer).toBe(0);
  expect(dummies).toBeGreaterThan(17 * 500); // 170 honest answers are 8 clones: 62 are wanting in each group
  expect(epsilon).toBeLessThanOrEqual(1);
});

test('the same batch gets the same dummies from the same secret, and others from another', () => {
  const batch = [week('item', FIRST_WEEK, 400)];
  const countsOf = (secret: Uint8Array) =>
    releaseBatches(batch, {goal: 1, thisWeek: FIRST_WEEK + 4, chanceOf: (name) => namedChance(secret, name)})[0]
      .tables[0].counts;
  expect(countsOf(SECRET)).toEqual(countsOf(SECRET));
  expect(countsOf(SECRET)).not.toEqual(countsOf(Buffer.alloc(32, 8)));
});

test.each(['item', 'hour'] as const)(
  'dummies leave estimates of %s unbiased, with the noise of so many more devices',
  (task) => {
    const key = task === 'item' ? 'i1' : '9';
    const counted = createCounters(task, PERIOD, 20);
    const random = seededWords(3);
    for (let d = 0; d < 3_000; d++) {
      const {row, value} = randomizeFacts(task, [d % 3 === 0 ? key : ''], 20, PERIOD, random);
      addAnswer(counted, row, value);
    }
    const [before] = estimateCounts(counted, [key]);
    const draws = Array.from({length: 60}, (_, k) => {
      const [after] = estimateCounts(addDummies(counted, 3_000, chanceOf(`draw ${k}`)), [key]);
      return after;
    });
    const moved = draws.map(({estimate}) => estimate - before.estimate);
    const added = draws[0].variance - before.variance;
    const mean = moved.reduce((sum, one) => sum + one, 0) / moved.length;
    const variance = moved.reduce((sum, one) => sum + one * one, 0) / moved.length;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(added / moved.length));
    expect(variance / added).toBeGreaterThan(0.5);
    expect(variance / added).toBeLessThan(1.7);
  },
);
