import {clean, isVisible} from '../page.ts';
import type {Steps} from '../steps.ts';
import {FURNITURE, ID_MARKS, parentOf} from './control.ts';
import {type Found, idsOf} from './found.ts';
import {currencyNamed, languageOf} from './locale.ts';
import {priceIn} from './price-in.ts';

export {mainBuyControl} from './buy-control.ts';

const ID_INPUTS =
  /^(?:product_?id|id_product|product|add-to-cart|goods_?id|sku|pid|prod_?id|item_?id|article_?id|asin|productcode|product_code|code)$/i;
/** Names of attributes that hold an id of the product: data-prid, data-tracking-product-id, data-item-code */
const ID_ATTRIBUTE = /^data-(?:\w+-){0,3}(?:product|prod|item|goods|article|prd?|p)?[-_]?(?:id|sku|code|number|asin)$/;
/** Rows that name it, up to their colon. */
const ID_ROW =
  /^\(?(?:(?:product|item|model|style|part|stock|catalog)\s?(?:#|id|no|code|number|sku)?|sku|asin|isbn|upc|ean|mpn|art(?:ikel|icle|ículo)?\.?\s?-?(?:nr|no|nummer|number|code|id)?|bestell-?\s?(?:nr|nummer)|r[ée]f(?:[ée]rence)?|cod(?:ice|e)?(?: (?:articolo|prodotto|produit))?|c[óo]digo|referencia|商品(?:コード|番号|编号|編號|ID)|型番|品番|货号|貨號|型号|артикул|код(?: товара)?|상품코드|품번|ürün kodu|kod(?: produktu)?)\.?\s*[:：#]\s*/i;
const HEADINGS =
  'h1,h2,h3,[class*="title" i],[class*="product-name" i],[class*="product_name" i],[class*="sku-name" i],[class*="goods-name" i],[data-title]';
const MAX_LEVELS = 10;
const MAX_ROWS = 600;
/** Points of an h1 of which the document's title has most words. */
const SURE = 5.5;

/** What a page shows around its buy control: heading, current price, ids in form, attributes and rows. */
export function* readBlock(page: Window, control: Element | null): Steps<Found> {
  const first = headingOf(page, null);
  const start = control ?? first;
  const language = languageOf(page);
  let currency: string | undefined;
  const settings = {language, known: () => (currency ??= currencyNamed(page)), seen: new Map()};
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
  // The heading may lie further out than the price
  let outer = block ?? start;
  for (let level = 0; outer && first && level < MAX_LEVELS && !outer.contains(first); level++) outer = parentOf(outer);
  if (outer && outer !== block && !outer.matches('body,html')) price = priceIn(outer, start, settings) ?? price;
  yield;
  const ids = idsOf([...idsAround(control, outer), ...idsInUrl(page.location.href)]);
  const title = titleOf(page, outer);
  return {ids, title, ...(price && {price: price.price, ...(price.currency && {currency: price.currency})})};
}

const shownHeadings = (document: Document) =>
  [...document.querySelectorAll('h1')].slice(0, 12).filter((heading) => lineOf(heading) && isVisible(heading));

function headingOf({document}: Window, block: Element | null): Element | null {
  const headings = shownHeadings(document);
  const inside = block ? headings.filter((one) => block.contains(one)) : headings;
  return inside.find((one) => !one.closest('header')) ?? inside[0] ?? null;
}

/** The heading of a product: an h1, else what is named like one; that which the document's own title begins with before others. */
export function titleOf(page: Window, block: Element | null): string {
  const {document} = page;
  const own = `${document.title}`.toLowerCase();
  const score = (heading: Element, text: string) => {
    const words = text
      .toLowerCase()
      .split(/[^\w\u00c0-\uffff]+/)
      .filter(Boolean)
      .slice(0, 30);
    const shared = words.filter((word) => own.includes(word)).length;
    const share = words.length ? ((words.length > 1 ? 3 : 1.5) * shared) / words.length + Math.min(shared, 6) * 0.4 : 0;
    const named = /product|goods|item|sku|main/i.test(heading.className) || heading.hasAttribute('data-title');
    return share + (heading.tagName === 'H1' ? 3 : named ? 1.5 : 0) - (heading.closest(FURNITURE) ? 2 : 0);
  };
  let best = {text: '', score: 0};
  const consider = (headings: Iterable<Element>) => {
    for (const heading of headings) {
      const text = lineOf(heading);
      if (text.length < 3 || text.length > 250) continue;
      const points = score(heading, text);
      if (points > best.score && isVisible(heading)) best = {text, score: points};
    }
  };
  consider(shownHeadings(document));
  if (best.score < SURE && block) consider([...block.querySelectorAll(HEADINGS)].slice(0, 40));
  return best.score >= 3 ? best.text : clean(`${document.title}`.replace(/\s*(?:[|–—·_]|-| - )[^|–—·_-]*$/, ''));
}

/** The text of a heading with a space between its parts. */
function lineOf(heading: Element): string {
  const said = clean(heading.getAttribute('data-title'));
  if (said) return said;
  if (!heading.childElementCount) return clean(heading.textContent);
  const texts = heading.ownerDocument.createTreeWalker(heading, 4 /* NodeFilter.SHOW_TEXT */);
  let line = '';
  for (let i = 0, node = texts.nextNode(); node && i < 30 && line.length < 300; i++, node = texts.nextNode()) {
    if (!/^(?:SCRIPT|STYLE)$/.test(node.parentElement!.tagName)) line += ` ${node.nodeValue}`;
  }
  return clean(line);
}

function idsAround(control: Element | null, block: Element | null): unknown[] {
  if (!control) return block ? idsInRows(block) : [];
  const form = control.closest('form');
  const inputs = [...(form?.querySelectorAll('input,button[name]') ?? [])]
    .slice(0, 100)
    .filter((input) => ID_INPUTS.test(input.getAttribute('name') ?? ''));
  const marked = control.closest(ID_MARKS.map((name) => `[${name}]`).join());
  const attributes: unknown[] = [];
  for (let node: Element | null = control, level = 0; node && level < 6; node = parentOf(node), level++) {
    for (const {name, value} of node.attributes)
      if (ID_ATTRIBUTE.test(name) && /^(?=.*\d)[\w./-]{3,40}$/.test(value)) attributes.push(value);
  }
  return [
    ...ID_MARKS.map((name) => marked?.getAttribute(name)),
    ...inputs.map((input) => input.getAttribute('value')),
    ...attributes,
    ...(block ? idsInRows(block) : []),
  ];
}

/** "SKU: 4711", "商品コード：A-1", in one text or two. */
function idsInRows(block: Element): string[] {
  const ids: string[] = [];
  const texts = block.ownerDocument.createTreeWalker(block, 4 /* NodeFilter.SHOW_TEXT */);
  for (let i = 0, node = texts.nextNode(); node && i < MAX_ROWS && ids.length < 4; i++, node = texts.nextNode()) {
    const text = node.nodeValue!;
    if (text.length > 80 || text.length < 3) continue;
    const row = text.trim();
    const [label] = (/[:：#]/.test(row) && ID_ROW.exec(row)) || [];
    if (label === undefined) continue;
    let value = row.slice(label.length);
    for (let step = 0; !value && step < 3; step++) value = clean(texts.nextNode()?.nodeValue);
    const id = /^[\w./+-]{2,40}/.exec(value.trim())?.[0] ?? '';
    if (/\d/.test(id)) ids.push(id);
  }
  return ids;
}

const idsInUrl = (href: string) =>
  [...new URL(href).searchParams].filter(([key]) => ID_INPUTS.test(key) || key === 'id').map(([, id]) => id);
