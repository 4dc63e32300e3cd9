import {createSparseRows, type PackContent, type SparseRows} from '@vitrine/core';

/** Each top category shows this many items before popularity alone decides. */
const ITEMS_PER_TOP_CATEGORY = 6;
const HEAD_QUERIES = 30;

/**
 * The first download: the body cut to at most `limit` items, the most popular of every top category and then of the shop,
 * with the neighbours they have among each other. Enough for every widget of a visitor who knows nothing yet.
 */
export function headOf(body: PackContent, limit: number): PackContent {
  const chosen = chooseItems(body, limit);
  const place = new Map(chosen.map((item, i) => [item, i]));
  const popularity = Float32Array.from(chosen, (item) => body.popularity[item]);
  const total = popularity.reduce((sum, share) => sum + share, 0);
  return {
    ...body,
    part: 'head',
    items: chosen.map((item) => body.items[item]),
    popularity: total > 0 ? popularity.map((share) => share / total) : popularity,
    neighbors: createSparseRows(
      chosen.map((item) =>
        rowOf(body.neighbors, item).flatMap(({column, weight}) => {
          const at = place.get(column);
          return at === undefined ? [] : [{column: at, weight}];
        }),
      ),
    ),
    queries: body.queries.slice(0, HEAD_QUERIES),
  };
}

/** Item indexes in the catalogue's order; ties of popularity fall to the earlier item, so the choice is the same each time. */
function chooseItems({items, popularity}: PackContent, limit: number): number[] {
  const ranked = items
    .map((_, item) => item)
    .filter((item) => items[item].available)
    .sort((a, b) => popularity[b] - popularity[a] || a - b);
  const chosen = new Set<number>();
  const perCategory = new Map<string, number>();
  const topCategories = new Set(ranked.map((item) => items[item].category[0])).size;
  const quota = Math.min(ITEMS_PER_TOP_CATEGORY, Math.max(1, Math.floor(limit / (topCategories || 1))));
  for (const item of ranked) {
    if (chosen.size >= limit) break;
    const top = items[item].category[0] ?? '';
    const taken = perCategory.get(top) ?? 0;
    if (taken >= quota) continue;
    perCategory.set(top, taken + 1);
    chosen.add(item);
  }
  for (const item of ranked) {
    if (chosen.size >= limit) break;
    chosen.add(item);
  }
  return [...chosen].sort((a, b) => a - b);
}

function rowOf({offsets, columns, weights, scales}: SparseRows, row: number): {column: number; weight: number}[] {
  const entries: {column: number; weight: number}[] = [];
  for (let p = offsets[row]; p < offsets[row + 1]; p++) {
    const weight = (weights[p] * scales[row]) / 255;
    if (weight > 0) entries.push({column: columns[p], weight});
  }
  return entries;
}
