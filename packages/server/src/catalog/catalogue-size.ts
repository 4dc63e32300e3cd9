import type {CatalogItem} from '@vitrine/core';
import type {Statements} from '../db/database.ts';

/** How many items a shop has, and how many leaf categories they stand in. */
export async function catalogueSize(
  db: Statements,
  shopId: string,
): Promise<{readonly items: number; readonly leaves: number}> {
  const rows = await db.all<{data: string}>('SELECT data FROM items WHERE shop_id = ?', [shopId]);
  const paths = rows.map(({data}) => (JSON.parse(data) as CatalogItem).category.join(' > '));
  return {items: rows.length, leaves: new Set(paths.filter((path) => path !== '')).size};
}
