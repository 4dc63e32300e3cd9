import type {Consent, SeenItem, ShopEvent} from '@vitrine/core';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {pageKey} from '../../packages/tracker/src/navigation.ts';
import {click, openShop, type Shop, storedText, write} from './shop.ts';

const product = (id: string) => `<article data-vitrine-product data-vitrine-id="${id}"><h1>${id}</h1>
  <button data-vitrine-add>Add</button></article>`;
const viewedIds = () => shop.of('view').map((event) => (event as {item: {itemId: string}}).item.itemId);
const look = (state: 'visible' | 'hidden') => {
  Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});
  document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));
};
const transition = (type: 'pagehide' | 'pageshow', persisted = false) =>
  window.dispatchEvent(Object.assign(new Event(type), {persisted}));

let shop: Shop;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  shop?.tracker.stop();
  look('visible');
  sessionStorage.clear();
  vi.useRealTimers();
});

describe('single-page shops', () => {
  test('each product is one view, and coming back to one is another', async () => {
    shop = await openShop('/a', product('A'));
    await shop.goTo('/b', product('B'));
    await shop.goTo('/a', product('A'));
    expect(viewedIds()).toEqual(['A', 'B', 'A']);
  });

  test('the old content under a new address is not taken for the new page', async () => {
    shop = await openShop('/a', product('A'));
    history.pushState(null, '', '/b');
    await shop.rest(1000);
    document.title = '';
    await shop.rest(300);
    write(product('B'), 'B');
    await shop.rest();
    expect(viewedIds()).toEqual(['A', 'B']);
  });

  test('a variant of the same product under another address is no new view', async () => {
    shop = await openShop('/a', product('A'));
    history.replaceState(null, '', '/a?color=2&utm_source=mail#reviews');
    await shop.rest(4000);
    expect(viewedIds()).toEqual(['A']);
  });

  test('an earlier page kept hidden in the document is not seen', async () => {
    shop = await openShop('/a', product('A'));
    await shop.goTo('/b', `<div style="display: none">${product('A')}</div>${product('B')}`);
    expect(viewedIds()).toEqual(['A', 'B']);
  });

  describe('whose server wrote the first page’s head, which stays', () => {
    const shown = (name: string, price: string) => `<main><h1>${name}</h1><img src="/${name}.jpg" alt="">
      <p class="price">${price}</p><form><input name="quantity" value="1"><button>Add to cart</button></form></main>`;
    const head = (name: string, path: string, price: number) => {
      const offers = {'@type': 'Offer', price, priceCurrency: 'EUR', availability: 'https://schema.org/InStock'};
      const node = {'@context': 'https://schema.org', '@type': 'Product', name, sku: `SKU-${name}`, offers};
      document.head.innerHTML = `<link rel="canonical" href="${path}"><meta property="og:type" content="product">
        <meta property="og:title" content="${name}"><meta property="og:url" content="${path}">
        <script type="application/ld+json">${JSON.stringify(node)}</script>`;
    };
    const views = () => shop.of('view').map((event) => (event as {item: SeenItem}).item);
    afterEach(() => {
      document.head.innerHTML = '';
    });

    test('the next product is what its page shows, and the first one again what both say', async () => {
      head('Kettle', '/p/kettle', 49);
      shop = await openShop('/p/kettle', shown('Kettle', '€49.00'));
      await shop.goTo('/p/teapot', shown('Teapot', '€35.00'));
      await shop.goTo('/p/kettle', shown('Kettle', '€49.00'));
      const kettle = {itemId: 'SKU-Kettle', title: 'Kettle', price: 49, currency: 'EUR'};
      expect(views()).toMatchObject([kettle, {title: 'Teapot', price: 35, currency: 'EUR'}, kettle]);
      const {itemId, aliases = [], url} = views()[1];
      expect([itemId, ...aliases, url].join()).not.toMatch(/kettle/i);
    });

    test('a list after it is a list', async () => {
      head('Kettle', '/p/kettle', 49);
      shop = await openShop('/p/kettle', shown('Kettle', '€49.00'));
      const card = (name: string) =>
        `<li><a href="/p/${name}"><img src="/${name}.jpg" alt=""><h3>The ${name}</h3></a><span class="price">€9.00</span></li>`;
      await shop.goTo('/pots', `<h1>Pots</h1><ul>${['one', 'two', 'three', 'four'].map(card).join('')}</ul>`);
      expect(views()).toHaveLength(1);
      expect(shop.of('list')).toMatchObject([{itemIds: ['/p/one', '/p/two', '/p/three', '/p/four']}]);
    });

    test('a head that the shop writes anew is believed', async () => {
      head('Kettle', '/p/kettle', 49);
      shop = await openShop('/p/kettle', shown('Kettle', '€49.00'));
      head('Teapot', '/p/teapot', 35);
      await shop.goTo('/p/teapot', shown('Teapot', '€35.00'));
      expect(views().map(({itemId}) => itemId)).toEqual(['SKU-Kettle', 'SKU-Teapot']);
    });

    test('another address for the same page makes nothing old', async () => {
      head('Kettle', '/p/kettle', 49);
      shop = await openShop('/p/7', shown('Kettle', '€49.00'));
      history.replaceState(null, '', '/p/kettle');
      await shop.rest(8000);
      expect(views().map(({itemId}) => itemId)).toEqual(['SKU-Kettle']);
      expect(shop.tracker.reading().item).toMatchObject({itemId: 'SKU-Kettle'});
    });
  });

  test('an item named by the shop itself is not contradicted by what we read', async () => {
    shop = await openShop('/app', '<div id="root"></div>');
    shop.tracker.track({type: 'view', item: {itemId: 'OWN'}});
    write(product('READ'));
    history.replaceState(null, '', '/app#x');
    await shop.rest(4000);
    expect(viewedIds()).toEqual(['OWN']);
    history.pushState(null, '', '/app/2');
    shop.tracker.track({type: 'view', item: {itemId: 'TWO'}});
    await shop.rest(4000);
    expect(viewedIds()).toEqual(['OWN', 'TWO']);
  });

  test('what an address has for its shopper alone names no page', () => {
    expect(pageKey('https://s/show.php?nummer=1&sid=77&key=s3cret&email=ann@example.com')).toBe('/show.phpnummer,1');
    expect(pageKey(`https://s/thanks.php?ref=${'a1'.repeat(40)}`)).toBe('/thanks.php');
  });

  test.each([
    ['https://s/a?color=2&utm_source=x', 'https://s/a/', true],
    ['https://s/item.htm?id=1&spm=a', 'https://s/item.htm?id=1', true],
    ['https://s/item.htm?id=1', 'https://s/item.htm?id=2', false],
    ['https://s/#/goods?id=1', 'https://s/#/goods?id=2', false],
    ['https://s/a#reviews', 'https://s/a', true],
    ['https://s/product_info.php?products_id=1', 'https://s/product_info.php?products_id=2', false],
    ['https://s/product/detail.html?product_no=1', 'https://s/product/detail.html?product_no=2', false],
    ['https://s/index.php?main_page=product_info&cPath=1&products_id=2', 'https://s/index.php?main_page=index', false],
    ['https://s/#/pages/prod/prod?prodid=1043', 'https://s/#/pages/prod/prod?prodid=1044', false],
    ['https://s/show.aspx?nummer=1', 'https://s/show.aspx?nummer=2', false], // a program shows what it is asked for
    ['https://s/show.aspx?nummer=1&utm_source=x&gclid=2', 'https://s/show.aspx?nummer=1&sort=price', true],
    ['https://s/chair.html?nummer=1', 'https://s/chair.html?nummer=2', true],
    ['https://s/?s=goods/index/id/1.html', 'https://s/?s=goods/index/id/2.html', false],
  ])('%s and %s are one page: %s', (a, b, same) => {
    expect(pageKey(a) === pageKey(b)).toBe(same);
  });
});

