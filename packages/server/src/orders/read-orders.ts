import type {ItemAction} from '@vitrine/core';
import {FeedError, type FeedRow, fieldName, type RowError} from '../catalog/feed.ts';
import {isItemId, LIMITS} from '../catalog/limits.ts';
import {delimiterOf, readTable} from '../catalog/read-table.ts';
import {readText} from '../catalog/read-text.ts';

/** One line of an order, or one action of a visit. */
export interface OrderRow {
  /** Joins the rows of one order or visit while the file is read; never stored. */
  readonly sessionId: string;
  readonly itemId: string;
  /** Epoch ms. */
  readonly at: number;
  readonly action: ItemAction;
  readonly quantity: number;
}

const NAMES = {
  session: [
    'session_id',
    'order_id',
    'order',
    'order_number',
    'visit_id',
    'invoice',
    'invoiceno',
    'sessionid',
    'orderid',
  ],
  item: ['item_id', 'product_id', 'sku', 'id', 'stockcode', 'itemid', 'productid', 'variant_sku', 'lineitem_sku'],
  time: ['time', 'timestamp_ms', 'timestamp', 'at', 'created_at', 'date', 'order_date', 'invoicedate'],
  action: ['action', 'type', 'event'],
  quantity: ['quantity', 'qty', 'lineitem_quantity'],
} as const;

const ACTIONS: Readonly<Record<string, ItemAction>> = {
  view: 'view',
  click: 'view',
  favorite: 'favorite',
  favourite: 'favorite',
  cart: 'add',
  add: 'add',
  add_to_cart: 'add',
  remove: 'remove',
  purchase: 'purchase',
  buy: 'purchase',
  order: 'purchase',
};
/** Other systems' logs have searches too; they name no item and are passed over. */
const PASSED_OVER = new Set(['search', 'checkout']);

/** A year of a large shop; a longer history comes in several files. */
const MAX_ROWS = 3_000_000;

export interface Orders {
  readonly rows: number;
  readonly orders: readonly OrderRow[];
  readonly errors: readonly RowError[];
  readonly notices: readonly string[];
}

/** Reads CSV, TSV or a JSON array of rows. @throws FeedError when the file as a whole cannot be read */
export function readOrders(bytes: Uint8Array, name: string): Orders {
  const {text, notices} = readText(bytes);
  const start = text.trimStart()[0];
  const {rows, errors} =
    start === '[' || start === '{' ? readJsonRows(text) : readTable(text, delimiterOf(text), MAX_ROWS);
  const header = rows[0]?.fields;
  if (!header) throw new FeedError(`${name}: no rows`);
  const orders: OrderRow[] = [];
  const all = [...errors];
  for (const row of rows) {
    const order = parseOrder(row);
    if (order === null) continue;
    if (Array.isArray(order)) all.push(...order);
    else orders.push(order);
  }
  return {rows: rows.length + errors.length, orders, errors: all, notices};
}

function readJsonRows(text: string): {rows: FeedRow[]; errors: RowError[]} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FeedError(`not valid JSON: ${(error as Error).message}`);
  }
  const list = Array.isArray(value) ? value : (value as {orders?: unknown}).orders;
  if (!Array.isArray(list)) throw new FeedError('expected an array of rows, or {"orders": […]}');
  const rows = list.map((one: unknown, i) => {
    const fields = new Map<string, string[]>();
    for (const [key, cell] of Object.entries((one ?? {}) as Record<string, unknown>)) {
      const snake = fieldName(key.replace(/([a-z])([A-Z])/g, '$1_$2'));
      if (typeof cell === 'string' || typeof cell === 'number') fields.set(snake, [String(cell)]);
    }
    return {row: i + 1, fields};
  });
  return {rows, errors: []};
}

function parseOrder({row, fields}: FeedRow): OrderRow | RowError[] | null {
  const read = (names: readonly string[]): string => names.map((name) => fields.get(name)?.[0]).find(Boolean) ?? '';
  const [sessionId, itemId, time] = [read(NAMES.session), read(NAMES.item), read(NAMES.time)];
  const action = read(NAMES.action).toLowerCase();
  const quantity = read(NAMES.quantity);
  if (PASSED_OVER.has(action)) return null;
  const errors: RowError[] = [];
  const refuse = (field: string, expected: string): void => {
    errors.push({row, itemId: itemId.slice(0, LIMITS.id), field, expected});
  };
  if (sessionId === '') refuse('order_id', 'an order or session id');
  if (!isItemId(itemId)) refuse('item_id', `1–${LIMITS.id} characters without control characters`);
  const at = time === '' ? 0 : parseTime(time); // without times the file's order is the order
  if (!(at >= 0)) refuse('time', `epoch ms, epoch seconds or an ISO date, got "${time.slice(0, 60)}"`);
  if (action !== '' && !Object.hasOwn(ACTIONS, action)) {
    refuse('action', `view, favorite, add, remove or purchase, got "${action.slice(0, 60)}"`);
  }
  const count = quantity === '' ? 1 : Number(quantity);
  if (!Number.isFinite(count)) refuse('quantity', `a number, got "${quantity.slice(0, 60)}"`);
  if (errors.length > 0) return errors;
  if (count <= 0) return null; // a return or a cancelled line: says nothing of what goes together
  return {sessionId, itemId, at, action: ACTIONS[action] ?? 'purchase', quantity: count};
}

function parseTime(text: string): number {
  if (/^\d{12,}$/.test(text)) return Number(text);
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  return Date.parse(text);
}
