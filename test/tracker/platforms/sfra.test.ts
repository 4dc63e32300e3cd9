import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {sfra} from '../../../packages/tracker/src/platforms/sfra.ts';
import {click} from '../shop.ts';
import {openPage, recordActs} from './acts.ts';
import {installJQuery, type JQueryStandIn} from './jquery.ts';

const PRODUCT = `
  <div class="page" data-action="Product-Show" data-querystring="pid=25697212M">
    <div class="product-detail product-wrapper" data-pid="25697212M">
      <h1 class="product-name d-md-none">Linen duvet</h1><h1 class="product-name hidden-sm-down">Linen duvet</h1>
      <span class="product-id">701644058053M</span>
      <div class="prices"><div class="price"><span>
        <del><span class="strike-through list"><span class="value" content="180.00">€ 180,00</span></span></del>
        <span class="sales"><span class="value" content="129.90">€ 129,90</span></span></span></div></div>
      <div class="availability product-availability" data-ready-to-order="true" data-available="true"></div>
      <select class="quantity-select"><option>1</option><option selected>2</option></select>
      <button class="add-to-cart btn" data-pid="25697212M">Add to Cart</button>
      <button class="add-to-wish-list">Wish</button>
    </div></div>`;

let jQuery: JQueryStandIn;
let stop = () => {};
beforeEach(() => {
  vi.useFakeTimers();
  jQuery = installJQuery();
});
afterEach(() => {
  stop();
  delete (window as {jQuery?: unknown}).jQuery;
  vi.useRealTimers();
});

test('a product page reads its name once and its price where it is sold', () => {
  openPage('/s/Site/25697212M.html', PRODUCT);
  expect(sfra.read(window)).toEqual({
    kind: 'product',
    product: {
      ids: ['25697212M', '701644058053M'],
      title: 'Linen duvet',
      price: 129.9,
      available: true,
    },
  });
});

test.each([
  ['Search-Show', 'cgid=beds', {kind: 'list'}],
  ['Search-Show', 'q=linen+bed&lang=en', {kind: 'search', query: 'linen bed'}],
  ['Cart-Show', '', {kind: 'cart'}],
  ['Checkout-Begin', '', {kind: 'checkout'}],
  ['Order-Confirm', 'ID=00001&token=secret', {kind: 'thanks'}],
  ['Account-Show', '', null],
])('%s?%s', (action, query, reading) => {
  openPage('/s/Site/x', `<div class="page" data-action="${action}" data-querystring="${query}"></div>`);
  expect(sfra.read(window)).toEqual(reading);
});

test('an answer is an add, or a refusal', () => {
  openPage('/s/Site/25697212M.html', PRODUCT);
  const {acts, told} = recordActs();
  stop = sfra.watch(window, acts);
  click('.add-to-cart');
  const items = [
    {UUID: 'a', id: 'other', productName: 'Other'},
    {UUID: 'b', id: '701644058053M', productName: 'Linen duvet'},
  ];
  jQuery.trigger('product:afterAddToCart', {error: false, pliUUID: 'b', cart: {items}});
  jQuery.trigger('product:afterAddToCart', {error: true, message: 'Sold out'});
  jQuery.trigger('product:afterAddToCart', {error: false});
  click('.add-to-wish-list');
  expect(told).toEqual([
    ['tried', {type: 'add', item: {itemId: '25697212M'}, quantity: 2}],
    ['happened', {type: 'add', item: {itemId: '701644058053M', title: 'Linen duvet'}}],
    ['answered', false, undefined],
    ['answered', true, undefined],
    ['tried', {type: 'favorite', item: {itemId: '25697212M'}}],
  ]);
});

test('a line leaves once its dialog was confirmed and the cart has changed', () => {
  openPage(
    '/s/Site/cart',
    `<div class="page" data-action="Cart-Show"></div>
    <button class="remove-product" data-pid="A" data-uuid="u1">x</button>
    <div class="modal"><button class="keep">Cancel</button><button class="cart-delete-confirmation-btn">Yes</button></div>`,
  );
  const {acts, told} = recordActs();
  stop = sfra.watch(window, acts);
  jQuery.trigger('cart:update'); // a quantity
  click('.remove-product');
  click('.keep');
  jQuery.trigger('cart:update');
  click('.remove-product');
  click('.cart-delete-confirmation-btn');
  jQuery.trigger('cart:update');
  jQuery.trigger('cart:update');
  expect(told).toEqual([['happened', {type: 'remove', item: {itemId: 'A'}}]]);
});
