import {absolute, clean, pathOf, quietly, textOf} from '../page.ts';
import {oneOf} from '../words.ts';
import {amountOf, availabilityOf, currencyCode, type Found, idsOf} from './found.ts';

/** A node of schema.org however a page spells it: an object of JSON-LD, or what microdata and RDFa come to. */
export type SchemaNode = Readonly<Record<string, unknown>>;

export interface SchemaReading {
  /** Products the page speaks of in its own name. */
  readonly products: readonly Found[];
  /** Products of lists. */
  readonly listed: readonly Found[];
  /** Names of the breadcrumb, widest first. */
  readonly breadcrumb: readonly string[];
}

const MAX_DEPTH = 32;
const PRODUCT = oneOf(
  'product|productgroup|productmodel|individualproduct|individualproductgroup|individualproductmodel|book|car|vehicle',
);
/** Under these lie products that the page is not about. */
const ELSEWHERE = oneOf('itemreviewed|issimilarto|isrelatedto|hasvariant|review');
/** What names a product, the shop's own before the world's. */
const IDS = [
  'sku',
  'productID',
  'productGroupID',
  'identifier',
  'mpn',
  'gtin13',
  'gtin',
  'gtin14',
  'gtin12',
  'gtin8',
  'model',
];

/** Sorts what nodes say into the page's own products, those of its lists, and its breadcrumb. */
export function readSchema(roots: readonly unknown[], page: Window): SchemaReading {
  const products: Found[] = [];
  const listed: Found[] = [];
  let breadcrumb: readonly string[] = [];
  const steps: string[] = [];
  const heading = `${page.document.title} ${textOf(page.document.querySelector('h1'))}`.toLowerCase();
  const walk = (value: unknown, depth: number, within: 'page' | 'list' | 'offer' | 'product'): void => {
    if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value.slice(0, 500)) walk(one, depth + 1, within);
      return;
    }
    const here = value as SchemaNode;
    const type = typeOf(here);
    if (type === 'breadcrumblist') {
      const trail = listOf(get(here, 'itemListElement'))
        .map((step) => nameOf(step) || nameOf(get(nodeOf(step), 'item')))
        .flatMap(pathOf);
      if (trail.length > breadcrumb.length) breadcrumb = trail;
      return;
    }
    if (type === 'breadcrumb') steps.push(text(get(here, 'title', 'name'))); // data-vocabulary.org: each step for itself
    let inside = within;
    if (type.split(',').some(PRODUCT.test)) {
      const found = within === 'product' ? null : quietly(() => foundIn(here, page));
      // An offer with the product inside it may be the page's, or an advertisement
      const isOwn = within !== 'offer' || heading.includes(found?.title?.toLowerCase() ?? ' ');
      if (found?.title && isOwn) (within === 'list' ? listed : products).push(found);
      inside = 'product'; // in which lie variants, offers and neighbors
    } else if (type === 'itemlist' || type === 'offercatalog') inside = 'list';
    else if (type === 'offer' && within === 'page') inside = 'offer';
    for (const key of Object.keys(here)) {
      if (typeof here[key] === 'object' && !ELSEWHERE.test(key)) walk(here[key], depth + 1, inside);
    }
  };
  walk(roots, 0, 'page');
  return {products, listed, breadcrumb: breadcrumb.length ? breadcrumb : steps.filter(Boolean)};
}

