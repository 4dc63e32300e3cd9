import type {SeenItem} from '@vitrine/core';

/** Stands where only the merchant knows what to write. */
const BLANK = '…';

/** The item as a page tells it; what is not known is left to be filled in. */
export interface Known extends Partial<SeenItem> {
  readonly itemId: string;
}

/** `<main data-vitrine-product data-vitrine-id="…" …>`: goes around what the page says of its product. */
export function productMarks(item: Known): string {
  const {itemId, title, image, price, currency, category, brand, available} = item;
  const values: Record<string, string | undefined> = {
    id: itemId,
    title,
    price: price === undefined ? BLANK : String(price),
    currency: currency ?? BLANK,
    category: category?.length ? category.join(' > ') : BLANK,
    brand,
    image: image ? undefined : BLANK, // one that stands inside is found
    available: available === false ? 'false' : undefined,
  };
  return marks('main', {product: undefined, ...values});
}

/** One element with our attributes; a name without a value stands alone when it is the first. */
export function marks(tag: string, values: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(values).flatMap(([name, value], i) =>
    value === undefined ? (i ? [] : [`data-vitrine-${name}`]) : [`data-vitrine-${name}="${escapeText(value)}"`],
  );
  return `<${tag} ${written.join(' ')}>`;
}

/** The same as structured data, which search engines read as well. */
export function productJsonLd(item: Known): string {
  const {itemId, title, image, price, currency, category, brand, available} = item;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    sku: itemId,
    name: title ?? BLANK,
    image: image ?? BLANK,
    category: category?.length ? category.join(' > ') : BLANK,
    ...(brand && {brand: {'@type': 'Brand', name: brand}}),
    offers: {
      '@type': 'Offer',
      price: price === undefined ? BLANK : String(price),
      priceCurrency: currency ?? BLANK,
      availability: `https://schema.org/${available === false ? 'OutOfStock' : 'InStock'}`,
    },
  };
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}

/** The same by call, for a shop whose pages are drawn by its own code; also before our script has loaded. */
export function trackLine(type: string, item: Known): string {
  const {itemId, title, price, currency, category, brand} = item;
  const told =
    type === 'view' ? {itemId, title, price: price ?? BLANK, currency: currency ?? BLANK, category, brand} : {itemId};
  const event = JSON.stringify({type, item: told}).replaceAll('<', '\\u003c');
  return `(window.vitrine ||= []).push(['track', ${event}]);`;
}

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
