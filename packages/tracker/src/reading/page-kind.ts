import type {PageKind, Provenance} from '../adapter.ts';
import {pageKey} from '../navigation.ts';
import {PLACES, PRODUCT_URL, SEARCH_URL} from '../words.ts';
import {type Evidence, MIN_CARDS} from './evidence.ts';
import {wordsOf} from './merge.ts';

export interface Kind extends Provenance {
  readonly kind: PageKind;
}

/** Carts, checkouts and thank-you pages are known by their address alone; null for any other. */
export function placeOf({pathname, search, hash}: Location): Kind | null {
  const said = search.length > 40 ? search.replace(/=[^&]{40,}/g, '') : search; // tokens hold words by chance
  const address = pathname + said + hash;
  const place = PLACES.find(([known]) => known.test(address))?.[1];
  return place ? {kind: place, source: 'url', confidence: 0.9} : null;
}

/** Whether a page shows one product of its own: a buy control and exactly one main product, or a source that says so. */
export function productKind({page, schemas, meta, layer, control, block}: Evidence): Kind | null {
  const product = (source: Kind['source'], confidence: number): Kind => ({kind: 'product', source, confidence});
  const {href, pathname} = page.location;
  const key = pageKey(href);
  if (key.length < 7 && /^(?:\/[A-Za-z]{2}(?:[-_][A-Za-z]{2})?)?$/.test(key)) return null; // a home page, of a language maybe
  for (const {source, main} of schemas) {
    if (!main) continue;
    const isNamed = !!block.title && wordsOf(block.title) === wordsOf(main.title);
    if (control || main.prices?.length || meta?.isProduct || isNamed) return product(source, control ? 0.99 : 0.95);
  }
  if (layer) return product('data-layer', 0.9);
  const isListed = schemas.some(({listed, products}) => listed.length + products.length >= MIN_CARDS);
  if (meta?.isProduct && meta.title && (meta.prices?.length || !isListed)) return product('meta', control ? 0.97 : 0.9);
  if (control && block.title && block.price) return product('dom', 0.9);
  // An app that has not filled in its page, but whose address and heading say what it is
  if (!isListed && PRODUCT_URL.test(pathname) && !SEARCH_URL.test(pathname) && page.document.querySelector('h1'))
    return product('url', 0.6);
  return null;
}
