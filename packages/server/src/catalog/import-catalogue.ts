import type {CatalogCategory, CatalogItem} from '@vitrine/core';
import type {DataFolder} from '../data-folder.ts';
import type {Statements} from '../db/database.ts';
import {contentHash} from '../hash.ts';
import {requireSettings} from '../shops.ts';
import type {Feed, RowError} from './feed.ts';
import {readFeed} from './read-feed.ts';

export interface CatalogueReport {
  readonly rows: number;
  readonly imported: number;
  /** Items of the last import whose row is broken this time: they stay as they were. */
  readonly kept: number;
  /** Items that are no longer in the feed. */
  readonly removed: number;
  readonly categories: number;
  readonly errors: readonly RowError[];
  readonly notices: readonly string[];
}

/**
 * Makes a file the shop's catalogue, in one transaction: good rows replace, rows in error keep what was there, items no
 * longer named go. A file without a good row changes nothing.
 *
 * @throws FeedError when the file as a whole cannot be read; Error when there is no such shop
 */
export async function importCatalogue(
  {db}: DataFolder,
  shopId: string,
  file: {readonly name: string; readonly bytes: Uint8Array},
  now: number,
): Promise<CatalogueReport> {
  const settings = await requireSettings(db, shopId);
  const feed = readFeed(file.bytes, file.name, settings, now);
  const {rows, errors, notices} = feed;
  if (feed.items.length === 0) {
    return {rows, imported: 0, kept: 0, removed: 0, categories: 0, errors, notices};
  }
  return db.transaction(async (tx) => {
    const before = await tx.all<{item_id: string; data: string}>(
      'SELECT item_id, data FROM items WHERE shop_id = ? ORDER BY position',
      [shopId],
    );
    const imported = new Set(feed.items.map((item) => item.itemId));
    const broken = new Set(errors.map((error) => error.itemId));
    const kept = before.filter((row) => !imported.has(row.item_id) && broken.has(row.item_id));
    const items = [...feed.items, ...kept.map((row) => JSON.parse(row.data) as CatalogItem)];
    const categories = nameCategories(feed, items);
    await writeCatalog(tx, shopId, items, categories);
    await tx.run(
      `INSERT INTO imports (shop_id, kind, source, imported_at, good, bad) VALUES (?, 'catalogue', ?, ?, ?, ?)
        ON CONFLICT (shop_id, kind, source) DO UPDATE SET imported_at = excluded.imported_at`,
      [shopId, contentHash(file.bytes), now, feed.items.length, rows - feed.items.length],
    );
    const removed = before.filter((row) => !imported.has(row.item_id)).length - kept.length;
    return {rows, imported: imported.size, kept: kept.length, removed, categories: categories.length, errors, notices};
  });
}

/** The categories the file names, then those only the items' paths name: each prefix of a path, called by its last step. */
function nameCategories(feed: Feed, items: readonly CatalogItem[]): CatalogCategory[] {
  const categories = new Map(feed.categories.map((category) => [category.categoryId, category]));
  for (const {category} of items) {
    for (let depth = 1; depth <= category.length; depth++) {
      const categoryId = category.slice(0, depth).join(' > ');
      if (!categories.has(categoryId)) categories.set(categoryId, {categoryId, name: category[depth - 1]});
    }
  }
  return [...categories.values()];
}

async function writeCatalog(
  tx: Statements,
  shopId: string,
  items: readonly CatalogItem[],
  categories: readonly CatalogCategory[],
): Promise<void> {
  await tx.run('DELETE FROM items WHERE shop_id = ?', [shopId]);
  await tx.run('DELETE FROM categories WHERE shop_id = ?', [shopId]);
  for (const [position, item] of items.entries()) {
    await tx.run('INSERT INTO items (shop_id, item_id, position, data) VALUES (?, ?, ?, ?)', [
      shopId,
      item.itemId,
      position,
      JSON.stringify(item),
    ]);
  }
  for (const [position, category] of categories.entries()) {
    await tx.run('INSERT INTO categories (shop_id, category_id, position, data) VALUES (?, ?, ?, ?)', [
      shopId,
      category.categoryId,
      position,
      JSON.stringify(category),
    ]);
  }
}
