import {addSession, createFactSums, type ItemAction, type ShopEvent} from '@vitrine/core';
import {FeedError, type RowError} from '../catalog/feed.ts';
import {readCatalog} from '../catalog/read-catalog.ts';
import type {DataFolder} from '../data-folder.ts';
import {groupBy} from '../group-by.ts';
import {contentHash} from '../hash.ts';
import {requireSettings} from '../shops.ts';
import {type OrderRow, readOrders} from './read-orders.ts';
import {writeSums} from './stored-sums.ts';

export interface OrdersReport {
  readonly rows: number;
  /** Orders, baskets or visits that were added up. */
  readonly sessions: number;
  readonly events: number;
  /** Rows whose item is not in the catalogue; they count, but can lead to no category. */
  readonly unknownItems: number;
  /** True when this very file had been imported before: nothing was counted again. */
  readonly repeated: boolean;
  readonly errors: readonly RowError[];
  readonly notices: readonly string[];
}

/**
 * Adds a merchant's own orders or log to the shop's first-party sums, in one transaction. What is stored are sums over
 * orders; order numbers and times are read and let go.
 *
 * @param options.replace forgets what earlier files had added; for an export that contains them
 * @throws FeedError when the file as a whole cannot be read; Error when there is no such shop
 */
export async function importOrders(
  {db}: DataFolder,
  shopId: string,
  file: {readonly name: string; readonly bytes: Uint8Array},
  now: number,
  {replace = false}: {readonly replace?: boolean} = {},
): Promise<OrdersReport> {
  await requireSettings(db, shopId);
  const source = contentHash(file.bytes);
  const {rows, orders, errors, notices} = readOrders(file.bytes, file.name);
  if (orders.length === 0) throw new FeedError(describeNothing(errors));
  const catalog = await readCatalog(db, shopId);
  const paths = new Map<string, readonly string[]>();
  for (const item of catalog.items) {
    for (const id of [item.itemId, ...item.aliases]) paths.set(id, item.category);
  }
  const ids = new Map(catalog.items.flatMap((item) => item.aliases.map((alias) => [alias, item.itemId] as const)));
  const sums = createFactSums();
  for (const events of sessionsOf(orders, ids)) addSession(sums, events, (itemId) => paths.get(itemId) ?? null);

  if (orders.every(({at}) => at === 0)) sums.counts.hour.clear(); // no times, no hours

  const repeated = await db.transaction(async (tx) => {
    if (replace) {
      await tx.run('DELETE FROM sums WHERE shop_id = ?', [shopId]);
      await tx.run(`DELETE FROM imports WHERE shop_id = ? AND kind = 'orders'`, [shopId]);
    }
    const added = await tx.run(
      `INSERT INTO imports (shop_id, kind, source, imported_at, good, bad) VALUES (?, 'orders', ?, ?, ?, ?)
        ON CONFLICT DO NOTHING`,
      [shopId, source, now, orders.length, rows - orders.length],
    );
    if (added === 0) return true;
    await writeSums(tx, shopId, source, sums);
    return false;
  });
  return {
    rows,
    sessions: sums.sessions,
    events: orders.length,
    unknownItems: orders.filter((order) => !paths.has(order.itemId)).length,
    repeated,
    errors,
    notices,
  };
}

/**
 * Rows of one order or visit, in time; rows of the same time keep the file's order. Aliases become item ids. The file says
 * what belongs together, so no gap may split it: the events follow the first at one millisecond each.
 */
function sessionsOf(orders: readonly OrderRow[], ids: ReadonlyMap<string, string>): ShopEvent[][] {
  return [...groupBy(orders, (order) => order.sessionId).values()].map((rows) =>
    rows
      .sort((a, b) => a.at - b.at)
      .map(({action, itemId, quantity}, i) => toEvent(action, rows[0].at + i, ids.get(itemId) ?? itemId, quantity)),
  );
}

const toEvent = (type: ItemAction, at: number, itemId: string, quantity: number): ShopEvent => ({
  type,
  at,
  item: {itemId},
  quantity,
});

function describeNothing(errors: readonly RowError[]): string {
  const [first] = errors;
  return first ? `no good row; the first error: row ${first.row}, ${first.field}: ${first.expected}` : 'no rows';
}
