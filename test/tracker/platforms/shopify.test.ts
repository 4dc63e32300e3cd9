import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {shopify} from '../../../packages/tracker/src/platforms/shopify.ts';
import {click} from '../shop.ts';
import {openPage, recordActs, setGlobals, submit} from './acts.ts';

const PRODUCT = {
  id: 810,
  gid: 'gid://shopify/Product/810',
  vendor: 'Somna',
  type: 'Bedding',
  variants: [
    {id: 41, price: 12990, name: 'Linen duvet - White', public_title: 'White', sku: 'LIN-W'},
    {id: 42, price: 14990, name: 'Linen duvet - Sand', public_title: 'Sand', sku: 'LIN-S'},
  ],
};
const FORM = (variant: number) => `
  <form action="/en-de/cart/add" method="post">
    <input type="hidden" name="id" value="${variant}"><input name="quantity" value="2"><button>Add to cart</button>
  </form>`;

let unset = () => {};
let stop = () => {};
interface Page {
  readonly product?: unknown;
  readonly pageType?: string;
  readonly body?: string;
  readonly priced?: string;
  /** Of window.Shopify. */
  readonly shop?: object;
}
function open(path: string, page: Page = {}) {
  const {
    product = 'product' in page ? undefined : PRODUCT,
    pageType = 'product',
    body = FORM(41),
    priced = 'EUR',
    shop,
  } = page;
  openPage(path, body);
  unset = setGlobals({
    Shopify: {shop: 'x.myshopify.com', theme: {name: 'Dawn'}, currency: {active: 'EUR'}, ...shop},
    ShopifyAnalytics: {meta: {currency: priced, page: {pageType}, product}},
  });
}
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  stop();
  unset();
  vi.useRealTimers();
});

describe('a product page', () => {
  test('is one item for all its variants, under its own address', () => {
    open('/en-de/collections/beds/products/linen-duvet?variant=42');
    expect(shopify.read(window)).toEqual({
      kind: 'product',
      product: {
        ids: ['810', 'linen-duvet', '42', '41', 'LIN-S', 'LIN-W', 'gid://shopify/Product/810'],
        url: location.origin + '/en-de/products/linen-duvet',
        title: 'Linen duvet',
        price: 149.9,
        currency: 'EUR',
        brand: 'Somna',
      },
    });
  });

  test('shows the variant in its form when the address names none', () => {
    open('/products/linen-duvet', {body: FORM(99) + FORM(42)});
    expect(shopify.read(window)?.product).toMatchObject({price: 149.9});
  });

  test.each([
    ['a currency without hundredths', 'JPY', 'JPY'],
    ['another currency than the prices are in', 'EUR', 'USD'],
  ])('leaves the price to others in %s', (_, priced, active) => {
    open('/products/linen-duvet', {priced, shop: {currency: {active}}});
    const product = shopify.read(window)?.product;
    expect(product).not.toHaveProperty('price');
    expect(product?.currency).toBe(active);
  });

  test('state of an earlier page says nothing of this one', () => {
    open('/collections/beds');
    expect(shopify.read(window)).toBeNull();
  });
});

test.each([
  ['/collections/beds', 'collection', {kind: 'list'}],
  ['/search?q=linen+bed', 'searchresults', {kind: 'search', query: 'linen bed'}],
  ['/cart', 'cart', {kind: 'cart'}],
  ['/', 'home', {kind: 'other'}],
])('%s is told as it is', (path, pageType, reading) => {
  open(path, {pageType, product: undefined, body: ''});
  expect(shopify.read(window)).toEqual(reading);
});

test('nothing is heard in the theme editor', () => {
  open('/products/linen-duvet', {shop: {designMode: true}});
  const {acts, told} = recordActs();
  stop = shopify.watch(window, acts);
  submit('form');
  expect(told).toEqual([]);
});

test('what is no Shopify page says nothing', () => {
  openPage('/products/x', '');
  expect(shopify.read(window)).toBeNull();
});

