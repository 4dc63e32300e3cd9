import {addAnswer, createCounters, type DaySheet, randomizeFacts, type Task} from '@vitrine/core';
import {expect, test} from 'vitest';
import {findDayAlarms} from '../../packages/server/src/poisoning/day-alarms.ts';
import {findAlarms} from '../../packages/server/src/poisoning/find-alarms.ts';
import {estimateTrimmed} from '../../packages/server/src/poisoning/trimmed-sum.ts';
import {type Batch, batchOf} from '../../packages/server/src/read-reports.ts';

/** mulberry32: chance that can be repeated. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

const WEEK = 2_000;
const ITEMS = Array.from({length: 200}, (_, i) => `I${i}`);
const ASKED: ReadonlyMap<Task, ReadonlySet<string>> = new Map([['item', new Set(ITEMS)]]);

interface Forging {
  readonly answers: number;
  readonly key: string;
  /** Groups of networks the forger's answers come from; all when the shop has none. */
  readonly groups?: number;
}

/** A week of honest answers, item I0 meant most and the last least, and forged ones that state a key whatever the row. */
function weekOfAnswers(
  week: number,
  honest: number,
  {forged, grouped = false}: {forged?: Forging; grouped?: boolean} = {},
) {
  const random = seeded(week);
  const period = Math.floor(week / 4);
  const tables = Array.from({length: grouped ? 17 : 1}, () => createCounters('item', period, 148));
  for (let n = 0; n < honest; n++) {
    const key = ITEMS[Math.min(ITEMS.length - 1, Math.floor(ITEMS.length ** (random() / 2 ** 32)) - 1)];
    const {row, value} = randomizeFacts('item', [key], 148, period, random);
    addAnswer(tables[grouped ? 1 + (random() % 16) : 0], row, value);
  }
  for (let n = 0; forged && n < forged.answers; n++) {
    const words = [random(), 0]; // the row, and the turn that tells the truth
    const {row, value} = randomizeFacts('item', [forged.key], 148, period, () => words.shift() ?? 0);
    addAnswer(tables[grouped ? 1 + (n % (forged.groups ?? 16)) : 0], row, value);
  }
  return batchOf(tables, week, WEEK - week);
}

const earlier = () => [4, 3, 2, 1].map((age) => weekOfAnswers(WEEK - age, 6_000));
const find = (batches: readonly Batch[]) => findAlarms({batches, asked: ASKED, thisWeek: WEEK});

test('weeks that are alike raise no alarm', () => {
  expect(find([...earlier(), weekOfAnswers(WEEK, 6_000)])).toEqual([]);
  expect(find([weekOfAnswers(WEEK, 6_000, {grouped: true})])).toEqual([]);
});

test('a key that one answer in twenty was forged for is named, with how many it took', () => {
  const [alarm, ...others] = find([...earlier(), weekOfAnswers(WEEK, 6_000, {forged: {answers: 300, key: 'I150'}})]);
  expect(others).toEqual([]);
  expect(alarm).toMatchObject({kind: 'change', task: 'item', keys: ['I150'], week: '2008-W18'});
  expect(alarm.days).toEqual(['2008-05-01', '2008-05-07']);
  expect(alarm.z).toBeGreaterThan(8);
  expect(alarm.share).toBeGreaterThan(0.03); // 300 of 6,300 are 4.8 %, ± 0.4 % of noise
  expect(alarm.share).toBeLessThan(0.065);
});

test('without weeks before there is nothing to compare with', () => {
  expect(find([weekOfAnswers(WEEK, 6_000, {forged: {answers: 300, key: 'I150'}})])).toEqual([]);
});

test('where answers are counted by groups of networks, forgers in one of them show without any week before', () => {
  const forged = {answers: 300, key: 'I150', groups: 1};
  const batch = weekOfAnswers(WEEK, 6_000, {forged, grouped: true});
  const [alarm, ...others] = find([batch]);
  expect(others).toEqual([]);
  expect(alarm).toMatchObject({kind: 'networks', task: 'item', keys: ['I150']});
  const [{estimate, variance}] = batch.estimate(['I150']);
  expect(Math.abs(estimate)).toBeLessThan(4 * Math.sqrt(variance)); // about 8 honest ones; the forged are left out
});

test('picked hash functions are noticed, drawn ones are not', () => {
  const table = createCounters('item', WEEK / 4, 148);
  for (let n = 0; n < 4_096; n++) addAnswer(table, n % 1_024, n % 596);
  for (let n = 0; n < 205; n++) addAnswer(table, 7, 100);
  const [alarm] = find([batchOf([table], WEEK, 0)]);
  expect(alarm).toMatchObject({kind: 'rows', task: 'item', keys: []});
  expect(alarm.share).toBeCloseTo(205 / 4_301, 2);
});

test('the trimmed sum is unbiased within its noise, with the variance it tells', () => {
  const errors: number[] = [];
  let told = 0;
  const absent = Array.from({length: 200}, (_, n) => `absent ${n}`); // what nobody means is known: none
  for (let round = 0; round < 8; round++) {
    const {tables} = weekOfAnswers(WEEK + round, 6_000, {grouped: true});
    for (const {estimate, variance} of estimateTrimmed(tables.slice(1), absent)) {
      errors.push(estimate);
      told = variance;
    }
  }
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const spread = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / errors.length;
  expect(Math.abs(mean)).toBeLessThan(3); // of 26 and more that one estimate strays; untreated it would be −18
  expect(spread / told).toBeGreaterThan(0.8);
  expect(spread / told).toBeLessThan(1.2);
});

const days = (...accepted: number[]): DaySheet[] =>
  accepted.map((count, age) => ({
    day: new Date(Date.UTC(2026, 10, 25 - age)).toISOString().slice(0, 10),
    accepted: count,
    duplicate: 0,
    refused: {},
  }));

test('a day with many times the usual answers is named, a sale is not', () => {
  const usual = Array<number>(20).fill(400);
  expect(findDayAlarms(days(1_500, ...usual))).toEqual([]);
  expect(findDayAlarms(days(2_000, ...usual))).toEqual([
    {
      week: '2026-W47',
      days: ['2026-11-19', '2026-11-25'],
      kind: 'volume',
      task: null,
      keys: ['2026-11-25'],
      z: 80, // (2,000 − 400) ÷ √400
      share: 0.8,
    },
  ]);
  expect(findDayAlarms(days(2_000, 400, 400))).toEqual([]); // too few days to know what is usual
});

test('a week in which networks wanted to give far more than their share is named', () => {
  const [alarm, ...others] = findDayAlarms([{...days(300)[0], refused: {'prefix-cap': 300}}]);
  expect(others).toEqual([]);
  expect(alarm).toMatchObject({kind: 'refused', week: '2026-W47', task: null, share: 0.5});
});
