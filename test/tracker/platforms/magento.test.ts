import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {magento} from '../../../packages/tracker/src/platforms/magento.ts';
import {click} from '../shop.ts';
import {openPage, recordActs, setGlobals, submit} from './acts.ts';
import {installJQuery} from './jquery.ts';

const PRICES = (id: number, price: number) => `
  <div class="price-box" data-role="priceBox" data-product-id="${id}">
    <span data-price-type="oldPrice" data-price-amount="${price + 20}">€ ${price + 20}</span>
    <span data-price-type="finalPrice" data-price-amount="${price}">€ ${price}</span>
    <span data-price-type="basePrice" data-price-amount="${price - 5}">excl. € ${price - 5}</span>
  </div>`;
const PRODUCT = `
  <ul class="related">${PRICES(7, 12)}</ul>
  <div class="product-info-main"><h1 class="page-title"><span itemprop="name">Linen duvet</span></h1>${PRICES(42, 129.9)}
    <form id="product_addtocart_form" data-product-sku="LIN" action="https://x/checkout/cart/add/uenc/aHR/product/42/">
      <input type="hidden" name="product" value="42"><input name="selected_configurable_option" value="421">
      <input name="qty" value="3"><button>In den Warenkorb</button>
    </form>
    <a id="wish" href="#" data-action="add-to-wishlist" data-post='{"action":"/wishlist/index/add/","data":{"product":42,"uenc":"aHR"}}'>Wish</a>
  </div>`;
const item = {itemId: '42', aliases: ['LIN']};

let stop = () => {};
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  stop();
  localStorage.clear();
  delete (window as {jQuery?: unknown}).jQuery;
  vi.useRealTimers();
});

test('a product page has the final price of its own box, and the chosen variant as an alias', () => {
  openPage('/linen-duvet.html', PRODUCT, {class: 'catalog-product-view product-linen'});
  expect(magento.read(window)).toEqual({
    kind: 'product',
    product: {ids: ['42', 'LIN', '421'], title: 'Linen duvet', price: 129.9},
  });
});

test.each([
  ['catalog-category-view', '/beds.html', {kind: 'list'}],
  ['catalogsearch-result-index', '/catalogsearch/result/?q=linen', {kind: 'search', query: 'linen'}],
  ['checkout-cart-index', '/checkout/cart/', {kind: 'cart'}],
  ['checkout-index-index', '/checkout/#payment', {kind: 'checkout'}],
  ['checkout-onepage-success', '/checkout/onepage/success/', {kind: 'thanks'}],
  ['customer-account-index', '/customer/account/', null],
])('%s', (route, path, reading) => {
  openPage(path, '', {class: `page-layout ${route}`});
  expect(magento.read(window)).toEqual(reading);
});

describe('what happens', () => {
  test('attempts are told with their product and quantity', () => {
    openPage('/linen-duvet.html', PRODUCT, {class: 'catalog-product-view'});
    const {acts, told} = recordActs();
    stop = magento.watch(window, acts);
    submit('form');
    click('#wish');
    expect(told).toEqual([
      ['tried', {type: 'add', item, quantity: 3}],
      ['tried', {type: 'favorite', item: {itemId: '42'}}],
    ]);
  });

  test("Luma's answer counts unless it brings messages or leads back", () => {
    openPage('/linen-duvet.html', PRODUCT, {class: 'catalog-product-view'});
    const jQuery = installJQuery();
    const {acts, told} = recordActs();
    stop = magento.watch(window, acts);
    const form = {0: document.querySelector('form'), length: 1};
    const answer = (response: unknown) =>
      jQuery.trigger('ajax:addToCart', {sku: 'LIN', productIds: ['42'], form, response});
    const added = ['happened', {type: 'add', item, quantity: 3}];
    const refused = ['answered', false, '42'];
    answer([]);
    answer({backUrl: 'https://x/checkout/cart/'});
    answer({backUrl: 'https://x/linen-duvet.html'});
    answer({messages: 'You need to choose options for your item.'});
    jQuery.trigger('ajax:removeFromCart', {productIds: ['42']});
    expect(told).toEqual([added, added, refused, refused, ['happened', {type: 'remove', item: {itemId: '42'}}]]);
  });

  test('Hyvä answers by the cart it loads anew', () => {
    const cart = (...lines: [id: number, qty: number][]) => ({
      cart: {items: lines.map(([product_id, qty]) => ({product_id: String(product_id), qty}))},
      customer: {fullname: 'A Shopper'},
    });
    localStorage.setItem('mage-cache-storage', JSON.stringify(cart([7, 1])));
    openPage('/linen-duvet.html', PRODUCT, {class: 'catalog-product-view'});
    const {acts, told} = recordActs();
    stop = magento.watch(window, acts);
    const load = (data: object) => window.dispatchEvent(new CustomEvent('private-content-loaded', {detail: {data}}));
    load(cart([7, 1]));
    load(cart([7, 1], [42, 2]));
    load(cart([42, 2]));
    expect(told).toEqual([
      ['answered', true, '42'],
      ['answered', true, '7'],
    ]);
  });
});

test('state that is no object is survived', () => {
  const unset = setGlobals({jQuery: 1});
  localStorage.setItem('mage-cache-storage', '{broken');
  openPage('/', '', {class: 'cms-index-index'});
  stop = magento.watch(window, recordActs().acts);
  window.dispatchEvent(new CustomEvent('private-content-loaded', {detail: null}));
  expect(magento.read(window)).toEqual({kind: 'other'});
  unset();
});
