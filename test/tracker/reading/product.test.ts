import type {SeenItem} from '@vitrine/core';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {merge} from '../../../packages/tracker/src/reading/merge.ts';
import {openShop, type Shop} from '../shop.ts';

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

const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const LAMP = {'@type': 'Product', name: 'Breeze lamp', sku: 'B-1', offers: {price: 49, priceCurrency: 'EUR'}};
const BUY = '<p class="price">€49.00</p><button>Add to cart</button>';
const viewed = async (body: string, path = '/breeze') => {
  shop = await openShop(path, `<main><div>${body}</div></main>`);
  return (shop.of('view')[0] as {item: SeenItem} | undefined)?.item;
};

describe('of what sources say', () => {
  test('that is believed which most sources bear out: 1 − Π (1 − trust)', () => {
    const {found, sources} = merge([
      {source: 'microdata', found: {title: 'Light up your life'}, trust: 0.9},
      {source: 'dom', found: {title: 'Breeze lamp'}, trust: 0.8},
      {source: 'meta', found: {title: 'BREEZE LAMP'}, trust: 0.7},
    ]);
    expect(found.title).toBe('Breeze lamp');
    expect(sources.title).toEqual({source: 'dom', confidence: 0.94}); // 1 − 0.2 · 0.3
  });

  test('a second price of one source counts where another shows it', () => {
    const offers = {source: 'json-ld', found: {prices: [40, 49]}, trust: 0.93} as const;
    expect(merge([offers]).found.price).toBe(40);
    expect(merge([offers, {source: 'dom', found: {price: 49}, trust: 0.8}]).found.price).toBe(49);
  });

  test('fields come from different sources, each named', async () => {
    await viewed(ld({...LAMP, offers: undefined}) + `<h1>Breeze lamp</h1>${BUY}`);
    const {item, sources} = shop.tracker.reading();
    expect(item).toMatchObject({itemId: 'B-1', price: 49, currency: 'EUR'});
    expect([sources.title?.source, sources.price?.source, sources.kind?.source]).toEqual(['json-ld', 'dom', 'json-ld']);
  });
});

describe('the title', () => {
  test("is the heading's where that bears the maker or the color too", async () => {
    expect((await viewed(ld(LAMP) + `<h1>Acme Breeze lamp, blue</h1>${BUY}`))?.title).toBe('Acme Breeze lamp, blue');
  });

  test("is the document's without the shop's name where the heading is a brand's link", async () => {
    const page = `<main><div><h1><a href="/acme">Acme</a></h1>${BUY}</div></main>`;
    shop = await openShop('/', '');
    await shop.goTo('/acme/breeze', page, 'Acme Breeze lamp • Localhost');
    expect(shop.tracker.reading().item).toMatchObject({title: 'Acme Breeze lamp', brand: 'Acme'});
  });
});

describe('who made it', () => {
  test.each([
    ['a row', '<ul><li>Brand: <a href="/m/8">Acme</a></li></ul>'],
    ['a row of a table in German', '<table><tr><th>Marke</th><td>Acme</td></tr></table>'],
    ['a definition in Chinese', '<dl><dt>品牌：</dt><dd>Acme</dd></dl>'],
    ['one text behind a label', '<ul><li><strong>Marke</strong> Acme</li><li><strong>Watt</strong> 40</li></ul>'],
    ['one line', '<div><span>Thương hiệu: <span>Acme</span></span> <span>Màu: <span>xanh</span></span></div>'],
    ['columns', '<div><div><span>Značka</span></div><div><p><a href="/f/8">Acme</a></p></div></div>'],
    ['another row than the factory', '<p>Manufacturer: Nido Ltd.</p><p>Brand: Acme</p>'],
    ['a row of its designer', '<p>Designer: Acme</p>'],
    ['what is named brand near the heading', '<div class="product__info-brand">Acme</div>'],
    ['a logo near the heading', '<p class="manufacturer"><a href="/acme-m-1/"><img src="m.png" alt="Acme"></a></p>'],
    ["a link to the brand's page", '<a href="/brands/acme">Acme</a>'],
    ['a link to all of a vendor', '<a href="/collections/vendors?q=Acme">Acme</a>'],
  ])('stands in %s', async (_, row) => {
    expect((await viewed(ld(LAMP) + `<h1>Breeze lamp</h1>${BUY}${row}`))?.brand).toBe('Acme');
  });

  test('is not what a row calls so by the name of the product', async () => {
    const rows = '<table><tr><th>Brand:</th><td>Breeze lamp</td></tr></table><p class="label">Brand: Acme</p>';
    expect((await viewed(`<h1>Breeze lamp</h1>${BUY}${rows}`))?.brand).toBe('Acme');
  });

  test.each([
    ['choices', '<ul><li>Brand</li><li>Acme</li></ul>'],
    ['what fills a filter', '<select><option>Brand</option><option>Acme</option></select>'],
    ['a row with no value', '<p>Brand:</p><p>Material:</p><p>Steel</p>'],
    ['a list of brands', ['Acme', 'Nido', 'Tora', 'Vela'].map((name) => `<a href="/brands/x">${name}</a>`).join()],
    ['the heading in other words', '<b>Breeze</b>'],
  ])('is not told by %s', async (_, row) => {
    expect((await viewed(`<div><h1>Breeze lamp</h1>${BUY}${row}</div>`))?.brand).toBeUndefined();
  });

  test('is the brand with whose link the title begins', async () => {
    const links = ['Nido', 'Acme'].map((name) => `<a class="brand-link" href="/${name}">${name}</a>`).join('');
    expect((await viewed(`<h1>Acme Breeze lamp</h1>${BUY}${links}`))?.brand).toBe('Acme');
  });

  test("is nobody where a shop fills in its own name or the shelf's", async () => {
    for (const brand of ['Localhost', 'Lamps']) {
      const trail = {'@type': 'BreadcrumbList', itemListElement: ['Light', 'Lamps'].map((name) => ({name}))};
      expect((await viewed(ld([{...LAMP, brand}, trail]) + `<h1>Breeze lamp</h1>${BUY}`))?.brand).toBeUndefined();
      shop.tracker.stop();
    }
  });
});

