import type {RecItem} from '@vitrine/core';
import {build, safeUrl, setAttributes} from './dom.ts';

/**
 * Shows an item. The card stays, with whatever has the focus in it, while one item follows the other.
 *
 * @param part `card`, or `card changed`
 */
export type Fill = (item: RecItem, position: number, part: string) => void;

/**
 * Appends a card to a list. Every line has its fixed height, so that a card is as tall as the skeleton it replaces. Buttons need
 * no type: in a shadow root they belong to no form.
 *
 * @param add what the button says that puts the item into the cart; '' for none
 * @param template how the shop wants its cards: a node that names a field of the item (`data-field="title"`) shows it, an
 *   image as its picture, a link as where it leads
 */
export function appendCard(list: HTMLElement, add: string, template: HTMLTemplateElement | null): Fill {
  const link = build('a', {part: 'link'}, ...createLines());
  const words = build('span', {});
  const reason = build('span', {}, words);
  const more = build('button', {part: 'more', 'aria-haspopup': 'dialog'});
  const card = build(
    'li',
    {},
    template?.content.cloneNode(true) ?? link,
    reason,
    add && build('button', {part: 'add'}, add),
    more,
  );
  list.append(card);
  return (item, position, part) => {
    const {labels, why} = item;
    if (template) fillFields(card, item);
    else fillLink(link, item);
    words.textContent = why.text;
    setAttributes(reason, {part: why.personal ? 'reason personal' : 'reason'});
    setAttributes(more, {'aria-label': labels.more});
    setAttributes(card, {part, 'data-item-id': item.itemId, 'data-position': String(position)});
  };
}

function fillLink(link: HTMLAnchorElement, {title, url, image, priceText, listPriceText, labels}: RecItem): void {
  const {mean} = labels;
  const href = safeUrl(url);
  const src = safeUrl(image);
  if (href) link.href = href;
  else link.removeAttribute('href');
  // alt is empty because the title beside it is the same link: a screen reader would say it twice
  const picture = {part: 'image', alt: '', width: '320', height: '320', loading: 'lazy', decoding: 'async', src};
  const [frame, heading, prices, rating] = link.children;
  // Each item has a picture element of its own: in another's, that one's would be seen until this one has come
  frame.replaceChildren(src && build('img', picture));
  heading.textContent = title;
  prices.replaceChildren(
    build('b', {part: 'price'}, priceText),
    listPriceText && build('s', {part: 'list-price', 'aria-label': labels.listPrice}, listPriceText),
  );
  rating.replaceWith(
    build(
      'span',
      {part: 'rating', ...(mean ? {role: 'img', 'aria-label': labels.rating} : null)},
      mean,
      mean && build('small', {}, ' ' + labels.ratings),
    ),
  );
}

function fillFields(card: HTMLElement, item: RecItem): void {
  for (const node of card.querySelectorAll<HTMLElement>('[data-field]')) {
    const value = String(item[node.dataset['field'] as 'title']);
    const address = {IMG: 'src', A: 'href'}[node.tagName];
    if (address) node.setAttribute(address, safeUrl(value));
    else node.textContent = value;
  }
}

/** Holds the place of a card until there is one. */
export function createBone(): HTMLLIElement {
  return build('li', {class: 'bone', 'aria-hidden': 'true'}, ...createLines('reason'));
}

const createLines = (...more: readonly string[]) =>
  ['frame', 'title', 'prices', 'rating', ...more].map((part) => build('span', {part}));