describe('what happens', () => {
  const item = {itemId: '810', aliases: ['41']};
  const LINE = '<div id="line"><a href="/products/linen-duvet?variant=41">Linen duvet</a><button>Remove</button></div>';
  const linked = {itemId: '810', aliases: ['linen-duvet', '41']};

  test('a submitted form is an attempt of its variant', () => {
    open('/products/linen-duvet');
    const {acts, told} = recordActs();
    stop = shopify.watch(window, acts);
    submit('form');
    expect(told).toEqual([['tried', {type: 'add', item, quantity: 2}]]);
  });

  test('standard events count once their promise is kept', async () => {
    open('/products/linen-duvet', {body: FORM(41) + LINE});
    const {acts, told} = recordActs();
    stop = shopify.watch(window, acts);
    const send = async (action: string, line: object, promise: Promise<unknown>) => {
      const event = new Event('shopify:cart:lines-update', {bubbles: true});
      document.querySelector('form')!.dispatchEvent(Object.assign(event, {action, lines: [line], promise}));
      await promise.catch(() => {});
      await vi.advanceTimersByTimeAsync(0);
    };
    const line = {merchandiseId: 'gid://shopify/ProductVariant/41', quantity: 2};
    await send('add', line, Promise.resolve({cart: {}, userErrors: []}));
    await send('add', line, Promise.resolve({cart: {}, userErrors: [{message: 'Sold out'}]}));
    await send('add', line, Promise.reject(new Error('offline')));
    await send('update', {id: 'gid://shopify/CartLine/1?cart=secret', quantity: 3}, Promise.resolve({}));
    click('#line button');
    await send('remove', {id: 'gid://shopify/CartLine/1?cart=secret', quantity: 0}, Promise.resolve({}));
    expect(told).toEqual([
      ['happened', {type: 'add', item: linked, quantity: 2}],
      ['answered', false, '810'],
      ['answered', false, '810'],
      ['happened', {type: 'remove', item: linked}],
    ]);
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  test("Horizon's older event is an add where it names a product, else it tells what is gone from the cart", () => {
    open('/collections/beds', {pageType: 'collection', body: LINE});
    const {acts, told} = recordActs();
    stop = shopify.watch(window, acts);
    const send = (data: object, sourceId: string, resource: object = {}) =>
      document.dispatchEvent(new CustomEvent('cart:update', {detail: {resource, sourceId, data}}));
    send({source: 'product-form-component', itemCount: 2, productId: '810'}, '41');
    send({source: 'product-form-component', itemCount: 2, productId: '810', didError: true}, '41');
    const cart = {source: 'cart-items-component', itemCount: 1};
    click('#line button');
    send(cart, 'drawer', {items: [{variant_id: 41, quantity: 1}]});
    send(cart, 'drawer', {items: [{variant_id: 42, quantity: 1}]});
    expect(told).toEqual([
      ['happened', {type: 'add', item: linked, quantity: 2}],
      ['answered', false, '810'],
      ['happened', {type: 'remove', item: linked}],
    ]);
  });

  test("Dawn's messages tell adds, refusals and what is gone from the cart", () => {
    open('/products/linen-duvet');
    const heard = new Map<string, (told: unknown) => void>();
    const unsetDawn = setGlobals({
      subscribe(name: string, hear: (told: unknown) => void) {
        heard.set(name, hear);
        return () => heard.delete(name);
      },
      publish: (name: string, told: unknown) => heard.get(name)?.(told),
    });
    const {acts, told} = recordActs();
    stop = shopify.watch(window, acts);
    const publish = (window as unknown as {publish(name: string, told: unknown): void}).publish;
    publish('cart-update', {
      source: 'product-form',
      productVariantId: '41',
      cartData: {product_id: 810, variant_id: 41},
    });
    publish('cart-error', {source: 'product-form', productVariantId: '41', errors: 'Sold out'});
    publish('cart-update', {source: 'cart-items', variantId: '41', cartData: {items: [{variant_id: 41, quantity: 3}]}});
    publish('cart-update', {source: 'cart-items', variantId: '41', cartData: {items: []}});
    expect(told).toEqual([
      ['happened', {type: 'add', item}],
      ['answered', false, '810'],
      ['happened', {type: 'remove', item}],
    ]);
    stop();
    expect(heard.size).toBe(0);
    unsetDawn();
  });

  test('a cart page knows its lines by their links alone', async () => {
    open('/cart', {
      pageType: 'cart',
      product: undefined,
      body: '<a href="/products/linen-duvet?variant=41">Linen duvet</a>',
    });
    const {acts, told} = recordActs();
    stop = shopify.watch(window, acts);
    const data = {source: 'product-form-component', productId: '810', variantId: '41', itemCount: 1};
    document.dispatchEvent(new CustomEvent('cart:update', {detail: {data}}));
    expect(told).toEqual([['happened', {type: 'add', item: linked, quantity: 1}]]);
  });

  test("a newsletter's function is not called", () => {
    open('/products/linen-duvet');
    const subscribe = vi.fn();
    const unsetOther = setGlobals({subscribe});
    stop = shopify.watch(window, recordActs().acts);
    vi.advanceTimersByTime(5000);
    expect(subscribe).not.toHaveBeenCalled();
    unsetOther();
  });
});
