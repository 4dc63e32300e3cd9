import {amountOf, availabilityOf, currencyCode, type Found, idsOf} from '../found.ts';
import {absolute, clean, pathOf, quietly} from '../page.ts';

const MAX_CHARS = 262_144;
const MAX_DEPTH = 32;
/** Under these lie products beside the page's own. */
const ELSEWHERE = /^(?:isSimilarTo|isRelatedTo|isAccessoryOrSparePartFor|itemReviewed|itemOffered|hasVariant|review)$/;

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
    const node = value as Node;
    if (is(node, /^(?:product|productgroup|individualproduct|productmodel|book|car|vehicle)$/)) {
      const found = quietly(() => foundIn(node, page));
      if (found?.title) (inList ? listed : products).push(found);
      return; // what lies inside a product are its variants, offers and neighbors
    }
    if (is(node, /^breadcrumblist$/)) {
      breadcrumb = list(node['itemListElement'])
        .map(
          (step) => clean((step as Node)?.['name']) || clean(((step as Node)?.['item'] as Node | undefined)?.['name']),
        )
        .flatMap(pathOf);
      return;
    }
    const deeper = inList || is(node, /^(?:itemlist|offercatalog)$/);
    for (const key of Object.keys(node)) if (!ELSEWHERE.test(key)) walk(node[key], depth + 1, deeper);
  };
  for (const script of page.document.querySelectorAll('script[type*="ld+json" i]')) {
    const text = script.textContent ?? '';
    if (text.length <= MAX_CHARS) walk(parseRepaired(text), 0, false);
  }
  return {products, listed, breadcrumb};
}

/** Parses JSON as it should be, else as shops break it: comments, raw newlines, trailing or missing commas, a brace too many. */
export function parseRepaired(text: string): unknown {
  const strict = quietly(() => JSON.parse(text) as unknown);
  if (strict !== undefined) return strict;
  const repaired = text
    .replace(/<!--|-->|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[|\]\]>|^\s*\/\/.*$/gm, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/,(\s*[}\]])/g, '$1')
    .replace(/(["\d}\]]|true|false|null)\s+(?="[@\w]{1,40}"\s*:)/g, '$1,');
  return quietly(() => JSON.parse(balanced(repaired)) as unknown);
}

/** The first complete value: what stands behind it is a brace too many. */
function balanced(text: string): string {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted && char === '\\') i++;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && /[{[]/.test(char)) depth++;
    else if (!quoted && /[}\]]/.test(char) && --depth === 0) return text.slice(0, i + 1);
  }
  return text;
}

function foundIn(node: Node, page: Window): Found {
  const base = page.location.href;
  const variants = list(node['hasVariant']).flatMap((variant) => list((variant as Node)?.['offers']));
  const own = offersOf(node['offers'] ?? node['Offers']);
  const offers = own.length ? own : offersOf(variants);
  const id = clean(node['@id']);
  const brand = list(node['brand'] ?? node['manufacturer'])[0];
  const image = list(node['image'])[0];
  const prices = offers.map((offer) => offer.price).filter((price) => price !== undefined);
  return {
    ids: idsOf([
      node['sku'],
      node['productID'],
      node['productId'],
      node['productGroupID'],
      node['mpn'],
      node['gtin13'] ?? node['gtin'] ?? node['gtin14'] ?? node['gtin12'] ?? node['gtin8'],
      ...offers.slice(0, 8).map((offer) => offer.sku),
      /[/:#]/.test(id) ? '' : id,
    ]),
    url: absolute(node['url'], base) || absolute(/^https?:/.test(id) ? id : '', base),
    title: decode(node['name']),
    image: absolute(typeof image === 'string' ? image : ((image as Node | undefined)?.['url'] ?? ''), base),
    ...(prices.length && {price: Math.min(...prices)}),
    currency: currencyCode(offers.find((offer) => offer.currency)?.currency, page.document.documentElement.lang),
    brand: decode(typeof brand === 'string' ? brand : (brand as Node | undefined)?.['name']),
    category: pathOf(decode(list(node['category'])[0])),
    available: offers.map((offer) => availabilityOf(offer.availability)).find((known) => known !== undefined),
  };
}

interface Offer {
  readonly price?: number;
  readonly currency: unknown;
  readonly availability: unknown;
  readonly sku: unknown;
}

/** Offers in all their forms: one, many, aggregated, nested, or with the price in a specification. */
function offersOf(value: unknown, depth = 0): Offer[] {
  if (depth > 3) return [];
  return list(value).flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [];
    const offer = one as Node;
    const specified = list(offer['priceSpecification']).find(
      (part) => !/ListPrice|Strikethrough|SRP/i.test(clean((part as Node)?.['priceType'])),
    ) as Node | undefined;
    const price =
      amountOf(offer['lowPrice']) ??
      amountOf(offer['price']) ??
      amountOf(specified?.['price']) ??
      amountOf(specified?.['minPrice']) ??
      amountOf(offer['minPrice']);
    const currency = offer['priceCurrency'] ?? offer['pricecurrency'] ?? specified?.['priceCurrency'];
    const sku = offer['sku'] ?? (offer['itemOffered'] as Node | undefined)?.['sku'];
    const here = {price, currency, availability: offer['availability'], sku};
    return price === undefined ? [...offersOf(offer['offers'], depth + 1), here] : [here];
  });
}

const list = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : [value].flat());

function is(node: Node, type: RegExp): boolean {
  return list(node['@type']).some((name) =>
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
  return clean(text).replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : whole;
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
