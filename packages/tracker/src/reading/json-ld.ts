import {absolute, clean, pathOf, quietly} from '../page.ts';
import {amountOf, availabilityOf, currencyCode, type Found, ID_PROPERTIES, idsOf} from './found.ts';

const MAX_CHARS = 262_144;
const MAX_DEPTH = 32;
/** Under these lie products that a review or an offer is about; what lies under a product is not walked at all. */
const ELSEWHERE = /^item(?:Reviewed|Offered)$/;

type Node = Readonly<Record<string, unknown>>;

export interface LinkedData {
  /** Products the page speaks of in its own name. */
  readonly products: readonly Found[];
  /** Products of lists. */
  readonly listed: readonly Found[];
  /** Names of the breadcrumb, widest first. */
  readonly breadcrumb: readonly string[];
}

/** Reads every schema.org JSON-LD block, each on its own: a broken one, even after repair, says nothing. */
export function readJsonLd(page: Window): LinkedData {
  const products: Found[] = [];
  const listed: Found[] = [];
  let breadcrumb: string[] = [];
  const walk = (value: unknown, depth: number, inList: boolean): void => {
    if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value.slice(0, 500)) walk(one, depth + 1, inList);
      return;
    }
    const here = value as Node;
    if (is(here, /^(?:(?:individual)?product(?:group|model)?|book|car|vehicle)$/)) {
      const found = quietly(() => foundIn(here, page));
      if (found?.title) (inList ? listed : products).push(found);
      return; // what lies inside a product are its variants, offers and neighbors
    }
    if (is(here, /^breadcrumblist$/)) {
      breadcrumb = list(here['itemListElement'])
        .map((step) => clean(node(step)['name']) || clean(node(node(step)['item'])['name']))
        .flatMap(pathOf);
      return;
    }
    const deeper = inList || is(here, /^(?:itemlist|offercatalog)$/);
    for (const key of Object.keys(here)) if (!ELSEWHERE.test(key)) walk(here[key], depth + 1, deeper);
  };
  for (const script of page.document.querySelectorAll('script[type*="ld+json" i]')) {
    const text = script.textContent ?? '';
    if (text.length <= MAX_CHARS) walk(parseRepaired(text), 0, false);
  }
  return {products, listed, breadcrumb};
}

/** Parses JSON as it should be, else as shops break it: comments, raw newlines, trailing or missing commas, a brace too many. */
export function parseRepaired(text: string): unknown {
  const parse = () => quietly(() => JSON.parse(text) as unknown);
  let value = parse();
  if (value === undefined) {
    text = text
      .replace(/<!--|-->|(?:\/\*)?(?:<!\[CDATA\[|\]\]>)(?:\*\/)?|^\s*\/\/.*$/gm, '')
      .replace(/\p{Cc}/gu, ' ')
      .replace(/,(\s*[}\]])/g, '$1')
      .replace(/(["\del}\]])\s+(?="[@\w]{1,40}"\s*:)/g, '$1,');
    value = parse();
  }
  for (let tries = 0; value === undefined && tries < 3; tries++) {
    text = text.replace(/[}\];]\s*$/, '');
    value = parse();
  }
  return value;
}

function foundIn(product: Node, page: Window): Found {
  const base = page.location.href;
  const offered = offersOf(product['offers'] ?? product['Offers']);
  const offers = offered.length ? offered : offersOf(list(product['hasVariant']).map((one) => node(one)['offers']));
  const id = clean(product['@id']);
  const [brand] = list(product['brand'] ?? product['manufacturer']);
  const prices = offers.map(({price}) => price).filter((price) => price !== undefined);
  return {
    ids: idsOf([
      ...ID_PROPERTIES.map((name) => product[name]),
      ...offers.slice(0, 8).map(({sku}) => sku),
      /[/:#]/.test(id) ? '' : id,
    ]),
    url: absolute(product['url'], base) || absolute(/^https?:/.test(id) && id, base),
    title: decode(product['name']),
    ...(prices.length && {price: Math.min(...prices)}),
    currency: currencyCode(offers.find(({currency}) => currency)?.currency, page.document.documentElement.lang),
    brand: decode(node(brand)['name'] ?? brand),
    category: pathOf(decode(list(product['category'])[0])),
    available: offers.map(({available}) => available).find((known) => known !== undefined),
  };
}

interface Offer {
  readonly price: number | undefined;
  readonly currency: unknown;
  readonly available: boolean | undefined;
  readonly sku: unknown;
}

/** Offers in all their forms: one, many, aggregated, nested, or with the price in a specification. */
function offersOf(value: unknown, depth = 0): Offer[] {
  return list(value).flatMap((one) => {
    const offer = node(one);
    const specified = node(
      list(offer['priceSpecification']).find(
        (part) => !/ListPrice|Strikethrough|SRP/i.test(clean(node(part)['priceType'])),
      ),
    );
    const price = [offer['lowPrice'], offer['price'], specified['price'], specified['minPrice'], offer['minPrice']]
      .map(amountOf)
      .find(Boolean);
    const here = {
      price,
      currency: offer['priceCurrency'] ?? offer['pricecurrency'] ?? specified['priceCurrency'],
      available: availabilityOf(offer['availability']),
      sku: offer['sku'] ?? node(offer['itemOffered'])['sku'],
    };
    return price || depth > 2 ? [here] : [...offersOf(offer['offers'], depth + 1), here];
  });
}

const list = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : [value].flat(2));
/** Anything as something with properties; a text has none of those asked for. */
const node = (value: unknown) => Object(value) as Node;

function is(value: Node, type: RegExp): boolean {
  return list(value['@type']).some((name) =>
    type.test(
      clean(name)
        .toLowerCase()
        .replace(/^.*[/:#]/, ''),
    ),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {amp: '&', quot: '"', lt: '<', gt: '>', nbsp: ' ', apos: "'"};

/** Shops escape their JSON for HTML as well: decoded once, as text. */
function decode(text: unknown): string {
  return clean(text).replace(
    /&(?:#(x?[\da-f]+)|(\w{2,5}));/gi, // no property that every object has is named so shortly
    (whole, code: string | undefined, name: string) =>
      (code ? quietly(() => String.fromCodePoint(Number('0' + code))) : ENTITIES[name]) ?? whole,
  );
}
