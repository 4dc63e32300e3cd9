import type {Catalog} from '@vitrine/core';
import type {LogSession} from './read-log.ts';

/** Items to a leaf, and leaves to a wider category, as in PRIVACY §4.3. */
const LEAF_ITEMS = 40;
const WIDER_LEAVES = 10;

/**
 * A catalogue's categories for a log that has none: clusters of items that met in sessions, and clusters of those.
 * Learnt from other sessions than those that answer, so it is an optimistic stand-in for a catalogue, not a leak
 * (PRIVACY §4.3). Items nobody met share the last leaf.
 */
export function withStandInCategories(catalog: Catalog, sessions: readonly LogSession[]): Catalog {
  const places = new Map(catalog.items.map(({itemId}, i) => [itemId, i]));
  const visits = sessions.map(({rows}) => [...new Set(rows.map(({itemId}) => places.get(itemId) ?? -1))]);
  const leafOf = cluster(visits, catalog.items.length, LEAF_ITEMS);
  const leafCount = Math.max(-1, ...leafOf) + 1;
  const leafVisits = visits.map((items) => [...new Set(items.map((item) => leafOf[item] ?? -1))]);
  const widerOf = cluster(leafVisits, leafCount, WIDER_LEAVES);
  const pathOf = (leaf: number) => (leaf < 0 ? ['other'] : [`category ${widerOf[leaf]}`, `leaf ${leaf}`]);
  return {...catalog, items: catalog.items.map((item, i) => ({...item, category: pathOf(leafOf[i])}))};
}

/**
 * Clusters of things that met in the same visits: the most visited thing without one opens one, which takes in, one by
 * one, what met its members most often for how often it is visited (count ÷ √visits), until it is full.
 *
 * @param visits things of each visit, each once; −1 is none
 * @returns cluster of each thing, −1 for those never visited
 */
function cluster(visits: readonly (readonly number[])[], count: number, size: number): Int32Array {
  const popularity = new Float64Array(count);
  const together = Array.from({length: count}, () => new Map<number, number>());
  for (const things of visits) {
    for (const a of things) {
      if (a < 0) continue;
      popularity[a]++;
      for (const b of things) if (b >= 0 && a !== b) together[a].set(b, (together[a].get(b) ?? 0) + 1);
    }
  }
  const clusterOf = new Int32Array(count).fill(-1);
  const order = [...popularity.keys()].filter((thing) => popularity[thing] > 0);
  order.sort((a, b) => popularity[b] - popularity[a]);
  let clusters = 0;
  for (const seed of order) {
    if (clusterOf[seed] >= 0) continue;
    const met = new Map<number, number>();
    let next = seed;
    for (let members = 1; next >= 0; members++) {
      clusterOf[next] = clusters;
      met.delete(next);
      for (const [thing, times] of together[next]) {
        if (clusterOf[thing] < 0) met.set(thing, (met.get(thing) ?? 0) + times);
      }
      next = members < size ? nearest(met, popularity) : -1;
    }
    clusters++;
  }
  return clusterOf;
}

/** The thing that was met most often for how often it is visited; −1 when nothing was met. */
function nearest(met: ReadonlyMap<number, number>, popularity: Float64Array): number {
  let best = -1;
  let most = 0;
  for (const [thing, times] of met) {
    const nearness = times / Math.sqrt(popularity[thing]);
    if (nearness > most) [best, most] = [thing, nearness];
  }
  return best;
}
