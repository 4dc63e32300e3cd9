import {type Pack, perPack, searchItems} from '@vitrine/core';

const countsOf = perPack(() => new Map<string, number>());
const MAX_COUNTS = 2000;

/** Items the shop has behind a query: as many as `searchItems` finds. */
export function countOf(pack: Pack, query: string): number {
  const counts = countsOf(pack);
  let count = counts.get(query);
  if (count === undefined) {
    count = searchItems(pack, query).length;
    if (counts.size >= MAX_COUNTS) counts.clear();
    counts.set(query, count);
  }
  return count;
}
