import type {SeenItem} from './event.ts';
import {normalizeUrl} from './normalize-url.ts';
import type {Pack} from './pack.ts';
import {CATEGORY_SEPARATOR} from './pack-format.ts';
import {perPack} from './per-pack.ts';

/** Ids before aliases: an alias that is another item's id names that item. */
const idsOf = perPack((pack) => {
  const items = new Map<string, number>();
  pack.aliases.all().forEach((alias, a) => {
    items.set(alias, pack.aliasItems[a]);
  });
  pack.itemIds.all().forEach((itemId, i) => {
    items.set(itemId, i);
  });
  return items;
});

const pagesOf = perPack((pack) => {
  const items = new Map<string, number>();
  for (const table of pack.urls.tables) {
    table.all().forEach((url, i) => {
      const page = normalizeUrl(url);
      if (page !== '/' && !items.has(page)) items.set(page, i);
    });
  }
  return items;
});

/** The item's index by its id, an alias, or the address of its page; −1 when the pack does not know it. */
export function findItem(pack: Pack, seen: SeenItem | string): number {
  const ids = idsOf(pack);
  if (typeof seen === 'string') return ids.get(seen) ?? -1;
  for (const id of [seen.itemId, ...(seen.aliases ?? [])]) {
    const index = ids.get(id);
    if (index !== undefined) return index;
  }
  if (!seen.url) return -1;
  const page = normalizeUrl(seen.url);
  const pages = pagesOf(pack);
  return pages.get(page) ?? pages.get(page.split('?')[0]) ?? -1; // "?variant=2" is still the item's page
}

/** Categories by id, by their names from the top in any locale, and by their own name where only one has it. */
const categoriesOf = perPack((pack) => {
  const byKey = new Map<string, number>();
  const add = (key: string, index: number) => {
    if (key !== '' && !byKey.has(key)) byKey.set(key, index);
  };
  for (let c = 0; c < pack.categoryCount; c++) add(fold(pack.categoryIds.get(c)), c);
  for (const locale of pack.locales) {
    for (let c = 0; c < pack.categoryCount; c++) {
      const names = ancestorsOf(pack, c).map((up) => pack.categoryNames.get(up, locale));
      add(fold(names.reverse().join(CATEGORY_SEPARATOR)), c);
    }
  }
  for (const locale of pack.locales) {
    for (let c = 0; c < pack.categoryCount; c++) add(fold(pack.categoryNames.get(c, locale)), c);
  }
  return byKey;
});

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/**
 * The category of a path as a page prints it: by id or names, forgiving what breadcrumbs add in front ("Home") and
 * behind (the item's own title). A string is a category's id, its path joined by ' > ', or its name.
 *
 * @returns the category's index, or `pack.categoryCount` when there is none
 */
export function findCategory(pack: Pack, category: readonly string[] | string): number {
  const categories = categoriesOf(pack);
  const path = typeof category === 'string' ? [category] : category;
  for (let end = path.length; end > 0; end--) {
    for (let start = 0; start < end; start++) {
      const found = categories.get(fold(path.slice(start, end).join(CATEGORY_SEPARATOR)));
      if (found !== undefined) return found;
    }
  }
  return pack.categoryCount;
}

/** The category itself and all wider ones, narrowest first; [] for none. */
export function ancestorsOf(pack: Pack, category: number): number[] {
  const path: number[] = [];
  for (let c = category; c < pack.categoryCount; c = pack.parents[c]) path.push(c);
  return path;
}

/** 1 for the category and everything below it; length categoryCount + 1, so it can be asked by `pack.category[i]`. */
export function subtreeOf(pack: Pack, category: number): Uint8Array {
  const inside = new Uint8Array(pack.categoryCount + 1);
  for (let c = 0; c < pack.categoryCount; c++) {
    for (let up = c; up < pack.categoryCount && inside[c] === 0; up = pack.parents[up])
      if (up === category) inside[c] = 1;
  }
  return inside;
}

/** The item's category path as in `CatalogItem.category`, widest first; joined by ' > ' it is the category's id. */
export function categoryPath(pack: Pack, itemIndex: number): string[] {
  const category = pack.category[itemIndex];
  return category < pack.categoryCount ? pack.categoryIds.get(category).split(CATEGORY_SEPARATOR) : [];
}
