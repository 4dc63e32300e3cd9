import type {SeenItem} from '@vitrine/core';
import type {Sighting} from '../adapter.ts';
import {amountOf, currencyCode, type Found, idsOf} from '../found.ts';
import {clean} from '../page.ts';
import {parseItem} from '../parse-event.ts';

type Node = Readonly<Record<string, unknown>>;

/** What one push says, without anything but products: data layers also carry names and mail addresses. */
export interface Told {
  readonly type: 'view' | 'add' | 'remove' | 'favorite' | 'unfavorite' | 'checkout' | 'purchase' | 'search';
  readonly products: readonly {readonly found: Found; readonly quantity: number}[];
  readonly query: string;
}

/** GA4's names of events. Others are known by their shape alone: Universal Analytics came under any name. */
const GA4: Readonly<Record<string, Told['type']>> = {
  view_item: 'view',
  add_to_cart: 'add',
  remove_from_cart: 'remove',
  add_to_wishlist: 'favorite',
  remove_from_wishlist: 'unfavorite', // not Google's, but what shops push beside it
  begin_checkout: 'checkout',
  purchase: 'purchase',
  search: 'search',
  view_search_results: 'search',
};
/** Universal Analytics, enhanced e-commerce: ecommerce.detail.products and so on. */
const UNIVERSAL = {detail: 'view', add: 'add', remove: 'remove', checkout: 'checkout', purchase: 'purchase'} as const;

/** Reads a `dataLayer.push({event, ecommerce})` or the Arguments of `gtag('event', name, {items})`; null when it is neither. */
export function readEntry(entry: object, language: string): Told | null {
  const call = entry as ArrayLike<unknown>;
  const isCall = call[0] === 'event';
  const name = clean(isCall ? call[1] : (entry as Node)['event']);
  const body = node(
    isCall ? call[2] : (node((entry as Node)['ecommerce']) ?? node((entry as Node)['eventModel']) ?? entry),
  );
  if (!body) return null;
  const type = Object.hasOwn(GA4, name) ? GA4[name] : undefined;
  if (type === 'search')
    return {type, products: [], query: clean(body['search_term'] ?? (entry as Node)['search_term'])};
  const currency = body['currency'] ?? body['currencyCode'];
  if (type && (Array.isArray(body['items']) || type === 'checkout')) {
    return {type, query: '', products: productsOf(body['items'], currency, language)};
  }
  for (const [part, meant] of Object.entries(UNIVERSAL)) {
    const products = node(body[part])?.['products'];
    if (Array.isArray(products) && products.length) {
      return {type: meant, query: '', products: productsOf(products, currency, language)};
    }
  }
  return null;
}

/** What a push means as events; views are left to whoever knows what page it is. */
export function sightingsOf({type, products, query}: Told): Sighting[] {
  if (type === 'view') return [];
  if (type === 'search') return query ? [{type, query}] : [];
  if (type === 'checkout') return [{type}];
  return products.flatMap(({found, quantity}) => {
    const item = itemFrom(found);
    const counted = type === 'add' || type === 'remove' || type === 'purchase';
    return item ? [{type, item, ...(counted && {quantity})}] : [];
  });
}

export function itemFrom({ids, ...found}: Found): SeenItem | null {
  return parseItem({...found, itemId: ids[0], aliases: ids.slice(1)});
}

function productsOf(items: unknown, currency: unknown, language: string): Told['products'] {
  if (!Array.isArray(items)) return [];
  return items.slice(0, 50).flatMap((one) => {
    const item = node(one);
    if (!item) return [];
    const id = clean(item['item_id'] ?? item['id']);
    // Shopify's Google channel: shopify_{country}_{product}_{variant}
    const [, product, variant] = /^shopify_[A-Z]{2}_(\d+)_(\d+)$/i.exec(id) ?? [];
    const deep = [2, 3, 4, 5].map((level) => clean(item[`item_category${level}`]));
    const category = clean(item['item_category'] ?? item['category']).split(/\s*[/>|]\s*/);
    const found: Found = {
      ids: idsOf([product, id, variant, item['item_variant_id'], item['sku']]),
      title: clean(item['item_name'] ?? item['name']),
      price: amountOf(item['price']),
      currency: currencyCode(item['currency'] ?? currency, language),
      brand: clean(item['item_brand'] ?? item['brand']),
      category: [...category, ...deep].filter(Boolean),
    };
    const quantity = Math.round(Number(item['quantity']));
    return found.ids.length ? [{found, quantity: quantity >= 1 && quantity < 1000 ? quantity : 1}] : [];
  });
}

const node = (value: unknown) => (typeof value === 'object' && value !== null ? (value as Node) : undefined);
