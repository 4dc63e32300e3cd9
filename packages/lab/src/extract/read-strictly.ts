/** What a reader finds that knows the two standards and nothing else: the peer. */
export interface StrictReading {
  readonly isProduct: boolean;
  readonly ids: readonly string[];
  readonly title?: string;
  readonly price?: number;
  readonly currency?: string;
  readonly brand?: string;
  readonly category?: readonly string[];
  readonly available?: boolean;
}

type Node = Readonly<Record<string, unknown>>;

/**
 * JSON-LD as schema.org defines it and Open Graph with its product tags, as common extractors read them: strict JSON, one
 * Product at the top, in an array or in @graph, the first offer, and meta tags where it leaves a field open.
 */
export function readStrictly(document: Document): StrictReading {
  const nodes = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
    try {
      const value: unknown = JSON.parse(script.textContent ?? '');
      return listOf(value).flatMap((one) => [nodeOf(one), ...listOf(nodeOf(one)['@graph']).map(nodeOf)]);
    } catch {
      return []; // strict means that a broken block says nothing
    }
  });
  const ofType = (type: string) => nodes.find((one) => listOf(one['@type']).includes(type));
  const product = ofType('Product');
  const trail = listOf(ofType('BreadcrumbList')?.['itemListElement']).map(nodeOf);
  const [offer] = listOf(product?.['offers']).map(nodeOf);
  const meta = (...properties: string[]) =>
    properties.map((one) => document.querySelector(`meta[property="${one}"]`)?.getAttribute('content')).find(Boolean) ??
    undefined;
  const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() : '');
  const price = Number(
    offer?.['price'] ?? offer?.['lowPrice'] ?? meta('product:price:amount', 'og:price:amount') ?? Number.NaN,
  );
  const stock = text(offer?.['availability']) || meta('product:availability', 'og:availability');
  return {
    isProduct: !!product || meta('og:type') === 'product',
    ids: [text(product?.['sku']), text(product?.['productID']), meta('product:retailer_item_id') ?? ''].filter(Boolean),
    title: text(product?.['name']) || meta('og:title'),
    price: Number.isFinite(price) ? price : undefined,
    currency: text(offer?.['priceCurrency']) || meta('product:price:currency', 'og:price:currency'),
    brand: text(nodeOf(product?.['brand'])['name'] ?? product?.['brand']) || meta('product:brand', 'og:brand'),
    category: trail.map((step) => text(step['name'] ?? nodeOf(step['item'])['name'])).filter(Boolean),
    available: stock ? /InStock|in ?stock/.test(stock) : undefined,
  };
}

const listOf = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : [value].flat());
const nodeOf = (value: unknown) => Object(value) as Node;
