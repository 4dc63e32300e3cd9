import type {SeenItem} from '@vitrine/core';
import type {PageKind, PageReading} from '../adapter.ts';
import {absolute, around, clean, listen, stopAll, textOf} from '../page.ts';
import {type Found, idsOf, itemFrom} from '../reading/found.ts';
import {countOf, fieldOf, itemOf} from './fields.ts';
import {onJQuery} from './late.ts';
import type {Platform} from './platform.ts';
import {within} from './within.ts';

/** Classes of the body, classic themes and blocks alike; an order's page has that of the checkout as well. */
const KINDS: readonly (readonly [RegExp, PageKind])[] = [
  [/\bwoocommerce-order-received\b/, 'thanks'],
  [/\bwoocommerce-cart\b/, 'cart'],
  [/\bwoocommerce-checkout\b/, 'checkout'],
  [/\bsingle-product\b/, 'product'],
  [/\bsearch-results\b/, 'search'],
  [/\bpost-type-archive-product\b|\btax-product_/, 'list'],
];

export const woocommerce: Platform = {
  read(page) {
    const {document, location} = page;
    const classes = `${document.body.className}`;
    const kind = KINDS.find(([known]) => known.test(classes))?.[1];
    if (kind === 'product') return {kind, product: productOf(document)};
    if (kind === 'thanks') return {kind, bought: boughtOn(page)};
    const query = kind === 'search' && clean(new URLSearchParams(location.search).get('s'));
    return kind ? {kind, ...(query && {query})} : null;
  },
  watch(page, acts) {
    return stopAll([
      // The page of a product sends a form and loads anew; the next page tells what came of it
      listen<SubmitEvent>(page, 'submit', (event) => {
        const form = event.composedPath()[0] as HTMLFormElement;
        const item = form.matches('form.cart') && chosenIn(form, event.submitter);
        if (item) acts.tried({type: 'add', item, ...countOf(fieldOf(form, 'quantity'))});
      }),
      listen(page, 'click', (event) => {
        const added = around(event, '.ajax_add_to_cart[data-product_id]');
        const item = markedBy(added);
        if (item) acts.tried({type: 'add', item, ...countOf(added?.getAttribute('data-quantity'))});
        const gone = markedBy(around(event, '.remove[data-product_id]'));
        if (gone) acts.tried({type: 'remove', item: gone});
      }),
      onJQuery(page, 'added_to_cart', (_fragments, _hash, button) => {
        const control = within(button, '0') as Element | undefined;
        const item = markedBy(control);
        if (item) acts.happened({type: 'add', item, ...countOf(control?.getAttribute('data-quantity'))});
        else acts.answered(true);
      }),
      // Blocks say that something was added, and of what, if that is still to be fetched
      listen<CustomEvent>(page, 'wc-blocks_store_sync_required', ({detail}) => {
        const added = within(detail, 'quantityChanges', 'productsPendingAdd');
        for (const id of Array.isArray(added) ? added.slice(0, 20) : []) {
          const item = itemOf(id);
          if (item) acts.answered(true, item);
        }
      }),
      listen(page, 'wc-blocks_added_to_cart', () => acts.answered(true)),
      onJQuery(page, 'added_to_wishlist', (button) => {
        const item = markedBy(within(button, '0') as Element | undefined); // YITH's, the commonest of such plugins
        if (item) acts.happened({type: 'favorite', item});
      }),
    ]);
  },
};

function productOf(document: Document): Found {
  const form = document.querySelector('form.cart');
  const [, post] = /\bpostid-(\d+)/.exec(document.body.className) ?? [];
  const variation = fieldOf(form, 'variation_id');
  return {
    ids: idsOf([
      post ?? form?.getAttribute('data-product_id'),
      textOf(document.querySelector('.sku')),
      chosen(variation),
    ]),
    title: textOf(document.querySelector('h1.product_title,.single-product h1.wp-block-post-title')),
  };
}

/** Rows of an order, in classic themes and blocks; its number and key are left where they are. */
function boughtOn({document, location}: Window): PageReading['bought'] {
  return [...document.querySelectorAll('tr.order_item')].slice(0, 100).flatMap((row) => {
    const link = row.querySelector('a[href]');
    const url = absolute(link?.getAttribute('href'), location.href);
    const item = url
      ? itemFrom({ids: idsOf([new URL(url).pathname.replace(/\/$/, '')]), url, title: textOf(link)})
      : null;
    const count = /\d+/.exec(textOf(row.querySelector('.product-quantity')))?.[0];
    return item ? [{item, quantity: countOf(count).quantity ?? 1}] : [];
  });
}

/** The product of a form, and the variation that was chosen. */
function chosenIn(form: HTMLFormElement, submitter: HTMLElement | null): SeenItem | null {
  const pressed = submitter?.getAttribute('name') === 'add-to-cart' && submitter.getAttribute('value');
  const id = pressed || fieldOf(form, 'product_id') || fieldOf(form, 'add-to-cart');
  return itemOf(id, chosen(fieldOf(form, 'variation_id')));
}

/** "0" stands for no variation. */
const chosen = (variation: string | undefined) => (variation === '0' ? '' : variation);

const markedBy = (control: Element | null | undefined) =>
  control
    ? itemOf(
        control.getAttribute('data-product_id') ?? control.getAttribute('data-product-id'),
        control.getAttribute('data-product_sku'),
      )
    : null;
