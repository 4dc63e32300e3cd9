import type {SeenItem, ShopEvent} from '@vitrine/core';

/** About what a batch takes on disk: its JSON, two bytes for each character beyond ASCII's reach being rare enough. */
export const byteLength = (events: readonly ShopEvent[]): number => JSON.stringify(events).length;

/** Joined batches are no larger, since the oldest goes as a whole when there is no room. */
const JOINED_BYTES = 64_000;

/** Events cut into batches that are written as one each, in their order. */
export function partsOf(events: readonly ShopEvent[]): ShopEvent[][] {
  const parts: ShopEvent[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const event of events) {
    const own = byteLength([event]);
    if (bytes + own > JOINED_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts[parts.length - 1].push(event);
    bytes += own;
  }
  return parts;
}

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
