import type {Catalog, CatalogCategory, CatalogItem} from '@vitrine/core';
import type {Statements} from '../db/database.ts';

/** A shop's catalogue in the order of its feed; empty before the first import. */
export async function readCatalog(db: Statements, shopId: string): Promise<Catalog> {
  const read = async <T>(table: 'items' | 'categories'): Promise<T[]> => {
    const rows = await db.all<{data: string}>(`SELECT data FROM ${table} WHERE shop_id = ? ORDER BY position`, [
      shopId,
    ]);
    return rows.map((row) => JSON.parse(row.data) as T);
  };
  return {categories: await read<CatalogCategory>('categories'), items: await read<CatalogItem>('items')};
}
