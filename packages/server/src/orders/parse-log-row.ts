import type {ItemAction} from '@vitrine/core';
import type {RowError} from '../catalog/feed.ts';
import {isItemId, LIMITS} from '../catalog/limits.ts';
import type {LogKind} from './log-file.ts';
import type {LogCells} from './read-rows.ts';

/** One line of an order, or one action of a visit. */
export interface LogRow {
  /** Joins the rows of one order or visit while the file is read; never stored. */
  readonly sessionId: string;
  /** Joins the orders or visits of one shopper while the file is read; never stored; '' when the file does not say. */
  readonly shopperId: string;
  readonly itemId: string;
  /** Epoch ms; 0 when the file tells no time. */
  readonly at: number;
  readonly action: ItemAction;
}

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
/** What a row says that names no action, and how its group is called in messages. */
const USUAL = {
  orders: {action: 'purchase', group: 'order_id'},
  sessions: {action: 'view', group: 'session_id'},
} as const;

/** A row checked field by field; everything that is wrong with it; null for a row that says nothing of items together. */
export function parseLogRow(cells: LogCells, kind: LogKind): LogRow | RowError[] | null {
  const {row, session, shopper, item, time, quantity} = cells;
  const action = cells.action.toLowerCase();
  if (PASSED_OVER.has(action)) return null;
  const errors: RowError[] = [];
  const refuse = (field: string, expected: string): void => {
    errors.push({row, itemId: item.slice(0, LIMITS.id), field, expected});
  };
  if (session === '') refuse(USUAL[kind].group, kind === 'orders' ? 'an order id' : 'a session id');
  if (!isItemId(item)) refuse('item_id', `1–${LIMITS.id} characters without control characters`);
  const at = time === '' ? 0 : parseTime(time);
  if (!(at >= 0)) refuse('time', `epoch ms, epoch seconds or an ISO date, got "${time.slice(0, 60)}"`);
  if (action !== '' && !Object.hasOwn(ACTIONS, action)) {
    refuse('action', `view, favorite, add, remove or purchase, got "${action.slice(0, 60)}"`);
  }
  const count = quantity === '' ? 1 : Number(quantity);
  if (!Number.isFinite(count)) refuse('quantity', `a number, got "${quantity.slice(0, 60)}"`);
  if (errors.length > 0) return errors;
  if (count <= 0) return null; // a return or a cancelled line: says nothing of what goes together
  return {sessionId: session, shopperId: shopper, itemId: item, at, action: ACTIONS[action] ?? USUAL[kind].action};
}

function parseTime(text: string): number {
  if (/^\d{12,}$/.test(text)) return Number(text);
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  return Date.parse(text);
}
