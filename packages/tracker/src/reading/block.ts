import {absolute, clean, isVisible, quietly} from '../page.ts';
import type {Price} from '../price.ts';
import type {Steps} from '../steps.ts';
import {any, oneOf} from '../words.ts';
import {FURNITURE, ID_MARKS, parentOf} from './control.ts';
import {type Found, idsOf} from './found.ts';
import {currencyNamed, languageOf} from './locale.ts';
import {priceIn} from './price-in.ts';

export {mainBuyControl} from './buy-control.ts';

const ID_INPUTS = oneOf(
  'productid|product_id|products_id|product_no|id_product|product|add-to-cart|goodsid|goods_id|goodsno|goods_no|it_id|anid|sku|pid|prodid|prod_id|itemid|item_id|articleid|article_id|asin|productcode|product_code|code',
);
/** The last word of attributes that hold an id of the product: data-prid, data-tracking-product-id, data-item-code */
const ID_ATTRIBUTE = /^(?:product|prod|item|goods|article|prd?|p)?_?(?:id|sku|code|number|asin)$/;
/** Rows that name it, up to their colon, without the marks and spaces in them. */
const ID_LABELS = new Set([
  ...'sku|asin|isbn|upc|ean|mpn|bestellnr|bestellnummer|réf|ref|référence|reference|réference|reférence|código|codigo|referencia'.split(
    '|',
  ),
  ...'商品コード|商品番号|商品编号|商品編號|商品id|型番|品番|货号|貨號|型号|артикул|код|кодтовара|상품코드|품번|ürünkodu|kod|kodproduktu'.split(
    '|',
  ),
  ...allOf('product|item|model|style|part|stock|catalog', '|id|no|code|number|sku'),
  ...allOf('art|artikel|article|artículo', '|nr|no|nummer|number|code|id'),
  ...allOf('cod|codice|code', '|articolo|prodotto|produit'),
]);
const HEADINGS =
  'h1,h2,h3,[class*="itle"],[class*="roduct-name"],[class*="roduct_name"],[class*="sku-name"],[class*="oods-name"],[class*="-tit"],[data-title]';
/** In class names of a product's heading. */
const NAMED = any('prod|goods|item|sku|main');
/** What apps call each of their products' pages. */
const GENERIC = oneOf('商品详情|产品详情|product detail|product details');
const MAX_LEVELS = 10;
const MAX_ROWS = 600;
/** Points of an h1 of which the document's title has most words. */
const SURE = 5.5;

interface Known {
  readonly isSettled?: boolean;
  readonly currency?: string | undefined;
}

/**
 * What a page shows around its buy control: heading, current price, ids in form, attributes and rows.
 *
 * @param known.isSettled price and ids are known: the block need be no larger than to hold control and heading
 * @param known.currency what the page's sources call its currency, for signs that countries share
 */
export function* readBlock(page: Window, control: Element | null, known: Known = {}): Steps<Found> {
  const heading = headingOf(page);
  const start = control ?? heading;
  const {block, price} =
    known.isSettled && heading
      ? {block: around(start, heading), price: null}
      : yield* priceAround(page, start, heading, known.currency);
  yield;
  const ids = idsOf([...idsAround(control, block), ...idsInUrl(page.location.href)]);
  const title = titleOf(page, block);
  return {ids, title, ...(price && {price: price.price, ...(price.currency && {currency: price.currency})})};
}

/** The smallest block around that has a price and, as it may lie further out, the heading; with that price. */
function* priceAround(
  page: Window,
  start: Element | null,
  heading: Element | null,
  currency: string | undefined,
): Steps<{block: Element | null; price: Price | null}> {
  const settings = {
    language: languageOf(page),
    known: () => (currency ??= currencyNamed(page)),
    seen: new Map(),
  };
  const root = start?.getRootNode();
  let block = start && parentOf(start);
  let price = root && 'host' in root ? priceIn(root as ShadowRoot, start, settings) : null;
  let searched: Element | null = null;
  for (let level = 0; block && !price && level < MAX_LEVELS && !block.matches('body,html'); level++) {
    yield;
    price = priceIn(block, start, settings, searched);
    searched = block;
    if (!price) block = parentOf(block);
  }
  const outer = around(block ?? start, heading);
  if (outer && outer !== block && !outer.matches('body,html')) price = priceIn(outer, start, settings) ?? price;
  return {block: outer, price};
}

/** The element itself or the nearest around it that holds the heading too; null beyond the page, or too far out. */
function around(start: Element | null, heading: Element | null): Element | null {
  let outer = start;
  for (let level = 0; outer && heading && level < MAX_LEVELS && !outer.contains(heading); level++) {
    outer = parentOf(outer);
  }
  return outer;
}

const shownHeadings = (document: Document) =>
  [...document.querySelectorAll('h1')].slice(0, 12).filter((heading) => lineOf(heading) && isVisible(heading));

function headingOf({document}: Window): Element | null {
  const headings = shownHeadings(document);
  return headings.find((one) => !one.closest('header')) ?? headings[0] ?? null;
}

