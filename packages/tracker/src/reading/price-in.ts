import {isVisible} from '../page.ts';
import {MONEY, type Price, parseNumber, parsePrice} from '../price.ts';
import {parentOf} from './control.ts';

const PRICES =
  '[data-price],[data-price-amount],' +
  ['price', 'prix', 'preis', 'prijs', 'precio', 'preco', 'prezzo', 'cena', 'fiyat', 'amount', 'money', 'currency']
    .map((word) => `[class*="${word}" i],[id*="${word}" i]`)
    .join();
/** Words of class names for crossed-out prices, at the beginning of a part: "bold" and "wash" are none. */
const OLD =
  /(?:^|[\s_-])(?:old|was|strike\w*|struck|list-?price|rrp|msrp|original|before|crossed|cross-?out|uvp|scratch\w*|through|previous|regular-price|compare-?at)/i;
/** Of what is near a product and costs something else. */
const OTHER =
  /(?:^|[\s_-])(?:unit|base-?price|grundpreis|ppu|install?ment|monthly|financ\w*|afterpay|klarna|affirm|shipping|delivery|versand\w*|tax|vat|saving|save|you-?save|points?|rewards?|mini-?cart|cart-(?:total|price|amount)|(?:sub|cart|order)-?total|bundle|related|recommend\w*|upsell\w*|cross-?sell\w*|similar|also|recent\w*|carousel|slider|swiper|warrant\w*|protection|insurance|trade-?in|deposit|coupon|filter|facet|reviews?|accessor\w*|frequent\w*|add-?ons?|used|refurb\w*|marketplace|other-?sellers?|olp)(?![a-z])/i;
const CURRENT =
  /(?:^|[\s_-])(?:sale|special|final|current|now|our|actual|promo|offer|new|today|selling|main|pdp|detail|product|highlight|large|big|primary|deal)/i;
const CENTS = /cent|decimal|fraction|sup/i;
const READ_OUT = /offscreen|visually-?hidden|sr-only|screen-reader/i;
const SKIPPED = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SELECT|OPTION|INPUT|TEXTAREA|DEL|S|STRIKE|IFRAME)$/;
const MAX_ELEMENTS = 200;
const MAX_TEXTS = 1500;
const MAX_NODES = 60;

export interface Language {
  readonly language: string;
  /** ISO 4217 that the page names elsewhere; asked for only when a price leaves it open. */
  readonly known: () => string;
}

interface Priced {
  readonly element: Element;
  readonly price: Price;
  readonly score: number;
}

/**
 * The price that is paid for the product of a block: of all amounts in it the one whose element is named, placed and sized
 * like it. Of a few hundred elements at most.
 *
 * @param near where the product is bought, or its heading: of two prices the nearer counts
 */
export function priceIn(block: Element, near: Element | null, {language, known}: Language): Price | null {
  const found: Priced[] = [];
  const add = (element: Element, base: number) => {
    const score = base + scoreOf(element, block, near);
    if (score < -4) return;
    const price = priceOf(element, language);
    if (price && isVisible(element)) found.push({element, price, score: score + (price.currency ? 2 : 0)});
  };
  const elements = block.querySelectorAll(PRICES);
  for (let i = 0; i < elements.length && i < MAX_ELEMENTS && found.length < 24; i++) add(elements[i], 0);
  if (!found.length) for (const element of moneyIn(block)) add(element, -1);
  const sized = found
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 8)
    .map((one) => ({...one, score: one.score + sizeOf(one.element)}));
  const [first, ...others] = sized;
  if (!first) return null;
  const best = others.reduce((most, one) => (one.score > most.score ? one : most), first);
  const {price} = best;
  if (price.currency && price.currencyBy !== 'language') return price;
  const named = known();
  return named ? (parsePrice(shownIn(best.element), language, named) ?? price).currency === named || !price.currency ? {...price, currency: named} : price : price;
}

