import {clean, isVisible, textOf} from '../page.ts';
import {BRAND_LABEL, MAKER_LABEL} from '../words.ts';
import {FURNITURE} from './control.ts';

const MAX_TEXTS = 6000;
const MAX_ELEMENTS = 1500;
/** A row has no more elements in it. */
const MAX_PARTS = 6;
const MAX_LABEL = 30;
const MAX_NAME = 40;
/** How far out from the heading lies what is near it. */
const MAX_LEVELS = 4;
/** Of more, none is the product's. */
const MAX_NAMES = 3;
/** In these a text that looks like a label is a choice, and one that fills its list item is a choice too. */
const NO_LABEL = `a,button,option,script,${FURNITURE}`;
const WORDS = 'brand|vendor|manufacturer|producent|marke|marca|marque';
/**
 * What is named like one, and links to all that somebody makes: slow to find, so it is sought last; and without their first
 * letters, since a selector that ignores case takes six times as long (13 ms on a large page).
 */
const NAMED = WORDS.replace(/(?:^|\|)\w(\w+)/g, '[class*="$1"],a[href*="$1"],') + 'h1 a';
/** Of a class the last word, of an address a step with something behind it. */
const NAMED_SO = new RegExp(`(?:^|[-_/\\s])(?:${WORDS})[sn]?(?:[-_](?:name|link|logo))?[\\s/?]`, 'i');

/**
 * Who made the product: as the page says in a row ("Brand: Acme"); else in a link or logo of a brand with whose name one of
 * the titles begins, or that stands near the heading; '' when it does not.
 */
export function brandOf({document}: Window, titles: readonly string[]): string {
  const own = titles.map((title) => title.toLowerCase());
  return inRows(document, own) || named(document, own);
}

/** What the row says that is labeled as the brand; else who made it. */
function inRows(document: Document, own: readonly string[]): string {
  const texts = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */);
  let maker = '';
  for (let i = 0, node = texts.nextNode() as Text | null; node && i < MAX_TEXTS; i++) {
    const label = node;
    node = texts.nextNode() as Text | null;
    if (label.length < 2 || label.length > 150) continue;
    const text = label.data.trim();
    const end = text.search(/[:：]|$/);
    if (end < 2 || end > MAX_LABEL) continue;
    const name = text.slice(0, end).trim();
    const isBrand = BRAND_LABEL.test(name);
    if (!isBrand && (maker || !MAKER_LABEL.test(name))) continue;
    const around = label.parentElement!;
    if (around.closest(NO_LABEL)) continue;
    let value = clean(text.slice(end + 1));
    for (let step = 0; !value && node && step < 4; step++, node = texts.nextNode() as Text | null) {
      if (around.closest('li')?.contains(node) === false) break;
      value = clean(node.data).replace(/^[:：]\s*/, '');
    }
    if (!value || value.length > MAX_NAME || /[:：]$/.test(value) || own.includes(value.toLowerCase())) continue;
    if (isBrand) return value;
    maker = value;
  }
  return maker;
}

/** What stands in a link or logo of a brand. */
function named(document: Document, own: readonly string[]): string {
  const places = [...document.querySelectorAll(NAMED)].slice(0, MAX_ELEMENTS);
  const names = places.map((place) => nameIn(place, own));
  // Behind a dash the shop's own name follows
  const isBegun = (name: string) =>
    own.some((title) => title.startsWith(name.toLowerCase()) && /^ [^|–—-]/.test(title.slice(name.length)));
  const begun = names.find((name) => name && isBegun(name));
  if (begun) return begun;
  const heading = [...document.querySelectorAll('h1,h2,h3')].find((one) => own.includes(textOf(one).toLowerCase()));
  let near = heading?.parentElement;
  for (let level = 0; near && level < MAX_LEVELS && near.tagName !== 'BODY'; level++, near = near.parentElement) {
    const [first, ...others] = new Set(
      names.filter((name, i) => name && near!.contains(places[i]) && isNamed(places[i])),
    );
    if (first) return others.length < MAX_NAMES ? first : '';
  }
  return '';
}

/** The short text of a place, or its logo's; '' for what is none. */
function nameIn(place: Element, own: readonly string[]): string {
  if (place.childElementCount > MAX_PARTS || (place.textContent ?? '').length > 150) return '';
  const name = textOf(place) || clean(place.querySelector('img')?.alt);
  const isOwn = own.includes(name.toLowerCase()) && place.parentElement!.tagName !== 'H1';
  return isOwn || name.length > MAX_NAME || /^.?$|[:：]/.test(name) ? '' : name;
}

const isNamed = (place: Element) =>
  !place.closest('header,footer') &&
  isVisible(place) &&
  [`${place.className} `, place.getAttribute('href') ?? ''].some((text) => NAMED_SO.test(text));
