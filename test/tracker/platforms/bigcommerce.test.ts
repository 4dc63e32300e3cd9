import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {bigcommerce} from '../../../packages/tracker/src/platforms/bigcommerce.ts';
import {click} from '../shop.ts';
import {openPage, recordActs, setGlobals, submit} from './acts.ts';
import {installJQuery} from './jquery.ts';

const VIEW = (id: number, name: string, price: string) => `
  <div class="productView" data-entity-id="${id}" data-name="${name}" data-product-brand="Somna" data-product-price="
    ${price}
  ">
    <h1 class="productView-title">${name}</h1>
    <form action="/cart.php" data-cart-item-add><input type="hidden" name="product_id" value="${id}">
      <input name="qty[]" value="2"><input type="submit" value="Add to Cart"></form>
    <form action="/wishlist.php?action=add&product_id=${id}" data-wishlist-add><input type="submit" value="Add to Wish List"></form>
  </div>`;
const PAGE = (price = '129.9') => `
  <span class="cart-quantity">1</span><div class="body" data-currency-code="USD">
  <div class="modal">${VIEW(5, 'A quick view', '9')}</div>${VIEW(77, 'Linen duvet', price)}
  <a id="card" href="/cart.php?action=add&product_id=8">Add to Cart</a></div>`;

let unset = () => {};
let stop = () => {};
function open(path: string, body: string, attributes?: object) {
  openPage(path, body);
  unset = setGlobals({BCData: {product_attributes: attributes}});
}
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  stop();
  unset();
  delete (window as {jQuery?: unknown}).jQuery;
  vi.useRealTimers();
});

test('a product page is the view outside dialogs, at the price with tax', () => {
  open('/linen-duvet/', PAGE(), {
    sku: 'LIN',
    v3_variant_id: 700,
    upc: null,
    instock: true,
    price: {with_tax: {value: 142.9, currency: 'CAD'}, without_tax: {value: 129.9, currency: 'CAD'}},
  });
  expect(bigcommerce.read(window)).toEqual({
    kind: 'product',
    product: {
      ids: ['77', 'LIN', '700'],
      title: 'Linen duvet',
      price: 142.9,
      currency: 'CAD',
      brand: 'Somna',
      available: true,
    },
  });
});

test('a price that guests may not see is no price', () => {
  open('/linen-duvet/', PAGE('log in for pricing'), {sku: 'LIN', price: {}});
  const product = bigcommerce.read(window)?.product;
  expect(product?.price).toBeUndefined();
  expect(product?.currency).toBe('USD');
});

test('results know what was sought; other pages are left to others', () => {
  open('/search.php?search_query=linen', '');
  expect(bigcommerce.read(window)).toEqual({kind: 'search', query: 'linen'});
  open('/beds/', '');
  expect(bigcommerce.read(window)).toBeNull();
});

test('attempts name their product; a cart that counts more answers', () => {
  open('/linen-duvet/', PAGE(), {sku: 'LIN'});
  const jQuery = installJQuery();
  const {acts, told} = recordActs();
  stop = bigcommerce.watch(window, acts);
  submit('.body > .productView [data-cart-item-add]');
  submit('.body > .productView [data-wishlist-add]');
  click('#card');
  jQuery.trigger('cart-quantity-update', 1);
  jQuery.trigger('cart-quantity-update', 3);
  jQuery.trigger('cart-quantity-update', 2);
  expect(told).toEqual([
    ['tried', {type: 'add', item: {itemId: '77'}, quantity: 2}],
    ['tried', {type: 'favorite', item: {itemId: '77'}}],
    ['tried', {type: 'add', item: {itemId: '8'}}],
    ['answered', true, undefined],
  ]);
});

test('a page that first fills its badge has answered nothing', () => {
  open('/linen-duvet/', PAGE().replace('>1<', '><'), {sku: 'LIN'});
  const jQuery = installJQuery();
  const {acts, told} = recordActs();
  stop = bigcommerce.watch(window, acts);
  jQuery.trigger('cart-quantity-update', 4);
  expect(told).toEqual([]);
  jQuery.trigger('cart-quantity-update', 5);
  expect(told).toEqual([['answered', true, undefined]]);
});
