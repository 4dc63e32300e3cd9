import {clean, quietly} from '../page.ts';
import {any, oneOf} from '../words.ts';
import {amountOf, availabilityOf, currencyCode, type Found, idsOf} from './found.ts';
import {wordsOf} from './merge.ts';

type Node = Readonly<Record<string, unknown>>;
type Field = 'title' | 'price' | 'id' | 'brand' | 'currency' | 'available' | 'image';

/** What shops call a product's fields in their own state, without the word for the product before them. */
const KEYS: readonly (readonly [Pick<RegExp, 'test'>, Field])[] = [
  [oneOf('name|title|displayname|fullname|label'), 'title'],
  [/^(?:sale|sell|selling|current|final|special|unit|actual|offer|discounted|now)?price(?:value|amount)?$/, 'price'],
  [oneOf('id|sku|skuid|code|number|no|itemid|usitemid|productid|articleid|asin|ean|gtin|mpn|pid'), 'id'],
  [oneOf('brand|brandname|manufacturer|manufacturername|vendor'), 'brand'],
  [/^(?:price)?currency(?:code|iso\w*)?$/, 'currency'],
  [oneOf('isinstock|instock|available|availability|isavailable|availabilitystatus|stockstatus'), 'available'],
];
/** What names have been found to mean: a state repeats them. */
const fields = new Map<string, Field | undefined>();
const MAX_FIELDS = 5000;
/** Objects in which some keep a part of them. */
const PARTS = any('price|brand|manufacturer|currency|inventory|stock', ['info', /info$/]);
/** Of the prices that one object holds, by kind, what is paid. */
const PAID = /^(?:special|sale|discounted|final|current|now|selling|actual)$/i;
/** What only a line of a cart or an order says: the page's product may lie in both, under other ids. */
const OF_A_LINE = any(
  ['line|row', /^(?:final_?)?(?:line|row)_?(?:total|price)/],
  ['cart', /^cart_?(?:item|line)_?(?:id|key)$/],
);
const PREFIX = /^(?:product|item|goods|prod|ecomm)(?=.)/;
/** What fills a state, or is one; JSON-LD is read as what it is. */
const STATE = 'script:not([src],[type*="ld+json"])';
const MAX_NODES = 3000;
const MAX_NODES_OF_ONE = 300;
const MAX_DEPTH = 9;
const MAX_CHARS = 1_000_000;

/**
 * What the page's own state says of the product that `names` (heading, title) speak of: plain objects in globals and
 * JSON in script blocks, walked within bounds until one of that name bears a price or an id. Nothing is run, no getter is
 * called.
 */
export function readState(page: Window, names: readonly string[]): Found | null {
  const spoken = names.filter((name) => name.length > 2).map((name) => name.slice(0, 24));
  const scripts = [...page.document.querySelectorAll(STATE)].filter(({textContent: text}) =>
    // Escaped as JSON may be, its beginning is not: what no script bears, no state does
    spoken.some((name) => text?.includes(name) || text?.includes(JSON.stringify(name).slice(1, -1))),
  );
  if (!scripts.length) return null;
  const wanted = names.map(wordsOf);
  const language = page.document.documentElement.lang;
  let left = MAX_NODES;
  let best: Found | null = null;
  let score = 1;
  const walk = (root: unknown, isParsed = false) => {
    const queue: [unknown, number][] = [[root, 0]];
    for (let i = 0; i < queue.length && i < MAX_NODES_OF_ONE && left-- > 0; i++) {
      const [here, depth] = queue[i];
      const values = ownValues(here, isParsed);
      const found = foundIn(values, wanted, language);
      if (found && found[1] > score) [best, score] = found;
      if (depth < MAX_DEPTH) for (const [, inner] of values) if (isPlain(inner)) queue.push([inner, depth + 1]);
    }
  };
  for (const script of scripts) {
    const text = script.textContent ?? '';
    if (/json$/i.test(script.getAttribute('type') ?? '') && text.length < MAX_CHARS) {
      walk(
        quietly(() => JSON.parse(text) as unknown),
        true,
      );
    }
  }
  const {dataLayer} = page as {dataLayer?: unknown};
  // A data layer means what all its pushes come to: some give each field a push of its own
  if (Array.isArray(dataLayer)) walk(Object.assign({}, ...dataLayer.slice(0, 100).filter(isPlain)));
  for (const name of Object.keys(page)) {
    const value: unknown = name === 'dataLayer' ? null : Object.getOwnPropertyDescriptor(page, name)?.value;
    if (isPlain(value)) walk(value);
  }
  return best;
}

