import type {ShopEvent} from '@vitrine/core';

/** A moment of a session held out: what had been touched so far, and what came next. */
export interface Point {
  /** Indexes of the distinct items so far, newest first, at most `MAX_SEEDS`. */
  readonly seeds: readonly number[];
  readonly target: number;
}

/** As many as the ranker looks at. */
const MAX_SEEDS = 10;

/**
 * Points of sessions whose next item the catalogue has, at most `limit`, spread evenly over the sessions.
 *
 * @param find item index of an id, or −1
 */
export function pointsOf(
  sessions: readonly (readonly ShopEvent[])[],
  find: (itemId: string) => number,
  limit: number,
): Point[] {
  const points: Point[] = [];
  for (const events of sessions) {
    const items = events.flatMap((event) => ('item' in event ? [find(event.item.itemId)] : []));
    for (let i = 1; i < items.length; i++) {
      const seeds = [...new Set(items.slice(0, i).reverse())].filter((item) => item >= 0).slice(0, MAX_SEEDS);
      if (items[i] >= 0 && seeds.length > 0) points.push({seeds, target: items[i]});
    }
  }
  return evenly(points, limit);
}

/** At most `count` of a list, evenly spread. */
export function evenly<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, list.length / count);
  return Array.from({length: Math.min(count, list.length)}, (_, k) => list[Math.floor(k * step)]);
}
