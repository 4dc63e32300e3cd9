import type {Sighting} from '../adapter.ts';
import {clean} from '../page.ts';
import {amountOf, currencyCode, idsOf, itemFrom} from '../reading/found.ts';

type Node = Readonly<Record<string, unknown>>;
type Act = 'view' | 'add' | 'remove' | 'favorite' | 'unfavorite' | 'checkout' | 'purchase' | 'search';

/** GA4's names of events. Others are known by their shape alone: Universal Analytics came under any name. */
const GA4: Readonly<Record<string, Act>> = {
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

/**
 * What a `dataLayer.push({event, ecommerce})` or the Arguments of `gtag('event', name, {items})` say, without anything but
 * products: data layers also carry names and mail addresses.
 */
export function readEntry(entry: object, language: string): Sighting[] {
  const push = entry as Node;
  const isCall = push[0] === 'event';
  const name = clean(push[isCall ? 1 : 'event']);
  const body = node(isCall ? push[2] : (push['ecommerce'] ?? push['eventModel'] ?? push));
  const type = Object.hasOwn(GA4, name) && GA4[name];
  if (type === 'search') {
    const query = clean(body['search_term'] ?? push['search_term']);
    return query ? [{type, query}] : [];
  }
  if (type === 'checkout') return [{type}];
  const currency = body['currency'] ?? body['currencyCode'];
  if (type && Array.isArray(body['items'])) return sightingsOf(type, body['items'], currency, language);
  for (const [part, meant] of Object.entries(UNIVERSAL)) {
    const products = node(body[part])['products'];
    if (Array.isArray(products) && products.length) {
      return meant === 'checkout' ? [{type: meant}] : sightingsOf(meant, products, currency, language);
    }
  }
  return [];
}

function sightingsOf(
  type: Exclude<Act, 'checkout' | 'search'>,
  products: readonly unknown[],
  currency: unknown,
  language: string,
): Sighting[] {
  return products.slice(0, 50).flatMap((product) => {
    const said = node(product);
    const id = clean(said['item_id'] ?? said['id']);
    // Shopify's Google channel: shopify_{country}_{product}_{variant}
    const [, main, variant] = /^shopify_[A-Z]{2}_(\d+)_(\d+)$/i.exec(id) ?? [];
    const category = clean(said['item_category'] ?? said['category']).split(/\s*[/>|]\s*/);
    const deep = [2, 3, 4, 5].map((level) => clean(said[`item_category${level}`]));
    const item = itemFrom({
      ids: idsOf([main, id, variant, said['item_variant_id'], said['sku']]),
      title: clean(said['item_name'] ?? said['name']),
      price: amountOf(said['price']),
      currency: currencyCode(said['currency'] ?? currency, language),
      brand: clean(said['item_brand'] ?? said['brand']),
      category: [...category, ...deep].filter(Boolean),
    });
    const count = Math.round(Number(said['quantity']));
    const quantity = /^(?:add|remove|purchase)$/.test(type) && {quantity: count >= 1 && count < 1000 ? count : 1};
    return item ? [{type, item, ...quantity}] : [];
  });
}

const node = (value: unknown) => Object(value) as Node;