/** The one currency that inline scripts name as such; undefined when they name none, or several. */
export function currencyInScripts({document}: Window): string | undefined {
  const codes = new Set<string>();
  for (const {textContent: text} of document.querySelectorAll('script:not([src])')) {
    if (!text || text.length > MAX_CHARS) continue;
    for (const [, code] of text.matchAll(/currency(?:_?code)?\\?["']?\s?[:=]\s?\\?["']([A-Z]{3})\\?["']/gi)) {
      codes.add(code.toUpperCase());
    }
  }
  return codes.size === 1 ? [...codes][0] : undefined;
}

/** Objects and arrays as JSON has them: nothing that could run something when it is looked at. */
function isPlain(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null) return false;
  const proto: unknown = quietly(() => Object.getPrototypeOf(value));
  return proto === null || proto === Array.prototype || proto === Object.prototype;
}

/** @param isParsed no property is a getter */
function ownValues(value: unknown, isParsed = false): [string, unknown][] {
  if (!isPlain(value)) return [];
  if (Array.isArray(value)) return value.slice(0, 60).map((inner: unknown, i) => [`${i}`, inner]);
  if (isParsed) return Object.entries(value).slice(0, 200);
  const all = Object.entries(Object.getOwnPropertyDescriptors(value));
  return all.slice(0, 200).map(([key, {value: inner}]) => [key, inner as unknown]);
}

function fieldOf(name: string): Field | undefined {
  if (fields.has(name)) return fields.get(name);
  const key = name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(PREFIX, '');
  const field = KEYS.find(([known]) => known.test(key))?.[1];
  if (fields.size < MAX_FIELDS) fields.set(name, field);
  return field;
}

/** The product an object describes by itself or by objects right below it, with how many fields it fills. */
function foundIn(
  values: readonly [string, unknown][],
  wanted: readonly string[],
  language: string,
): [Found, number] | null {
  if (values.some(([name]) => OF_A_LINE.test(name))) return null;
  const said: Partial<Record<Field, unknown>> = {};
  const ids: unknown[] = [];
  const take = (pairs: readonly [string, unknown][], outer: string) => {
    for (const [name, raw] of pairs) {
      const value = Array.isArray(raw) && raw.length === 1 ? (raw[0] as unknown) : raw;
      if (name.length > 29) continue;
      const own = fieldOf(name);
      const field = fieldOf(outer + name) ?? (own === 'available' || /price|info/i.test(outer) ? own : undefined);
      if (!field || (typeof value === 'object' && value !== null)) continue;
      if (field === 'id') ids.push(value);
      else said[field] ??= value;
    }
  };
  take(values, '');
  for (const [name, inner] of values) {
    if (!PARTS.test(name) || Array.isArray(inner) || !isPlain(inner)) continue;
    const parts = ownValues(inner);
    take(parts, name);
    if (/price/i.test(name)) for (const [kind, price] of parts) if (PAID.test(kind)) take(ownValues(price), 'price');
  }
  const title = clean(said.title);
  const key = wordsOf(title);
  if (
    !key ||
    !wanted.some(
      (name) => name === key || (key.length > 7 && name.includes(key)) || (name.length > 7 && key.includes(name)),
    )
  )
    return null;
  const price = amountOf(said.price);
  const found: Found = {
    ids: idsOf(ids),
    title,
    price,
    currency: currencyCode(said.currency, language),
    brand: clean(said.brand),
    available: typeof said.available === 'boolean' ? said.available : availabilityOf(said.available),
  };
  const score =
    (price ? 2 : 0) + (found.ids.length ? 1 : 0) + (found.brand ? 1 : 0) + (found.available === undefined ? 0 : 1);
  return score ? [found, score] : null;
}
