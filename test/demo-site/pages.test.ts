import {createProfile, encodePack, openPack, type Pack, refine} from '@vitrine/core';
import {buildModel} from '@vitrine/server';
import {describe, expect, test} from 'vitest';
import {createDemoCatalog, toCatalog} from '../../demo-site/catalog.ts';
import {createShopIndex, parsePrice, type SearchRequest} from '../../demo-site/search.ts';
import {createDemoApp, startDemoSite} from '../../demo-site/server.ts';
import {createDemoSettings} from '../../demo-site/settings.ts';

const origin = 'https://shop.example';
const app = createDemoApp({server: 'https://vitrine.example', shopId: 'window-market', key: 'a"b'});
const index = createShopIndex(createDemoCatalog());

const get = async (path: string) => {
  const response = await app.request(origin + path);
  return {status: response.status, headers: response.headers, text: await response.text()};
};

const structured = (text: string) =>
  [...text.matchAll(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/gs)].map(
    (match) => JSON.parse(match[1]) as Record<string, unknown>,
  );

const ask = (request: Partial<SearchRequest>) =>
  index.search({query: '', category: '', price: '', filters: {}, sort: 'best', ...request});

const NOW = Date.UTC(2026, 10, 25);

const PATHS = [
  '/',
  '/c/bedding',
  '/c/formula',
  '/p/bed-sets-101',
  '/search?q=%E8%8B%B9%E6%9E%9C',
  '/search',
  '/favorites',
  '/cart',
  '/checkout',
  '/thanks',
  '/privacy',
];

describe.each(PATHS)('%s', (path) => {
  test('answers in both languages with structured data that parses', async () => {
    for (const [prefix, locale] of [
      ['', 'zh-CN'],
      ['/en', 'en'],
    ]) {
      const {status, text} = await get(prefix + path);
      expect(status).toBe(200);
      expect(text).toContain(`<html lang="${locale}">`);
      expect(text.match(/<h1[ >]/g)).toHaveLength(1);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
      for (const data of structured(text)) expect(data['@context']).toBe('https://schema.org');
    }
  });

  test('obeys its own strict policy: no inline style, no handler, a nonce on every inline script', async () => {
    const {text, headers} = await get(path);
    const policy = headers.get('content-security-policy')!;
    const nonce = /'nonce-([^']+)'/.exec(policy)![1];
    expect(policy).toContain(`require-trusted-types-for 'script'`);
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}' https://vitrine.example`);
    expect(policy).toContain(`style-src 'self'`);
    expect(text).not.toMatch(/ style="|<style| on[a-z]+="/);
    for (const [tag] of text.matchAll(/<script[^>]*>/g)) {
      expect(
        tag.includes(`nonce="${nonce}"`) ||
          / src="(\/assets\/shop\.js|https:\/\/vitrine\.example\/vitrine\.js)"/.test(tag),
      ).toBe(true);
    }
  });

  test('gives every picture its size, so that nothing moves when it arrives', async () => {
    for (const [tag] of (await get(path)).text.matchAll(/<img[^>]*>/g))
      expect(tag).toMatch(/width="\d+" height="\d+" alt="/);
  });
});

describe('the product page', () => {
  test('describes the item as its catalogue does', async () => {
    const item = index.find('formula-101')!;
    const [product] = structured((await get('/p/formula-101')).text);
    expect(product).toMatchObject({
      '@type': 'Product',
      name: item.title['zh-CN'],
      sku: 'formula-101',
      brand: {name: item.brand['zh-CN']},
      aggregateRating: {ratingValue: item.rating.mean, reviewCount: item.rating.count},
      offers: {price: (item.price / 100).toFixed(2), priceCurrency: 'CNY', url: `${origin}/p/formula-101`},
    });
  });

  test('tells the data layer of the view, and offers no button for what is sold out', async () => {
    const sold = index.catalog.items.find(({available}) => !available)!;
    const {text} = await get(sold.url.en);
    expect(text).toContain(`"event":"view_item"`);
    expect(text).toContain(`"item_id":"${sold.itemId}"`);
    expect(text).toMatch(/<button class="button add" type="submit" disabled>/);
    expect(JSON.stringify(structured(text))).toContain('https://schema.org/OutOfStock');
  });

  test('is found by its item number too', async () => {
    expect((await get(`/p/${index.find('apples-101')!.aliases[0]}`)).text).toContain('"sku":"apples-101"');
  });
});

