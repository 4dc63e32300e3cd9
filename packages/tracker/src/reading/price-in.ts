import {isLetter, MONEY} from '../currency.ts';
import {isVisible} from '../page.ts';
import {type Price, parseNumber, parsePrice} from '../price.ts';
import {any} from '../words.ts';
import {CURRENT, meaningOf, namesOf, OLD, OTHER, OWN, REGULAR} from './class-words.ts';
import {parentOf} from './control.ts';

/** In class or id of an element that shows a price. */
export const PRICED = /pri(?:ce|x|js|s)|preis|precio|pre[cç]o|prezzo|cena|fiyat|amount|money|currency/i;
const CENTS = any('decimal|fraction', ['cent', /cents?\b/], ['sup', /\bsup(?:er)?\b|super$/]);
const READ_OUT = any('offscreen|visuallyhidden|visually-hidden|sr-only|screen-reader');
const CROSSED_OUT = new Set(['DEL', 'S', 'STRIKE']);
const SKIPPED = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE SELECT OPTION INPUT TEXTAREA DEL S STRIKE IFRAME'.split(' '));
/** Of text: no space parts it from what follows. */
const INLINE = new Set('SPAN B I STRONG SUP SMALL EM BDI FONT'.split(' '));
const CHOICES = new Set(['OPTION', 'SELECT', 'LABEL']);
const MAX_ELEMENTS = 4000;
const MAX_FOUND = 24;
const MAX_TEXTS = 1500;
const MAX_NODES = 60;

export interface Language {
  readonly language: string;
  /** ISO 4217 that the page names elsewhere; asked for only when a price leaves it open. */
  readonly known: () => string;
  /** What elements have been found to show, so that none is read twice. */
  readonly seen: Map<Element, Price | null>;
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
 * @param searched a part of the block in which there is none
 */
export function priceIn(
  block: Element | ShadowRoot,
  near: Element | null,
  {language, known, seen}: Language,
  searched: Element | null = null,
): Price | null {
  const found: Priced[] = [];
  const add = (part: Element, base: number, alone = false) => {
    const element = wholeOf(part);
    const score = base + scoreOf(element, block, near, alone);
    if (score < -4) return;
    let price = seen.get(element);
    if (price === undefined) {
      price = isVisible(element) ? priceOf(element, language) : null;
      seen.set(element, price);
    }
    if (price) found.push({element, price, score: score + (price.currency ? 2 : 0)});
  };
  const elements = 'tagName' in block ? block.getElementsByTagName('*') : block.querySelectorAll('*');
  for (let i = 0; i < elements.length && i < MAX_ELEMENTS && found.length < MAX_FOUND; i++) {
    const element = elements[i];
    if (element === searched) {
      i += element.getElementsByTagName('*').length;
      continue;
    }
    if (
      PRICED.test(element.getAttribute('class') ?? '') ||
      PRICED.test(element.id) ||
      element.hasAttribute('data-price')
    )
      add(element, 0);
  }
  if (!found.length) for (const element of moneyIn(block)) add(element, -1);
  if (!found.length) for (const element of block.querySelectorAll('[class*="egular-price"]')) add(element, 0, true);
  const sized = found
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 8)
    .map((one) => ({...one, score: one.score + sizeOf(one.element)}));
  const [first, ...others] = sized;
  if (!first) return null;
  const best = others.reduce((most, one) => (one.score > most.score ? one : most), first);
  const price = pairedWith(best, language);
  if (price.currency && price.currencyBy !== 'language') return price;
  const named = known();
  const settled = named ? (parsePrice(shownIn(best.element), language, named)?.currency ?? named) : price.currency;
  return {...price, ...(settled && {currency: settled})};
}

/** Beside an amount, and nothing else, may stand what it was before, in either order, or itself read out: the lower is paid. */
function pairedWith({element, price}: Priced, language: string): Price {
  const around = element.parentElement;
  const text = around?.textContent ?? '';
  if (!around || text.length > 60 || Array.from(text).filter(isLetter).length > 6) return price;
  const pair = priceOf(around, language);
  const isPair =
    pair &&
    ((pair.list === price.price && pair.price > price.price / 10) || Math.round(pair.price * 100) === price.price);
  return isPair ? pair : price;
}

