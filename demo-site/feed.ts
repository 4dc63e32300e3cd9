import type {Catalog} from '@vitrine/core';
import {createDemoCatalog, type DemoCatalog, type Product, toCatalog} from './catalog.ts';
import {escapeText} from './html.ts';
import type {Locale} from './messages.ts';

/** The catalogue in our own JSON form: all languages at once, addresses relative to the shop. */
export const jsonFeed = (catalog: DemoCatalog = createDemoCatalog()): Catalog => toCatalog(catalog);

/** A Google Merchant feed as RSS 2.0. @param origin of the shop, e.g. `https://shop.example` */
export function merchantXml(origin: string, locale: Locale, catalog: DemoCatalog = createDemoCatalog()): string {
  const items = catalog.items.map((item) => {
    const fields = fieldsOf(item, origin, locale, catalog).filter(([, value]) => value);
    return `<item>${fields.map(([name, value]) => `<g:${name}>${escapeText(value)}</g:${name}>`).join('')}</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Window Market</title><link>${escapeText(origin)}</link>
${items.join('\n')}
</channel></rss>
`;
}

/** The same as tab-separated values with a heading row. */
export function merchantTsv(origin: string, locale: Locale, catalog: DemoCatalog = createDemoCatalog()): string {
  const rows = catalog.items.map((item) => fieldsOf(item, origin, locale, catalog));
  const heading = rows[0].map(([name]) => name);
  return [heading, ...rows.map((row) => row.map(([, value]) => value.replaceAll(/[\t\r\n]+/g, ' ')))]
    .map((row) => row.join('\t') + '\n')
    .join('');
}

/** The fields of the Merchant specification, the same ones for every item; a sale has `price` before and `sale_price` now. */
function fieldsOf(
  item: Product,
  origin: string,
  locale: Locale,
  catalog: DemoCatalog,
): [name: string, value: string][] {
  const money = (fen: number) => `${(fen / 100).toFixed(2)} CNY`;
  const onSale = (item.listPrice ?? item.price) > item.price;
  const names = item.category.map(
    (slug) => catalog.categories.find((category) => category.slug === slug)!.name[locale],
  );
  const attribute = (facet: keyof Product['attributes']) => item.attributes[facet]?.[locale] ?? '';
  return [
    ['id', item.itemId],
    ['title', item.title[locale]],
    ['description', item.blurb[locale]],
    ['link', origin + item.url[locale]],
    ['image_link', origin + item.image],
    ['price', money(onSale ? item.listPrice! : item.price)],
    ['sale_price', onSale ? money(item.price) : ''],
    ['availability', item.available ? 'in_stock' : 'out_of_stock'],
    ['condition', 'new'],
    ['brand', item.brand[locale]],
    ['mpn', item.aliases[0]],
    ['product_type', names.join(' > ')],
    ['item_group_id', item.series.replace('/', '-')],
    ['color', attribute('color')],
    ['material', attribute('material')],
    ['size', attribute('size')],
    ['custom_label_0', attribute('origin')],
    ['custom_label_1', attribute('age')],
    ['custom_label_2', attribute('stage')],
  ];
}