/** Elements whose own text is an amount, where no element is named a price. */
function moneyIn(block: Element): Element[] {
  const found = new Set<Element>();
  const texts = block.ownerDocument.createTreeWalker(block, 4 /* NodeFilter.SHOW_TEXT */);
  for (let i = 0; i < MAX_TEXTS && found.size < 24; i++) {
    const node = texts.nextNode();
    if (!node) break;
    const text = node.nodeValue!;
    if (text.length > 60 || !/\d/.test(text)) continue;
    let parent = node.parentElement!;
    if (!MONEY.test(text)) parent = parent.parentElement ?? parent; // its sign, or its cents, may be in an element of their own
    if (MONEY.test(text) || ((parent.textContent ?? '').length < 40 && MONEY.test(parent.textContent ?? ''))) found.add(parent);
  }
  return [...found];
}

function scoreOf(element: Element, block: Element, near: Element | null): number {
  let score = 0;
  for (let node: Element | null = element, level = 0; node && node !== block && level < 9; node = parentOf(node), level++) {
    const names = `${node.getAttribute('class') ?? ''} ${node.id}`;
    if (level < 4 && (OLD.test(names) || /^(?:DEL|S|STRIKE)$/.test(node.tagName))) return -9;
    if (OTHER.test(names) || /^(?:LI|OPTION|SELECT|LABEL)$/.test(node.tagName)) score -= level < 4 ? 4 : 2;
    if (level < 3 && CURRENT.test(names)) score += 2 - level / 2;
    if (near && level < 8 && node.contains(near)) return score + 3 - level / 2;
  }
  return score;
}

/** Shops print what is paid larger than what surrounds it. */
function sizeOf(element: Element): number {
  const size = Number.parseFloat(element.ownerDocument.defaultView?.getComputedStyle(element).fontSize ?? '');
  return size > 14 ? Math.min(3, (size - 14) / 5) : 0;
}

/** The price an element shows, or bears in an attribute. */
export function priceOf(element: Element, language: string, known = ''): Price | null {
  if (SKIPPED.test(element.tagName)) return null;
  const text = shownIn(element);
  const price = text && text.length <= 160 ? parsePrice(text, language, known) : null;
  if (price?.currency) return price;
  const said = ['content', 'data-price-amount', 'data-price']
    .map((name) => element.getAttribute(name) ?? '')
    .find((value) => /^\d{1,9}(?:[.,]\d{1,4})?$/.test(value));
  const amount = said && (!price || /\D/.test(said)) ? parseNumber(said) : 0;
  return amount ? {price: amount} : price;
}

/** What a shopper sees of a price, on one line: without what is crossed out, its small cents behind a point. */
function shownIn(element: Element): string {
  let text = '';
  let nodes = 0;
  let readOut = '';
  const walk = (node: Node) => {
    if (++nodes > MAX_NODES || text.length > 200) return;
    if (node.nodeType === 3) {
      text += node.nodeValue;
      return;
    }
    if (node.nodeType !== 1) return;
    const part = node as Element;
    const names = part.getAttribute('class') ?? '';
    if (part !== element && (SKIPPED.test(part.tagName) || OLD.test(names))) return;
    const own = part.childElementCount ? '' : (part.textContent ?? '').trim();
    if (READ_OUT.test(names) && MONEY.test(own) && !readOut) readOut = own;
    else if (/^\d\d$/.test(own) && CENTS.test(`${part.tagName} ${names}`)) {
      text = text.trimEnd();
      text += /[.,]$/.test(text) ? own : `.${own}`;
    } else {
      for (const child of part.childNodes) walk(child);
      if (part !== element && !/\s$/.test(text) && !/^(?:SPAN|B|I|STRONG|SUP|SMALL|EM|BDI|FONT)$/.test(part.tagName)) text += ' ';
    }
  };
  walk(element);
  return nodes > MAX_NODES ? '' : (readOut && !/was|original|list/i.test(readOut) ? readOut : text).replace(/\s+/g, ' ').trim();
}
