import type {SeenItem} from '@vitrine/core';
import {type Adapter, NOTHING_READ, type PageReading} from '../adapter.ts';
import {absolute, around, clean, isPressed, isVisible, listen, pathOf, stopAll, textOf} from '../page.ts';
import {parseItem} from '../parse-event.ts';

/*
 * What a merchant may write into a page; every attribute but the id is optional.
 *
 * A product, once on its own page, or as a card of a list; title, link and picture are found inside when not given:
 *   <article data-vitrine-product data-vitrine-id="SKU-1" data-vitrine-title="…" data-vitrine-price="129.90"
 *     data-vitrine-currency="CNY" data-vitrine-category="家居 > 床品" data-vitrine-brand="…" data-vitrine-url="/p/1"
 *     data-vitrine-image="…" data-vitrine-aliases="4711 6901234567892" data-vitrine-available="false">
 *   One visible product makes a product page; cards beside it are marked data-vitrine-card instead.
 * A list of cards (either attribute), with its category path:
 *   <main data-vitrine-list="家居 > 床品">
 * Controls, inside a product or naming it (data-vitrine-add="SKU-1"):
 *   <button data-vitrine-add data-vitrine-quantity="2">  <button data-vitrine-remove>  <a data-vitrine-checkout>
 *   <form data-vitrine-add> counts when it is submitted
 *   <button data-vitrine-favorite aria-pressed="false">: a press takes it back when aria-pressed is "true"
 *   <form data-vitrine-search>: its text input is the query; <main data-vitrine-search="query"> on the results page
 * The thank-you page, counted once: <main data-vitrine-purchase> around products, each with data-vitrine-quantity.
 * The checkout page: <main data-vitrine-checkout>.
 * A shop that marks all its pages and controls spares its shoppers what reads other shops': <html data-vitrine-marked>.
 */
const NAME = 'data-vitrine-';
const CARD = marks('id');
const CONTROLS = marks('add', 'remove', 'favorite', 'checkout');
const PRESSABLE = 'a,button,input,form,[role=button]';

/** Clicks on marked controls, submits of marked forms. */
export const explicit: Adapter = (page, emit) => {
  const act = (event: Event) => {
    const search = event.type === 'submit' && around(event, 'form' + marks('search'));
    if (search) {
      const query = clean(search.querySelector<HTMLInputElement>('[type=search],[type=text],input:not([type])')?.value);
      if (query) emit({type: 'search', query});
    }
    const control = around(event, CONTROLS);
    if (!control?.matches(PRESSABLE) || (event.type === 'submit') !== control.matches('form')) return;
    if (control.matches(':disabled,[aria-disabled=true]')) return;
    const has = (name: string) => control.hasAttribute(NAME + name);
    if (has('checkout')) return emit({type: 'checkout'});
    const type = has('add') ? 'add' : has('remove') ? 'remove' : 'favorite';
    const item = itemOf(control.closest(CARD), page, read(control, type));
    if (!item) return;
    if (type !== 'favorite') emit({type, item, quantity: quantityOf(control)});
    else emit({type: isPressed(control) ? 'unfavorite' : type, item});
  };
  return stopAll([listen(page, 'click', act), listen(page, 'submit', act)]);
};

/** The page as its attributes tell it; kind `other` when they tell nothing. */
export function readExplicit(page: Window): PageReading {
  const find = (...names: string[]) => [...page.document.querySelectorAll(marks(...names))].filter(isVisible);
  const parts = (elements: Iterable<Element>) =>
    [...elements].flatMap((element) => {
      const item = itemOf(element, page);
      return item ? [{item, quantity: quantityOf(element)}] : [];
    });
  const [thanks] = find('purchase');
  if (thanks) return {...NOTHING_READ, kind: 'thanks', bought: parts(thanks.querySelectorAll(CARD))};
  if (find('checkout').some((element) => !element.matches(PRESSABLE))) return {...NOTHING_READ, kind: 'checkout'};
  const [list] = find('list');
  const query = find('search')
    .map((element) => read(element, 'search'))
    .find(Boolean);
  const products = find('product');
  if (!list && !query) {
    const item = products.length === 1 && itemOf(products[0], page);
    if (item) {
      return {...NOTHING_READ, kind: 'product', item: {...item, url: page.location.href}};
    }
    if (!products.length) return NOTHING_READ;
  }
  return {
    ...NOTHING_READ,
    kind: query ? 'search' : 'list',
    query: query ?? null,
    category: list ? pathOf(read(list, 'list')) : [],
    items: parts(find('card', 'product'))
      .map(({item}) => item)
      .slice(0, 200),
  };
}

/** The item marked by an element; `id` is what a control names, and may be another than the one around it. */
function itemOf(element: Element | null, page: Window, id = ''): SeenItem | null {
  const own = (name: string) => (element ? read(element, name) : '');
  if (!element || (id && own('id') !== id)) return parseItem({itemId: id});
  const link = own('url') || element.querySelector('a[href]')?.getAttribute('href');
  return parseItem({
    itemId: own('id'),
    aliases: own('aliases').split(' '),
    url: absolute(link, page.location.href),
    title: own('title') || textOf(element.querySelector('h1,h2,h3')),
    image: absolute(own('image') || element.querySelector('img')?.getAttribute('src'), page.location.href),
    price: own('price') && Number(own('price')),
    currency: own('currency'),
    category: pathOf(own('category')),
    brand: own('brand'),
    available: own('available') && own('available') !== 'false',
  });
}

function marks(...names: string[]): string {
  return names.map((name) => `[${NAME}${name}]`).join();
}

function read(element: Element, name: string): string {
  return clean(element.getAttribute(NAME + name));
}

function quantityOf(element: Element): number {
  return Math.max(1, Math.min(999, Number.parseInt(read(element, 'quantity'), 10) || 1));
}