describe('dwell', () => {
  test('only time in view counts, and it is told when the page is left', async () => {
    shop = await openShop('/a', product('A')); // 120 ms until the view, then 480 ms of reading
    await shop.rest(3000);
    look('hidden');
    await shop.rest(60_000);
    look('visible');
    await shop.rest(2000);
    transition('pagehide');
    expect(shop.of('dwell')).toHaveLength(1);
    const {ms} = shop.of('dwell')[0] as {ms: number};
    expect(ms).toBeGreaterThanOrEqual(5000);
    expect(ms).toBeLessThan(5600);
  });

  test('a page restored from the back/forward cache goes on reading and is not viewed again', async () => {
    shop = await openShop('/a', product('A'));
    await shop.rest(2000);
    transition('pagehide', true);
    transition('pageshow', true);
    await shop.rest(3000);
    transition('pagehide', true);
    expect(viewedIds()).toEqual(['A']);
    expect(shop.of('dwell')).toHaveLength(2);
  });

  test('a glance is none', async () => {
    shop = await openShop('/a', product('A'));
    transition('pagehide');
    expect(shop.of('dwell')).toEqual([]);
  });
});

describe('handover', () => {
  const never = () => new Promise<void>(() => {});

  test('what the engine has not acknowledged when the page is left comes with the next page, unchanged', async () => {
    shop = await openShop('/a', product('A'), {emit: never});
    click('button');
    const lost = [...shop.events];
    expect(lost.map(({type}) => type)).toEqual(['view', 'add']);
    shop.tracker.stop();
    shop = await openShop('/next', '<p>Next</p>');
    expect(shop.events.filter(({type}) => type !== 'dwell')).toEqual(lost);
  });

  test('what is acknowledged does not come again', async () => {
    shop = await openShop('/a', product('A'));
    click('button');
    await shop.rest();
    expect(sessionStorage.getItem('vitrine-events:')).toBeNull();
    shop.tracker.stop();
    shop = await openShop('/next', '<p>Next</p>');
    expect(shop.events).toEqual([]);
  });

  test.each(['off', 'memory'] as const)('with consent %s nothing is written', async (consent) => {
    shop = await openShop('/a', product('A'), {emit: never, consent: () => consent});
    click('button');
    expect(storedText()).toBe('');
    expect(shop.events).toHaveLength(consent === 'off' ? 0 : 2);
  });

  test('forgetting erases it', async () => {
    shop = await openShop('/a', product('A'), {emit: never});
    click('button');
    shop.tracker.forget();
    expect(storedText()).toBe('');
  });

  test('a broken or forged entry is dropped, a good one beside it is kept', async () => {
    const good: ShopEvent = {type: 'search', at: 5, query: 'cot'};
    sessionStorage.setItem('vitrine-events:', JSON.stringify(['{', 7, '{"type":"add"}', JSON.stringify(good)]));
    shop = await openShop('/', '<p></p>');
    expect(shop.events).toEqual([good]);
  });

  test('blocked session storage and an engine that throws disturb nobody', async () => {
    const spy = vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
      throw new Error('SecurityError');
    });
    const emit = () => {
      throw new Error('engine');
    };
    shop = await openShop('/a', product('A'), {emit});
    click('button');
    expect(shop.events.map(({type}) => type)).toEqual(['view', 'add']);
    spy.mockRestore();
  });
});

