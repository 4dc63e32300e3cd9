import type {FactSums} from '@vitrine/core';
import {createFactSums} from '@vitrine/core';
import type {Statements} from '../db/database.ts';

/** Where a table of `FactSums` lies in the database: its task, or `steps`; `sessions` has the one key ''. */
export const SESSIONS = 'sessions';
export const STEPS = 'steps';

/** A shop's first-party statistics, all sources added up; null when it has imported none. */
export async function readSums(db: Statements, shopId: string): Promise<FactSums | null> {
  const rows = await db.all<{name: string; key: string; weight: number}>(
    'SELECT name, key, SUM(weight) AS weight FROM sums WHERE shop_id = ? GROUP BY name, key ORDER BY name, key',
    [shopId],
  );
  if (rows.length === 0) return null;
  const sums = createFactSums();
  for (const {name, key, weight} of rows) {
    if (name === SESSIONS) sums.sessions = weight;
    else if (name === STEPS) sums.steps.set(key, weight);
    else if (Object.hasOwn(sums.counts, name)) sums.counts[name as keyof FactSums['counts']].set(key, weight);
  }
  return sums;
}
