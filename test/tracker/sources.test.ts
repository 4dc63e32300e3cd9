import type {SeenItem} from '@vitrine/core';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {parseRepaired} from '../../packages/tracker/src/reading/json-ld.ts';
import {click, openShop, type Shop, say, storedText} from './shop.ts';

let shop: Shop;
const holder = window as unknown as {dataLayer?: unknown[]};
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  shop?.tracker.stop();
  delete holder.dataLayer;
  document.head.innerHTML = '';
  sessionStorage.clear();
  vi.useRealTimers();
});

const LD = {
  '@context': 'https://schema.org',
  '@type': 'Product',
  name: 'Linen duvet &amp; two pillows',
  sku: 'sku:LIN-3',
  gtin13: '6901234567892',
  brand: {'@type': 'Brand', name: 'Somna'},
  offers: {'@type': 'Offer', price: '129,90', priceCurrency: 'EUR', availability: 'http://schema.org/InStock'},
};
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const viewed = () => (shop.of('view')[0] as {item: SeenItem} | undefined)?.item;

describe('JSON-LD', () => {
  test.each([
    ['an object', LD],
    ['an array', [{'@type': 'Organization', name: 'Shop'}, LD]],
    ['a graph', {'@graph': [LD]}],
    ['the main entity of a page', {'@type': 'ItemPage', mainEntity: LD}],
    ['a lower-case type in full', {...LD, '@type': ['http://schema.org/product']}],
    ['many offers', {...LD, offers: [{price: 150, priceCurrency: 'EUR'}, LD.offers]}],
    ['an aggregate', {...LD, offers: {'@type': 'AggregateOffer', lowPrice: 129.9, highPrice: 200, priceCurrency: '€'}}],
    ['a nested aggregate', {...LD, offers: {'@type': 'AggregateOffer', offers: [LD.offers]}}],
    [
      'price specifications, one crossed out',
      {
        ...LD,
        offers: {
          priceSpecification: [
            {priceType: 'https://schema.org/ListPrice', price: 180, priceCurrency: 'EUR'},
            {price: '129.90', priceCurrency: 'EUR'},
          ],
        },
      },
    ],
  ])('reads a product given as %s', async (_, value) => {
    shop = await openShop('/linen', ld(value) + '<h1>Linen duvet</h1>');
    expect(viewed()).toMatchObject({
      itemId: 'LIN-3',
      title: 'Linen duvet & two pillows',
      price: 129.9,
      currency: 'EUR',
      brand: 'Somna',
    });
    expect(viewed()?.aliases).toContain('6901234567892');
  });

  test.each([
    ['a trailing comma', '{"@type":"Product","name":"A",}'],
    ['a brace too many', '{"@type":"Product","name":"A"}}'],
    ['a missing comma', '{"@type":"Product"\n "name":"A"}'],
    ['a raw newline in a text', '{"@type":"Product","description":"one\ntwo","name":"A"}'],
    ['comments around it', '<!-- {"@type":"Product","name":"A"} -->'],
    ['a CDATA section', '/*<![CDATA[*/ {"@type":"Product","name":"A"} ]]>'],
  ])('repairs %s', (_, text) => {
    expect(parseRepaired(text)).toMatchObject({'@type': 'Product', name: 'A'});
  });

  test('products beside the main one are not the page', async () => {
    const value = {...LD, isRelatedTo: [{...LD, name: 'Other', sku: 'X'}]};
    shop = await openShop('/linen', ld(value) + '<h1>Linen duvet</h1>');
    expect(viewed()?.itemId).toBe('LIN-3');
  });

  test('a broken block does not hide a good one', async () => {
    shop = await openShop('/linen', '<script type="application/ld+json">{"@type": Product</script>' + ld(LD));
    expect(viewed()?.itemId).toBe('LIN-3');
  });

  test('a block deeper than 32 or larger than 256 kB says nothing', async () => {
    let deep: unknown = LD;
    for (let i = 0; i < 40; i++) deep = {'@graph': [deep]};
    shop = await openShop('/linen', ld(deep) + ld({...LD, description: 'x'.repeat(262_144)}));
    expect(shop.of('view')).toEqual([]);
  });

  test('an object prototype cannot be polluted by it', async () => {
    shop = await openShop('/linen', '<script type="application/ld+json">{"__proto__": {"polluted": 1}}</script>');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test("microdata is read within its own scope: a review's name and an old price are not the product's", async () => {
  shop = await openShop(
    '/lamp',
    `<div itemscope itemtype="https://schema.org/Product">
       <div itemprop="review" itemscope itemtype="https://schema.org/Review"><span itemprop="name">Ann</span></div>
       <h1 itemprop="name">Reading lamp</h1><meta itemprop="sku" content="LAMP-1">
       <a itemprop="brand" href="/brands/hell">Hell</a>
       <div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
         <meta itemprop="priceCurrency" content="GBP"><span itemprop="price" content="24.50">£24.50</span></div>
     </div>`,
  );
  expect(viewed()).toMatchObject({
    itemId: 'LAMP-1',
    title: 'Reading lamp',
    price: 24.5,
    currency: 'GBP',
    brand: 'Hell',
  });
});

test('Open Graph alone makes a product page where it says so', async () => {
  document.head.innerHTML = `<meta property="og:type" content="og:product"><meta property="og:title" content="Kettle">
    <meta property="product:price:amount" content="21,990.00"><meta property="product:price:currency" content="JPY">`;
  shop = await openShop('/kettle', '<h1>Kettle</h1>');
  expect(viewed()).toMatchObject({title: 'Kettle', price: 21990, currency: 'JPY'});
});

test('a page of plain elements is read from its buy control: heading, nearest current price, trail', async () => {
  shop = await openShop(
    '/goods/index/id/22.html',
    `<header><span class="price">¥0.00</span></header>
     <nav class="breadcrumb"><a href="/">首页</a> &gt; <a href="/home">家居</a> &gt; <a href="/beds">床品</a></nav>
     <main><h1>羽绒被</h1><div class="panel"><p class="goods-original-price">￥899</p><b class="sale-price">￥599.00</b>
       <form><input name="goods_id" value="22"><button>加入购物车</button></form></div></main>
     <ul><li><a href="/a"><img alt=""><span class="price">¥1</span></a><button>加入购物车</button></li>
         <li><a href="/b"><img alt=""><span class="price">¥2</span></a><button>加入购物车</button></li></ul>`,
  );
  expect(viewed()).toMatchObject({
    itemId: '22',
    title: '羽绒被',
    price: 599,
    currency: 'CNY',
    category: ['家居', '床品'],
  });
  click('main button');
  say('加入成功');
  await shop.rest();
  expect(shop.of('add')).toMatchObject([{item: {itemId: '22', price: 599}}]);
});

const CARDS = ['A', 'B', 'C']
  .map(
    (id) => `<li class="card"><a href="/p/${id}"><img alt=""><h3>Chair ${id}</h3></a> <span>€ 10</span>
      <button aria-label="Add to cart"></button><button title="Add to wishlist">♡</button></li>`,
  )
  .join('');

test('three cards without a product of their own are a list, and its add buttons belong to their cards', async () => {
  shop = await openShop('/chairs', `<h1>Chairs</h1><ul>${CARDS}</ul>`);
  expect(shop.of('view')).toEqual([]);
  expect(shop.of('list')).toMatchObject([{itemIds: ['/p/A', '/p/B', '/p/C']}]);
  click('li:nth-child(2) button');
  say('Chair B has been added to your cart');
  await shop.rest();
  click('li:nth-child(3) [title]');
  say('Chair C has been added to your wishlist');
  await shop.rest();
  expect(shop.of('add')).toMatchObject([{item: {itemId: '/p/B', title: 'Chair B'}}]);
  expect(shop.of('favorite')).toMatchObject([{item: {itemId: '/p/C'}}]);
});

test.each([
  ['Add this item to my shopping bag', 'add'],
  ['Ajouter à mon panier', 'add'],
  ['放入购物袋', 'add'],
  ['In den Einkaufswagen', 'add'],
  ['Læg i indkøbskurv', 'add'],
  ['Do košíku', 'add'],
  ['Add to wish list: tote bag', 'favorite'],
  ['Føj til ønskeliste', 'favorite'],
  ['View items in cart', undefined],
])('takes a press on "%s" for %s', async (label, type) => {
  shop = await openShop('/linen', ld(LD) + `<h1>Linen duvet</h1><button>${label}</button>`);
  click('button');
  say('Success!');
  await shop.rest();
  expect(shop.events.find((event) => event.type !== 'view')?.type).toBe(type);
});

test.each(['q', 'query', 's', 'wd', 'keyword', 'search_query'])('finds the query in the parameter %s', async (name) => {
  shop = await openShop(`/find?${name}=oak%20chair&page=2`, `<ul>${CARDS}</ul>`);
  expect(shop.of('search')).toEqual([{type: 'search', query: 'oak chair'}]);
  expect(shop.of('list')).toHaveLength(1);
});

test('a route in the parameter s is no query', async () => {
  shop = await openShop('/?s=goods/index/id/3.html', `<ul>${CARDS}</ul>`);
  expect(shop.of('search')).toEqual([]);
});

test.each([
  ['/checkout/', 'checkout'],
  ['/index.php?route=checkout/cart&language=en-gb', 'cart'],
  ['/checkout/cart/', 'cart'],
  ['/checkout/order-received/12/?key=wc_1', 'thanks'],
  ['/cartoons', 'other'],
])('takes %s for %s', async (path, kind) => {
  shop = await openShop(path, '<p>Nothing</p>');
  expect(shop.tracker.reading().kind).toBe(kind);
});

test.each([
  '<form name="title"></form><form id="body"></form><img name="querySelectorAll" alt="">',
  '<form><input name="getAttribute"><input name="matches"><input name="closest"></form>',
])('a page that clobbers the document (%s) is read as far as it goes, and never throws', async (traps) => {
  shop = await openShop('/linen', ld(LD) + '<h1>Linen duvet</h1>' + traps);
  document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', {bubbles: true}));
  await shop.rest();
  expect(shop.of('view')).toHaveLength(1);
});

describe('data layers', () => {
  const item = {item_id: 'SKU-9', item_name: 'Cot', price: '199.00', item_brand: 'Nido', item_category: 'Kids'};

  test('what was pushed before us and what comes after us counts, and the page keeps its own push', async () => {
    holder.dataLayer = [{event: 'view_item', ecommerce: {currency: 'EUR', items: [item]}}];
    shop = await openShop('/cot', '<h1>Cot</h1>');
    expect(viewed()).toMatchObject({itemId: 'SKU-9', title: 'Cot', price: 199, currency: 'EUR', category: ['Kids']});
    const add = {event: 'add_to_cart', ecommerce: {items: [{...item, quantity: 2}]}, email: 'ann@example.com'};
    expect(holder.dataLayer.push(add, {ecommerce: null})).toBe(3);
    (add.ecommerce.items as unknown[]).length = 0; // pages reuse their objects
    await shop.rest(3000);
    expect(shop.of('add')).toMatchObject([{item: {itemId: 'SKU-9'}, quantity: 2}]);
    expect(JSON.stringify(shop.events)).not.toContain('ann@');
    shop.tracker.stop();
    expect(Object.hasOwn(holder.dataLayer, 'push')).toBe(false);
  });

  test('the Arguments of gtag count', async () => {
    const layer: unknown[] = (holder.dataLayer = []);
    shop = await openShop('/cot', '<h1>Cot</h1>');
    const gtag: (...call: unknown[]) => void = function () {
      // biome-ignore lint/complexity/noArguments: gtag pushes its Arguments, no array
      layer.push(arguments);
    };
    gtag('event', 'add_to_wishlist', {items: [item]});
    gtag('event', 'begin_checkout', {items: []});
    gtag('event', 'search', {search_term: 'cot'});
    await shop.rest(3000);
    expect(shop.events.map(({type}) => type).toSorted()).toEqual(['checkout', 'favorite', 'search']);
  });

  test('Universal Analytics is known by its shape, under any event name', async () => {
    const products = [{id: '7', name: 'Cot', price: '199', category: 'Kids/Beds', quantity: 3}];
    holder.dataLayer = [{event: 'ec.load', ecommerce: {currencyCode: 'EUR', detail: {products}}}];
    shop = await openShop('/cot', '<h1>Cot</h1>');
    expect(viewed()).toMatchObject({itemId: '7', category: ['Kids', 'Beds'], currency: 'EUR'});
    holder.dataLayer.push({event: 'x', ecommerce: {purchase: {actionField: {id: 'order 1'}, products}}});
    await shop.rest();
    expect(shop.of('purchase')).toMatchObject([{item: {itemId: '7'}, quantity: 3}]);
    expect(JSON.stringify(shop.events)).not.toContain('order 1');
  });

  test('one add told by a click and by the data layer is one add, with the id both share', async () => {
    holder.dataLayer = [];
    shop = await openShop('/linen', ld(LD) + '<h1>Linen duvet</h1><button>Add to cart</button>');
    click('button');
    holder.dataLayer.push({event: 'add_to_cart', ecommerce: {items: [{item_id: 'LIN-3', price: 129.9, quantity: 4}]}});
    await shop.rest(3000);
    expect(shop.of('add')).toMatchObject([{item: {itemId: 'LIN-3', brand: 'Somna'}, quantity: 4}]);
  });

  test("a product of a carousel is no view on another product's page", async () => {
    holder.dataLayer = [];
    shop = await openShop('/linen', ld(LD) + '<h1>Linen duvet</h1>');
    holder.dataLayer.push({event: 'view_item', ecommerce: {items: [item]}});
    await shop.rest();
    expect(shop.of('view')).toHaveLength(1);
  });

  test('a purchase told again by a reload is not bought again', async () => {
    const push = {event: 'purchase', ecommerce: {transaction_id: 'T-1', items: [item, {item_id: 'SKU-10'}]}};
    for (const expected of [['SKU-9', 'SKU-10'], []]) {
      holder.dataLayer = [push];
      shop = await openShop('/checkout/success?token=s3cr3t', '<h1>Thank you</h1>');
      expect(shop.of('purchase').map((event) => (event as {item: SeenItem}).item.itemId)).toEqual(expected);
      shop.tracker.stop();
    }
    expect(storedText()).not.toMatch(/T-1|s3cr3t|SKU/);
  });

  test('a layer that the tag manager goes by another name for is heard beside the usual one', async () => {
    document.head.append(Object.assign(document.createElement('script'), {type: 'x', src: '/gtm.js?id=G&l=shopLayer'}));
    const other = window as unknown as {shopLayer?: unknown[]};
    const [usual, named]: unknown[][] = [(holder.dataLayer = []), (other.shopLayer = [])];
    shop = await openShop('/cot', '<h1>Cot</h1>');
    usual.push({event: 'add_to_wishlist', ecommerce: {items: [item]}});
    named.push({event: 'begin_checkout', ecommerce: {items: []}});
    await shop.rest(3000);
    expect(shop.events.map(({type}) => type).toSorted()).toEqual(['checkout', 'favorite']);
    delete other.shopLayer;
  });

  test('a frozen layer is read and left alone', async () => {
    holder.dataLayer = Object.freeze([{event: 'view_item', ecommerce: {items: [item]}}]) as unknown as unknown[];
    shop = await openShop('/cot', '<h1>Cot</h1>');
    expect(viewed()?.itemId).toBe('SKU-9');
  });
});
