import type {SeenItem} from '@vitrine/core';
import {NOTHING_READ, type PageReading} from '../adapter.ts';
import {pageKey, routesOf} from '../navigation.ts';
import {clean, quietly, textOf} from '../page.ts';
import {HOME, PLACES, PRODUCT_URL, QUERY} from '../words.ts';
import {mainBuyControl, readBlock} from './block.ts';
import {breadcrumb} from './breadcrumb.ts';
import {readCards} from './cards.ts';
import {type Found, itemFrom} from './found.ts';
import {readJsonLd} from './json-ld.ts';
import {readMeta} from './meta.ts';
import {readMicrodata} from './microdata.ts';
import {idOfUrl, idsOfUrl} from './url-ids.ts';

type Source = 'data-layer' | 'json-ld' | 'microdata' | 'meta' | 'dom';

/** Who is believed first, field by field: the same source is not the best at everything (measured on saved pages). */
const ORDER: readonly Source[] = ['json-ld', 'microdata', 'meta', 'data-layer', 'dom'];
const LAYER_FIRST: readonly Source[] = ['json-ld', 'microdata', 'data-layer', 'meta', 'dom'];
const ORDERS = {
  title: ['json-ld', 'microdata', 'dom', 'data-layer', 'meta'],
  price: ORDER,
  currency: ORDER,
  brand: LAYER_FIRST,
  category: ['json-ld', 'dom', 'data-layer', 'microdata'],
  available: ORDER,
  url: ['meta', 'json-ld', 'microdata'],
} as const satisfies Record<string, readonly Source[]>;

/** From so many cards on a page without a product of its own is a list. */
const MIN_CARDS = 3;

/** The page without marks. `layer` is what the data layer said of this page state's product. */
export function readUnmarked(page: Window, layer: SeenItem | null): PageReading {
  const {href, pathname, search, hash} = page.location;
  const place = PLACES.find(([address]) => address.test(pathname + search.replace(/=[^&]{40,}/g, '') + hash))?.[1];
  if (place) return {...NOTHING_READ, kind: place};

  const linked = quietly(() => readJsonLd(page)) ?? {products: [], listed: [], breadcrumb: []};
  const micro = quietly(() => readMicrodata(page)) ?? [];
  const meta = quietly(() => readMeta(page)) ?? null;
  const control = quietly(() => mainBuyControl(page)) ?? null;
  const block = quietly(() => readBlock(page, control)) ?? {ids: []};
  const said: Partial<Record<Source, Found | null | undefined>> = {
    'data-layer': layer && {...layer, ids: [layer.itemId, ...(layer.aliases ?? [])]},
    'json-ld': mainOf(linked.products, page),
    microdata: mainOf(micro, page),
    meta,
    dom: block,
  };
  const isListed = linked.listed.length + linked.products.length >= MIN_CARDS || micro.length >= MIN_CARDS;
  const structured = said['json-ld'] ?? said.microdata;
  const known = !!structured && (!!control || structured.price !== undefined || !!meta?.isProduct);
  if (
    known ||
    layer ||
    (meta?.isProduct && meta.title && (meta.price !== undefined || !isListed)) ||
    (control && block.title && block.price)
  ) {
    return productReading(page, said, linked.breadcrumb);
  }
  const query = queryOf(href);
  const cards = quietly(() => readCards(page)) ?? [];
  const listed = [...linked.listed, ...(micro.length >= MIN_CARDS ? micro : [])]
    .map(itemFrom)
    .filter((item) => item !== null);
  const items = cards.length >= MIN_CARDS || !listed.length ? cards : listed;
  if (!query && items.length < MIN_CARDS) {
    // An app that has not filled in its page, but whose address and heading say what it is
    if (PRODUCT_URL.test(pathname) && page.document.querySelector('h1'))
      return productReading(page, said, linked.breadcrumb);
    return {...NOTHING_READ};
  }
  const trail = linked.breadcrumb.length ? withoutEnds(linked.breadcrumb, '') : breadcrumb(page);
  const last = block.title && trail.at(-1) !== block.title && trail.length ? [block.title] : [];
  return {
    ...NOTHING_READ,
    kind: query ? 'search' : 'list',
    query,
    category: query || pathname === '/' ? [] : [...trail, ...last],
    items,
  };
}

function productReading(
  page: Window,
  said: Partial<Record<Source, Found | null | undefined>>,
  trail: readonly string[],
): PageReading {
  const item: Record<string, unknown> = {};
  for (const [field, order] of Object.entries(ORDERS) as [keyof typeof ORDERS, readonly Source[]][]) {
    const source = order.find((one) => String(said[one]?.[field] ?? '')); // an empty path says nothing either
    if (source) item[field] = said[source]?.[field];
  }
  const title = clean(item['title']);
  const own = (item['category'] ?? []) as string[];
  const path = withoutEnds(trail.length > 1 || !own.length ? trail : own, title);
  const found = LAYER_FIRST.flatMap((source) => said[source]?.ids ?? []);
  const url = said.meta?.url || page.location.href;
  const ids = [...found, ...idsOfUrl(url), ...idsOfUrl(page.location.href), idOfUrl(url)];
  return {
    ...NOTHING_READ,
    kind: 'product',
    item: itemFrom({...item, ids: [...new Set(ids)], url, category: path}) as SeenItem,
  };
}

/** The one product a page speaks of: named by its address or heading, else the only one there is. */
function mainOf(products: readonly Found[], page: Window): Found | null | undefined {
  const named = products.filter((product) => product.title);
  const within = (text: string) => {
    const whole = text.toLowerCase();
    return named.find((product) => whole.includes(product.title!.toLowerCase()));
  };
  return (
    named.find((product) => product.url && pageKey(product.url) === pageKey(page.location.href)) ??
    within(textOf(page.document.querySelector('h1'))) ??
    (named.length < MIN_CARDS ? (within(`${page.document.title}`) ?? named.find(({price}) => price) ?? named[0]) : null)
  );
}

function queryOf(href: string): string | null {
  const query = routesOf(href)
    .flatMap((url) => [...url.searchParams])
    .find(([key, value]) => QUERY.test(key) && value && !/^\w+\/\w+/.test(value));
  return query ? clean(query[1]) : null;
}

const withoutEnds = (path: readonly string[], title: string) =>
  path.filter((step, i) => !(i === 0 && HOME.test(step)) && !(i === path.length - 1 && step === title));
