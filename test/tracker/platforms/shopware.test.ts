import {afterEach, expect, test} from 'vitest';
import {shopware} from '../../../packages/tracker/src/platforms/shopware.ts';
import {click} from '../shop.ts';
import {openPage, recordActs, setGlobals, submit} from './acts.ts';

const ID = '0189aabbccddeeff0011223344556677';
const FORM = `
  <form action="/checkout/line-item/add" method="post" data-add-to-cart="true">
    <input type="hidden" name="lineItems[${ID}][id]" value="${ID}"><input name="lineItems[${ID}][quantity]" value="2">
    <input type="hidden" name="product-name" value="Linen duvet"><input type="hidden" name="brand-name" value="Somna">
    <button class="btn-buy">In den Warenkorb</button></form>`;
const PRODUCT = `
  <meta itemprop="productID" content="${ID}"><h1 class="product-detail-name" itemprop="name">Linen duvet</h1>
  <div class="price-unit">(199,00 € / 1 kg)</div>
  <table><tr itemprop="offers"><td><meta itemprop="priceCurrency" content="EUR"><meta itemprop="price" content="129.9">bis 9</td></tr>
    <tr itemprop="offers"><td><meta itemprop="priceCurrency" content="EUR"><meta itemprop="price" content="99.9">ab 10</td></tr></table>
  ${FORM}<span itemprop="sku">SW10001</span>
  <button id="heart" class="product-wishlist-action" data-add-to-wishlist="true">♥</button>`;
const item = {itemId: ID, title: 'Linen duvet', brand: 'Somna'};

let unset = () => {};
let stop = () => {};
function open(path: string, route: string, body: string) {
  openPage(path, body);
  unset = setGlobals({activeRoute: `frontend.${route}.page`, PluginManager: {}});
}
afterEach(() => {
  stop();
  unset();
});

test('of several tiers a product costs what the fewest pieces do', () => {
  open('/Linen-duvet/SW10001', 'detail', PRODUCT);
  expect(shopware.read(window)).toEqual({
    kind: 'product',
    product: {ids: [ID, 'SW10001'], title: 'Linen duvet', price: 129.9, currency: 'EUR', brand: 'Somna'},
  });
});

test('a theme without microdata still has its form', () => {
  openPage(`/detail/${ID}`, FORM, {class: 'is-ctl-product is-act-index'});
  expect(shopware.read(window)).toMatchObject({kind: 'product', product: {ids: [ID], title: 'Linen duvet'}});
});

test.each([
  ['/Beds/', 'navigation', {kind: 'list'}],
  ['/search?search=linen', 'search', {kind: 'search', query: 'linen'}],
  ['/checkout/cart', 'checkout.cart', {kind: 'cart'}],
  ['/checkout/confirm', 'checkout.confirm', {kind: 'checkout'}],
  ['/account/login', 'account.login', null],
])('%s', (path, route, reading) => {
  open(path, route, '');
  expect(shopware.read(window)).toEqual(reading);
});

test('the finish page tells what was bought, without the order and without promotions', () => {
  const line = (id: string, name: string, quantity: number, price: number) =>
    `<span class="hidden-line-item" data-id="${id}" data-name="${name}" data-quantity="${quantity}" data-price="${price}"></span>`;
  const lines = line(ID, 'Linen duvet', 2, 129.9) + line('promo', 'Welcome', 1, -10);
  open(
    '/checkout/finish?orderId=secret',
    'checkout.finish',
    `<p data-order-number="10001">10001</p><div class="hidden-line-items-information" data-currency="EUR">${lines}</div>`,
  );
  expect(shopware.read(window)).toEqual({
    kind: 'thanks',
    bought: [{item: {itemId: ID, title: 'Linen duvet', price: 129.9, currency: 'EUR'}, quantity: 2}],
  });
});

test.each([
  ['lists it', `<a data-product-id="${ID}"></a><div class="alert alert-success">1 product added</div>`, true],
  ['does not list it', '<div class="alert alert-info">Your cart is empty</div>', false],
  ['warns', `<a data-product-id="${ID}"></a><div class="alert alert-warning">Only 1 left</div>`, false],
])('an add is answered by the cart that slides in: it %s', (_, content, ok) => {
  open('/Linen-duvet/SW10001', 'detail', `${PRODUCT}<div class="offcanvas show cart-offcanvas">${content}</div>`);
  const {acts, told} = recordActs();
  stop = shopware.watch(window, acts);
  submit('form');
  document.querySelector('form')!.dispatchEvent(new CustomEvent('openOffCanvasCart'));
  expect(told).toEqual([
    ['tried', {type: 'add', item, quantity: 2}],
    ['answered', ok, ID],
  ]);
});

test("the wishlist's own events are heard where they do not bubble", () => {
  open('/Linen-duvet/SW10001', 'detail', `${PRODUCT}<span id="wishlist-basket"></span>`);
  const {acts, told} = recordActs();
  stop = shopware.watch(window, acts);
  const send = (name: string) =>
    document
      .querySelector('#wishlist-basket')!
      .dispatchEvent(new CustomEvent(`Wishlist/${name}`, {detail: {productId: ID, products: {}}}));
  click('#heart');
  send('onProductAdded');
  send('onProductRemoved');
  expect(told).toEqual([
    ['happened', {type: 'favorite', item: {itemId: ID}}],
    ['happened', {type: 'unfavorite', item: {itemId: ID}}],
  ]);
});

test('a line taken out of the off-canvas is gone once the header has been told', () => {
  const line = `<form><button class="line-item-remove-button" data-product-id="${ID}">x</button></form>`;
  open('/Beds/', 'navigation', `<div data-cart-widget="true"></div><div class="offcanvas show">${line}</div>`);
  const {acts, told} = recordActs();
  stop = shopware.watch(window, acts);
  const fetched = () => document.querySelector('[data-cart-widget]')!.dispatchEvent(new CustomEvent('fetch'));
  fetched();
  click('button');
  document.querySelector('form')!.remove();
  fetched();
  fetched();
  const gone = {itemId: ID};
  expect(told).toEqual([
    ['tried', {type: 'remove', item: gone}],
    ['answered', true, ID],
  ]);
});
