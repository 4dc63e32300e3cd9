import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {prestashop} from '../../../packages/tracker/src/platforms/prestashop.ts';
import {click} from '../shop.ts';
import {openPage, recordActs, setGlobals} from './acts.ts';
import {createEmitter} from './emitter.ts';

const DATA = {
  id: 3,
  id_product: 3,
  id_product_attribute: 16,
  reference: 'demo_6',
  name: 'The "best" poster',
  price_amount: 29.9,
  availability: 'available',
  manufacturer_name: 'Graphic Corner',
};
const attribute = (value: unknown) => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const PRODUCT = (data: object = DATA) => `
  <meta property="product:pretax_price:amount" content="24.92"><h1>The "best" poster</h1>
  <form action="/cart"><input type="hidden" name="id_product" id="product_page_product_id" value="3">
    <input name="qty" value="2"><button id="add" data-button-action="add-to-cart">Add to cart</button></form>
  <div class="wishlist-button" data-product-id="3"><button class="wishlist-button-add"><i>favorite_border</i></button></div>
  <div id="product-details" data-product="${attribute(data)}"></div>`;
const item = {itemId: '3', aliases: ['3-16']};

let shop = createEmitter('on', 'removeListener');
let bus = createEmitter('$on', '$off');
let unset = () => {};
let stop = () => {};
function open(path: string, page: string, body: string) {
  openPage(path, body, {id: page});
  shop = createEmitter('on', 'removeListener');
  bus = createEmitter('$on', '$off');
  const state = {page: {page_name: page}, currency: {iso_code: 'EUR'}};
  unset = setGlobals({prestashop: {...state, ...shop.methods}, WishlistEventBus: bus.methods});
}
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  stop();
  unset();
  vi.useRealTimers();
});

test('a product page is what the theme tells its own scripts', () => {
  open('/art/3-16-the-best-poster.html', 'product', PRODUCT());
  expect(prestashop.read(window)).toEqual({
    kind: 'product',
    product: {
      ids: ['3', 'demo_6', '3-16'],
      title: 'The "best" poster',
      price: 29.9,
      currency: 'EUR',
      brand: 'Graphic Corner',
      available: true,
    },
  });
});

test('another combination has another price once its block has been replaced', () => {
  open('/art/3-16-the-best-poster.html', 'product', PRODUCT());
  document.querySelector('#product-details')!.outerHTML =
    `<div id="product-details" data-product="${attribute({...DATA, id_product_attribute: 17, price_amount: 59, availability: 'unavailable'})}"></div>`;
  expect(prestashop.read(window)?.product).toMatchObject({ids: ['3', 'demo_6', '3-17'], price: 59, available: false});
});

test('without that JSON the form names the product', () => {
  open('/3-poster.html', 'product', PRODUCT().replace(/data-product="[^"]*"/, ''));
  expect(prestashop.read(window)?.product?.ids).toEqual(['3']);
});

test.each([
  ['/3-art', 'category', {kind: 'list'}],
  ['/search?controller=search&s=poster', 'search', {kind: 'search', query: 'poster'}],
  ['/cart?action=show', 'cart', {kind: 'cart'}],
  ['/order', 'checkout', {kind: 'checkout'}],
  ['/order-confirmation?id_order=7&key=secret', 'order-confirmation', {kind: 'thanks'}],
  ['/', 'index', {kind: 'other'}],
  ['/login', 'authentication', null],
])('%s', (path, page, reading) => {
  open(path, page, '');
  expect(prestashop.read(window)).toEqual(reading);
});

test('carts tell adds, refusals and removals apart from refreshes and vouchers', () => {
  open('/3-poster.html', 'product', PRODUCT());
  const {acts, told} = recordActs();
  stop = prestashop.watch(window, acts);
  click('#add');
  const reason = {idProduct: 3, idProductAttribute: 16};
  const update = (linkAction: string | undefined, resp: object) =>
    shop.emit('updateCart', {reason: {...reason, linkAction}, resp});
  update('add-to-cart', {success: true, hasError: false});
  update('add-to-cart', {success: false, hasError: true, errors: ['Not enough in stock']});
  update('delete-from-cart', {success: true});
  update('add-voucher', {success: true});
  update(undefined, {});
  shop.emit('handleError', {eventType: 'updateProduct', resp: {}});
  shop.emit('handleError', {eventType: 'addProductToCart', resp: {}});
  expect(told).toEqual([
    ['tried', {type: 'add', item: {itemId: '3'}, quantity: 2}],
    ['happened', {type: 'add', item}],
    ['answered', false, '3'],
    ['happened', {type: 'remove', item}],
    ['answered', false, undefined],
  ]);
});

test('a heart counts when its toast says so, and takes back when it was full', () => {
  open('/3-poster.html', 'product', PRODUCT());
  const {acts, told} = recordActs();
  stop = prestashop.watch(window, acts);
  const press = (type: string) => {
    click('.wishlist-button-add');
    bus.emit('showToast', {detail: {type}});
  };
  press('error');
  bus.emit('addedToWishlist', {detail: {productId: 3, listId: 1}}); // told whichever way it went
  press('success');
  bus.emit('addedToWishlist', {detail: {productId: 3, listId: 1}});
  document.querySelector('.wishlist-button-add i')!.textContent = 'favorite';
  press('success');
  const wished = {itemId: '3'};
  expect(told).toEqual([
    ['answered', false, '3'],
    ['happened', {type: 'favorite', item: wished}],
    ['answered', false, '3'],
    ['happened', {type: 'unfavorite', item: wished}],
  ]);
});

test('no listener is left behind', () => {
  open('/3-poster.html', 'product', PRODUCT());
  stop = prestashop.watch(window, recordActs().acts);
  expect(shop.count() + bus.count()).toBe(4);
  stop();
  expect(shop.count() + bus.count()).toBe(0);
});
