import type {DaySheet} from '@vitrine/core';
import {DAY_MS, isoDay} from './calendar.ts';
import type {Statements} from './db/database.ts';
import {groupBy} from './group-by.ts';

const DAYS = 60;
const REFUSED = 'refused:';

/** What came on each of the last days that anything came on, newest first, at most 60. */
export async function readDays(db: Statements, shopId: string): Promise<DaySheet[]> {
  const metrics = await db.all<{day: number; name: string; count: number}>(
    'SELECT day, name, count FROM metrics WHERE shop_id = ? ORDER BY day DESC, name',
    [shopId],
  );
  const byDay = groupBy(metrics, (metric) => metric.day);
  return [...byDay].slice(0, DAYS).map(([day, rows]) => {
    const count = (name: string) => rows.find((row) => row.name === name)?.count ?? 0;
    const refused = rows.filter((row) => row.name.startsWith(REFUSED));
    return {
      day: isoDay(day * DAY_MS),
      accepted: count('accepted'),
      duplicate: count('duplicate'),
      refused: Object.fromEntries(refused.map((row) => [row.name.slice(REFUSED.length), row.count])),
    };
  });
}
