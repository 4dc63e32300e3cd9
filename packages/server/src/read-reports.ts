import {addAnswer, type Counters, createCounters, estimateCounts, type Task} from '@vitrine/core';
import {addEstimates} from './add-estimates.ts';
import {weekOf} from './calendar.ts';
import type {Statements} from './db/database.ts';
import {groupBy} from './group-by.ts';
import type {TaskReports} from './model/index.ts';
import {GROUPS} from './poisoning/prefix-groups.ts';
import {estimateTrimmed} from './poisoning/trimmed-sum.ts';
import {ROLLED_BACK} from './poisoning/windows.ts';

/** Older answers would count less than a hundredth (2^(−40/6)). */
export const MAX_AGE_WEEKS = 40;

interface CounterRow {
  readonly task: Task;
  readonly period: number;
  readonly week: number;
  readonly a: number;
  readonly bucket_group: number;
  readonly bucket_row: number;
  readonly bucket_value: number;
  readonly count: number;
}

/** Answers to one question of one period and week, under one ε. */
export interface Batch extends TaskReports {
  readonly week: number;
  /** Answers of no group, and after them the groups of networks if the shop keeps any: none, or all 16. */
  readonly tables: readonly Counters[];
}

/**
 * Devices' answers to a shop, ready to be debiased: one entry per question, period, week and ε, since each period hashes
 * with salts of its own. Weeks that were rolled back are left out.
 */
export async function readReports(db: Statements, shopId: string, now: number): Promise<Batch[]> {
  const thisWeek = weekOf(now);
  const rows = await db.all<CounterRow>(
    `SELECT task, period, week, a, bucket_group, bucket_row, bucket_value, count FROM counters
      WHERE shop_id = ? AND week > ?
        AND week NOT IN (SELECT week FROM windows WHERE shop_id = ? AND state = '${ROLLED_BACK}')
      ORDER BY task, period, week, a, bucket_group, bucket_row, bucket_value`,
    [shopId, thisWeek - MAX_AGE_WEEKS, shopId],
  );
  const batches = groupBy(rows, ({task, period, week, a}) => `${task} ${period} ${week} ${a}`);
  return [...batches.values()].map((batch) => toBatch(batch, thisWeek));
}

function toBatch(rows: readonly CounterRow[], thisWeek: number): Batch {
  const {task, period, week, a} = rows[0];
  const isGrouped = rows.some(({bucket_group}) => bucket_group > 0);
  const tables = Array.from({length: isGrouped ? 1 + GROUPS : 1}, () => createCounters(task, period, a));
  for (const {bucket_group, bucket_row, bucket_value, count} of rows) {
    addAnswer(tables[bucket_group], bucket_row, bucket_value, count);
  }
  return batchOf(tables, week, Math.max(0, thisWeek - week));
}

/** @param tables of one question, period and ε, in the order of `Batch.tables` */
export function batchOf(tables: readonly Counters[], week: number, ageWeeks: number): Batch {
  const [apart, ...groups] = tables;
  return {
    task: apart.task,
    a: apart.a,
    reports: tables.reduce((sum, {reports}) => sum + reports, 0),
    ageWeeks,
    week,
    tables,
    estimate(keys, half) {
      if (groups.length === 0) return estimateCounts(apart, keys, half);
      const trimmed = estimateTrimmed(groups, keys, half);
      return apart.reports === 0 ? trimmed : addEstimates([trimmed, estimateCounts(apart, keys, half)], keys);
    },
  };
}
