import type {RecItem} from '@vitrine/core';
import {build, safeUrl} from './dom.ts';
import {fill, type Messages} from './messages.ts';

/** One item of a list. Every line has its fixed height, so that a card is as tall as the skeleton it replaces. */
export function createCard(item: RecItem, position: number, messages: Messages, locale: string): HTMLLIElement {
  const {itemId, title, priceText, listPriceText, rating, ratingCount, why} = item;
  const href = safeUrl(item.url);
  const src = safeUrl(item.image);
  const prices = build('span', {part: 'prices'}, build('b', {part: 'price'}, priceText));
  if (listPriceText) {
    prices.append(build('s', {part: 'list-price', 'aria-label': fill(messages.was, listPriceText)}, listPriceText));
  }
  const stars = build('span', {part: 'rating'});
  if (ratingCount > 0) {
    const mean = rating.toFixed(1);
    stars.setAttribute('role', 'img');
    stars.setAttribute('aria-label', fill(messages.rated, mean));
    stars.append(mean, build('small', {}, ` (${ratingCount.toLocaleString(locale)})`));
  }
  // alt is empty because the title beside it is the same link: a screen reader would say it twice
  const image = {part: 'image', alt: '', width: '320', height: '320', loading: 'lazy', decoding: 'async'};
  return build(
    'li',
    {part: 'card', 'data-item-id': itemId, 'data-position': String(position)},
    build(
      'a',
      href ? {part: 'link', href} : {part: 'link'},
      build('span', {part: 'frame'}, ...(src ? [build('img', {...image, src})] : [])),
      build('span', {part: 'title'}, title),
      prices,
      stars,
    ),
    build('span', {part: why.personal ? 'reason personal' : 'reason'}, build('span', {}, why.text)),
  );
}

/** Holds the place of a card until there is one. */
export function createBone(): HTMLLIElement {
  const lines = ['frame', 'title', 'prices', 'rating', 'reason'].map((part) => build('span', {part}));
  return build('li', {class: 'bone', 'aria-hidden': 'true'}, ...lines);
}
