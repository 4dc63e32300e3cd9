import type {ShopEvent} from '@vitrine/core';
import {fillIn} from '../receipts/messages.ts';
import type {PanelMessages} from './messages.ts';

/** Titles by every name an item went by in these events. */
export function titlesOf(events: readonly ShopEvent[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const event of events) {
    if (!('item' in event)) continue;
    const {itemId, aliases = [], title} = event.item;
    for (const name of [itemId, ...aliases]) if (title && !titles.has(name)) titles.set(name, title);
  }
  return titles;
}

/** One line of the history: an event, or the items that one list showed. */
export interface Row {
  readonly events: readonly ShopEvent[];
  /** What was done, in words. */
  readonly deed: string;
  readonly what: string;
  readonly time: string;
  /** The day, where the row is its first; else ''. */
  readonly day: string;
}

/** The events of each line: one, or what one list showed. @param events newest first */
export function groupHistory(events: readonly ShopEvent[]): ShopEvent[][] {
  const groups: ShopEvent[][] = [];
  for (const event of events) {
    const [last] = groups.at(-1) ?? [];
    const isMore = event.type === 'impression' && last?.type === 'impression' && last.listId === event.listId;
    if (isMore) groups.at(-1)?.push(event);
    else groups.push([event]);
  }
  return groups;
}

/** Lines of the history in plain words. */
export function sayRows(
  groups: readonly (readonly ShopEvent[])[],
  titles: ReadonlyMap<string, string>,
  messages: PanelMessages,
): Row[] {
  const [days, times] = [{dateStyle: 'full'}, {timeStyle: 'short'}].map(
    (style) => new Intl.DateTimeFormat(messages.lang, style as Intl.DateTimeFormatOptions),
  );
  let before = '';
  return groups.map((group) => {
    const [{type, at, adopted}] = group;
    const today = days.format(at);
    const day = today === before ? '' : today;
    before = today;
    return {
      events: group,
      deed: messages.deeds[type] ?? type,
      what: [sayWhat(group, titles, messages), adopted && messages.adopted].filter(Boolean).join(' · '),
      time: times.format(at),
      day,
    };
  });
}

function sayWhat(group: readonly ShopEvent[], titles: ReadonlyMap<string, string>, messages: PanelMessages): string {
  const [event] = group;
  const titleOf = (itemId: string) => titles.get(itemId) ?? itemId;
  switch (event.type) {
    case 'search':
      return event.query;
    case 'list':
      return event.category.join(' › ') || fillIn(messages.itemCount, event.itemIds.length);
    case 'dwell': {
      const seconds = Math.round(event.ms / 1000).toLocaleString(messages.lang);
      return `${fillIn(messages.seconds, seconds)} · ${titleOf(event.itemId)}`;
    }
    case 'impression':
      return group.length > 1 ? fillIn(messages.itemCount, group.length) : titleOf(event.itemId);
    case 'click':
      return titleOf(event.itemId);
    case 'checkout':
      return '';
    default:
      return event.item.title ?? titleOf(event.item.itemId);
  }
}

export const sayDay = (at: number, {lang}: PanelMessages): string =>
  new Date(at).toLocaleDateString(lang, {dateStyle: 'long'});

export const sayCount = (count: number, {lang}: PanelMessages): string => count.toLocaleString(lang);

/** .5 → "50%". */
export const sayShare = (share: number, {lang}: PanelMessages): string =>
  share.toLocaleString(lang, {style: 'percent', maximumFractionDigits: 0});