describe('search', () => {
  test('finds items that have all the words, in either language', () => {
    for (const query of ['床上三件套', '苹果', 'bed set', 'beds', '江苏 纯棉', 'cotton jiangsu', '茶']) {
      const found = ask({query});
      expect(found.length, query).toBeGreaterThan(0);
      expect(found.length, query).toBeLessThan(index.catalog.items.length);
    }
    expect(ask({query: '床上三件套 亚麻'}).every(({attributes}) => attributes.material.en === 'Linen')).toBe(true);
    expect(ask({query: 'zzzz'})).toEqual([]);
  });

  test('filters by facet in either language, by price band and by category', () => {
    const all = ask({query: '床上三件套'});
    const jiangsu = all.filter(({attributes}) => attributes.origin.en === 'Jiangsu');
    expect(ask({query: '床上三件套', filters: {origin: '江苏'}})).toHaveLength(jiangsu.length);
    expect(ask({query: '床上三件套', filters: {origin: 'jiangsu'}})).toHaveLength(jiangsu.length);
    const band = all.filter(({price}) => price >= 20_000 && price < 30_000);
    expect(band.length).toBeGreaterThan(0);
    expect(ask({query: '床上三件套', price: '200-300'})).toHaveLength(band.length);
    expect(ask({query: '苹果', category: 'fruit > apples'}).every(({category}) => category[1] === 'apples')).toBe(true);
    expect(ask({query: '苹果', category: 'no such'})).toEqual([]);
  });

  test('cuts prices into bands that neither overlap nor leave a gap', () => {
    expect(parsePrice('100-300')).toEqual([10_000, 30_000]);
    expect(parsePrice('-99.5')).toEqual([0, 9950]);
    expect(parsePrice('3000-')).toEqual([300_000, Number.POSITIVE_INFINITY]);
    for (const nonsense of ['', '-', 'a-b', '1e9-', '<script>'])
      expect(parsePrice(nonsense)).toEqual([0, Number.POSITIVE_INFINITY]);
  });

  test('shows as many items as each of its own filters promises', async () => {
    const {text} = await get('/search?q=%E4%B8%89%E4%BB%B6%E5%A5%97');
    const links = [...text.matchAll(/<li><a href="(\/search\?[^"]+)"[^>]*>[^<]+<small>(\d+)<\/small>/g)];
    expect(links.length).toBeGreaterThan(20);
    for (const [, href, count] of links) {
      const page = await get(href.replaceAll('&amp;', '&'));
      expect(page.text, href).toContain(`共 ${count} 件`);
    }
  });

  test('shows as many items as each of Vitrine’s chips promises', async () => {
    const pack = await createPack();
    for (const query of ['床上三件套', '苹果', '婴儿', 'tea', 'beds']) {
      const {chips} = refine(pack, createProfile(), {query, limit: 12, locale: 'zh-CN'}, {now: NOW, listId: 'test'});
      expect(chips.length, query).toBeGreaterThan(2);
      for (const chip of chips) {
        const {text} = await get(chip.url);
        expect(text, `${query} → ${chip.url}`).toContain(`共 ${chip.count} 件`);
      }
    }
  });

  test('sorts by price when asked and never by who asks', async () => {
    const prices = ask({query: '茶', sort: 'cheap'}).map(({price}) => price);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
  });
});

/** What a Vitrine server would build from this catalogue before anybody came. */
async function createPack(): Promise<Pack> {
  const catalog = toCatalog(index.catalog);
  const settings = createDemoSettings();
  const {categories, ...model} = await buildModel({catalog, settings, sums: null, reports: [], now: NOW});
  return openPack(
    encodePack({...model, part: 'body', shop: settings, builtAt: NOW, categories, items: catalog.items}).buffer,
  );
}

describe('hostile and unknown addresses', () => {
  test('answer 404 with a page of the shop', async () => {
    for (const path of [
      '/nope',
      '/en/nope',
      '/p/none',
      '/c/none',
      '/p/__proto__',
      '/c/constructor',
      '/images/none.svg',
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
    expect((await get('/en/nope')).text).toContain('<html lang="en">');
  });

  test('come back escaped, wherever they are shown', async () => {
    const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;
    for (const name of ['q', 'brand', 'origin', 'price', 'category', 'page', 'sort', 'x']) {
      const {status, text} = await get(`/search?q=1&${name}=${encodeURIComponent(evil)}`);
      expect(status, name).toBe(200);
      expect(text, name).not.toContain('<script>alert');
      expect(text, name).not.toContain('<img src=x');
      for (const data of structured(text)) expect(data['@type']).toBeDefined();
    }
    expect((await get('/')).text).toContain('data-key="a&quot;b"');
  });

  test('do not end the scripts that carry data', async () => {
    const {text} = await get(`/search?q=${encodeURIComponent('</script><!--')}`);
    expect(text).toContain('\\u003c/script>\\u003c!--');
    expect(text).not.toContain('</script><!--');
  });

  test('cost no more than an ordinary page', async () => {
    const {status, text} = await get(`/search?q=${'a'.repeat(20_000)}&page=-1e99`);
    expect(status).toBe(200);
    expect(text.length).toBeLessThan(200_000);
  });
});

test('serves pictures, feeds and items of a cart', async () => {
  const picture = await get('/images/teaware-101.svg');
  expect(picture.headers.get('content-type')).toBe('image/svg+xml');
  expect(picture.text).toMatch(/^<svg /);
  expect(JSON.parse((await get('/feed.json')).text)).toEqual(JSON.parse(JSON.stringify(toCatalog(index.catalog))));
  expect((await get('/en/feed.tsv')).text).toContain(`${origin}/en/p/teaware-101`);
  const items = JSON.parse((await get('/en/items?ids=apples-101,none')).text) as {title: string}[];
  expect(items.map(({title}) => title)).toEqual([index.find('apples-101')!.title.en]);
});

test('is a whole shop without Vitrine', async () => {
  const alone = createDemoApp(null);
  const response = await alone.request(`${origin}/p/apples-101`);
  expect(await response.text()).not.toContain('data-shop=');
  expect(response.headers.get('content-security-policy')).toContain(`connect-src 'self';`);
});

test('opens on a free port and closes again', async () => {
  const site = await startDemoSite({port: 0});
  expect((await fetch(`${site.url}/en/`)).status).toBe(200);
  await site.close();
  await expect(fetch(`${site.url}/en/`)).rejects.toThrow();
});

test('leaves the slots of its script’s messages for the script to fill', async () => {
  const messages = JSON.parse(/id="messages"[^>]*>(.*?)<\/script>/s.exec((await get('/en/thanks')).text)![1]) as Record<
    string,
    string
  >;
  expect(messages['thanksText']).toBe('Order {0}. We will pack it soon.');
});

test('asks for phone numbers by a pattern that browsers accept', async () => {
  const pattern = / pattern="([^"]+)"/.exec((await get('/checkout')).text)![1];
  expect(new RegExp(`^(?:${pattern})$`, 'v').test('138 0000 0000')).toBe(true);
});
