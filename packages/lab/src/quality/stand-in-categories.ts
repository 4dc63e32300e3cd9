import type {Catalog} from '@vitrine/core';
import type {LogSession} from './read-log.ts';

/** Items to a leaf, and the most leaves tried to find an item its place. */
const LEAF_ITEMS = 40;

/**
 * A catalogue's categories for a log that has none: clusters of items that met in sessions. Learnt from other sessions
 * than those that answer, so it is an optimistic stand-in for a catalogue, not a leak (PRIVACY §4.3).
 *
 * The most popular item without a leaf opens one and takes its strongest companions without a leaf, by count over
 * √popularity; items nobody met share the last one.
 */
export function withStandInCategories(catalog: Catalog, sessions: readonly LogSession[]): Catalog {
  const popularity = new Map<string, number>();
  const together = new Map<string, Map<string, number>>();
  for (const {rows} of sessions) {
    const items = [...new Set(rows.map(({itemId}) => itemId))];
    for (const item of items) popularity.set(item, (popularity.get(item) ?? 0) + 1);
    for (const a of items) {
      const row = together.get(a) ?? new Map<string, number>();
      for (const b of items) if (a !== b) row.set(b, (row.get(b) ?? 0) + 1);
      together.set(a, row);
    }
  }
  const leafOf = new Map<string, string>();
  const order = [...popularity].sort(([, a], [, b]) => b - a).map(([item]) => item);
  for (const seed of order) {
    if (leafOf.has(seed)) continue;
    const leaf = `leaf ${seed}`;
    const row = together.get(seed) ?? new Map<string, number>();
    const nearness = (item: string) => (row.get(item) ?? 0) / Math.sqrt(popularity.get(item) ?? 1);
    const companions = [...row.keys()].sort((a, b) => nearness(b) - nearness(a));
    const free = companions.filter((item) => !leafOf.has(item)).slice(0, LEAF_ITEMS - 1);
    const home =
      free.length < 3 ? companions.map((item) => leafOf.get(item)).find((known) => known !== undefined) : undefined; // too few for a leaf of their own
    for (const item of [seed, ...free]) leafOf.set(item, home ?? leaf);
  }
  return {...catalog, items: catalog.items.map((item) => ({...item, category: [leafOf.get(item.itemId) ?? 'other']}))};
}
