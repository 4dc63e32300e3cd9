import type {SeenItem} from '@vitrine/core';
import {MONEY} from '../currency.ts';
import {pageKey} from '../navigation.ts';
import {absolute, clean, isVisible, textOf} from '../page.ts';
import type {Steps} from '../steps.ts';
import {FURNITURE, ID_MARKS} from './control.ts';
import {idsOf, itemFrom} from './found.ts';
import {currencyNamed, languageOf} from './locale.ts';
import {type Language, PRICED, priceIn} from './price-in.ts';
import {idOfUrl, idsOfUrl} from './url-ids.ts';

const MAX_CARDS = 120;
const MAX_TEXTS = 8000;
const MAX_PRICES = 600;
const MAX_LEVELS = 8;
const MAX_CHARS = 1500;
/** Where a product has no photograph, what stands in its place is often a drawing. */
const PICTURE =
  'img,picture,canvas,[style*="background-image"],uni-image,[class*="image"],[class*="Image"],[class*="thumb"]';
/** Links that lead to no product. */
const LINK =
  'a[href]:not([href^="#"]):not([href^="javascript"]):not([href*="cart"]):not([href*="Cart"]):not([href*="ishlist"]):not([href*="ompare"]),uni-navigator[url]';
const TITLE = 'h2,h3,h4,h5,[class*="itle"],[class*="name"],[class*="Name"]';
/** Around what the shopper saw or chose before. */
const BEFORE =
  '[class*="recent" i],[class*="viewed" i],[class*="mini-cart" i],[class*="minicart" i],[id*="minicart" i]';

/** Cards of a list in page order: the smallest blocks around a price that have a picture and a link to one product. */
export function* readCards(page: Window): Steps<SeenItem[]> {
  const settings = settingsOf(page);
  const own = pageKey(page.location.href);
  const found = new Map<string, {block: Element; item: SeenItem}>();
  const known = new Set<Element>();
  for (const price of pricesOf(page.document)) {
    if (found.size >= MAX_CARDS) break;
    yield;
    // Beyond the header, around what its cart is worth, the first card's picture and link would be found
    const block = price.closest(FURNITURE) ? null : cardAround(price);
    if (!block || known.has(block)) continue;
    known.add(block);
    const item = block.closest(`${FURNITURE},${BEFORE}`) || !isVisible(block) ? null : itemOf(block, page, settings);
    const key = item?.url ? pageKey(item.url) : own;
    if (item && key !== own && !found.has(key)) found.set(key, {block, item});
  }
  const kept = [...found.values()];
  return kept
    .filter(({block}) => !kept.some((other) => other.block !== block && block.contains(other.block)))
    .map(({item}) => item);
}

/** The item of a card; null for a block that is none. */
export function cardItem(block: Element, page: Window): SeenItem | null {
  const text = block.textContent ?? '';
  if (text.length > MAX_CHARS || !MONEY.test(text) || block.closest(FURNITURE) || !isVisible(block)) return null;
  const item = itemOf(block, page, settingsOf(page));
  return item?.url && pageKey(item.url) !== pageKey(page.location.href) ? item : null;
}

function settingsOf(page: Window): Language {
  let currency: string | undefined;
  return {language: languageOf(page), known: () => (currency ??= currencyNamed(page)), seen: new Map()};
}

/** Elements whose own text is, or may be a part of, a price. */
function pricesOf(document: Document): Element[] {
  const found: Element[] = [];
  const texts = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */);
  for (let i = 0; i < MAX_TEXTS && found.length < MAX_PRICES; i++) {
    const node = texts.nextNode();
    if (!node) break;
    const text = node.nodeValue!;
    if (text.length > 60 || !/\d/.test(text)) continue;
    const parent = node.parentElement!;
    const around = parent.parentElement;
    const isNamed = PRICED.test(`${parent.className} ${around?.className}`);
    // A number whose sign stands in an element beside it
    const isPart =
      /^\s*[\d.,]{1,12}\s*$/.test(text) &&
      (around?.childElementCount ?? 9) < 5 &&
      MONEY.test(around?.textContent ?? '');
    if (MONEY.test(text) || isNamed || isPart) found.push(parent);
  }
  return found;
}

/** The smallest block around a price with a picture and a link; null where that is the page's own block, or many cards. */
function cardAround(price: Element): Element | null {
  let block: Element | null = price;
  for (let level = 0; block && level < MAX_LEVELS; level++, block = block.parentElement) {
    if (block.matches('body,main,table,ul,ol,select')) return null;
    const link = block.matches(LINK) || block.querySelector(LINK);
    if (!link || !block.querySelector(PICTURE)) continue;
    return (block.textContent ?? '').length > MAX_CHARS || block.querySelector('h1') ? null : block;
  }
  return null;
}

function itemOf(block: Element, page: Window, settings: Language): SeenItem | null {
  const link = linkOf(block);
  const url = absolute(link?.getAttribute('href') ?? link?.getAttribute('url'), page.location.href);
  if (!link || !url) return null;
  const price = priceIn(block, null, settings);
  const marked = ID_MARKS.map(
    (name) => block.getAttribute(name) ?? block.querySelector(`[${name}]`)?.getAttribute(name),
  );
  return itemFrom({
    ids: [...idsOf(marked), ...idsOfUrl(url), idOfUrl(url)],
    url,
    title: titleOf(block, link),
    image: absolute(imageOf(block), page.location.href) || undefined,
    ...(price && {price: price.price, ...(price.currency && {currency: price.currency})}),
  });
}

/** Of a card's links the one that most of them share: picture and name lead to the product. */
function linkOf(block: Element): Element | null {
  if (block.matches(LINK)) return block;
  const links = [...block.querySelectorAll(LINK)].slice(0, 20);
  const around = block.parentElement?.closest('a[href]');
  if (!links.length) return around ?? null;
  const count = (link: Element) =>
    links.filter((other) => other.getAttribute('href') === link.getAttribute('href')).length;
  const weight = (link: Element) => count(link) + (link.querySelector(PICTURE) || link.closest(TITLE) ? 1 : 0);
  return links.reduce((best, link) => (weight(link) > weight(best) ? link : best));
}

function titleOf(block: Element, link: Element): string {
  for (const named of block.querySelectorAll(TITLE)) {
    const text = textOf(named);
    if (text.length > 2 && !MONEY.test(text)) return text;
  }
  const texts = [
    link.getAttribute('title'),
    link.getAttribute('aria-label'),
    block.querySelector('img')?.alt,
    textOf(link),
  ];
  return texts.map(clean).find((text) => text.length > 2) ?? '';
}

/** Pictures that are loaded late name their address elsewhere. */
function imageOf(block: Element): string {
  const image = block.querySelector('img');
  if (!image) return '';
  const named = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'src'].map((name) =>
    image.getAttribute(name),
  );
  const set = image.getAttribute('srcset') || image.getAttribute('data-srcset') || '';
  const found = named.find(
    (src) => src && !src.startsWith('data:') && !/blank|placeholder|spacer|loading|transparent/i.test(src),
  );
  return found ?? set.trim().split(/\s+/)[0];
}
