import {clean, isVisible} from '../page.ts';
import {BRAND_LABEL, IN_STOCK, OUT_OF_STOCK} from '../words.ts';
import {FURNITURE} from './control.ts';

/** What short texts of a page say of its product: rows like "Brand: Acme", notes like "In stock". */
export interface Rows {
  readonly brand?: string;
  readonly available?: boolean;
}

const MAX_TEXTS = 6000;
/** Texts in which choices are listed: one size of many is sold out. */
const CHOICE = 'select,option,label,script,style,noscript,template,textarea,[role=listbox],' + FURNITURE;

/**
 * Reads the page's short texts in one go. Brands are looked for everywhere, since tables of properties lie far below; notes
 * about stock only in `block`, where the product is bought.
 */
export function readRows(page: Window, block: Element | null): Rows {
  const {document} = page;
  const texts = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */);
  let brand = '';
  let inStock = false;
  let outOfStock = false;
  for (let i = 0; i < MAX_TEXTS; i++) {
    const node = texts.nextNode() as Text | null;
    if (!node || (brand && !block)) break;
    if (node.length < 2 || node.length > 120) continue;
    const text = node.data.trim();
    const parent = node.parentElement;
    if (!parent) continue;
    if (!brand && BRAND_LABEL.test(text) && !parent.closest(CHOICE)) brand = valueBehind(text, texts);
    if (block?.contains(parent)) {
      const out = OUT_OF_STOCK.test(text);
      if ((out || IN_STOCK.test(text)) && !parent.closest(CHOICE) && isVisible(parent)) {
        if (out) outOfStock = true;
        else inStock = true;
      }
    }
  }
  return {
    ...(brand && {brand}),
    ...(inStock !== outOfStock && {available: inStock}),
  };
}

/** What stands behind a label: the rest of its text, or the next text there is. The walker moves on. */
function valueBehind(text: string, texts: TreeWalker): string {
  let value = clean(text.replace(/^[^::]*[::]?\s*/, ''));
  for (let i = 0; !value.replace(/[\s::]/g, '') && i < 4; i++) value = clean(texts.nextNode()?.nodeValue);
  return value.length <= 40 && !/[::]$/.test(value) ? value.replace(/^[::]\s*/, '') : '';
}
