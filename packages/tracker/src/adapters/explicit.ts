import type {SeenItem} from '@vitrine/core';
import {type Adapter, NOTHING_READ, type PageReading} from '../adapter.ts';
import {absolute, around, clean, isVisible, listen, pathOf, textOf} from '../page.ts';

/*
 * What a merchant may write into a page; every attribute but the id is optional.
 *
 * A product, once on its own page, or as a card of a list; its title and link are found inside when not given:
 *   <article data-vitrine-product data-vitrine-id="SKU-1" data-vitrine-title="…" data-vitrine-price="129.90"
 *     data-vitrine-currency="CNY" data-vitrine-category="家居 > 床品" data-vitrine-brand="…" data-vitrine-url="/p/1"
 *     data-vitrine-image="…" data-vitrine-aliases="4711 6901234567892" data-vitrine-available="false">
 *   One visible product makes a product page; mark cards beside it data-vitrine-card instead of data-vitrine-product.
 * A list of cards (either attribute), with its category path:
 *   <main data-vitrine-list="家居 > 床品">
 * Controls, inside a product or naming it (data-vitrine-add="SKU-1"):
 *   <button data-vitrine-add data-vitrine-quantity="2">  <button data-vitrine-remove>  <a data-vitrine-checkout>
 *   <button data-vitrine-favorite aria-pressed="false">: a press takes it back when aria-pressed is "true"
 *   <form data-vitrine-search>: its text input is the query; <main data-vitrine-search="query"> on the results page
 * The thank-you page, counted once: <main data-vitrine-purchase> around products, each with data-vitrine-quantity.
 * The checkout page: <main data-vitrine-checkout>.
 */
const ITEM = '[data-vitrine-id]';
const CONTROLS = '[data-vitrine-add],[data-vitrine-remove],[data-vitrine-favorite],[data-vitrine-checkout]';
const PRESSABLE = 'a,button,input,summary,[role=button],[tabindex]';

/** Reads the merchant's own attributes: clicks on marked controls and submits of marked search forms. */
export const explicit: Adapter = (page, emit) => {
  const act = (event: Event) => {
    const control = around(event, CONTROLS);
    if (!control || (event.type === 'submit') !== control.matches('form')) return;
    if (control.matches('[data-vitrine-checkout]')) {
      if (control.matches(PRESSABLE + ',form')) emit({type: 'checkout'});
      return;
    }
    const name = ['add', 'remove', 'favorite'].find((type) => control.hasAttribute('data-vitrine-' + type));
    const item = itemOf(control.closest(ITEM), page, value(control, name!));
    if (!item || control.matches(':disabled,[aria-disabled=true]')) return;
    if (name === 'favorite') emit({type: control.getAttribute('aria-pressed') === 'true' ? 'unfavorite' : name, item});
    else emit({type: name as 'add' | 'remove', item, quantity: quantityOf(control)});
  };
  const stops = [
    listen(page, 'click', act),
    listen(page, 'submit', (event) => {
      const form = around(event, 'form[data-vitrine-search]');
      const query =
        form && clean(form.querySelector<HTMLInputElement>('[type=search],[type=text],input:not([type])')?.value);
      if (query) emit({type: 'search', query});
      else act(event);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};

/** The page as its attributes tell it; kind `other` when they tell nothing. */
export function readExplicit(page: Window): PageReading {
  const find = (selector: string) => [...page.document.querySelectorAll(selector)].filter(isVisible);
  const items = (elements: readonly Element[]) =>
    elements.map((one) => itemOf(one, page)).filter((item) => item !== null);
  const [thanks] = find('[data-vitrine-purchase]');
  if (thanks) {
    const bought = [...thanks.querySelectorAll(ITEM)].flatMap((element) => {
      const item = itemOf(element, page);
      return item ? [{item, quantity: quantityOf(element)}] : [];
    });
    return {...NOTHING_READ, kind: 'thanks', bought};
  }
  if (find('[data-vitrine-checkout]').some((element) => !element.matches(PRESSABLE + ',form'))) {
    return {...NOTHING_READ, kind: 'checkout'};
  }
  const list = find('[data-vitrine-list]')[0];
  const query = find('[data-vitrine-search]')
    .map((element) => value(element, 'search'))
    .find(Boolean);
  const products = find('[data-vitrine-product]');
  const cards = find('[data-vitrine-card],[data-vitrine-product]');
  if (products.length === 1 && !list && !query) {
    const item = itemOf(products[0], page);
    if (item)
      return {...NOTHING_READ, kind: 'product', item: {url: page.location.href, ...item}, sources: {item: 'explicit'}};
  }
  if (!list && !query && products.length < 2) return NOTHING_READ;
  return {
    ...NOTHING_READ,
    kind: query ? 'search' : 'list',
    query: query ?? null,
    category: pathOf((list && value(list, 'list')) ?? ''),
    itemIds: items(cards)
      .map((item) => item.itemId)
      .slice(0, 200),
  };
}

function itemOf(element: Element | null, page: Window, id = ''): SeenItem | null {
  const own = (name: string) => (element && value(element, name)) ?? '';
  const itemId = id || own('id');
  if (!itemId) return null;
  if (!element || (id && own('id') !== id)) return {itemId}; // the control names another product than the one around it
  const price = Number(own('price'));
  const url = absolute(own('url') || element.querySelector('a[href]')?.getAttribute('href'), page.location.href);
  const image = absolute(own('image') || element.querySelector('img')?.getAttribute('src'), page.location.href);
  const title = own('title') || textOf(element.querySelector('h1,h2,h3'));
  return {
    itemId,
    ...(own('aliases') && {aliases: own('aliases').split(' ')}),
    ...((url && element.hasAttribute('data-vitrine-url')) || (url && element.hasAttribute('data-vitrine-card'))
      ? {url}
      : {}),
    ...(title && {title}),
    ...(image && {image}),
    ...(own('price') && price >= 0 && {price}),
    ...(own('currency') && {currency: own('currency')}),
    ...(own('category') && {category: pathOf(own('category'))}),
    ...(own('brand') && {brand: own('brand')}),
    ...(own('available') && {available: own('available') !== 'false'}),
  };
}

const value = (element: Element, name: string) => clean(element.getAttribute('data-vitrine-' + name));
const quantityOf = (element: Element) =>
  Math.max(1, Math.min(999, Math.round(Number(value(element, 'quantity'))) || 1));
