import type {SeenItem} from '@vitrine/core';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {parseRepaired} from '../../../packages/tracker/src/reading/json-ld.ts';
import {openShop, type Shop} from '../shop.ts';

let shop: Shop;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  shop?.tracker.stop();
  document.head.innerHTML = '';
  sessionStorage.clear();
  vi.useRealTimers();
});

const OFFER = {'@type': 'Offer', price: 129.9, priceCurrency: 'EUR', availability: 'https://schema.org/InStock'};
const DUVET = {'@type': 'Product', name: 'Linen duvet', sku: 'LIN-3', offers: OFFER};
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const viewed = async (body: string, path = '/linen') => {
  shop = await openShop(path, body);
  return (shop.of('view')[0] as {item: SeenItem} | undefined)?.item;
};

describe('JSON-LD', () => {
  test.each([
    ['the price in the wrong case', {price: 129.9, pricecurrency: 'EUR'}],
    ['only the lowest and the highest price', {minPrice: 129.9, maxPrice: 200, priceCurrency: 'EUR'}],
    ['a text with its currency', {price: '129,90 €'}],
    ['a specification without a list price', {priceSpecification: {price: '129.90', priceCurrency: 'EUR'}}],
  ])('reads an offer that gives %s', async (_, offers) => {
    expect(await viewed(ld({...DUVET, offers}))).toMatchObject({price: 129.9, currency: 'EUR'});
  });

  test.each([
    ['one of the sizes can be had', ['OutOfStock', 'InStock'], true],
    ['none can', ['OutOfStock', 'SoldOut'], false],
    ['it can be ordered ahead', ['PreOrder'], true],
  ])('says whether there is any left: %s', async (_, states, available) => {
    const offers = states.map((state) => ({...OFFER, availability: `http://schema.org/${state}`}));
    expect((await viewed(ld({...DUVET, offers})))?.available).toBe(available);
  });

  test('variants of a group are names of the one item', async () => {
    const hasVariant = ['LIN-3-S', 'LIN-3-L'].map((sku) => ({'@type': 'Product', name: sku, sku, offers: OFFER}));
    const group = {'@type': 'ProductGroup', name: 'Linen duvet', productGroupID: 'LIN-3', hasVariant};
    const item = await viewed(ld(group));
    expect(item).toMatchObject({itemId: 'LIN-3', price: 129.9});
    expect(item?.aliases).toEqual(expect.arrayContaining(['/linen', 'LIN-3-S', 'LIN-3-L']));
  });

  test('an offer with the product inside it is the page, if the heading says so', async () => {
    const offers = {'@type': 'Offer', itemOffered: [DUVET]};
    const page = ld({'@type': 'WebPage', mainEntity: {'@type': 'WebPageElement', offers}});
    expect(await viewed(page + '<h1>Linen duvet</h1>')).toMatchObject({itemId: 'LIN-3', price: 129.9});
    shop.tracker.stop();
    expect(await viewed(page + '<h1>About us</h1>')).toBeUndefined();
  });

  test('tiles without a name or with a link to nowhere are no products', async () => {
    const tiles = [
      {...DUVET, name: ''},
      {...DUVET, name: 'Tile', url: 'javascript:void(0);'},
    ];
    expect(await viewed(ld(tiles) + '<h1>About us</h1>')).toBeUndefined();
  });

  test('of what no repair makes whole the plainest properties are kept', () => {
    const broken = '{"@type":"Product","name":"5" rod","sku":"ROD-5","offers":{"price":"9.90","priceCurrency":"GBP"';
    expect(parseRepaired(broken)).toMatchObject({sku: 'ROD-5', price: '9.90', priceCurrency: 'GBP'});
  });

  test('picture, maker and path come in every form', async () => {
    const item = await viewed(
      ld({
        ...DUVET,
        image: [{'@type': 'ImageObject', url: '/duvet.jpg'}],
        brand: [{'@type': 'Organization', name: 'Somna'}],
        category: 'Home &gt; Beds',
      }),
    );
    expect(item).toMatchObject({brand: 'Somna', category: ['Beds']});
    expect(item?.image).toMatch(/^http.*\/duvet\.jpg$/);
  });
});