/** Elements whose own text is an amount, where no element is named a price. */
function moneyIn(block: Element | ShadowRoot): Element[] {
  const found = new Set<Element>();
  const texts = block.ownerDocument.createTreeWalker(block, 4 /* NodeFilter.SHOW_TEXT */);
  for (let i = 0; i < MAX_TEXTS && found.size < 24; i++) {
    const node = texts.nextNode();
    if (!node) break;
    const text = node.nodeValue!;
    if (text.length > 60 || !/\d/.test(text)) continue;
    let parent = node.parentElement!;
    if (!MONEY.test(text)) {
      if (!/^[\s\d.,'’-]+$/.test(text)) continue;
      const part = parent;
      parent = parent.parentElement ?? parent; // its sign, or its cents, may be in an element of their own
      const whole = parent.textContent ?? '';
      if (whole.length >= 40 || !MONEY.test(whole)) continue;
      if (!INLINE.has(part.tagName) && MONEY.test(whole.replace(text, ''))) continue; // "Chair", "1", "€ 10"
    }
    found.add(parent);
  }
  return [...found];
}

function scoreOf(element: Element, block: Node, near: Element | null, alone: boolean): number {
  let score = 0;
  for (
    let node: Element | null = element, level = 0;
    node && node !== block && level < 9;
    node = parentOf(node), level++
  ) {
    const meaning = meaningOf(node);
    if (level < 4 && (meaning & (alone ? OLD : OLD | REGULAR) || CROSSED_OUT.has(node.tagName))) return -9;
    if (near && node.tagName === 'A' && node.querySelector('img')) return -9; // the card of what else there is
    if (meaning & OTHER || CHOICES.has(node.tagName)) score -= level < 4 ? 4 : 2;
    if (node.tagName === 'LI') score -= 1.5; // of choices, or of what else there is
    if (level < 3 && meaning & (CURRENT | OWN)) score += (meaning & CURRENT ? 2 : 1.5) - level / 2;
    if (near && level < 8 && node.contains(near)) return score + 3 - level / 2;
  }
  return score;
}

/** Shops print what is paid larger than what surrounds it. */
function sizeOf(element: Element): number {
  const size = Number.parseFloat(element.ownerDocument.defaultView?.getComputedStyle(element).fontSize ?? '');
  return size > 14 ? Math.min(3, (size - 14) / 5) : 0;
}

/** The element around that shows the rest of an amount, where this one shows a part: "4" and ".99". */
function wholeOf(element: Element): Element {
  const own = (element.textContent ?? '').trim();
  const around = element.parentElement;
  const all = own.length > 8 ? '' : (around?.textContent ?? '').trim();
  if (!around || all.length > 24) return element;
  const rest = all.replace(own, '');
  return /\d/.test(rest) && !MONEY.test(rest) && /^[\s\d.,€£$¥₹-]{1,8}[A-Z]{0,3}$/.test(rest) ? around : element;
}

/** The price an element shows, or bears in an attribute. */
export function priceOf(element: Element, language: string, known = ''): Price | null {
  if (SKIPPED.has(element.tagName)) return null;
  const text = shownIn(element);
  if (/^\D{0,3}\d\d\D{0,3}$/.test(text) && CENTS.test(namesOf(element))) return null; // its cents alone
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
  if (!element.childElementCount) return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  let text = '';
  let nodes = 0;
  let readOut = '';
  const walk = (node: Node) => {
    if (++nodes > MAX_NODES || text.length > 200) return;
    if (node.nodeType === 3) {
      const more = node.nodeValue!;
      text += isLetter(text.at(-1)) && (isLetter(more[0]) || /^\d/.test(more)) ? ` ${more}` : more;
      return;
    }
    if (node.nodeType !== 1) return;
    const part = node as Element;
    if (part !== element && (SKIPPED.has(part.tagName) || meaningOf(part) & (OLD | REGULAR))) return;
    const names = namesOf(part);
    const own = part.getElementsByTagName('*').length > 2 ? '' : (part.textContent ?? '').trim();
    if (READ_OUT.test(names) && MONEY.test(own) && !readOut) readOut = own;
    else if (/^\d\d$/.test(own) && CENTS.test(`${part.tagName} ${names}`)) {
      text = text.trimEnd();
      text += /[.,]$/.test(text) ? own : `.${own}`;
    } else {
      for (const child of part.childNodes) walk(child);
      if (part !== element && !/\s$/.test(text) && !INLINE.has(part.tagName)) text += ' ';
    }
  };
  walk(element);
  return nodes > MAX_NODES
    ? ''
    : (readOut && !/was|original|list/i.test(readOut) ? readOut : text).replace(/\s+/g, ' ').trim();
}
