import type {Catalog, CatalogCategory} from '@vitrine/core';

/** The catalogue by index: which leaf category each item stands in, and what stands in each. */
export interface Shelves {
  readonly categories: readonly CatalogCategory[];
  /** Leaf category of each item: an index of `categories`, or −1 for an item without one. */
  readonly leafOf: Int32Array;
  /** Items of each category's own, not of narrower ones; parallel to `categories`. */
  readonly itemsOf: readonly (readonly number[])[];
  /** Categories that have items of their own. */
  readonly leaves: readonly number[];
  /** Index of the widest category above each, itself included. */
  readonly topOf: Int32Array;
  /** Item index of an id or an alias; −1 when the catalogue has no such item. */
  readonly findItem: (itemId: string) => number;
  /** Index of a category id; −1 when there is none. */
  readonly findCategory: (categoryId: string) => number;
}

const SEPARATOR = ' > ';

/** Categories that only item paths name are added, with the wider ones above them, named by their last step. */
export function arrangeShelves(catalog: Catalog): Shelves {
  const categories: CatalogCategory[] = [...catalog.categories];
  const places = new Map(categories.map(({categoryId}, c) => [categoryId, c]));
  const placeOf = (path: readonly string[]): number => {
    if (path.length === 0) return -1;
    const categoryId = path.join(SEPARATOR);
    const known = places.get(categoryId);
    if (known !== undefined) return known;
    placeOf(path.slice(0, -1));
    places.set(categoryId, categories.length);
    return categories.push({categoryId, name: path[path.length - 1]}) - 1;
  };
  const leafOf = Int32Array.from(catalog.items, (item) => placeOf(item.category));
  const itemsOf: number[][] = categories.map(() => []);
  leafOf.forEach((leaf, i) => {
    if (leaf >= 0) itemsOf[leaf].push(i);
  });
  const topOf = Int32Array.from(categories, ({categoryId}, c) => places.get(categoryId.split(SEPARATOR)[0]) ?? c);
  const items = new Map<string, number>();
  catalog.items.forEach((item, i) => {
    for (const alias of item.aliases) items.set(alias, i);
  });
  catalog.items.forEach((item, i) => {
    items.set(item.itemId, i); // an alias that is another item's id names that item
  });
  return {
    categories,
    leafOf,
    itemsOf,
    leaves: itemsOf.flatMap((own, c) => (own.length > 0 ? [c] : [])),
    topOf,
    findItem: (itemId) => items.get(itemId) ?? -1,
    findCategory: (categoryId) => places.get(categoryId) ?? -1,
  };
}