describe('microdata and RDFa', () => {
  const scoped = (inner: string) => `<div itemscope itemtype="http://schema.org/Product">${inner}</div>`;
  const OFFERED = `<div itemprop="offers" itemscope itemtype="http://schema.org/Offer">
    <meta itemprop="pricecurrency" content="GBP"><span itemprop="price">24.50</span>
    <span itemprop="price">12.25</span> per pair <meta itemprop="availability" content="in stock"></div>`;

  test('the first price is the one to pay, a second one is by the piece', async () => {
    expect(await viewed(scoped(`<h1 itemprop="name">Lamp</h1>${OFFERED}`))).toMatchObject({
      title: 'Lamp',
      price: 24.5,
      currency: 'GBP',
      available: true,
    });
  });

  test('offers behind a scope that ended too early, or in a second one, are still its own', async () => {
    const early = scoped('<h1 itemprop="name">Lamp</h1><meta itemprop="sku" content="LAMP-1">') + OFFERED;
    expect(await viewed(early)).toMatchObject({itemId: 'LAMP-1', price: 24.5});
    shop.tracker.stop();
    const twice =
      scoped(`<i itemprop="name">Light up your life</i>${OFFERED}`) + scoped('<h1 itemprop="name">Lamp</h1>');
    expect(await viewed(twice)).toMatchObject({title: 'Lamp', price: 24.5});
  });

  test('a breadcrumb within the scope lends the product no name', async () => {
    document.title = 'Lamp';
    const crumbs = `<ol itemscope itemtype="http://schema.org/BreadcrumbList">${['Home', 'Light', 'Lamps']
      .map(
        (name) => `<li itemprop="itemListElement" itemscope itemtype="http://schema.org/ListItem">
        <a itemprop="item" href="/x"><span itemprop="name">${name}</span></a></li>`,
      )
      .join('')}</ol>`;
    const item = await viewed(scoped(`${crumbs}<h1 itemprop="name">Lamp</h1>${OFFERED}`));
    expect(item).toMatchObject({title: 'Lamp', category: ['Light', 'Lamps']});
  });

  test('a scope on an element without content says nothing', async () => {
    expect(await viewed('<meta itemscope itemtype="http://schema.org/Product"><h1>About us</h1>')).toBeUndefined();
  });

  test('RDFa says the same in other attributes', async () => {
    const item = await viewed(
      `<div vocab="http://schema.org/" typeof="Product"><h1 property="name">Lamp</h1><b property="schema:sku">LAMP-1</b>
       <div property="offers" typeof="Offer"><b property="price" content="24.5">£24.50</b>
       <meta property="priceCurrency" content="GBP"></div></div>`,
    );
    expect(item).toMatchObject({itemId: 'LAMP-1', title: 'Lamp', price: 24.5, currency: 'GBP'});
  });
});

describe('meta tags', () => {
  const tags = (pairs: Readonly<Record<string, string>>) => {
    document.head.innerHTML = Object.entries(pairs)
      .map(([name, content]) => `<meta property="${name}" content="${content}">`)
      .join('');
  };

  test('the sale price goes before the usual one, the price before taxes is none', async () => {
    tags({
      'og:type': 'product',
      'og:title': 'Kettle',
      'product:pretax_price:amount': '40',
      'product:price:amount': '59',
      'product:sale_price:amount': '49',
      'product:price:currency': 'EUR',
    });
    expect(await viewed('<h1>Kettle</h1>')).toMatchObject({price: 49, currency: 'EUR'});
  });

  test('labels and data of a card for Twitter tell of price and stock', async () => {
    tags({
      'og:type': 'product',
      'og:title': 'Kettle',
      'twitter:label1': 'Price',
      'twitter:data1': '£49.00',
      'twitter:label2': 'Availability',
      'twitter:data2': 'In stock',
    });
    expect(await viewed('<h1>Kettle</h1>')).toMatchObject({price: 49, currency: 'GBP', available: true});
  });

  test('a group of products is no product, and an address that is the shop of every page names none', async () => {
    tags({'og:type': 'product.group', 'og:title': 'Kettles', 'og:url': 'http://localhost:3000/'});
    expect(await viewed('<h1>Kettles</h1>')).toBeUndefined();
  });
});
