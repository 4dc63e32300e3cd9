import {absolute, clean} from '../page.ts';
import {amountOf, availabilityOf, currencyCode, type Found, idsOf} from './found.ts';

/** What Open Graph, product and Twitter tags say of the page; `isProduct` when they call it one. */
export function readMeta(page: Window): Found & {readonly isProduct: boolean} {
  const document = page.document;
  const tag = (...names: string[]) => {
    for (const name of names) {
      for (const prefix of ['product:', 'og:', 'twitter:']) {
        const key = `="${prefix}${name}" i]`;
        const content = clean(document.querySelector(`meta[property${key},meta[name${key}`)?.getAttribute('content'));
        if (content) return content;
      }
    }
    return '';
  };
  const language = document.documentElement.lang;
  const amount = tag('price:amount', 'sale_price:amount');
  return {
    isProduct: /product|^ebay-objects:item$/i.test(tag('type')) || amount !== '',
    ids: idsOf([tag('retailer_item_id', 'sku', 'upc', 'id')]),
    url: absolute(
      document.querySelector('link[rel=canonical]')?.getAttribute('href') || tag('url'),
      page.location.href,
    ),
    title: tag('title'),
    price: amountOf(amount),
    currency: currencyCode(tag('price:currency', 'sale_price:currency'), language) ?? currencyCode(amount, language),
    brand: tag('brand'),
    available: availabilityOf(tag('availability')),
  };
}
