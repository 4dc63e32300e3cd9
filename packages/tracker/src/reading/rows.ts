import {clean, isVisible, textOf} from '../page.ts';
import {BRAND_LABEL, IN_STOCK, OUT_OF_STOCK} from '../words.ts';
import {FURNITURE} from './control.ts';

/** What short texts of a page say of its product: rows like "Brand: Acme", notes like "In stock". */
export interface Rows {
  readonly brand?: string;
  readonly available?: boolean;
}

const MAX_ROWS = 1500;
const MAX_TEXTS = 600;
/** What rows and their labels are made of. */
const ROWS = 'th,dt,td,li,b,strong,label,[class*="label" i],[class*="brand" i],[class*="manufact" i]';
/** Texts in which choices are listed: one size of many is sold out. */
const CHOICE = 'select,option,label,script,style,noscript,template,textarea,[role=listbox],' + FURNITURE;

/**
 * Reads short texts. Brands are looked for everywhere, since tables of properties lie far below; notes about stock only in
 * `block`, where the product is bought.
 */
export function readRows(page: Window, wanted: {brand: boolean; available: boolean}, block: Element | null): Rows {
  const {document} = page;
  let brand = '';
  const rows = wanted.brand ? document.querySelectorAll(ROWS) : [];
  for (let i = 0; i < rows.length && i < MAX_ROWS && !brand; i++) {
    const text = rows[i].textContent ?? '';
    if (text.length > 1 && text.length < 150 && BRAND_LABEL.test(text.trim())) brand = valueBehind(rows[i]);
  }
  const texts = wanted.available && block && document.createTreeWalker(block, 4 /* NodeFilter.SHOW_TEXT */);
  let inStock = false;
  let outOfStock = false;
  for (let i = 0; i < MAX_TEXTS; i++) {
    const node = texts ? texts.nextNode() : null;
    if (!node) break;
    const text = node.nodeValue!;
    if (text.length < 2 || text.length > 120) continue;
    const out = OUT_OF_STOCK.test(text);
    const parent = (out || IN_STOCK.test(text)) && node.parentElement;
    if (!parent || parent.closest(CHOICE) || !isVisible(parent)) continue;
    if (out) outOfStock = true;
    else inStock = true;
  }
  return {
    ...(brand && {brand}),
    ...(inStock !== outOfStock && {available: inStock}),
  };
}

/** What stands behind a label: the rest of its row, or the next element's text. */
function valueBehind(row: Element): string {
  const rest = clean(textOf(row).replace(/^[^:：]*[:：]?/, ''));
  const value = rest || textOf(row.nextElementSibling) || textOf(row.parentElement?.nextElementSibling);
  return value.length <= 40 && !/[:：]$/.test(value) ? value.replace(/^[:：]\s*/, '') : '';
}
