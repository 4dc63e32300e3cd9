import type {SeenItem} from '@vitrine/core';
import {NOTHING_READ, type PageReading} from '../adapter.ts';
import {pageKey, routesOf} from '../navigation.ts';
import {clean, textOf} from '../page.ts';
import type {PlatformReading} from '../platforms/platform.ts';
import {quietSteps, type Steps} from '../steps.ts';
import {HOME, QUERY, SEARCH_URL} from '../words.ts';
import {breadcrumb} from './breadcrumb.ts';
import {readCards} from './cards.ts';
import {type Evidence, gatherEvidence, MIN_CARDS} from './evidence.ts';
import {itemFrom} from './found.ts';
import {type Kind, placeOf, productKind} from './page-kind.ts';
import {readProduct} from './read-product.ts';

/**
 * The page without marks: first its kind, then the item or the list it shows, each field from whichever sources agree.
 *
 * @param layer what the data layer said of this page state's product
 * @param platform what the shop's platform says of the page
 */
export function* readUnmarked(
  page: Window,
  layer: SeenItem | null,
  platform: PlatformReading | null = null,
): Steps<PageReading> {
  const known: Kind | null = platform?.kind
    ? {kind: platform.kind, source: 'platform', confidence: 0.97}
    : placeOf(page.location);
  if (known && /^(?:cart|checkout|thanks)$/.test(known.kind)) {
    return {...NOTHING_READ, kind: known.kind, sources: {kind: known}, bought: platform?.bought ?? []};
  }
  const evidence = yield* gatherEvidence(page, layer, platform);
  const product = known ? known.kind === 'product' && known : productKind(evidence);
  const isSure = product && product.source !== 'url';
  const list = isSure ? null : yield* readList(evidence, known);
  return product && !list?.items.length ? yield* readProduct(evidence, product) : (list ?? NOTHING_READ);
}

/** Null when the page is no list either. */
function* readList({page, platform, schemas, block}: Evidence, known: Kind | null): Steps<PageReading | null> {
  const query = platform?.query ?? queryOf(page);
  const cards = (yield* quietSteps(readCards(page))) ?? [];
  const listed = schemas
    .flatMap((schema) => [...schema.listed, ...(schema.products.length >= MIN_CARDS ? schema.products : [])])
    .map(itemFrom)
    .filter((item) => item !== null);
  const items = cards.length >= MIN_CARDS || !listed.length ? cards : listed;
  if (!query && items.length < MIN_CARDS && known?.kind !== 'list') return null;
  const [trail] = schemas.map((schema) => schema.breadcrumb).filter(({length}) => length);
  const path = (platform?.category ?? trail ?? breadcrumb(page)).filter((step) => !HOME.test(step));
  return {
    ...NOTHING_READ,
    kind: query ? 'search' : 'list',
    sources: {kind: known ?? {source: query ? 'url' : 'dom', confidence: 0.8}},
    query,
    category: query || page.location.pathname === '/' ? [] : pathTo(page, path, block.title),
    items,
  };
}

/** A trail ends with the page itself or with what it lies in, by whatever its last step leads to. */
function pathTo({document, location}: Window, path: readonly string[], title: string | undefined): readonly string[] {
  const name = path.at(-1);
  if (!title || !name || name === title) return path;
  const here = pageKey(location.href);
  const leads = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter((link) => textOf(link) === name);
  if (leads.some(({href}) => pageKey(href) !== here)) return [...path, title];
  return name.includes(title) ? [...path.slice(0, -1), title] : path; // one of both is decorated for search engines
}

/** What was searched: the address says so, or is that of a search and a field shows what for. */
function queryOf(page: Window): string | null {
  const {href, pathname, search} = page.location;
  const query = routesOf(href)
    .flatMap((url) => [...url.searchParams])
    .find(([key, value]) => QUERY.test(key) && value && !/^\w+\/\w+/.test(value));
  if (query) return clean(query[1]);
  if (!SEARCH_URL.test(pathname + search)) return null;
  const fields = page.document.querySelectorAll('input[type=search],input[type=text],input:not([type])');
  for (const field of [...fields].slice(0, 30)) {
    const value = clean(field.getAttribute('value')); // as the page came, not as somebody types
    if (value && QUERY.test(field.getAttribute('name') ?? '')) return value;
  }
  return null;
}
