import type {Catalog, CatalogItem, ShopSettings} from '@vitrine/core';
import type {LogSession} from './read-log.ts';

/** Exact own statistics, for the column without noise. */
export const SHOP: ShopSettings = {
  shopId: 'log',
  name: 'Log',
  currency: 'CNY',
  locales: ['en'],
  ownStatistics: 'exact',
};

/** All a log says of its items: id, last category, last price. A single category for everything says nothing. */
export function catalogOf(sessions: readonly LogSession[]): Catalog {
  const seen = new Map<string, {category: string; price: number}>();
  for (const {rows} of sessions) {
    for (const {itemId, category, price} of rows) {
      const known = seen.get(itemId);
      seen.set(itemId, {category: category || (known?.category ?? ''), price: price || (known?.price ?? 0)});
    }
  }
  const categories = new Set([...seen.values()].map(({category}) => category));
  const items = [...seen].map(
    ([itemId, {category, price}]): CatalogItem => ({
      itemId,
      aliases: [],
      title: itemId,
      url: `/item/${encodeURIComponent(itemId)}`,
      image: '',
      price: Math.round(price * 100),
      category: category !== '' && categories.size > 1 ? [category] : [],
      attributes: {},
      available: true,
    }),
  );
  return {categories: [], items};
}
