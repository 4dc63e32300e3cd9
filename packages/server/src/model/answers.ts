import {type Estimate, type Half, TASKS, type Task} from '@vitrine/core';
import type {Seen} from './shrink.ts';
import type {TaskReports} from './types.ts';

/** All private answers to one question, weeks taken together. */
export interface Answers {
  /** Answers, older weeks counting less; 0 when there are none. */
  readonly reports: number;
  /** Facts the answers were drawn from at most: a device that has fewer than the question's picks tells of fewer. */
  readonly facts: number;
  /** Answers as counted. */
  readonly counted: number;
  /** The largest e^ε among them; 0 without answers. */
  readonly a: number;
  /** Weighted counts of devices that meant each key, and the variance of the noise in them. */
  estimate(keys: readonly string[]): Estimate[];
  /** The same, and as each half of the answers tells it: what one half teaches, the other can judge. */
  see(keys: readonly string[]): Seen;
}

/** Weeks until an answer counts half (PRIVACY §3.6). */
export const HALF_LIFE_WEEKS = 6;

/** @param halfLifeWeeks Infinity counts old answers like new ones */
export function answersTo(task: Task, reports: readonly TaskReports[], halfLifeWeeks = HALF_LIFE_WEEKS): Answers {
  const weeks = reports
    .filter((week) => week.task === task && week.reports > 0)
    .map((week) => ({week, weight: 2 ** (-week.ageWeeks / halfLifeWeeks)}));
  const total = weeks.reduce((sum, {week, weight}) => sum + weight * week.reports, 0);
  return {
    reports: total,
    facts: TASKS[task].picks * total,
    counted: weeks.reduce((sum, {week}) => sum + week.reports, 0),
    a: weeks.reduce((most, {week}) => Math.max(most, week.a), 0),
    estimate: (keys) => addWeeks(keys),
    see(keys) {
      const halves = [addWeeks(keys, 0), addWeeks(keys, 1)] as const;
      const all = halves[0].map((one, k) => ({
        estimate: (one.estimate + halves[1][k].estimate) / 2,
        variance: (one.variance + halves[1][k].variance) / 4,
      }));
      return {all, halves};
    },
  };

  function addWeeks(keys: readonly string[], half?: Half): Estimate[] {
    const sums = keys.map(() => ({estimate: 0, variance: 0}));
    for (const {week, weight} of weeks) {
      week.estimate(keys, half).forEach(({estimate, variance}, k) => {
        sums[k].estimate += weight * estimate;
        sums[k].variance += weight * weight * variance;
      });
    }
    return sums;
  }
}
