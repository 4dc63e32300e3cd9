import type {SeenItem} from '@vitrine/core';
import {pageKey} from '../navigation.ts';
import {absolute, isVisible, textOf} from '../page.ts';
import {MONEY} from '../price.ts';
import {FURNITURE, ID_MARKS} from './control.ts';
import {idsOf, itemFrom} from './found.ts';
import {idOfUrl, idsOfUrl} from './url-ids.ts';

const MAX_CARDS = 120;

/** Cards of a list in page order: blocks with one link, a picture and a price. */
export function readCards(page: Window): SeenItem[] {
  const blocks = page.document.querySelectorAll(
    'li,article,[class*="product" i],[class*="card" i],[class*="item" i],[class*="goods" i]',
  );
  const found = new Map<string, {block: Element; item: SeenItem}>();
  for (const block of [...blocks].slice(0, 2500)) {
    if (found.size >= MAX_CARDS) break;
    const item = block.querySelector('img') && cardItem(block, page);
    if (!item?.url) continue;
    const key = pageKey(item.url);
    const known = found.get(key);
    if (!known || known.block.contains(block)) found.set(key, {block, item});
  }
  const kept = [...found.values()];
  return kept
    .filter(({block}) => !kept.some((other) => other.block !== block && block.contains(other.block)))
    .map(({item}) => item);
}

/** The item of a card; null for a block that holds several links to different pages with prices of their own. */
export function cardItem(block: Element, page: Window): SeenItem | null {
  const text = block.textContent ?? '';
  if (text.length > 1500 || !MONEY.test(text) || block.closest(FURNITURE) || !isVisible(block)) return null;
  const link = block.matches('a[href]') ? block : block.querySelector('a[href]:not([href^="#"]):not([href*="cart"])');
  const url = absolute(link?.getAttribute('href'), page.location.href);
  if (!url || pageKey(url) === pageKey(page.location.href)) return null;
  const marked = ID_MARKS.map(
    (name) => block.getAttribute(name) ?? block.querySelector(`[${name}]`)?.getAttribute(name),
  );
  const title = textOf(block.querySelector('h2,h3,h4,[class*="title" i],[class*="name" i]')) || textOf(link);
  return itemFrom({
    ids: [...idsOf(marked), ...idsOfUrl(url), idOfUrl(url)],
    url,
    title,
  });
}
