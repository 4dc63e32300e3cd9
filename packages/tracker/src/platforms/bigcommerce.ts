import {around, clean, listen, stopAll, textOf} from '../page.ts';
import {type Found, idsOf} from '../reading/found.ts';
import {countOf, fieldOf, isoCode, itemOf, onSubmit, pageOf, plainPrice} from './fields.ts';
import {onJQuery} from './late.ts';
import type {Platform} from './platform.ts';
import {within} from './within.ts';

/** Cornerstone and themes made from it. */
export const bigcommerce: Platform = {
  read(page) {
    const {document, location} = page;
    const view = [...document.querySelectorAll('.productView')].find((one) => !one.closest('.modal'));
    if (view && within(page, 'BCData', 'product_attributes')) return {kind: 'product', product: productOf(page, view)};
    return pageOf(location.pathname.endsWith('/search.php') ? 'search' : undefined, page, 'search_query');
  },
  watch(page, acts) {
    // Until the badge has been filled, nobody has said what was in the cart before
    const badge = textOf(page.document.querySelector('.cart-quantity'));
    let quantity = badge ? Number(badge) : Number.NaN;
    return stopAll([
      onSubmit(page, (form, action) => {
        const item = itemOf(fieldOf(form, 'product_id'));
        const wished = form.matches('[data-wishlist-add]') && itemOf(asked(action, page));
        if (item && form.matches('[data-cart-item-add]'))
          acts.tried({type: 'add', item, ...countOf(fieldOf(form, 'qty[]'))});
        else if (wished) acts.tried({type: 'favorite', item: wished});
      }),
      listen(page, 'click', (event) => {
        const item = itemOf(asked(around(event, 'a[href*="cart.php"]')?.getAttribute('href'), page));
        if (item) acts.tried({type: 'add', item});
      }),
      onJQuery(page, 'cart-quantity-update', (told) => {
        const now = Number(told);
        if (now > quantity) acts.answered(true);
        quantity = now;
      }),
    ]);
  },
};

function productOf(page: Window, view: Element): Found {
  const attributes = within(page, 'BCData', 'product_attributes');
  const price = within(attributes, 'price', 'with_tax') ?? within(attributes, 'price', 'without_tax');
  const marked = (name: string) => clean(view.getAttribute(`data-${name}`));
  const available = within(attributes, 'instock');
  const code = page.document.querySelector('[data-currency-code]')?.getAttribute('data-currency-code');
  return {
    ids: idsOf([
      marked('entity-id') || fieldOf(view, 'product_id'),
      ...['sku', 'v3_variant_id', 'upc', 'gtin'].map((name) => within(attributes, name)),
    ]),
    title: marked('name') || textOf(view.querySelector('.productView-title')),
    // Guests may read "log in for pricing" here
    price: plainPrice(within(price, 'value') ?? marked('product-price')),
    currency: isoCode(within(price, 'currency') ?? code),
    brand: marked('product-brand'),
    ...(typeof available === 'boolean' && {available}),
  };
}

/** The product of `…?action=add&product_id=7`. */
function asked(address: string | null | undefined, {location}: Window): string | null {
  const {searchParams} = new URL(address ?? '', location.href);
  return searchParams.get('action') === 'add' ? searchParams.get('product_id') : null;
}
