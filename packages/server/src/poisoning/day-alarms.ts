import type {Alarm, DaySheet} from '@vitrine/core';
import {DAY_MS, isoDay, weekOf} from '../calendar.ts';
import {groupBy} from '../group-by.ts';
import {namesOf} from './find-alarms.ts';

/** A day is compared with so many before it, of which so many must have had answers. */
const BEFORE_DAYS = 28;
const LEAST_DAYS = 7;
/** A day of a sale brings two or three times the usual answers. */
const MOST_TIMES = 4;
const LEAST_ANSWERS = 200;
/** Of the answers of a week, refused for their networks: few shops have visitors of so few networks. */
const MOST_REFUSED = 0.2;
const PREFIX_CAP = 'prefix-cap';

/**
 * Days with far more answers than usual, and weeks in which networks would have given far more than their share: forgers,
 * or a proxy that nobody has named. Pure.
 *
 * @param days newest first
 */
export function findDayAlarms(days: readonly DaySheet[]): Alarm[] {
  const weeks = groupBy(days, ({day}) => weekOf(Date.parse(day)));
  return [...weeks].flatMap(([week, own]) => [...findVolume(week, own, days), ...findRefused(week, own)]);
}

function findVolume(week: number, own: readonly DaySheet[], days: readonly DaySheet[]): Alarm[] {
  const loud = own.flatMap(({day, accepted}) => {
    const from = isoDay(Date.parse(day) - BEFORE_DAYS * DAY_MS);
    const before = days.filter((one) => one.day >= from && one.day < day).map((one) => one.accepted);
    const usual = Math.max(1, median(before));
    const isLoud = before.length >= LEAST_DAYS && accepted >= LEAST_ANSWERS && accepted > MOST_TIMES * usual;
    return isLoud ? [{day, z: (accepted - usual) / Math.sqrt(usual), share: 1 - usual / accepted}] : [];
  });
  if (loud.length === 0) return [];
  loud.sort((a, b) => b.z - a.z);
  const [{z, share}] = loud;
  return [{...namesOf(week), kind: 'volume', task: null, keys: loud.map(({day}) => day), z, share}];
}

function findRefused(week: number, own: readonly DaySheet[]): Alarm[] {
  const accepted = own.reduce((sum, one) => sum + one.accepted, 0);
  const refused = own.reduce((sum, one) => sum + (one.refused[PREFIX_CAP] ?? 0), 0);
  const share = refused / (accepted + refused);
  if (!(share > MOST_REFUSED) || refused < LEAST_ANSWERS) return [];
  const z = refused / Math.sqrt(accepted + refused);
  return [{...namesOf(week), kind: 'refused', task: null, keys: [], z, share}];
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
