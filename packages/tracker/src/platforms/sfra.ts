import type {SeenItem} from '@vitrine/core';
import type {PageKind} from '../adapter.ts';
import {around, clean, listen, stopAll, textOf} from '../page.ts';
import {type Found, idsOf, itemFrom} from '../reading/found.ts';
import {countOf, itemOf, plainPrice} from './fields.ts';
import {onJQuery} from './late.ts';
import type {Platform} from './platform.ts';
import {nodesOf, within} from './within.ts';

/** Controllers of Salesforce's reference architecture, as its pages name them. */
const KINDS: ReadonlyMap<string, PageKind> = new Map([
  ['Product-Show', 'product'],
  ['Product-ShowInCategory', 'product'],
  ['Search-Show', 'list'],
  ['Cart-Show', 'cart'],
  ['Checkout-Login', 'checkout'],
  ['Checkout-Begin', 'checkout'],
  ['Order-Confirm', 'thanks'],
  ['Home-Show', 'other'],
]);

export const sfra: Platform = {
  read(page) {
    const {document} = page;
    const shown = document.querySelector('.page[data-action]');
    const kind = KINDS.get(clean(shown?.getAttribute('data-action')));
    const detail = [...document.querySelectorAll('.product-detail[data-pid]')].find((one) => !one.closest('.modal'));
    if (detail && (!kind || kind === 'product')) return {kind: 'product', product: productOf(detail)};
    if (kind !== 'list') return kind ? {kind} : null;
    const query = clean(new URLSearchParams(shown?.getAttribute('data-querystring') ?? page.location.search).get('q'));
    return query ? {kind: 'search', query} : {kind};
  },
  watch(page, acts) {
    /** The line whose removal a dialog asks to confirm, and the one whose removal was confirmed. */
    let asked: SeenItem | null = null;
    let leaving: SeenItem | null = null;
    return stopAll([
      listen(page, 'click', (event) => {
        const pressed = (selector: string) =>
          itemOf(around(event, selector)?.closest('[data-pid]')?.getAttribute('data-pid'));
        const added = pressed('.add-to-cart,.add-to-cart-global');
        const chosen = page.document.querySelector<HTMLSelectElement>('.quantity-select')?.value;
        if (added) acts.tried({type: 'add', item: added, ...countOf(chosen)});
        const wished = pressed('.add-to-wish-list,.wishlistTile');
        if (wished) acts.tried({type: 'favorite', item: wished});
        asked = pressed('.remove-product') ?? asked;
        if (around(event, '.cart-delete-confirmation-btn')) leaving = asked;
      }),
      onJQuery(page, 'product:afterAddToCart', (told) => {
        if (within(told, 'error')) return acts.answered(false);
        const items = nodesOf(within(told, 'cart', 'items'));
        const line = items.find((one) => within(one, 'UUID') === within(told, 'pliUUID'));
        const title = clean(within(line, 'productName'));
        const item = itemFrom({ids: idsOf([within(line, 'id'), within(told, 'pid')]), title});
        if (item) acts.happened({type: 'add', item});
        else acts.answered(true);
      }),
      onJQuery(page, 'cart:update', () => {
        if (leaving) acts.happened({type: 'remove', item: leaving});
        asked = leaving = null;
      }),
    ]);
  },
};

function productOf(detail: Element): Found {
  const sale = detail.querySelector('.prices .sales .value');
  const available = detail.querySelector('.product-availability')?.getAttribute('data-available');
  return {
    ids: idsOf([detail.getAttribute('data-pid'), textOf(detail.querySelector('.product-id'))]),
    title: [...detail.querySelectorAll('.product-name')].map(textOf).find(Boolean), // once for phones, once for desks
    price: plainPrice(sale?.getAttribute('content')),
    ...(/^(?:true|false)$/.test(available ?? '') && {available: available === 'true'}),
  };
}
