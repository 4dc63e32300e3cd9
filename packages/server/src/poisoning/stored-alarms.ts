import type {Alarm} from '@vitrine/core';
import type {Statements} from '../db/database.ts';

/** Keeps what a build found out of the ordinary, in place of what the build before it found. */
export async function writeAlarms(
  db: Statements,
  shopId: string,
  alarms: readonly Alarm[],
  now: number,
): Promise<void> {
  await db.run(
    `INSERT INTO alarms (shop_id, data, made_at) VALUES (?, ?, ?)
      ON CONFLICT (shop_id) DO UPDATE SET data = excluded.data, made_at = excluded.made_at`,
    [shopId, JSON.stringify(alarms), now],
  );
}

/** What the last build found; [] before the first. */
export async function readAlarms(db: Statements, shopId: string): Promise<Alarm[]> {
  const [row] = await db.all<{data: string}>('SELECT data FROM alarms WHERE shop_id = ?', [shopId]);
  return row ? (JSON.parse(row.data) as Alarm[]) : [];
}
