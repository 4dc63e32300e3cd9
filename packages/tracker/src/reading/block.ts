import {clean, isVisible, textOf} from '../page.ts';
import {MONEY, type Price, parseNumber, parsePrice} from '../price.ts';
import {ADD, BUY} from '../words.ts';
import {breadcrumb} from './breadcrumb.ts';
import {CONTROL, FURNITURE, ID_MARKS, labelOf} from './control.ts';
import {type Found, idsOf} from './found.ts';

const PRICE =
  '[itemprop~="price"],[data-price],' +
  ['price', 'prix', 'preis', 'prijs', 'precio', 'prezzo', 'fiyat', 'amount', 'money']
    .map((word) => `[class*="${word}" i],[id*="${word}" i]`)
    .join();
/** Words of class names for crossed-out prices, at the beginning of a part: "bold" and "wash" are none. */
const OLD = /(?:^|[\s_-])(?:old|was|strike\w*|list-?price|rrp|msrp|original|before|crossed|cross-?out|uvp)/i;
const CENTS = /^SUP\b|cent|decimal|fraction|sup\b/i;
const DECOY = /ex\.? ?tax|excl|税抜|point|积分|eco|\/ ?(?:\d+ ?)?(?:kg|g|l|ml|m|st|stk|paar|unit)\b|per /i;
const ID_INPUTS =
  /^(?:product_?id|id_product|product|add-to-cart|goods_?id|sku|pid|item_?id|asin|productcode|product_code|code)$/i;

/** The control that buys the page's one product: the first that does not lie in one of several like blocks. */
export function mainBuyControl(page: Window): Element | null {
  const controls = [...page.document.querySelectorAll(CONTROL)].slice(0, 3000).filter((control) => {
    const label = labelOf(control);
    return (ADD.test(label) || BUY.test(label)) && isVisible(control) && !control.closest(FURNITURE);
  });
  return controls.find((control) => !isRepeated(control, controls)) ?? null;
}

/** True when the element lies in one of several sibling blocks that hold such an element each: a card of a list. */
function isRepeated(control: Element, controls: readonly Element[]): boolean {
  let block: Element | null = control;
  for (let level = 0; block?.parentElement && level < 9; level++) {
    if (block.querySelector('h1')) return false; // the page's own block
    for (const sibling of block.parentElement.children) {
      if (sibling === block || sibling.tagName !== block.tagName || !block.querySelector('img,a[href]')) continue;
      if (sibling.classList[0] === block.classList[0] && controls.some((other) => sibling.contains(other))) return true;
    }
    block = block.parentElement;
  }
  return false;
}

/** What a page shows around its buy control: heading, nearest price, ids in the form. */
export function readBlock(page: Window, control: Element | null): Found {
  const document = page.document;
  const headings = [...document.querySelectorAll('h1')].filter((heading) => isVisible(heading) && textOf(heading));
  const heading = headings.find((one) => !one.closest('header')) ?? headings[0];
  const price = priceAround(control ?? heading ?? null, document.documentElement.lang);
  const form = control?.closest('form');
  const inputs = [...(form?.querySelectorAll('input,button[name]') ?? [])].filter((input) =>
    ID_INPUTS.test(input.getAttribute('name') ?? ''),
  );
  const marked = control?.closest(ID_MARKS.map((name) => `[${name}]`).join());
  return {
    ids: idsOf([
      ...ID_MARKS.map((name) => marked?.getAttribute(name)),
      ...inputs.map((input) => input.getAttribute('value')),
      ...[...new URL(page.location.href).searchParams]
        .filter(([key]) => ID_INPUTS.test(key) || key === 'id')
        .map(([, id]) => id),
    ]),
    title: textOf(heading) || clean(`${document.title}`.replace(/\s*(?:[|–—·_]|-| - )[^|–—·_-]*$/, '')),
    ...price,
    category: breadcrumb(page),
  };
}

/** The nearest current price to an element, looking into ever wider blocks around it. */
function priceAround(from: Element | null, language: string): Price | null {
  const known = new Set<Element>();
  let block = from?.parentElement ?? null;
  for (let level = 0; block && level < 8; level++, block = block.parentElement) {
    if (block.matches('body,html')) return null;
    for (const element of block.querySelectorAll(PRICE)) {
      const price = known.has(element) ? null : priceOf(element, language);
      if (price) return price;
      known.add(element);
      if (known.size > 200) return null;
    }
  }
  return null;
}

function priceOf(element: Element, language: string): Price | null {
  if (isOld(element) || element.matches('input,select,script') || !isVisible(element)) return null;
  const bare = ['content', 'data-price', 'data-price-amount'].map((name) => clean(element.getAttribute(name)));
  const said = bare.find((text) => /^\d+(?:[.,]\d+)?$/.test(text));
  if ((element.textContent ?? '').length > 600) return said ? {price: parseNumber(said)} : null; // a block, no price
  const current = element.cloneNode(true) as Element;
  for (const part of current.querySelectorAll('*')) {
    if (isOld(part) || part.matches('script,style')) part.remove();
    // Cents in an element of their own, without the point that a shopper sees in their position
    else if (CENTS.test(part.tagName + ' ' + part.getAttribute('class')) && /^\d\d$/.test(textOf(part)))
      part.prepend('.');
  }
  const read = current.querySelector('.a-offscreen,[class*="visually-hidden"],[class*="sr-only"]');
  const text = textOf(read && MONEY.test(textOf(read)) ? read : current).replace('..', '.');
  if (DECOY.test(text) || (!said && (!text || text.length > 80))) return null;
  const price = parsePrice(text, language);
  if (said) return {...price, price: parseNumber(said)};
  return price && price.price > 0 && (MONEY.test(text) || /^\D{0,12}[\d.,\s]+\D{0,12}$/.test(text)) ? price : null;
}

function isOld(element: Element): boolean {
  for (let node: Element | null = element, level = 0; node && level < 4; node = node.parentElement, level++) {
    if (/^(?:DEL|S|STRIKE)$/.test(node.tagName) || OLD.test(node.getAttribute('class') ?? '')) return true;
  }
  return false;
}