describe('whether there is any left', () => {
  test.each([
    ['<p>Auf Lager, in 2 Tagen bei Ihnen</p>', true],
    ['<p>Ausverkauft</p>', false],
    ['<p>缺货</p>', false],
    ['<select><option>Blue, sold out</option></select>', true], // for the button can be pressed
  ])('is told by %s beside an add button', async (note, available) => {
    expect((await viewed(`<main><h1>Breeze lamp</h1>${note}${BUY}</main>`))?.available).toBe(available);
  });
});

describe('the path', () => {
  const trail = (...names: string[]) => ld({'@type': 'BreadcrumbList', itemListElement: names.map((name) => ({name}))});

  test.each([
    ['the product itself', ['Home', 'Light', 'Lamps', 'Breeze lamp'], ['Light', 'Lamps']],
    ['the maker', ['Light', 'Lamps', 'Acme lamps'], ['Light', 'Lamps']],
    ['the number of the item', ['Light', 'Lamps', 'B-1'], ['Light', 'Lamps']],
  ])('leaves out %s', async (_, names, path) => {
    const page = ld({...LAMP, brand: 'Acme'}) + trail(...names) + `<h1>Breeze lamp</h1>${BUY}`;
    expect((await viewed(page))?.category).toEqual(path);
  });

  test('is read off the address where nothing else tells, as is the maker', async () => {
    const page = `<h1>Acme Home Breeze 4E</h1>${BUY}`;
    expect(await viewed(page, '/en/standing-lamps/acme-home/breeze-4e/item-77')).toMatchObject({
      brand: 'Acme Home',
      category: ['Standing lamps'],
    });
  });
});

describe("the path in a product's address", () => {
  test.each([
    ['/lighting/lamps/product/breeze', ['Lighting', 'Lamps']],
    ['/lighting/4711/breeze/shelf/8', ['Lighting']],
    ['/default-channel/products/breeze', undefined],
    ['/tproduct/breeze', undefined],
    ['/wscgoods/breeze', undefined],
    ['/product-page/breeze', undefined],
    ['/pages/goods_details/index', undefined],
  ])('%s', async (path, category) => {
    expect((await viewed(`<h1>Acme 4E</h1>${BUY}`, path))?.category).toEqual(category);
  });
});

describe("the page's own state", () => {
  const script = (text: string) => `<script type="text/plain">${text}</script>`;

  test('fields that a data layer was given one by one make one product', async () => {
    holder.dataLayer = [
      {productName: 'Breeze lamp'},
      {productBrand: 'Acme'},
      {productId: 88},
      {userMail: 'a@b.example'},
    ];
    expect(
      await viewed(`<h1>Breeze lamp</h1>${BUY}${script('dataLayer.push({productName: "Breeze lamp"})')}`),
    ).toMatchObject({
      brand: 'Acme',
      price: 49,
    });
    expect(JSON.stringify(shop.events)).not.toContain('a@b');
  });

  test('the one currency that scripts name is that of a price without a sign; of two it is neither', async () => {
    const page = (codes: readonly string[]) =>
      `<h1>Breeze lamp</h1><p class="price">49.00</p><button>Add to cart</button>` +
      codes.map((code) => script(`{currency: "${code}"}`)).join('');
    expect((await viewed(page(['PLN'])))?.currency).toBe('PLN');
    shop.tracker.stop();
    expect((await viewed(page(['PLN', 'CZK'])))?.currency).toBeUndefined();
  });
});

test('home pages and results of a search show no product of their own', async () => {
  for (const path of ['/', '/en-gb/', '/p/search']) {
    expect(await viewed(`<h1>Breeze lamp</h1>`, path)).toBeUndefined();
    shop.tracker.stop();
  }
});

test('what is searched stands in its field where the address only says that it is a search', async () => {
  const cards = ['A', 'B', 'C'].map(
    (id) => `<li><a href="/p/${id}"><img alt=""><h3>Lamp ${id}</h3></a> <b>€ 10</b></li>`,
  );
  shop = await openShop('/search/8EFBE9', `<form><input name="wd" value="连衣裙"></form><ul>${cards.join('')}</ul>`);
  expect(shop.of('search')).toEqual([{type: 'search', query: '连衣裙'}]);
});

test("an item's address is its second name, so that a card and its page are one", async () => {
  expect((await viewed(ld(LAMP) + '<h1>Breeze lamp</h1>', '/lamps/breeze'))?.aliases?.[0]).toBe('/lamps/breeze');
});