function foundIn(product: SchemaNode, page: Window): Found {
  const base = page.location.href;
  const language = page.document.documentElement.lang;
  const own = offersOf(get(product, 'offers', 'offerDetails'));
  const variants = listOf(get(product, 'hasVariant')).map(nodeOf);
  const offers = own.length ? own : offersOf(variants.map((one) => get(one, 'offers')));
  const [alone] = offersOf(product); // microdata without a scope for the offer
  const said = offers.length ? offers : [alone];
  const id = text(get(product, '@id'));
  const url = text(get(product, 'url'));
  const prices = said.flatMap((offer) => offer.prices);
  const stock = [...said, alone].map(({available}) => available);
  const currency = said.find((offer) => offer.currency)?.currency;
  const names = listOf(get(product, 'name')).map(text).filter(Boolean);
  const heading = `${page.document.title}`.toLowerCase();
  return {
    ids: idsOf([
      ...IDS.flatMap((name) => listOf(get(product, name)).slice(0, 2)),
      ...[...said, ...offersOf(variants)].slice(0, 8).map(({sku}) => sku),
      ...variants.slice(0, 8).map((one) => text(get(one, 'sku'))),
      /[/:#]/.test(id) ? '' : id,
    ]),
    url: absolute(url, base) || absolute(/^https?:/.test(id) && id, base),
    // A breadcrumb in the product's scope lends it its names
    title: /^javascript:/i.test(url) ? '' : (names.find((name) => heading.includes(name.toLowerCase())) ?? names[0]),
    image: absolute(imageOf(get(product, 'image')), base),
    prices: [
      ...new Set(
        said
          .map((offer) => offer.prices[0])
          .filter(Boolean)
          .toSorted((a, b) => a - b),
      ),
      ...prices,
    ],
    currency: currencyCode(currency, language) ?? currencyCode(said.find((offer) => offer.text)?.text, language),
    brand: nameOf(get(product, 'brand')) || nameOf(get(product, 'manufacturer')),
    category: listOf(get(product, 'category'))
      .map((one) => pathOf(nameOf(one)))
      .toSorted((a, b) => b.length - a.length)[0],
    available: stock.includes(true) || stock.find((known) => known === false),
  };
}

interface Offer {
  /** Whatever it names as a price, the likeliest to be paid first. */
  readonly prices: readonly number[];
  readonly text: string | undefined;
  readonly currency: string;
  readonly available: boolean | undefined;
  readonly sku: string;
}

/** Offers in all their forms: one, many, aggregated, nested, or with the price in a specification. */
function offersOf(value: unknown, depth = 0): Offer[] {
  return listOf(value)
    .slice(0, 100)
    .flatMap((one) => {
      const offer = nodeOf(one);
      const specified = nodeOf(
        listOf(get(offer, 'priceSpecification')).find(
          (part) => !/ListPrice|Strikethrough|SRP/i.test(text(get(nodeOf(part), 'priceType'))),
        ),
      );
      const texts = [
        ...['lowPrice', 'price'].map((name) => get(offer, name)),
        ...['price', 'minPrice'].map((name) => get(specified, name)),
        get(offer, 'minPrice'),
      ].map(text); // of several the first: the second is by the kilo
      const here: Offer = {
        prices: texts.map(amountOf).filter((price) => price !== undefined),
        text: texts.find(Boolean),
        currency: text(get(offer, 'priceCurrency', 'currency') ?? get(specified, 'priceCurrency')),
        available: availabilityOf(get(offer, 'availability')),
        sku: text(get(offer, 'sku') ?? get(nodeOf(get(offer, 'itemOffered')), 'sku')),
      };
      return here.prices.length || depth > 2 ? [here] : [...offersOf(get(offer, 'offers'), depth + 1), here];
    });
}

const listOf = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : [value].flat(2));
/** Anything as something with properties; of several the first. */
const nodeOf = (value: unknown) => Object(listOf(value)[0]) as SchemaNode;
const text = (value: unknown) => decode(listOf(value)[0]);
/** The name of a thing given as a text, a node or a list; an address is none. */
const nameOf = (value: unknown) => (text(get(nodeOf(value), 'name')) || text(value)).replace(/^https?:.*/, '');

/** The first of the named properties that says something, in whatever case and with whatever prefix. */
function get(node: SchemaNode, ...names: readonly string[]): unknown {
  for (const name of names) if (Object.hasOwn(node, name) && node[name]) return node[name];
  let plain = PLAIN.get(node);
  if (!plain) {
    const keys = Object.keys(node).filter((key) => key.length < 80);
    PLAIN.set(node, (plain = new Map(keys.reverse().map((key) => [plainName(key), key]))));
  }
  for (const name of names) {
    const key = plain.get(name.toLowerCase());
    if (key && node[key]) return node[key];
  }
  return undefined;
}

/** The keys of nodes by their plain names; of several the first. */
const PLAIN = new WeakMap<SchemaNode, ReadonlyMap<string, string>>();

/** In lower case, without a vocabulary before it. */
const plainName = (name: string) =>
  name.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/'), name.lastIndexOf('#')) + 1).toLowerCase();

/** Its types in lower case without their vocabulary, with commas between. */
const typeOf = (node: SchemaNode): string =>
  listOf(node['@type'])
    .map((type) => plainName(String(type).slice(-40)))
    .join();

function imageOf(value: unknown): unknown {
  const [first] = listOf(value);
  return typeof first === 'string' ? first : (get(nodeOf(first), 'contentUrl', 'url') ?? get(nodeOf(first), '@id'));
}

const ENTITIES: Readonly<Record<string, string>> = {amp: '&', quot: '"', lt: '<', gt: '>', nbsp: ' ', apos: "'"};

/** Shops escape their JSON for HTML as well: decoded once, as text. */
function decode(value: unknown): string {
  const said = clean(value);
  if (!said.includes('&')) return said;
  return said.replace(
    /&(?:#(x?[\da-f]+)|(\w{2,5}));/gi, // no property that every object has is named so shortly
    (whole, code: string | undefined, name: string) =>
      (code ? quietly(() => String.fromCodePoint(Number('0' + code))) : ENTITIES[name]) ?? whole,
  );
}
