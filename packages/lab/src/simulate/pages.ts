import {categoryPath, type Pack, type SeenItem, type ShopEvent} from '@vitrine/core';

/** What the shop's own pages say in one of its languages: what the tracker reads off them. */
export interface Pages {
  /** The page of an item, by its index. */
  itemPage(item: number): SeenItem;
  /** The first page of a category. */
  listPage(category: number, at: number): ShopEvent;
}

/** As many cards as shops show on a page. */
const CARDS = 24;

export function createPages(pack: Pack, locale: string): Pages {
  const {itemIds, titles, urls, images, brands, categoryIds, categoryNames, shop} = pack;
  const {maximumFractionDigits = 2} = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: shop.currency,
  }).resolvedOptions();
  const idOf = new Map(categoryIds.all().map((id, category) => [id, category]));
  /** Names of the path, widest first, as a breadcrumb prints them. */
  const names = (path: readonly string[]): string[] =>
    path.map((step, depth) => {
      const category = idOf.get(path.slice(0, depth + 1).join(' > '));
      return category === undefined ? step : categoryNames.get(category, locale);
    });
  const seen = Array.from({length: pack.itemCount}, (_, item): SeenItem => {
    const brand = pack.brand[item];
    return {
      itemId: itemIds.get(item),
      url: urls.get(item, locale),
      title: titles.get(item, locale),
      image: images.get(item),
      price: pack.price[item] / 10 ** maximumFractionDigits,
      currency: shop.currency,
      category: names(categoryPath(pack, item)),
      ...(brand < pack.brandCount ? {brand: brands.get(brand, locale)} : {}),
      available: pack.available[item] === 1,
    };
  });
  const cards = categoryIds.all().map((_, category) => {
    const within = seen.filter((__, item) => pack.category[item] === category);
    return within.slice(0, CARDS).map(({itemId}) => itemId);
  });
  return {
    itemPage: (item) => seen[item],
    listPage: (category, at) => ({
      type: 'list',
      at,
      category: names(categoryIds.get(category).split(' > ')),
      itemIds: cards[category],
    }),
  };
}
