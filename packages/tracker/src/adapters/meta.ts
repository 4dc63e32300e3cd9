import {amountOf, availabilityOf, currencyCode, type Found, idsOf} from '../found.ts';
import {absolute, clean} from '../page.ts';

/** What Open Graph, product and Twitter tags say of the page; `isProduct` when they call it one. */
export function readMeta(page: Window): Found & {readonly isProduct: boolean} {
  const document = page.document;
  const tag = (...names: string[]) => {
    for (const name of names) {
      const meta = document.querySelector(`meta[property="${name}" i],meta[name="${name}" i]`);
      const content = clean(meta?.getAttribute('content'));
      if (content) return content;
    }
    return '';
  };
  const language = document.documentElement.lang;
  const amount = tag('product:price:amount', 'og:price:amount', 'product:sale_price:amount');
  const currency = tag('product:price:currency', 'og:price:currency', 'product:sale_price:currency');
  return {
    isProduct: /product|^ebay-objects:item$/i.test(tag('og:type')) || amount !== '',
    ids: idsOf([tag('product:retailer_item_id', 'product:sku', 'og:sku', 'og:upc', 'product:id')]),
    url: absolute(
      document.querySelector('link[rel=canonical]')?.getAttribute('href') || tag('og:url'),
      page.location.href,
    ),
    title: tag('og:title', 'twitter:title'),
    price: amountOf(amount),
    currency: currencyCode(currency, language) ?? currencyCode(amount, language),
    brand: tag('product:brand', 'og:brand'),
    available: availabilityOf(tag('product:availability', 'og:availability')),
  };
}
