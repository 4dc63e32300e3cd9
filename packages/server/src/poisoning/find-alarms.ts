import {type Alarm, answerSpace, type Estimate, estimateCounts, TASK_NAMES, TASKS, type Task} from '@vitrine/core';
import {addEstimates} from '../add-estimates.ts';
import {upperTail} from '../model/normal.ts';
import type {Batch} from '../read-reports.ts';
import {weekDays, weekName} from './windows.ts';

/** A week's answers are compared with those of so many weeks before it, of which there must be some. */
const BEFORE_WEEKS = 8;
const LEAST_REPORTS = 300;
/** Weeks that are looked at: later, a merchant has judged or will not. */
const WATCHED_WEEKS = 4;
/** Nothing is said of what so small a part of the answers could have done: fashions do as much every week. */
const LEAST_SHARE = 0.01;
/**
 * Standard deviation of what keys are sought from week to week, as a part of what they were sought before. A key must
 * double or treble before it stands out by this, however many answers there are.
 */
const ORDINARY_CHANGE = 0.35;
/** The same for the part of a key's answers that its two largest groups of networks have beyond the others. */
const ORDINARY_SKEW = 0.25;
/** Of all alarms about keys, so many may be chance (Benjamini & Hochberg 1995). */
const FALSE_DISCOVERY_RATE = 0.001;
/** Standard deviations for the one figure of a week that has no family of others. */
const LEAST_DEVIATIONS = 6;
const MAX_KEYS = 20;

export interface AlarmInput {
  readonly batches: readonly Batch[];
  /** Keys of open questions that packs are made of. */
  readonly asked: ReadonlyMap<Task, ReadonlySet<string>>;
  readonly thisWeek: number;
}

/**
 * What in the answers of the last four weeks is unlike the weeks before or unlike chance. Pure.
 *
 * A forged answer may state any key and adds to it what no honest one can; so what forgers gain by shows as keys that
 * rise. It is a rise that is unusual beside the noise of both sides and the ordinary change of fashions, among all keys
 * (false discovery rate 1 in 1,000), and as large as one answer in a hundred could make it.
 */
export function findAlarms({batches, asked, thisWeek}: AlarmInput): Alarm[] {
  const alarms: Alarm[] = [];
  for (let week = thisWeek; week > thisWeek - WATCHED_WEEKS; week--) {
    for (const task of TASK_NAMES) {
      const own = batches.filter((batch) => batch.task === task);
      const now = own.filter((batch) => batch.week === week);
      if (countReports(now) < LEAST_REPORTS) continue;
      const before = own.filter((batch) => batch.week < week && batch.week >= week - BEFORE_WEEKS);
      const keys = TASKS[task].cells.length > 0 ? TASKS[task].cells : [...(asked.get(task) ?? [])];
      const found = {
        change: findChange(keys, now, before),
        networks: findSkew(keys, now),
        rows: findPickedRows(task, now),
      };
      for (const kind of ['change', 'networks', 'rows'] as const) {
        const one = found[kind];
        if (one) alarms.push({...namesOf(week), kind, task, ...one});
      }
    }
  }
  return alarms;
}

/** The fields of an alarm that name its week. */
export const namesOf = (week: number): Pick<Alarm, 'week' | 'days'> => ({
  week: weekName(week),
  days: weekDays(week),
});

type Found = Pick<Alarm, 'keys' | 'z' | 'share'>;

function findChange(keys: readonly string[], now: readonly Batch[], before: readonly Batch[]): Found | null {
  if (countReports(before) < LEAST_REPORTS) return null;
  const [seen, past] = [addBatches(now, keys), addBatches(before, keys)];
  const scale = countReports(now) / countReports(before);
  return standingOut(keys, now, (k) => {
    const expected = scale * Math.max(0, past[k].estimate);
    // Noise of both sides, the chance of both counts, and fashion.
    const variance = seen[k].variance + expected + scale ** 2 * past[k].variance + scale * expected;
    return {beyond: seen[k].estimate - expected, variance: variance + (ORDINARY_CHANGE * expected) ** 2};
  });
}

function findSkew(keys: readonly string[], now: readonly Batch[]): Found | null {
  const grouped = now.filter(({tables}) => tables.length > 1);
  if (countReports(grouped) < LEAST_REPORTS) return null;
  const trimmed = addBatches(grouped, keys);
  const whole = addEstimates(
    grouped.flatMap(({tables}) => tables.map((table) => estimateCounts(table, keys))),
    keys,
  );
  return standingOut(keys, grouped, (k) => ({
    beyond: whole[k].estimate - trimmed[k].estimate,
    variance: whole[k].variance + (ORDINARY_SKEW * trimmed[k].estimate) ** 2,
  }));
}

/** The keys that stand out upwards, beyond doubt and by as much as matters. */
function standingOut(
  keys: readonly string[],
  batches: readonly Batch[],
  strayOf: (k: number) => {readonly beyond: number; readonly variance: number},
): Found | null {
  const reports = countReports(batches);
  const gain = Math.max(...batches.map(gainOf));
  const strays = keys.map((key, k) => {
    const {beyond, variance} = strayOf(k);
    return {key, z: beyond / Math.sqrt(variance), share: beyond / (gain * reports)};
  });
  strays.sort((a, b) => b.z - a.z);
  const line = strays.findLastIndex(({z}, k) => upperTail(z) <= (FALSE_DISCOVERY_RATE * (k + 1)) / keys.length);
  const found = strays.slice(0, line + 1).filter(({share}) => share >= LEAST_SHARE);
  if (found.length === 0) return null;
  return {
    keys: found.slice(0, MAX_KEYS).map(({key}) => key),
    z: found[0].z,
    share: Math.max(...found.map(({share}) => share)),
  };
}

/** What one answer adds to the key it states: 1 ÷ (p − q), see `estimateCounts`. */
function gainOf({task, a}: Batch): number {
  const {cells, picks} = TASKS[task];
  return cells.length > 0 ? (a + cells.length) / (a - 1) : (2 * picks * (a + 1)) / (a - 1);
}

/**
 * Devices draw their hash function evenly. Who picks those under which several of his keys fall into one bucket does not:
 * χ² = Σ (count − n/R)² ÷ (n/R) has mean R − 1 and variance 2 (R − 1)(1 − 1/n) whatever n.
 */
function findPickedRows(task: Task, now: readonly Batch[]): Found | null {
  const {rows} = answerSpace(task, 2);
  const reports = countReports(now);
  if (rows === 1 || reports < rows) return null;
  const counts = new Float64Array(rows);
  for (const {tables} of now) {
    for (const {counts: cells} of tables) {
      const values = cells.length / rows;
      for (let row = 0; row < rows; row++) {
        for (let cell = row * values; cell < (row + 1) * values; cell++) counts[row] += cells[cell];
      }
    }
  }
  const even = reports / rows;
  const chi = counts.reduce((sum, count) => sum + (count - even) ** 2 / even, 0);
  const z = (chi - (rows - 1)) / Math.sqrt(2 * (rows - 1) * (1 - 1 / reports));
  if (z < LEAST_DEVIATIONS) return null;
  const most = even + 4 * Math.sqrt(even);
  const excess = counts.reduce((sum, count) => sum + (count > most ? count - even : 0), 0);
  return {keys: [], z, share: excess / reports};
}

const countReports = (batches: readonly Batch[]) => batches.reduce((sum, {reports}) => sum + reports, 0);

const addBatches = (batches: readonly Batch[], keys: readonly string[]): Estimate[] =>
  addEstimates(
    batches.map((batch) => batch.estimate(keys)),
    keys,
  );
