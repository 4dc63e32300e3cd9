import type {SeenItem, ShopEvent} from '@vitrine/core';

/** About what a batch takes on disk: its JSON, two bytes for each character beyond ASCII's reach being rare enough. */
export const byteLength = (events: readonly ShopEvent[]): number => JSON.stringify(events).length;

const TYPES: ReadonlySet<unknown> = new Set([
  'view',
  'favorite',
  'unfavorite',
  'dismiss',
  'add',
  'remove',
  'purchase',
  'dwell',
  'search',
  'list',
  'checkout',
  'impression',
  'click',
]);
const OF_ITEM: ReadonlySet<unknown> = new Set([
  'view',
  'favorite',
  'unfavorite',
  'add',
  'remove',
  'purchase',
  'dismiss',
]);

/**
 * Whether a record of the device is an event: damaged files come back half there and without an error, and a record that
 * is none is skipped rather than trusted.
 */
export function isEvent(value: unknown): value is ShopEvent {
  if (typeof value !== 'object' || value === null) return false;
  const {type, at, item, itemId, itemIds, category, query} = value as Record<string, unknown>;
  if (!TYPES.has(type) || !Number.isFinite(at)) return false;
  if (OF_ITEM.has(type)) return isItem(item);
  if (type === 'search') return typeof query === 'string';
  if (type === 'list') return isTexts(itemIds) && isTexts(category);
  return type === 'checkout' || typeof itemId === 'string';
}

function isItem(value: unknown): boolean {
  const {itemId, aliases = [], category = [], price = 0} = (value ?? {}) as Partial<Record<keyof SeenItem, unknown>>;
  return typeof itemId === 'string' && isTexts(aliases) && isTexts(category) && Number.isFinite(price);
}

const isTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string');