/** The heading of a product: an h1, else what is named like one; that which the document's own title begins with before others. */
export function titleOf(page: Window, block: Element | null): string {
  const {document} = page;
  const own = `${document.title}`.toLowerCase();
  let isNamed = false; // by any word of the document's title
  const score = (heading: Element, text: string) => {
    const words = text
      .toLowerCase()
      .split(/[^\w\u00c0-\uffff]+/)
      .filter(Boolean)
      .slice(0, 30);
    const shared = words.filter((word) => own.includes(word)).length;
    const share = words.length ? ((words.length > 1 ? 3 : 1.5) * shared) / words.length + Math.min(shared, 6) * 0.4 : 0;
    isNamed ||= shared > 0;
    const named = NAMED.test(heading.className) || heading.hasAttribute('data-title');
    return share + (heading.tagName === 'H1' ? 3 : named ? 1.5 : 0) - (heading.closest(FURNITURE) ? 2 : 0);
  };
  let best = {text: '', score: 0};
  const consider = (headings: Iterable<Element>) => {
    for (const heading of headings) {
      const text = lineOf(heading);
      if (text.length < 3 || text.length > 250 || GENERIC.test(text)) continue;
      const points = score(heading, text);
      if (points > best.score && isVisible(heading)) best = {text, score: points};
    }
  };
  consider(shownHeadings(document));
  if (best.score < SURE && block) consider([...block.querySelectorAll(HEADINGS)].slice(0, 40));
  // An app may call all its pages the same
  if (best.score >= 3 || (best.score > 1 && !isNamed)) return best.text;
  return clean(`${document.title}`.replace(/\s*(?:[|–—·_]|-| - )[^|–—·_-]*$/, ''));
}

/** The text of a heading with a space between its parts. */
function lineOf(heading: Element): string {
  const said = clean(heading.getAttribute('data-title'));
  if (said) return said;
  if (!heading.childElementCount) return clean(heading.textContent);
  const texts = heading.ownerDocument.createTreeWalker(heading, 4 /* NodeFilter.SHOW_TEXT */);
  let line = '';
  for (let i = 0, node = texts.nextNode(); node && i < 30 && line.length < 300; i++, node = texts.nextNode()) {
    const {tagName} = node.parentElement!;
    if (tagName !== 'SCRIPT' && tagName !== 'STYLE') line += ` ${node.nodeValue}`;
  }
  return clean(line);
}

function idsAround(control: Element | null, block: Element | null): unknown[] {
  return [...(control ? idsAt(control) : []), ...(block ? idsInRows(block) : [])];
}

/** By which ids a control goes: of its form, and in attributes of what is around it. */
export function idsAt(control: Element): unknown[] {
  const form = control.closest('form');
  const inputs = [...(form?.querySelectorAll('input,button[name]') ?? [])]
    .slice(0, 100)
    .filter((input) => ID_INPUTS.test(/[^[\]]+(?=\]*$)/.exec(input.getAttribute('name') ?? '')?.[0] ?? '')); // products[7][product_id]
  const action =
    ['formaction', 'href'].map((name) => control.getAttribute(name)).find(Boolean) ?? form?.getAttribute('action');
  const marked = control.closest(ID_MARKS.map((name) => `[${name}]`).join());
  const attributes: unknown[] = [];
  for (let node: Element | null = control, level = 0; node && level < 6; node = parentOf(node), level++) {
    for (const {name, value} of node.attributes)
      if (isIdName(name) && /^(?=.*\d)[\w./-]{3,40}$/.test(value)) attributes.push(value);
  }
  return [
    ...ID_MARKS.map((name) => marked?.getAttribute(name)),
    ...inputs.map((input) => input.getAttribute('value')),
    ...(action?.includes('?') ? idsInUrl(absolute(action, control.baseURI)) : []),
    ...attributes,
  ];
}

const isIdName = (name: string) => {
  const words = name.split('-');
  return words[0] === 'data' && words.length < 6 && ID_ATTRIBUTE.test(words.at(-1)!);
};

/** "SKU: 4711", "商品コード：A-1", in one text or two. */
function idsInRows(block: Element): string[] {
  const ids: string[] = [];
  const texts = block.ownerDocument.createTreeWalker(block, 4 /* NodeFilter.SHOW_TEXT */);
  for (let i = 0, node = texts.nextNode(); node && i < MAX_ROWS && ids.length < 4; i++, node = texts.nextNode()) {
    const text = node.nodeValue!;
    if (text.length > 80 || text.length < 3) continue;
    const end = text.search(/[:：#]/);
    if (
      end < 0 ||
      !ID_LABELS.has(
        text
          .slice(0, end)
          .toLowerCase()
          .replace(/[\s.(-]+/g, ''),
      )
    )
      continue;
    let value = text.slice(end).replace(/^[\s:：#]+/, '');
    for (let step = 0; !value && step < 3; step++) {
      const next = texts.nextNode();
      if (next?.parentElement?.closest('option,button')) break; // "Model:" asks which one
      value = clean(next?.nodeValue);
    }
    const id = /^[\w./+-]{2,40}/.exec(value.trim())?.[0] ?? '';
    if (/\d/.test(id)) ids.push(id);
  }
  return ids;
}

/** Each of one list before each of another. */
function allOf(firsts: string, seconds: string): string[] {
  return firsts.split('|').flatMap((first) => seconds.split('|').map((second) => first + second));
}

const idsInUrl = (href: string) =>
  [...(quietly(() => new URL(href).searchParams) ?? [])]
    .filter(([key]) => ID_INPUTS.test(key) || key === 'id')
    .map(([, id]) => id);
