import type {SeenItem} from '@vitrine/core';
import {MONEY, NAMES} from '../currency.ts';
import {pageKey} from '../navigation.ts';
import {absolute, clean, isVisible} from '../page.ts';
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
const MAX_NAME_TEXTS = 30;
/** Where a product has no photograph, what stands in its place is often a drawing. */
const PICTURE =
  'img,picture,canvas,[style*="background-image"],uni-image,[class*="image"],[class*="Image"],[class*="thumb"]';
/** Links that may lead to a product; in a shop of one document behind a hash. */
const LINK = ['a[href]:not([href^="#"]):not([href^="javascript"])', 'a[href^="#/"]', 'a[href^="#!/"]']
  .map((link) => `${link}:not([href*="cart"]):not([href*="Cart"]):not([href*="ishlist"]):not([href*="ompare"])`)
  .concat('uni-navigator[url]')
  .join();
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
  return withoutShared(
    kept
      .filter(({block}) => !kept.some((other) => other.block !== block && block.contains(other.block)))
      .map(({item}) => item),
  );
}

/** An id that cards of three names bear is their list's, and none of theirs. */
function withoutShared(items: readonly SeenItem[]): SeenItem[] {
  const idsOf = ({itemId, aliases = []}: SeenItem) => [itemId, ...aliases];
  const names = new Map<string, Set<unknown>>();
  for (const item of items) for (const id of idsOf(item)) names.set(id, (names.get(id) ?? new Set()).add(item.title));
  return items.map((item) => {
    const [itemId, ...aliases] = idsOf(item).filter((id) => names.get(id)!.size < 3);
    return itemId ? {...item, itemId, aliases} : item;
  });
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
    const isNamed = PRICED.test(`${parent.className} ${parent.parentElement?.className}`);
    if (isNamed || isMoney(text, parent)) found.push(parent);
  }
  return found;
}

/** A price, or a number whose sign stands in an element beside it, or that sign. */
function isMoney(text: string, parent: Element): boolean {
  if (MONEY.test(text)) return true;
  if (!/^\s*[\d.,]{1,12}\s*$/.test(text) && !NAMES.has(text.trim())) return false;
  const around = parent.parentElement;
  return (around?.childElementCount ?? 9) < 5 && MONEY.test(around?.textContent ?? '');
}

/** The smallest block around a price with a picture and a link; null where that is the page's own block, or many cards. */
function cardAround(price: Element): Element | null {
  let block: Element | null = price;
  for (let level = 0; block && level < MAX_LEVELS; level++, block = block.parentElement) {
    if (block.matches('body,main,table,select')) return null;
    if (block.matches('ul,ol')) {
      if (block.querySelector(PICTURE)) return null;
      continue; // of what one card says
    }
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
    const text = nameIn(named);
    if (text.length > 2) return text;
  }
  const twins = [...block.querySelectorAll('a')].filter(
    (one) => one.getAttribute('href') === link.getAttribute('href'),
  );
  const links = [link, ...twins];
  const said = ['title', 'aria-label'].flatMap((name) => links.map((one) => one.getAttribute(name)));
  const texts = [...said, block.querySelector('img')?.alt, ...links.map(nameIn)];
  return texts.map(clean).find((text) => text.length > 2) ?? '';
}

/** What a shopper reads there, without prices. */
function nameIn(place: Element): string {
  const texts = place.ownerDocument.createTreeWalker(place, 4 /* NodeFilter.SHOW_TEXT */);
  let name = '';
  for (let i = 0, node = texts.nextNode(); node && i < MAX_NAME_TEXTS; i++, node = texts.nextNode()) {
    const parent = node.parentElement!;
    if (node.nodeValue!.trim() && !isMoney(node.nodeValue!, parent) && isVisible(parent)) name += ` ${node.nodeValue}`;
  }
  return clean(name);
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
