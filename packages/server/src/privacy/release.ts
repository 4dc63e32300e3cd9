import {type Counters, type RandomWord, WINDOW_MS} from '@vitrine/core';
import {DAY_MS} from '../calendar.ts';
import {groupBy} from '../group-by.ts';
import {type Batch, batchOf, MAX_AGE_WEEKS} from '../read-reports.ts';
import {centralEpsilon, dummiesNeeded, honestOf} from './accountant.ts';
import {addDummies} from './dummies.ts';

/** Answers as a pack may be made of them. */
export interface Release extends Batch {
  /** The last of its weeks; `week` is the first. */
  readonly lastWeek: number;
  /** Answers of devices with nothing to say that were made up; not among `reports`. */
  readonly dummies: number;
  /** ε against those who see what is made of this batch and no part of it otherwise, at `DELTA`. */
  readonly centralEpsilon: number;
  /** True when all of it goes into every pack or none: then `centralEpsilon` holds over all packs together. */
  readonly isWhole: boolean;
}

export interface ReleaseOptions {
  /** Central ε the shop wants for everyone who answers; undefined: answers are used as they come. */
  readonly goal: number | undefined;
  readonly thisWeek: number;
  /** Secret chance by name, the same each time. */
  readonly chanceOf: (name: string) => RandomWord;
}

const PERIOD_WEEKS = WINDOW_MS / (7 * DAY_MS);

/**
 * Which answers a pack may be made of. Without a goal all of them, and then packs differ by the few answers that came
 * between, so that nothing but the ε of each answer is promised. With one, answers are released in batches that are whole
 * once and for all: a week that is over, if its answers are enough to hide each other; otherwise with the other such weeks
 * of its 28-day period when that is over, and with as many dummies as are still needed. A device answers at most once in
 * 28 days, so it is in one batch of such a time. Answers that came after their period's end are left out: too few for a
 * batch. So are periods that begin to grow too old to be read, which else would lose a week at a time.
 *
 * Answers that are counted by groups of networks hide among those of their group only.
 */
export function releaseBatches(
  batches: readonly Batch[],
  {goal, thisWeek, chanceOf}: ReleaseOptions,
): readonly Release[] {
  if (goal === undefined) return batches.map((batch) => ({...describe(batch, batch.week), isWhole: false}));
  const due = batches.filter(
    ({tables: [{period}], week}) =>
      week < thisWeek &&
      week >= firstWeekOf(period) &&
      week < firstWeekOf(period + 1) &&
      firstWeekOf(period) > thisWeek - MAX_AGE_WEEKS,
  );
  const periods = groupBy(due, ({task, a, tables: [{period}]}) => `${task} ${period} ${a}`);
  return [...periods.values()].flatMap((weeks) => {
    const isEnough = ({tables}: Batch) => dummiesFor(tables, goal).every((dummies) => dummies === 0);
    const enough = weeks.filter(isEnough).map((week) => hide(week, week.week));
    const rest = weeks.filter((week) => !isEnough(week));
    const isOver = firstWeekOf(weeks[0].tables[0].period + 1) <= thisWeek;
    return isOver && rest.length > 0 ? [...enough, hide(merge(rest, thisWeek), rest[rest.length - 1].week)] : enough;
  });

  function hide(batch: Batch, lastWeek: number): Release {
    const {tables, week, ageWeeks, reports} = batch;
    const dummies = dummiesFor(tables, goal ?? 0);
    const padded = tables.map((table, t) => {
      const name = [table.task, table.period, table.a, week, lastWeek, t].join(' ');
      return addDummies(table, dummies[t], chanceOf(name));
    });
    return {...describe(batch, lastWeek, dummies), ...batchOf(padded, week, ageWeeks), reports};
  }
}

const firstWeekOf = (period: number) => period * PERIOD_WEEKS;

/** Per table; none where there is no answer to hide. */
const dummiesFor = (tables: readonly Counters[], goal: number): number[] =>
  tables.map(({reports, a}) => (reports > 0 ? dummiesNeeded(honestOf(reports), a, goal) : 0));

function describe(batch: Batch, lastWeek: number, dummies: readonly number[] = []): Release {
  const crowds = batch.tables.map(({reports}, t) => ({reports, dummies: dummies[t] ?? 0}));
  const alone = crowds.filter((crowd) => crowd.reports > 0 && crowd.dummies === 0).map(({reports}) => reports);
  // Of the crowds without dummies the smallest hides least.
  const weakest = [
    ...crowds.filter((crowd) => crowd.dummies > 0),
    ...(alone.length > 0 ? [{reports: Math.min(...alone), dummies: 0}] : []),
  ];
  return {
    ...batch,
    lastWeek,
    dummies: crowds.reduce((sum, crowd) => sum + crowd.dummies, 0),
    centralEpsilon: Math.max(
      0,
      ...weakest.map((crowd) => centralEpsilon(honestOf(crowd.reports), batch.a, crowd.dummies)),
    ),
    isWhole: true,
  };
}

/** Weeks of one question, period and ε as one batch, as old as the middle of them. */
export function merge(weeks: readonly Batch[], thisWeek: number): Batch {
  const [first, last] = [weeks[0].week, weeks[weeks.length - 1].week];
  const groups = Math.max(...weeks.map(({tables}) => tables.length));
  const tables = Array.from({length: groups}, (_, t) =>
    weeks.flatMap((week) => week.tables[t] ?? []).reduce(addCounters),
  );
  return batchOf(tables, first, Math.round(thisWeek - (first + last) / 2));
}

const addCounters = (a: Counters, b: Counters): Counters => ({
  ...a,
  reports: a.reports + b.reports,
  counts: a.counts.map((count, i) => count + b.counts[i]),
});
