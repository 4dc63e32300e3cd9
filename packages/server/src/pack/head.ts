import {createSparseRows, type PackContent, type SparseRows, type Trends} from '@vitrine/core';

/** Each top category shows this many items before popularity alone decides. */
const ITEMS_PER_TOP_CATEGORY = 6;
const HEAD_QUERIES = 30;

/**
 * The first download: the body cut to at most `limit` items, the most popular of every top category and then of the shop,
 * with their categories and the neighbours they have among each other. Enough for every widget of a visitor who knows nothing yet.
 */
export function headOf(body: PackContent, limit: number): PackContent {
  const chosen = chooseItems(body, limit);
  const items = chosen.map((item) => body.items[item]);
  const popularity = Float32Array.from(chosen, (item) => body.popularity[item]);
  const total = popularity.reduce((sum, share) => sum + share, 0);
  const paths = new Set(items.flatMap(({category}) => category.map((_, i) => category.slice(0, i + 1).join(' > '))));
  const kept = body.categories.map((_, i) => i).filter((i) => paths.has(body.categories[i].categoryId));
  const place = new Map(kept.map((category, i) => [category, i]));
  return {
    ...body,
    part: 'head',
    categories: kept.map((category) => body.categories[category]),
    items,
    popularity: total > 0 ? popularity.map((share) => share / total) : popularity,
    neighbors: cut(body.neighbors, chosen),
    transitions: cut(body.transitions, kept),
    ...(body.similar ? {similar: cut(body.similar, chosen)} : {}),
    ...(body.companions ? {companions: cut(body.companions, chosen)} : {}),
    ...(body.trends ? {trends: pick(body.trends, chosen, kept)} : {}),
    queries: body.queries.slice(0, HEAD_QUERIES).map(({query, weight, trend, categories}) => ({
      query,
      weight,
      trend,
      categories: categories.flatMap((one) => {
        const category = place.get(one.category);
        return category === undefined ? [] : [{category, weight: one.weight}];
      }),
    })),
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

const pick = ({items, categories}: Trends, chosen: readonly number[], kept: readonly number[]): Trends => ({
  items: Float32Array.from(chosen, (item) => items[item]),
  categories: Float32Array.from(kept, (category) => categories[category]),
});

/** The rows and columns of a square matrix that are kept, in their new order. */
function cut({offsets, columns, weights, scales}: SparseRows, kept: readonly number[]): SparseRows {
  const place = new Map(kept.map((old, i) => [old, i]));
  return createSparseRows(
    kept.map((row) => {
      const entries: {column: number; weight: number}[] = [];
      for (let p = offsets[row]; p < offsets[row + 1]; p++) {
        const column = place.get(columns[p]);
        if (column !== undefined) entries.push({column, weight: (weights[p] * scales[row]) / 255});
      }
      return entries;
    }),
  );
}
