import type {SeenItem, ShopEvent} from '@vitrine/core';
import {clean} from './page.ts';

const ACTIONS = /^(view|favorite|unfavorite|add|remove|purchase)$/;

/**
 * Makes an event of what the shop's own code or the session's storage hands us, with every text cut to size and unknown
 * fields left behind. Null when it is none; `now` (epoch ms) stands in where it has no time.
 */
export function parseEvent(value: unknown, now: number): ShopEvent | null {
  if (typeof value !== 'object' || value === null) return null;
  const from = value as Record<string, unknown>;
  const type = clean(from['type']);
  const at = number(from['at']) ?? now;
  if (ACTIONS.test(type)) {
    const item = parseItem(from['item']);
    return item && ({type, at, item, ...given('quantity', number(from['quantity']))} as ShopEvent);
  }
  const itemId = clean(from['itemId']);
  if (type === 'dwell') return itemId ? {type, at, itemId, ms: number(from['ms']) ?? 0} : null;
  if (type === 'search') {
    const query = clean(from['query']);
    return query ? {type, at, query} : null;
  }
  if (type === 'list') return {type, at, category: texts(from['category']), itemIds: texts(from['itemIds'])};
  if (type === 'checkout') return {type, at};
  if ((type === 'impression' || type === 'click') && itemId) {
    const position = number(from['position']) ?? 0;
    return {type, at, itemId, position, listId: clean(from['listId']), placement: clean(from['placement'])};
  }
  return null;
}

/** The known fields of an item, each of its type; null without an id. */
export function parseItem(value: unknown): SeenItem | null {
  if (typeof value !== 'object' || value === null) return null;
  const from = value as Record<string, unknown>;
  const itemId = clean(from['itemId']);
  if (!itemId) return null;
  const item: Record<string, unknown> = {itemId};
  for (const key of ['url', 'title', 'image', 'currency', 'brand']) Object.assign(item, given(key, clean(from[key])));
  for (const key of ['aliases', 'category']) if (Array.isArray(from[key])) item[key] = texts(from[key]);
  if (typeof from['available'] === 'boolean') item['available'] = from['available'];
  return {...item, itemId, ...given('price', number(from['price']))};
}

const texts = (value: unknown) => (Array.isArray(value) ? value.slice(0, 200).map(clean).filter(Boolean) : []);
const number = (value: unknown) => (typeof value === 'number' && value >= 0 && value < 1e15 ? value : undefined);
const given = (key: string, value: unknown) => (value === undefined || value === '' ? {} : {[key]: value});
