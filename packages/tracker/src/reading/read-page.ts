import type {SeenItem} from '@vitrine/core';
import {NOTHING_READ, type PageReading} from '../adapter.ts';
import {routesOf} from '../navigation.ts';
import {clean, quietly} from '../page.ts';
import type {PlatformReading} from '../platforms/platform.ts';
import {HOME, QUERY} from '../words.ts';
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
export function readUnmarked(
  page: Window,
  layer: SeenItem | null,
  platform: PlatformReading | null = null,
): PageReading {
  const known: Kind | null = platform?.kind
    ? {kind: platform.kind, source: 'platform', confidence: 0.97}
    : placeOf(page.location);
  if (known && /^(?:cart|checkout|thanks)$/.test(known.kind)) {
    return {...NOTHING_READ, kind: known.kind, sources: {kind: known}, bought: platform?.bought ?? []};
  }
  const evidence = gatherEvidence(page, layer, platform);
  const product = known ? known.kind === 'product' && known : productKind(evidence);
  return product ? readProduct(evidence, product) : readList(evidence, known);
}

function readList({page, platform, schemas, block}: Evidence, known: Kind | null): PageReading {
  const query = platform?.query ?? queryOf(page.location.href);
  const cards = quietly(() => readCards(page)) ?? [];
  const listed = schemas
    .flatMap((schema) => [...schema.listed, ...(schema.products.length >= MIN_CARDS ? schema.products : [])])
    .map(itemFrom)
    .filter((item) => item !== null);
  const items = cards.length >= MIN_CARDS || !listed.length ? cards : listed;
  if (!query && items.length < MIN_CARDS && known?.kind !== 'list') return {...NOTHING_READ};
  const [trail] = schemas.map((schema) => schema.breadcrumb).filter(({length}) => length);
  const path = (platform?.category ?? trail ?? breadcrumb(page)).filter((step) => !HOME.test(step));
  const last = block.title && path.length && path.at(-1) !== block.title ? [block.title] : [];
  const kind = query ? 'search' : 'list';
  return {
    ...NOTHING_READ,
    kind,
    sources: {kind: known ?? {source: query ? 'url' : 'dom', confidence: 0.8}},
    query,
    category: query || page.location.pathname === '/' ? [] : [...path, ...last],
    items,
  };
}

function queryOf(href: string): string | null {
  const query = routesOf(href)
    .flatMap((url) => [...url.searchParams])
    .find(([key, value]) => QUERY.test(key) && value && !/^\w+\/\w+/.test(value));
  return query ? clean(query[1]) : null;
}
