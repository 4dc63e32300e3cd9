import {addAnswer, aOf, type Counters, createCounters, estimateCounts, type Summary, type Task} from '@vitrine/core';
import type {TaskReports} from '@vitrine/server';

/**
 * Counts summaries as a server's database does, but in memory, since curves need millions of them. One period and one
 * week.
 *
 * @param aFor e^ε they were drawn with
 */
export function countAnswers(summaries: Iterable<Summary>, aFor: (task: Task) => number = aOf): TaskReports[] {
  const tables = new Map<string, Counters>();
  for (const {task, period, row, value} of summaries) {
    const table = tables.get(task) ?? createCounters(task, period, aFor(task));
    tables.set(task, table);
    addAnswer(table, row, value, 1);
  }
  return [...tables.values()].map((table) => ({
    task: table.task,
    a: table.a,
    reports: table.reports,
    ageWeeks: 0,
    estimate: (keys, half) => estimateCounts(table, keys, half),
  }));
}
