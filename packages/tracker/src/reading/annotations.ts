import {textOf} from '../page.ts';
import {oneOf} from '../words.ts';
import type {SchemaNode} from './schema.ts';

/** How a page writes schema.org into its elements: which attributes begin a thing, name its type and its properties. */
interface Vocabulary {
  readonly scope: string;
  readonly type: string;
  readonly property: string;
}

export const MICRODATA: Vocabulary = {scope: 'itemscope', type: 'itemtype', property: 'itemprop'};
export const RDFA: Vocabulary = {scope: 'typeof', type: 'typeof', property: 'property'};

const MAX_ELEMENTS = 3000;
/** Properties that are read at all: a description's text is long, a review's nobody asks for. */
const KNOWN = oneOf(
  'name|title|url|image|sku|productid|productgroupid|identifier|mpn|gtin|gtin8|gtin12|gtin13|gtin14|model|brand|manufacturer|category|offers|offerdetails|price|lowprice|minprice|pricecurrency|pricespecification|pricetype|currency|availability|item|itemlistelement|itemoffered|mainentity',
);
const LINK = oneOf('url|image|availability|item');

/**
 * The page's things as JSON-LD would write them, each property within its own scope: a review's name is not the
 * product's. Names of properties come in lower case, their values as lists.
 */
export function annotationsOf(document: Document, {scope, type, property}: Vocabulary): unknown[] {
  if (!document.querySelector(`[${scope}]`)) return [];
  const things = new Map<Element | null | undefined, Record<string, unknown[]>>();
  const roots: SchemaNode[] = [];
  const orphans: SchemaNode[] = [];
  const elements = document.querySelectorAll(`[${scope}],[${property}]`);
  for (let i = 0; i < elements.length && i < MAX_ELEMENTS; i++) {
    const element = elements[i];
    const owner = things.size ? things.get(element.parentElement?.closest(`[${scope}]`)) : undefined;
    let thing: Record<string, unknown[]> | undefined;
    let named = element.getAttribute(property);
    if (element.hasAttribute(scope)) {
      const kind = element.getAttribute(type) ?? '';
      thing = Object.create(null) as Record<string, unknown[]>;
      thing['@type'] = kind.split(/\s+/);
      things.set(element, thing);
      if (!named && /offer$/i.test(kind)) named = 'offers'; // many forget to say whose offer it is
    }
    if (owner && named) {
      for (const name of named.toLowerCase().split(/\s+/)) {
        const key = name.slice(name.lastIndexOf(':') + 1);
        if (KNOWN.test(key) && (owner[key]?.length ?? 0) < 50) (owner[key] ??= []).push(thing ?? textAt(element, key));
      }
    } else if (thing && named === 'offers') orphans.push(thing);
    else if (thing && !(owner && isProduct(owner) && isProduct(thing))) {
      roots.push(thing); // a product that lies in another without being part of it is its neighbor
    }
  }
  const products = orphans.length ? roots.filter(isProduct) : [];
  // A product's scope that ended too early: the offers behind it can only be its own
  return products.length === 1
    ? roots.map((root) => (root === products[0] ? {offers: orphans, ...root} : root))
    : roots;
}

const isProduct = (thing: SchemaNode) => /product/i.test(String(thing['@type']));

function textAt(element: Element, property: string): string {
  const at = (name: string) => element.getAttribute(name);
  return (
    at('content') ||
    (LINK.test(property) && (at('href') || at('src') || at('data-src'))) ||
    (element.tagName === 'IMG' ? at('alt') : at('value')) ||
    textOf(element)
  );
}
