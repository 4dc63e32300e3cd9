import {absolute, clean} from '../page.ts';
import {any, type Words} from '../words.ts';
import {amountOf, availabilityOf, currencyCode, type Found, idsOf} from './found.ts';
import type {IsLeftover} from './leftover.ts';

export interface MetaReading extends Found {
  /** They call the page a product. */
  readonly isProduct: boolean;
  /** What the shop calls itself; '' when it does not say. */
  readonly site: string;
}

const PREFIXES = ['product:', 'og:', 'twitter:'];
const MAX_TAGS = 500;
const PRICE = any(['price|preis|prix|precio|prezzo', /^(?:price|preis|prix|precio|prezzo)/]);
const BRAND = any(['brand|marke|marque|marca|merk|品牌', /^(?:brand|marke|marque|marca|merk|品牌)/]);
const STOCK = any(['availab|verf|dispon|stock', /^(?:availab|verf|dispon|stock)/]);
const PRODUCT = any(['product', /product(?!\.group)/], ['ebay', /^ebay-objects:item$/]);

/** What Open Graph, product and Twitter tags say of the page. */
export function readMeta(page: Window, isLeftover: IsLeftover): MetaReading {
  const document = page.document;
  const tags = new Map<string, string>();
  const metas = document.getElementsByTagName('meta');
  for (let i = 0; i < metas.length && i < MAX_TAGS; i++) {
    const key = (metas[i].getAttribute('property') || metas[i].getAttribute('name') || '').toLowerCase();
    const content = key.includes(':') && metas[i].getAttribute('content')?.trim();
    if (content && !tags.has(key)) tags.set(key, content);
  }
  const tag = (...names: string[]) => {
    for (const name of names) {
      for (const prefix of PREFIXES) {
        const content = clean(tags.get(prefix + name));
        if (content) return content;
      }
    }
    return '';
  };
  /** Twitter's pairs of a label and what it says, in the page's language. */
  const labelled = (label: Words) =>
    ['1', '2'].map((n) => label.test(tag('label' + n)) && tag('data' + n)).find(Boolean) || '';
  const {href, pathname} = page.location;
  const language = document.documentElement.lang;
  const amounts = [tag('sale_price:amount'), tag('price:amount'), labelled(PRICE)];
  const prices = amounts.map(amountOf).filter((price) => price !== undefined);
  const site = tag('site_name');
  const link = document.querySelector('link[rel=canonical]');
  const named = link?.getAttribute('href') ?? '';
  // Of two pages at least one of these is another
  const about = [named, ...['url', 'title', 'image'].map((name) => tag(name))].join('\n');
  if (isLeftover(document.head, about)) return {isProduct: false, site, ids: [], url: ''};
  const isOld = link && isLeftover(link, named);
  const canonical = absolute((!isOld && named) || tag('url'), href);
  const isRoot = canonical.indexOf('/', 'https://'.length) === canonical.length - 1;
  const isHome = isRoot && pathname !== '/'; // set once for the whole shop
  return {
    isProduct: PRODUCT.test(tag('type')) || !!amountOf(tag('price:amount')),
    site,
    ids: idsOf([tag('retailer_item_id', 'sku', 'upc', 'id')]),
    url: isHome ? '' : canonical,
    title: tag('title'),
    image: absolute(tag('image:secure_url', 'image', 'image:src'), href),
    prices,
    currency:
      currencyCode(tag('price:currency', 'sale_price:currency'), language) ?? currencyCode(amounts.join(' '), language),
    brand: tag('brand') || labelled(BRAND),
    available: availabilityOf(tag('availability') || labelled(STOCK)),
  };
}
