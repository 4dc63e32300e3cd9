import type {SeenItem} from '@vitrine/core';
import type {PageKind, Stop} from '../adapter.ts';
import {around, clean, listen, quietly, stopAll, textOf} from '../page.ts';
import {type Found, idsOf} from '../reading/found.ts';
import {countOf, fieldOf, isoCode, itemOf, pageOf, plainPrice} from './fields.ts';
import {onEmitter} from './late.ts';
import type {Acts, Platform} from './platform.ts';
import {within} from './within.ts';

/** What PrestaShop calls its pages, in the body's id too. */
const KINDS: ReadonlyMap<string, PageKind> = new Map([
  ['product', 'product'],
  ['category', 'list'],
  ['manufacturer', 'list'],
  ['supplier', 'list'],
  ['best-sales', 'list'],
  ['new-products', 'list'],
  ['prices-drop', 'list'],
  ['search', 'search'],
  ['cart', 'cart'],
  ['checkout', 'checkout'],
  ['order-confirmation', 'thanks'],
  ['index', 'other'],
]);

export const prestashop: Platform = {
  read(page) {
    const kind = KINDS.get(clean(within(page, 'prestashop', 'page', 'page_name')) || page.document.body.id);
    if (kind === 'product') return {kind, product: productOf(page)};
    return pageOf(kind, page, 's');
  },
  watch(page, acts) {
    return stopAll([
      listen(page, 'click', (event) => {
        const form = around(event, '[data-button-action="add-to-cart"]')?.closest('form');
        const item = form && itemOf(fieldOf(form, 'id_product'));
        if (item) acts.tried({type: 'add', item, ...countOf(fieldOf(form, 'qty'))});
      }),
      watchCart(page, acts),
      watchWishlist(page, acts),
    ]);
  },
};

/** `updateCart` tells of adds, removals, quantities and vouchers, each with its reason, and whether it came to pass. */
function watchCart(page: Window, acts: Acts): Stop {
  return onEmitter(page, () => within(page, 'prestashop'), ['on', 'removeListener'], {
    updateCart(told) {
      const reason = within(told, 'reason');
      const answer = within(told, 'resp');
      const action = within(reason, 'linkAction');
      const item = combinationOf(within(reason, 'idProduct'), within(reason, 'idProductAttribute'));
      const type = action === 'add-to-cart' ? 'add' : action === 'delete-from-cart' ? 'remove' : null;
      if (!type || !item) return;
      if (within(answer, 'hasError') || within(answer, 'success') === false) acts.answered(false, item);
      else acts.happened({type, item});
    },
    handleError(told) {
      if (within(told, 'eventType') === 'addProductToCart') acts.answered(false);
    },
  });
}

/**
 * The bus of the wishlist module. A press of the heart may end at a login or a list nobody chooses; what came of it is
 * said by a toast, and for an add by an event right behind it, whichever way it went.
 */
function watchWishlist(page: Window, acts: Acts): Stop {
  let ok = false;
  let pressed: {readonly item: SeenItem; readonly isFull: boolean} | null = null;
  const stop = listen(page, 'click', (event) => {
    const heart = around(event, '.wishlist-button-add');
    const block = heart?.closest('[data-product-id],[data-id-product]');
    const item = itemOf(block?.getAttribute('data-product-id') ?? block?.getAttribute('data-id-product'));
    if (item) pressed = {item, isFull: textOf(heart) === 'favorite'}; // the name of the icon
  });
  const detach = onEmitter(page, () => within(page, 'WishlistEventBus'), ['$on', '$off'], {
    showToast(told) {
      ok = within(told, 'detail', 'type') === 'success';
      if (!pressed) return;
      if (!ok || pressed.isFull) acts.answered(false, pressed.item); // it has not been put on the list
      if (ok && pressed.isFull) acts.happened({type: 'unfavorite', item: pressed.item});
      pressed = null;
    },
    addedToWishlist(told) {
      const item = combinationOf(within(told, 'detail', 'productId'), within(told, 'detail', 'productAttributeId'));
      if (item && ok) acts.happened({type: 'favorite', item});
    },
  });
  return stopAll([stop, detach]);
}

/** From the JSON that every theme writes for its scripts; not the meta tags, whose first price may be the one before tax. */
function productOf(page: Window): Found {
  const {document} = page;
  const text = document.querySelector('#product-details[data-product],.js-product-details[data-product]');
  const data: unknown = quietly(() => JSON.parse(text?.getAttribute('data-product') ?? ''));
  const id = within(data, 'id_product') ?? document.querySelector<HTMLInputElement>('#product_page_product_id')?.value;
  const availability = within(data, 'availability');
  return {
    ids: idsOf([
      id,
      within(data, 'reference'),
      combined(id, within(data, 'id_product_attribute')),
      within(data, 'ean13'),
    ]),
    title: clean(within(data, 'name')),
    price: plainPrice(within(data, 'price_amount')),
    currency: isoCode(within(page, 'prestashop', 'currency', 'iso_code')),
    brand: clean(within(data, 'manufacturer_name')),
    ...(typeof availability === 'string' && {available: availability !== 'unavailable'}),
  };
}

const combinationOf = (id: unknown, combination: unknown) => itemOf(id, combined(id, combination));

/** A combination of attributes by a name of its own; '' for the product without one. */
const combined = (id: unknown, combination: unknown) =>
  Number(combination) ? `${clean(id)}-${clean(combination)}` : '';
