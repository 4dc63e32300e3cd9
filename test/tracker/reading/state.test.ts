import {afterEach, expect, test} from 'vitest';
import {readState} from '../../../packages/tracker/src/reading/state.ts';

const holder = window as unknown as {shopState?: unknown};
afterEach(() => {
  delete holder.shopState;
  document.body.innerHTML = '';
});

/** As pages bear it: a script that sets a global. */
const state = (value: unknown) => {
  const script = document.createElement('script');
  script.type = 'text/plain'; // not run again
  script.textContent = JSON.stringify(value);
  document.body.append(script);
  holder.shopState = value;
};

test.each([
  {productId: '10', productSku: 'OAK-1', productName: 'Oak table', productPrice: 250, qty: 2, lineTotal: 500},
  {id: 4711, title: 'Oak table', price: 250, vendor: 'Forest', quantity: 2, final_line_price: 500},
  {sku: 'X', name: 'Oak table', price: 250, brand: 'Forest', row_total: 500},
  {cartItemId: '7', productId: '10', name: 'Oak table', price: 250, brand: 'Forest'},
])('the product of a page is not taken from a cart in which it lies: %o', (line) => {
  state({cart: {items: [line]}, page: {name: 'Oak table', sku: 'OAK-1', inStock: true}});
  expect(readState(window, ['Oak table'])).toMatchObject({ids: ['OAK-1'], available: true});
});

test('a product keeps its prices by kind and its stock in parts of its own', () => {
  state({
    page: {
      name: 'Oak table',
      sku: 'OAK-1',
      price: {regular: {value: 300, text: '€300'}, special: {value: 250, text: '€250'}},
      inventory: {id: 'store-7', isInStock: false},
    },
  });
  expect(readState(window, ['Oak table'])).toMatchObject({ids: ['OAK-1'], price: 250, available: false});
});
