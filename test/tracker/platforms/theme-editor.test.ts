import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {openShop, type Shop} from '../shop.ts';
import {setGlobals} from './acts.ts';

let shop: Shop;
let unset = () => {};
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  shop.tracker.stop();
  unset();
  sessionStorage.clear();
  vi.useRealTimers();
});

const PRODUCT = `<script type="application/ld+json">{"@type": "Product", "name": "Linen duvet", "sku": "LIN", "offers": {"price": 9}}</script><h1>Linen duvet</h1>`;

test.each([
  ['seen by no shopper', {designMode: true}, 0],
  ['seen in the shop itself', {designMode: false}, 1],
])('a Shopify page %s', async (_, editor, views) => {
  unset = setGlobals({Shopify: editor});
  shop = await openShop('/products/linen-duvet', PRODUCT);
  await shop.rest(3000);
  expect(shop.of('view')).toHaveLength(views);
});
