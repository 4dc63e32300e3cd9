import type {DataSheet} from '@vitrine/core';
import type {Statements} from '../db/database.ts';

/** The data sheet of a shop's current pack; null before the first pack that has one. */
export async function readDataSheet(db: Statements, shopId: string): Promise<DataSheet | null> {
  const [pack] = await db.all<{sheet: string | null}>(
    'SELECT sheet FROM packs WHERE shop_id = ? ORDER BY built_at DESC LIMIT 1',
    [shopId],
  );
  return pack?.sheet ? (JSON.parse(pack.sheet) as DataSheet) : null;
}
