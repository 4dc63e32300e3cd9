import type {LogSession} from '../read-log.ts';
import {best, LIST, type Predict, raise} from './predict.ts';

/** The most frequent items, the same for everyone. */
export function popularity(sessions: readonly LogSession[]): Predict {
  const counts = new Map<string, number>();
  for (const {rows} of sessions) for (const {itemId} of rows) raise(counts, itemId, 1);
  const list = best(counts, LIST);
  return () => list;
}
