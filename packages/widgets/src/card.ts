import type {RecItem} from '@vitrine/core';
import {build, safeUrl} from './dom.ts';

/**
 * One item of a list. Every line has its fixed height, so that a card is as tall as the skeleton it replaces.
 *
 * @param part `card`, or `card changed`
 * @param add what the button says that puts it into the cart; '' for none
 */
export function createCard(item: RecItem, position: number, part: string, add: string): HTMLLIElement {
  const {itemId, title, priceText, listPriceText, labels, why} = item;
  const href = safeUrl(item.url);
  const src = safeUrl(item.image);
  // alt is empty because the title beside it is the same link: a screen reader would say it twice
  const image = {part: 'image', alt: '', width: '320', height: '320', loading: 'lazy', decoding: 'async'};
  const {mean} = labels;
  return build(
    'li',
    {part, 'data-item-id': itemId, 'data-position': String(position)},
    build(
      'a',
      href ? {part: 'link', href} : {part: 'link'},
      build('span', {part: 'frame'}, src && build('img', {...image, src})),
      build('span', {part: 'title'}, title),
      build(
        'span',
        {part: 'prices'},
        build('b', {part: 'price'}, priceText),
        listPriceText && build('s', {part: 'list-price', 'aria-label': labels.listPrice}, listPriceText),
      ),
      mean
        ? build(
            'span',
            {part: 'rating', role: 'img', 'aria-label': labels.rating},
            mean,
            build('small', {}, ' ' + labels.ratings),
          )
        : build('span', {part: 'rating'}),
    ),
    build('span', {part: why.personal ? 'reason personal' : 'reason'}, build('span', {}, why.text)),
    add && build('button', {part: 'add', type: 'button'}, add),
    build('button', {
      part: 'more',
      type: 'button',
      'aria-label': labels.more,
      'aria-haspopup': 'dialog',
    }),
  );
}

/**
 * One item in the shop's own `<template>`: a node that names a field of the item (`data-field="title"`) shows it, an image
 * as its picture, a link as where it leads.
 */
export function fillTemplate(template: HTMLTemplateElement, item: RecItem): DocumentFragment {
  const filled = template.content.cloneNode(true) as DocumentFragment;
  for (const node of filled.querySelectorAll<HTMLElement>('[data-field]')) {
    const value = String(item[node.dataset['field'] as 'title']);
    const address = {IMG: 'src', A: 'href'}[node.tagName];
    if (address) node.setAttribute(address, safeUrl(value));
    else node.textContent = value;
  }
  return filled;
}

/** Holds the place of a card until there is one. */
export function createBone(): HTMLLIElement {
  const lines = ['frame', 'title', 'prices', 'rating', 'reason'].map((part) => build('span', {part}));
  return build('li', {class: 'bone', 'aria-hidden': 'true'}, ...lines);
}
