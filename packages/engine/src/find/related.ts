import {findQuery, type Pack, perPack, searchItems} from '@vitrine/core';
import {fold} from './fold.ts';

/** Where a query leads: shares of leaf categories, summing to 1; empty where it leads nowhere. */
export function leadsTo(pack: Pack, query: string): ReadonlyMap<number, number> {
  const row = findQuery(pack, query);
  const known = row < 0 ? null : rowOf(pack, row);
  return known && known.size > 0 ? known : sharesOf(pack, searchItems(pack, query));
}

function rowOf({queryCategories: {offsets, columns, weights}}: Pack, row: number): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  for (let p = offsets[row]; p < offsets[row + 1]; p++) shares.set(columns[p], weights[p]);
  return normalized(shares);
}

/** Of the interest in these items, leaf by leaf. */
function sharesOf(pack: Pack, items: Iterable<number>): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  for (const item of items) {
    const leaf = pack.category[item];
    if (leaf < pack.categoryCount) shares.set(leaf, (shares.get(leaf) ?? 0) + pack.popularity[item] ** 2 + 1e-3);
  }
  return normalized(shares);
}

function normalized(shares: Map<number, number>): ReadonlyMap<number, number> {
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  for (const [key, share] of shares) shares.set(key, share / total);
  return shares;
}

const rowsOf = perPack((pack) => Array.from({length: pack.queries.count}, (_, q) => rowOf(pack, q)));

/** Less in common than this is no relation. */
const LEAST_IN_COMMON = 0.2;

/**
 * Queries that lead where this one does, most in common first; then names of the categories it leads to, and brands of what
 * it finds. Not this query itself. A query with no items may be among them.
 */
export function relatedQueries(pack: Pack, query: string): string[] {
  const shares = leadsTo(pack, query);
  const common = (other: ReadonlyMap<number, number>) => {
    let sum = 0;
    for (const [leaf, share] of other) sum += Math.min(share, shares.get(leaf) ?? 0);
    return sum;
  };
  const near = rowsOf(pack)
    .map((row, q) => ({q, common: common(row)}))
    .filter((one) => one.common >= LEAST_IN_COMMON)
    .sort((a, b) => b.common - a.common || pack.queryWeights[b.q] - pack.queryWeights[a.q]);
  const leaves = [...shares].sort(([, a], [, b]) => b - a).map(([leaf]) => leaf);
  const names = [
    ...near.map(({q}) => pack.queries.get(q)),
    ...leaves.map((leaf) => pack.categoryNames.get(leaf)),
    ...brandsOf(pack, searchItems(pack, query)),
  ];
  const own = fold(query);
  return [...new Set(names)].filter((name) => fold(name) !== own);
}

/** Brands of items, those most looked at first. */
function brandsOf(pack: Pack, items: Iterable<number>): string[] {
  const interest = new Map<number, number>();
  for (const item of items) {
    const brand = pack.brand[item];
    if (brand < pack.brandCount) interest.set(brand, (interest.get(brand) ?? 0) + pack.popularity[item] ** 2 + 1e-3);
  }
  return [...interest].sort(([, a], [, b]) => b - a).map(([brand]) => pack.brands.get(brand));
}
