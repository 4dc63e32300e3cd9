import type {ShopEvent} from '@vitrine/core';

/** A passport holds no more than a device does; of a larger one the newest events count. */
const MAX_EVENTS = 20_000;
const MAX_BYTES = 2_000_000;
/** A clock may be ahead by so much, ms. */
const AHEAD_MS = 86_400_000;

type IsEvent = (value: unknown) => value is ShopEvent;
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value.length <= 2_048;
const id: Check = (value) => text(value) && value !== '';
const texts: Check = (value) => Array.isArray(value) && value.length <= 200 && value.every(text);
const amount: Check = (value) => typeof value === 'number' && value >= 0 && value < 1e15;
const flag: Check = (value) => typeof value === 'boolean';

const ITEM: Readonly<Record<string, Check>> = {
  itemId: id,
  aliases: texts,
  url: text,
  title: text,
  image: text,
  price: amount,
  currency: text,
  category: texts,
  brand: text,
  available: flag,
};

const EVENT: Readonly<Record<string, Check>> = {
  type: text,
  at: amount,
  item: isObject,
  quantity: amount,
  itemId: id,
  ms: amount,
  query: text,
  category: texts,
  itemIds: texts,
  items: (value) => Array.isArray(value) && value.length <= 200,
  listId: text,
  placement: text,
  position: amount,
};

/**
 * What another device of the shopper's says it remembers, oldest first, as far as it is true to form: known fields of their
 * types alone, in the order they came in, each event marked as adopted. Where there is too much the oldest stay behind.
 *
 * @param events anything: a file somebody opened
 * @param isEvent the store's judge of what is one, which the engine has already
 */
export function adoptable(events: unknown, now: number, isEvent: IsEvent): ShopEvent[] {
  if (!Array.isArray(events)) return [];
  const taken: ShopEvent[] = [];
  let bytes = 0;
  for (const one of newestFirst(events.slice(0, MAX_EVENTS * 5), now, isEvent)) {
    bytes += JSON.stringify(one).length;
    if (taken.length === MAX_EVENTS || bytes > MAX_BYTES) break;
    taken.push(one);
  }
  return taken.reverse();
}

function newestFirst(events: readonly unknown[], now: number, isEvent: IsEvent): ShopEvent[] {
  return events
    .map(parse)
    .filter((event): event is ShopEvent => isEvent(event) && event.at <= now + AHEAD_MS)
    .map((event) => ({...event, adopted: true as const}))
    .sort((a, b) => b.at - a.at);
}

function parse(value: unknown): unknown {
  const event = known(value, EVENT);
  if (!event) return null;
  const {item, items} = event as {item?: unknown; items?: readonly unknown[]};
  const cards = items?.map((card) => known(card, ITEM));
  if (cards?.some((card) => !id(card?.['itemId']))) return null;
  return {...event, ...(item !== undefined && {item: known(item, ITEM)}), ...(cards && {items: cards})};
}

/** The fields that are known, if each of them is what it must be; null else. */
function known(value: unknown, checks: Readonly<Record<string, Check>>): Record<string, unknown> | null {
  if (!isObject(value)) return null;
  const fields = Object.entries(value).filter(([name]) => Object.hasOwn(checks, name));
  return fields.every(([name, field]) => field === undefined || checks[name](field))
    ? Object.fromEntries(fields)
    : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
