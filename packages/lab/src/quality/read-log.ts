import {readFile} from 'node:fs/promises';
import {gunzipSync} from 'node:zlib';
import type {ItemAction, ShopEvent} from '@vitrine/core';

/** One row of a session log. */
export interface LogRow {
  /** Epoch ms. */
  readonly at: number;
  readonly itemId: string;
  readonly action: ItemAction;
  /** Leaf category as the log names it; '' without one. */
  readonly category: string;
  /** In major units; 0 when the log has none. */
  readonly price: number;
}

export interface LogSession {
  readonly sessionId: string;
  /** In the order of the log. */
  readonly rows: readonly LogRow[];
}

const COLUMNS = ['session_id', 'timestamp_ms', 'item_id', 'action', 'category', 'price'];
/** A row of any action is interest in its item; a search that led to an item counts like looking at it. */
const ACTIONS: Readonly<Record<string, ItemAction>> = {favorite: 'favorite', cart: 'add', purchase: 'purchase'};

/** Reads a (gzipped) TSV of sessions. @throws Error naming the line that does not have the expected form */
export async function readLog(file: string): Promise<LogSession[]> {
  const bytes = await readFile(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const [header, ...lines] = text.split('\n');
  if (header.trim() !== COLUMNS.join('\t')) throw new Error(`${file}: expected the columns ${COLUMNS.join(' ')}`);
  const sessions = new Map<string, LogRow[]>();
  lines.forEach((line, l) => {
    if (line === '') return;
    const [sessionId, at, itemId, action, category, price] = line.replace(/\r$/, '').split('\t');
    if (!itemId || !Number.isFinite(Number(at))) throw new Error(`${file}, line ${l + 2}: expected a time and an item`);
    const row = {
      at: Number(at),
      itemId,
      action: ACTIONS[action] ?? 'view',
      category: category ?? '',
      price: Number(price) || 0,
    };
    const rows = sessions.get(sessionId);
    if (rows) rows.push(row);
    else sessions.set(sessionId, [row]);
  });
  return [...sessions].map(([sessionId, rows]) => ({sessionId, rows}));
}

/** The event that the tracker would have made of a row. */
export const toEvent = ({at, itemId, action, category, price}: LogRow): ShopEvent => ({
  type: action,
  at,
  item: {itemId, ...(category ? {category: [category]} : {}), ...(price > 0 ? {price} : {})},
});
