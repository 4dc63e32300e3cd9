import {expect, test} from 'vitest';
import {
  CURRENT,
  ELSEWHERE,
  meaningOf,
  OLD,
  OTHER,
  OWN,
  REGULAR,
} from '../../packages/tracker/src/reading/class-words.ts';
import {ADD, any, BUY, HOME, IN_STOCK, OUT_OF_STOCK, oneOf, PLACES} from '../../packages/tracker/src/words.ts';

test.each([
  'Add to cart',
  'ADD THIS ITEM TO MY SHOPPING BAG',
  'add_to_cart',
  'Ajouter à mon panier',
  'Añadir al carrito',
  'In den Warenkorb',
  'Bestellen',
  '加入购物车',
  '放入購物車',
  'カートに入れる',
  '장바구니에 담기',
  'Lägg i varukorgen',
  'Do košíku',
])('"%s" puts into the cart', (label) => {
  expect(ADD.test(label)).toBe(true);
});

test.each(['Add to wishlist', 'Add a review', 'Cart', 'Bestellungen', '购物车', 'Newsletter bestellen Sie hier'])(
  '"%s" does not',
  (label) => {
    expect(ADD.test(label)).toBe(false);
  },
);

test('what buys at once is no cart, and what is left is told from what is not', () => {
  expect(['Buy it now', '立即购买', 'Comprar agora', 'Köp'].map(BUY.test)).toEqual([true, true, true, true]);
  expect(['Köpa', 'Best buy'].map(BUY.test)).toEqual([false, false]);
  expect(['Sold out', 'Nicht mehr lieferbar', '缺货'].map(OUT_OF_STOCK.test)).toEqual([true, true, true]);
  expect(['In stock', 'Lieferbar ab morgen', '有货', 'unlieferbar'].map(IN_STOCK.test)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('addresses name carts, checkouts and thank-you pages', () => {
  const placeOf = (address: string) => PLACES.find(([known]) => known.test(address))?.[1];
  expect(placeOf('/de/Warenkorb')).toBe('cart');
  expect(placeOf('/checkout/cart/')).toBe('cart');
  expect(placeOf('/checkout/onepage/success/')).toBe('thanks');
  expect(placeOf('/checkout/#shipping')).toBe('checkout');
  expect(placeOf('/bags/leather-bag-17')).toBeUndefined();
  for (const address of [
    '/shopping_cart.php',
    '/index.php?main_page=shopping_cart',
    '/index.php?dispatch=checkout.cart',
    '/cart/view',
    '/my-cart',
    '/koszyk/',
    '/gio-hang',
    '/basketedit.php',
    '/#/pages/cart',
  ])
    expect(placeOf(address), address).toBe('cart');
  for (const address of ['/products/basket', '/collections/bag', '/category/cart', '/cartoons', '/my-bag-of-tricks'])
    expect(placeOf(address), address).toBeUndefined();
  for (const address of [
    '/order/1001/confirmed',
    '/checkout/confirmation/X7',
    '/checkout_success.php',
    '/order/placed',
  ])
    expect(placeOf(address), address).toBe('thanks');
  for (const address of ['/checkout_confirmation.php', '/checkout/confirm', '/order/confirm'])
    expect(placeOf(address), address).not.toBe('thanks');
});

test('words are found in whatever case, the same for the first text as for the hundredth', () => {
  const words = any('sale|c++', ['now', /\bnow\b/]);
  for (let i = 0; i < 20; i++) {
    expect(words.find('Summer SALE')).toBe('sale');
    expect(words.find('C++ in a week')).toBe('c++');
    expect(words.find('Now!')).toBe('now');
    expect(words.find('We know')).toBeUndefined();
    expect(words.find('')).toBeUndefined();
  }
  expect([oneOf('a|b c').test('B C'), oneOf('a|b c').test('b'), HOME.test('首页')]).toEqual([true, false, true]);
});

test.each([
  ['price-old', OLD],
  ['fpStriked', OLD],
  ['wash bold golden', 0],
  ['compare-at', OLD],
  ['regular-price', REGULAR],
  ['regular price', 0],
  ['shipping-costs', OTHER],
  ['base-price', OTHER],
  ['basePrice', OTHER],
  ['unit2', OTHER],
  ['united', 0],
  ['recommendations', OTHER | ELSEWHERE],
  ['saleprice', CURRENT],
  ['wholesale', 0],
  ['product__price', OWN],
  ['merchants-list', ELSEWHERE],
])('class "%s"', (names, meaning) => {
  const element = document.createElement('p');
  element.className = names;
  expect(meaningOf(element)).toBe(meaning);
});