test('a prerendered page is viewed only when somebody looks at it', async () => {
  Object.defineProperty(document, 'prerendering', {value: true, configurable: true});
  shop = await openShop('/a', product('A'));
  await shop.rest(5000);
  expect(shop.events).toEqual([]);
  Object.defineProperty(document, 'prerendering', {value: false, configurable: true});
  document.dispatchEvent(new Event('prerenderingchange'));
  await shop.rest();
  expect(viewedIds()).toEqual(['A']);
});

test('no unload listener is set, and stopping takes every listener off', async () => {
  const set: string[] = [];
  const targets = [window, document];
  const spies = targets.flatMap((target) =>
    (['addEventListener', 'removeEventListener'] as const).map((method) => {
      const real = target[method].bind(target) as EventTarget['addEventListener'];
      return vi.spyOn(target, method).mockImplementation((type: string, ...rest: unknown[]) => {
        set.push((method === 'addEventListener' ? '+' : '-') + type);
        real(type, ...(rest as [EventListener]));
      });
    }),
  );
  shop = await openShop('/a', product('A'));
  shop.tracker.stop();
  expect(set.filter((one) => /unload/.test(one))).toEqual([]);
  const added = set.filter((one) => one[0] === '+').map((one) => one.slice(1));
  const removed = set.filter((one) => one[0] === '-').map((one) => one.slice(1));
  expect(removed.toSorted()).toEqual(added.toSorted());
  for (const spy of spies) spy.mockRestore();
});

test('consent given later starts recording with the next act', async () => {
  let consent: Consent = 'off';
  shop = await openShop('/a', product('A'), {consent: () => consent});
  expect(shop.events).toEqual([]);
  consent = 'local';
  click('button');
  expect(shop.of('add')).toHaveLength(1);
});
