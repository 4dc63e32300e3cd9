import {LIMITS} from './limits.ts';
import {parsePrice} from './price.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * What shops answer at their public addresses, as items of our own form for `parseItem` to judge: Shopify's
 * `/products.json`, `{products: [{id, handle, variants}]}`, and WooCommerce's Store API, `[{id, permalink, prices}]`. Null when
 * it is neither.
 *
 * @param currency the shop's: Shopify's prices do not name theirs
 */
export function readShopJson(value: unknown, currency: string): unknown[] | null {
  const listed = Array.isArray(value) ? value : node(value)['products'];
  if (!Array.isArray(listed) || listed.length === 0) return null;
  const [first] = listed.map(node);
  if (Array.isArray(first['variants']) && 'handle' in first)
    return listed.map((one) => fromShopify(node(one), currency));
  if ('prices' in first && 'permalink' in first) return listed.map((one) => fromStoreApi(node(one)));
  return null;
}

function fromShopify(product: Node, currency: string): unknown {
  const variants = list(product['variants']).map(node);
  const minor = (amount: unknown) => parsePrice(text(amount), currency)?.minor;
  const priced = variants
    .map((variant) => ({price: minor(variant['price']), listPrice: minor(variant['compare_at_price'])}))
    .filter(({price}) => price !== undefined)
    .sort((a, b) => a.price! - b.price!);
  const {price, listPrice} = priced[0] ?? {};
  const handle = text(product['handle']);
  const attributes = list(product['options']).flatMap((one) => {
    const option = node(one);
    const name = text(option['name']);
    const values = list(option['values']).map(text).join(', ');
    return name && name !== 'Title' && values ? [[name, values.slice(0, LIMITS.attribute)] as const] : []; // "Title" stands for no option
  });
  return {
    itemId: text(product['id']),
    aliases: aliases([handle, ...variants.flatMap((variant) => [text(variant['id']), text(variant['sku'])])]),
    title: text(product['title']),
    url: `/products/${encodeURIComponent(handle)}`,
    image: text(node(list(product['images'])[0])['src']),
    price,
    ...(listPrice && listPrice > price! ? {listPrice} : {}),
    category: steps([text(product['product_type'])]),
    ...(text(product['vendor']) && {brand: text(product['vendor'])}),
    attributes: Object.fromEntries(attributes),
    available: variants.some((variant) => variant['available'] !== false),
    ...dated(product['published_at'] ?? product['created_at']),
  };
}

function fromStoreApi(product: Node): unknown {
  const prices = node(product['prices']);
  const currency = text(prices['currency_code']);
  // Whole numbers of the unit the shop prints, which need not be the currency's own.
  const unit = Number(prices['currency_minor_unit'] ?? 2);
  const minor = (amount: unknown) =>
    /^\d+$/.test(text(amount)) ? parsePrice((Number(amount) / 10 ** unit).toFixed(unit), currency)?.minor : undefined;
  const price = minor(node(prices['price_range'])['min_amount']) ?? minor(prices['price']);
  const listPrice = minor(prices['regular_price']);
  const attributes = list(product['attributes']).flatMap((one) => {
    const attribute = node(one);
    const terms = list(attribute['terms']).map((term) => plain(node(term)['name']));
    return terms.length ? [[plain(attribute['name']), terms.join(', ').slice(0, LIMITS.attribute)] as const] : [];
  });
  const brand = plain(node(list(product['brands'])[0])['name']);
  const count = Number(product['review_count']);
  return {
    itemId: text(product['id']),
    aliases: aliases([text(product['sku']), text(product['slug'])]),
    title: plain(product['name']),
    url: text(product['permalink']),
    image: text(node(list(product['images'])[0])['src']),
    price,
    ...(listPrice !== undefined && price !== undefined && listPrice > price && {listPrice}),
    category: deepest(list(product['categories']).map(node)),
    ...(brand && {brand}),
    attributes: Object.fromEntries(attributes),
    available: product['is_in_stock'] !== false,
    ...(count > 0 && {rating: {mean: Number(product['average_rating']), count}}),
    currency,
  };
}

/** Categories come flat; their addresses nest (`/product-category/clothing/hoodies/`): the longest one with those above it. */
function deepest(categories: readonly Node[]): string[] {
  const linked = categories.map((one) => ({name: plain(one['name']), link: text(one['link']).replace(/\/*$/, '/')}));
  const [last] = linked.toSorted((a, b) => b.link.length - a.link.length);
  if (!last) return [];
  const above = linked.filter(({link}) => link.length > 1 && last.link.startsWith(link));
  return steps(above.sort((a, b) => a.link.length - b.link.length).map(({name}) => name));
}

const steps = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => name.split('>'))
    .map((name) => name.trim().slice(0, LIMITS.attribute))
    .filter(Boolean)
    .slice(0, LIMITS.categoryDepth);

const aliases = (ids: readonly string[]): string[] =>
  [...new Set(ids)].filter((id) => id && id.length <= LIMITS.id).slice(0, LIMITS.aliases);

const dated = (date: unknown) => {
  const createdAt = Date.parse(text(date));
  return createdAt >= 0 ? {createdAt} : {};
};

const node = (value: unknown): Node => Object(value) as Node;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** WordPress escapes names for HTML: `Mum &amp; Baby&#8217;s`. */
function plain(value: unknown): string {
  return text(value)
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name) return Object.hasOwn(NAMED, name) ? NAMED[name] : whole;
        const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    )
    .trim();
}
