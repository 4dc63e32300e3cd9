import type {SeenItem} from '@vitrine/core';
import {pageKey} from '../navigation.ts';
import {quietly, textOf} from '../page.ts';
import type {PlatformReading} from '../platforms/platform.ts';
import {quietSteps, type Steps} from '../steps.ts';
import {PRODUCT_URL} from '../words.ts';
import {annotationsOf, MICRODATA, RDFA} from './annotations.ts';
import {mainBuyControl, readBlock, titleOf} from './block.ts';
import type {Found} from './found.ts';
import {jsonLdOf} from './json-ld.ts';
import {leftoversOf} from './leftover.ts';
import {type MetaReading, readMeta} from './meta.ts';
import {readSchema, type SchemaReading} from './schema.ts';

/** From so many products on a page that names none of them as its own, it is a list. */
export const MIN_CARDS = 3;

/** What a page's sources say, before anything is decided. */
export interface Evidence {
  readonly page: Window;
  readonly platform: PlatformReading | null;
  /** The data layer's product of this page state. */
  readonly layer: Found | null;
  /** JSON-LD, microdata and RDFa, each with the one product it names as the page's own. */
  readonly schemas: readonly (SchemaReading & {
    readonly source: 'json-ld' | 'microdata' | 'rdfa';
    readonly main: Found | null;
  })[];
  readonly meta: MetaReading | null;
  /** The control that buys the page's one product; not sought where sources say all it could tell. */
  readonly control: Element | null;
  /** What stands around it. */
  readonly block: Found;
}

export function* gatherEvidence(
  page: Window,
  layer: SeenItem | null,
  platform: PlatformReading | null,
): Steps<Evidence> {
  const {document} = page;
  const isLeftover = leftoversOf(page);
  const schema = (source: 'json-ld' | 'microdata' | 'rdfa', read: () => unknown[]) => {
    const said = quietly(() => readSchema(read(), page)) ?? {products: [], listed: [], breadcrumb: []};
    return {...said, source, main: mainOf(said.products, page)};
  };
  const jsonLd = schema('json-ld', () => jsonLdOf(document, isLeftover));
  yield;
  const microdata = schema('microdata', () => annotationsOf(document, MICRODATA));
  const rdfa = schema('rdfa', () => annotationsOf(document, RDFA));
  const meta = quietly(() => readMeta(page, isLeftover)) ?? null;
  yield;
  const schemas = [jsonLd, microdata, rdfa];
  const isNamed =
    platform?.product ||
    layer ||
    meta?.isProduct ||
    schemas.some(({main}) => main) ||
    PRODUCT_URL.test(page.location.pathname);
  const sure = [platform?.product, ...schemas.map(({main}) => main)];
  const isSettled = sure.some(pricesOf) && sure.some((one) => one?.ids?.length) && isAgreed([...sure, layer, meta]);
  const currency = [...sure, meta].find((one) => one?.currency)?.currency;
  // Nothing is left that its buy control could tell; by which ids that goes, whoever presses it shows
  const isTold = isSettled && sure.some((one) => one?.available !== undefined);
  const control = isTold ? null : (quietly(() => mainBuyControl(page)) ?? null);
  yield;
  return {
    page,
    platform,
    layer: layer && {...layer, ids: [layer.itemId, ...(layer.aliases ?? [])]},
    schemas,
    meta,
    control,
    block: (control || (isNamed && !isTold)
      ? yield* quietSteps(readBlock(page, control, {isSettled, currency}))
      : titleAlone(page)) ?? {
      ids: [],
    },
  };
}

/** What a page shows that no source calls a product's. */
const titleAlone = (page: Window): Found | undefined => quietly(() => ({ids: [], title: titleOf(page, null)}));

const pricesOf = (found: Partial<Found> | null | undefined) => found?.prices ?? found?.price;

/** Whether all sources that name a price name the same one, and one currency: then what the page shows decides nothing. */
function isAgreed(said: readonly (Partial<Found> | null | undefined)[]): boolean {
  const prices = new Set(said.flatMap((one) => pricesOf(one) ?? []));
  const currencies = new Set(said.flatMap((one) => one?.currency || []));
  return prices.size === 1 && currencies.size === 1;
}

/** The one product a page speaks of: named by its address or heading, else the only one there is. */
function mainOf(products: readonly Found[], page: Window): Found | null {
  const key = pageKey(page.location.href);
  const within = (text: string) => {
    const whole = text.toLowerCase();
    return products.find(({title}) => whole.includes(title!.toLowerCase()));
  };
  const isList = products.length >= MIN_CARDS;
  const main =
    products.find(({url}) => url && pageKey(url) === key) ??
    within(textOf(page.document.querySelector('h1'))) ??
    (isList ? null : (within(`${page.document.title}`) ?? products.find(({prices}) => prices?.length) ?? products[0]));
  if (!main || isList || main.prices?.length) return main ?? null;
  // Some write of their one product twice, in one place its name and in the other what it costs
  const {ids = [], prices, currency, available} = products.find((one) => one.prices?.length) ?? {};
  return {
    ...main,
    ids: [...main.ids, ...ids],
    prices,
    currency: main.currency ?? currency,
    available: main.available ?? available,
  };
}
