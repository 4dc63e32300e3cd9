import type {Task} from '@vitrine/core';
import type {TaskReports} from './types.ts';

/** The same answers, and what they were asked about while a model was made of them. */
export function noteAsked(reports: readonly TaskReports[]): {
  readonly reports: readonly TaskReports[];
  readonly asked: ReadonlyMap<Task, ReadonlySet<string>>;
} {
  const asked = new Map<Task, Set<string>>();
  const noted = reports.map(
    (batch): TaskReports => ({
      ...batch,
      estimate(keys, half) {
        const known = asked.get(batch.task) ?? new Set();
        asked.set(batch.task, known);
        for (const key of keys) known.add(key);
        return batch.estimate(keys, half);
      },
    }),
  );
  return {reports: noted, asked};
}
