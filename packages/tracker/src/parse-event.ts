import type {SeenItem, ShopEvent} from '@vitrine/core';
import {clean} from './page.ts';

const TEXTS = ['itemId', 'url', 'title', 'image', 'currency', 'brand', 'query', 'listId', 'placement'];
const LISTS = ['aliases', 'category', 'itemIds'];
const NUMBERS = ['price', 'quantity', 'ms', 'position'];

const ITEM_ACTION = /^(?:view|(?:un)?favorite|add|remove|purchase|dismiss)$/;
const OF_LIST = ['listId', 'itemId', 'position'];
/** What makes an event of each other type; anything else of its fields may be absent. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  dwell: ['itemId', 'ms'],
  search: ['query'],
  list: ['category', 'itemIds'],
  checkout: [],
  impression: OF_LIST,
  click: OF_LIST,
};

/**
 * Makes an event of what the shop's own code or the session's storage hands us, with every text cut to size and unknown
 * fields left behind. Null when it is none; `now` (epoch ms) stands in where it has no time.
 */
export function parseEvent(value: unknown, now: number): ShopEvent | null {
  const from = Object(value) as Record<string, unknown>;
  const type = clean(from['type']);
  const item = parseItem(from['item']);
  const event: Record<string, unknown> = {type, at: isAmount(from['at']) ? from['at'] : now, ...known(from)};
  if (item) event['item'] = item;
  const needed = ITEM_ACTION.test(type) ? ['item'] : Object.hasOwn(NEEDED, type) ? NEEDED[type] : null;
  return needed?.every((field) => field in event) ? (event as unknown as ShopEvent) : null;
}

/** The known fields of an item, each of its type; null without an id. */
export function parseItem(value: unknown): SeenItem | null {
  const item = known(Object(value));
  for (const key of LISTS) if (!(item[key] as unknown[] | undefined)?.length) delete item[key];
  return item['itemId'] ? (item as unknown as SeenItem) : null;
}

function known(from: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const to: Record<string, unknown> = {};
  for (const key of TEXTS) if (clean(from[key])) to[key] = clean(from[key]);
  for (const key of NUMBERS) if (isAmount(from[key])) to[key] = from[key];
  for (const key of LISTS) {
    if (Array.isArray(from[key])) to[key] = from[key].slice(0, 200).map(clean).filter(Boolean);
  }
  if (typeof from['available'] === 'boolean') to['available'] = from['available'];
  return to;
}

const isAmount = (value: unknown) => typeof value === 'number' && value >= 0 && value < 1e15;
