import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {click, openShop, type Shop, storedText} from './shop.ts';

const PRODUCT = `
  <article data-vitrine-product data-vitrine-id="BED-1" data-vitrine-price="129.90" data-vitrine-currency="CNY"
    data-vitrine-category="家居 > 床品" data-vitrine-brand="Somna" data-vitrine-aliases="4711 6901234567892">
    <h1>床上三件套</h1><img src="/bed.webp" alt="">
    <button id="add" data-vitrine-add data-vitrine-quantity="2">加入购物车</button>
    <button id="like" data-vitrine-favorite aria-pressed="false">收藏</button>
  </article>`;

let shop: Shop;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  shop.tracker.stop();
  sessionStorage.clear();
  vi.useRealTimers();
});

test('a marked product is viewed once, with everything its marks say', async () => {
  shop = await openShop('/bed', PRODUCT);
  expect(shop.of('view')).toEqual([
    {
      type: 'view',
      item: {
        itemId: 'BED-1',
        aliases: ['4711', '6901234567892'],
        url: new URL('/bed', location.href).href,
        title: '床上三件套',
        image: new URL('/bed.webp', location.href).href,
        price: 129.9,
        currency: 'CNY',
        category: ['家居', '床品'],
        brand: 'Somna',
      },
    },
  ]);
  await shop.rest(5000);
  expect(shop.of('view')).toHaveLength(1);
});

test('two presses of a marked add button are two adds of its quantity', async () => {
  shop = await openShop('/bed', PRODUCT);
  click('#add');
  click('#add');
  expect(shop.of('add')).toMatchObject([
    {item: {itemId: 'BED-1'}, quantity: 2},
    {item: {itemId: 'BED-1'}, quantity: 2},
  ]);
});

test('a favourite is taken back when the control was pressed already', async () => {
  shop = await openShop('/bed', PRODUCT);
  click('#like');
  document.querySelector('#like')!.setAttribute('aria-pressed', 'true');
  click('#like');
  expect(shop.events.map(({type}) => type).slice(-2)).toEqual(['favorite', 'unfavorite']);
});

test('a disabled control does nothing', async () => {
  shop = await openShop('/bed', PRODUCT.replace('data-vitrine-add', 'aria-disabled="true" data-vitrine-add'));
  click('#add');
  expect(shop.of('add')).toEqual([]);
});

test("a shop's handler that stops the click hides nothing from us", async () => {
  shop = await openShop('/bed', PRODUCT);
  document.querySelector('#add')!.addEventListener('click', (event) => event.stopImmediatePropagation());
  click('#add');
  expect(shop.of('add')).toHaveLength(1);
});

test('a marked list tells its category and its cards, and none of them is viewed', async () => {
  const card = (id: string) => `<li data-vitrine-card data-vitrine-id="${id}"><a href="/${id}"><h3>${id}</h3></a></li>`;
  shop = await openShop(
    '/beds',
    `<main data-vitrine-list="家居 > 床品"><ul>${['A', 'B'].map(card).join('')}</ul></main>`,
  );
  expect(shop.events.map(({at: _at, ...event}) => event)).toEqual([
    {type: 'list', category: ['家居', '床品'], itemIds: ['A', 'B']},
  ]);
});

test('a card beside the main product does not turn its page into a list', async () => {
  shop = await openShop('/bed', PRODUCT + '<div data-vitrine-card data-vitrine-id="X"></div>');
  expect(shop.of('view')).toMatchObject([{item: {itemId: 'BED-1'}}]);
  expect(shop.of('list')).toEqual([]);
});

test('a typed search and its results page are one search', async () => {
  shop = await openShop('/', '<form data-vitrine-search><input type="search" name="q" value="羽绒被"></form>');
  document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', {bubbles: true, cancelable: true}));
  await shop.goTo('/search?q=羽绒被', '<main data-vitrine-search="羽绒被"></main>');
  expect(shop.of('search')).toEqual([{type: 'search', query: '羽绒被'}]);
});

test('a thank-you page is one purchase of each item, reloads included, and its secret is not written', async () => {
  const thanks = `<main data-vitrine-purchase>
    <p data-vitrine-id="A" data-vitrine-quantity="3">A</p><p data-vitrine-id="B">B</p></main>`;
  shop = await openShop('/thanks/77?key=s3cr3t', thanks);
  expect(shop.of('purchase')).toEqual([
    {type: 'purchase', item: {itemId: 'A'}, quantity: 3},
    {type: 'purchase', item: {itemId: 'B'}, quantity: 1},
  ]);
  shop.tracker.stop();
  expect(storedText()).not.toMatch(/s3cr3t|thanks/);
  shop = await openShop('/thanks/77?key=s3cr3t', thanks);
  expect(shop.of('purchase')).toEqual([]);
});

test('calls of the shop are recorded as they are, wrong ones refused', async () => {
  shop = await openShop('/', '');
  expect(shop.tracker.track({type: 'add', item: {itemId: 'A', price: 3, secret: 'x'}, quantity: 2})).toBe(true);
  expect(shop.tracker.track({type: 'search', query: 'q'.repeat(999)})).toBe(true);
  for (const wrong of [null, 7, {}, {type: 'add'}, {type: 'constructor'}, {type: 'add', item: {}}, {type: 'click'}]) {
    expect(shop.tracker.track(wrong)).toBe(false);
  }
  expect(shop.of('add')).toEqual([{type: 'add', item: {itemId: 'A', price: 3}, quantity: 2}]);
  expect(shop.of('search')).toEqual([{type: 'search', query: 'q'.repeat(300)}]);
});

test('a shop that marks everything is asked for nothing else, and its marks count', async () => {
  document.documentElement.setAttribute('data-vitrine-marked', '');
  shop = await openShop('/p/1', '<h1>No mark here</h1><span class="price">€ 5</span><button>Add to cart</button>');
  click('button');
  await shop.rest(3000);
  expect(shop.events).toEqual([]);
  document.documentElement.removeAttribute('data-vitrine-marked');
});
