import {TASKS} from '@vitrine/core';
import {expect, test} from 'vitest';
import {answersNeeded, daysUntil} from '../../packages/server/src/model/answers-needed.ts';
import {forecastOf} from '../../packages/server/src/model/forecast.ts';

const DAILY = {items: 3_000, leaves: 73, ordersPerDay: 100, consentShare: 0.5, a: 148};

test('days until answers are enough are as a count week by week with fading weights says', () => {
  for (const want of [100, 700, 1_000, 1_200]) {
    const days = daysUntil(want, 10) ?? expect.fail('1,211 is the most');
    const r = 2 ** (-1 / 6);
    const worth = (weeks: number) => {
      const weights = Array.from({length: weeks}, (_, k) => r ** k);
      const sum = weights.reduce((all, w) => all + w, 0);
      return (70 * sum ** 2) / weights.reduce((all, w) => all + w * w, 0);
    };
    expect(worth(Math.floor(days / 7))).toBeLessThanOrEqual(want);
    expect(worth(Math.ceil(days / 7))).toBeGreaterThanOrEqual(want);
  }
  expect(daysUntil(1_300, 10)).toBeNull();
  expect(daysUntil(5, 0)).toBeNull();
  expect(daysUntil(0, 10)).toBe(0);
});

test('the answers needed agree with the days that simulations measured, within a factor of three', () => {
  // PRIVACY §4.2 at ε 5: one fact an answer, a quarter of N answers a day on items. Here four picks and 2.4 facts.
  const gain = 0.1101 / 0.0274 / 2.4 ** 2;
  expect(TASKS.item.picks).toBe(4);
  for (const [items, measured] of [
    [1_000, 45 * 250],
    [10_000, 21 * 2_500],
    [100_000, 10 * 25_000],
  ]) {
    const ratio = answersNeeded('item', {items, leaves: 50, a: 148}) / (measured * gain);
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  }
});

test('a forecast counts answers by visits, first visits and consent, and says never where old answers fade faster', () => {
  const busy = forecastOf({...DAILY, visitsPerDay: 10_000});
  expect(busy.answersPerDay).toBe(3_125);
  const lineOf = (list: string, of = busy) => of.lists.find((line) => line.list === list) ?? expect.fail(list);
  expect(lineOf('popular').answers?.days).toBeGreaterThan(7);
  expect(lineOf('popular').answers?.days).toBeLessThan(35);
  expect(lineOf('trending').answers?.days).toBeGreaterThanOrEqual(28);
  // 15,000 order lines at 200 a day.
  expect(lineOf('popular').orders).toEqual({want: 15_000, days: 75});
  const quiet = forecastOf({...DAILY, visitsPerDay: 300, ordersPerDay: 0});
  expect(lineOf('related-items', quiet)).toMatchObject({answers: {days: null}, orders: {days: null}});
  expect(lineOf('similar', quiet)).toEqual({list: 'similar', fromStart: true, answers: null, orders: null});
});
