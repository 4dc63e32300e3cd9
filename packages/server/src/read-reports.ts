import {addAnswer, createCounters, estimateCounts, type Task} from '@vitrine/core';
import {weekOf} from './calendar.ts';
import type {Statements} from './db/database.ts';
import {groupBy} from './group-by.ts';
import type {TaskReports} from './model/index.ts';

/** Older answers would count less than a hundredth (2^(−40/6)). */
const MAX_AGE_WEEKS = 40;

interface CounterRow {
  readonly task: Task;
  readonly period: number;
  readonly week: number;
  readonly a: number;
  readonly bucket_row: number;
  readonly bucket_value: number;
  readonly count: number;
}

/**
 * Devices' answers to a shop, ready to be debiased: one entry per question, period, week and ε, since each period hashes
 * with salts of its own.
 */
export async function readReports(db: Statements, shopId: string, now: number): Promise<TaskReports[]> {
  const thisWeek = weekOf(now);
  const rows = await db.all<CounterRow>(
    `SELECT task, period, week, a, bucket_row, bucket_value, count FROM counters WHERE shop_id = ? AND week > ?
      ORDER BY task, period, week, a, bucket_row, bucket_value`,
    [shopId, thisWeek - MAX_AGE_WEEKS],
  );
  const batches = groupBy(rows, ({task, period, week, a}) => `${task} ${period} ${week} ${a}`);
  return [...batches.values()].map((batch) => toReports(batch, thisWeek));
}

function toReports(batch: readonly CounterRow[], thisWeek: number): TaskReports {
  const {task, period, week, a} = batch[0];
  const counters = createCounters(task, period, a);
  for (const {bucket_row, bucket_value, count} of batch) addAnswer(counters, bucket_row, bucket_value, count);
  return {
    task,
    a,
    reports: counters.reports,
    ageWeeks: Math.max(0, thisWeek - week),
    estimate: (keys, half) => estimateCounts(counters, keys, half),
  };
}
