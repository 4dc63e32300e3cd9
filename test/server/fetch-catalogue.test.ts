import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {fetchCatalogue} from '../../packages/server/src/catalog/fetch-catalogue.ts';
import {importCatalogue} from '../../packages/server/src/catalog/import-catalogue.ts';
import {readCatalog} from '../../packages/server/src/catalog/read-catalog.ts';
import {createShop} from '../../packages/server/src/shops.ts';
import {NOON, openTestFolder, SETTINGS} from './folder.ts';

type Answer = {readonly status?: number; readonly body: unknown; readonly headers?: Record<string, string>};

/** A shop on the web: answers each request by its path and parameters. Resolves to its address. */
async function serveShop(answer: (url: URL, request: IncomingMessage) => Answer): Promise<string> {
  const server = createServer((request, response) => {
    const {status = 200, body, headers} = answer(new URL(request.url!, 'http://shop.test'), request);
    response.writeHead(status, headers);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const NOT_FOUND: Answer = {status: 404, body: '<h1>Not found</h1>'};

async function openShop(currency: string) {
  const folder = await openTestFolder();
  await createShop(folder, {...SETTINGS, shopId: 'far', currency}, NOON);
  return folder;
}

const shopifyProduct = (id: number, more = {}) => ({
  id,
  title: 'Linen duvet',
  handle: `linen-duvet-${id}`,
  vendor: 'Somna',
  product_type: 'Bedding',
  published_at: '2026-01-02T00:00:00Z',
  options: [{name: 'Color', values: ['White', 'Sand']}],
  images: [{src: 'https://cdn.example/duvet.jpg'}],
  variants: [
    {id: id * 1000, sku: `D-${id}-W`, price: '149.00', compare_at_price: null, available: false},
    {id: id * 1000 + 1, sku: `D-${id}-S`, price: '129.00', compare_at_price: '159.00', available: true},
  ],
  ...more,
});

test('a Shopify shop is asked page by page; variants are aliases, the cheapest is the price', async () => {
  const asked: string[] = [];
  const address = await serveShop(({pathname, searchParams}) => {
    if (pathname !== '/products.json') return NOT_FOUND;
    asked.push(searchParams.get('page')!);
    const from = (Number(searchParams.get('page')) - 1) * 250;
    const ids = Array.from({length: 253}, (_, i) => i + 1).slice(from, from + 250);
    return {body: {products: ids.map((id) => shopifyProduct(id))}};
  });
  const folder = await openShop('EUR');
  const report = await importCatalogue(folder, 'far', await fetchCatalogue(address), NOON);
  expect(report).toMatchObject({rows: 253, imported: 253, errors: []});
  expect(asked).toEqual(['1', '2']);
  const {items} = await readCatalog(folder.db, 'far');
  expect(items[0]).toEqual({
    itemId: '1',
    aliases: ['linen-duvet-1', '1000', 'D-1-W', '1001', 'D-1-S'],
    title: 'Linen duvet',
    url: '/products/linen-duvet-1',
    image: 'https://cdn.example/duvet.jpg',
    price: 12_900,
    listPrice: 15_900,
    category: ['Bedding'],
    brand: 'Somna',
    attributes: {Color: 'White, Sand'},
    available: true,
    createdAt: Date.UTC(2026, 0, 2),
  });
});

const wooProduct = {
  id: 14,
  name: 'Mum &amp; Baby&#8217;s Beanie',
  slug: 'beanie',
  sku: 'woo-beanie',
  permalink: 'https://shop.example/product/beanie/',
  prices: {price: '1800', regular_price: '2000', currency_code: 'USD', currency_minor_unit: 2, price_range: null},
  average_rating: '4.50',
  review_count: 6,
  is_in_stock: true,
  images: [{src: 'https://shop.example/beanie.jpg'}],
  categories: [
    {name: 'Hats', link: 'https://shop.example/product-category/clothing/hats/'},
    {name: 'Clothing', link: 'https://shop.example/product-category/clothing/'},
    {name: 'Sale', link: 'https://shop.example/product-category/sale/'},
  ],
  brands: [{name: 'Acme'}],
  attributes: [{name: 'Size', terms: [{name: 'S'}, {name: 'M'}]}],
};

test('a WooCommerce shop in a folder is found after Shopify said nothing; its categories nest as their addresses do', async () => {
  const address = await serveShop(({pathname}) =>
    pathname === '/shop/wp-json/wc/store/v1/products' ? {body: [wooProduct]} : NOT_FOUND,
  );
  const folder = await openShop('USD');
  await importCatalogue(folder, 'far', await fetchCatalogue(address + 'shop'), NOON);
  const {items} = await readCatalog(folder.db, 'far');
  expect(items).toEqual([
    {
      itemId: '14',
      aliases: ['woo-beanie', 'beanie'],
      title: 'Mum & Baby’s Beanie',
      url: 'https://shop.example/product/beanie/',
      image: 'https://shop.example/beanie.jpg',
      price: 1_800,
      listPrice: 2_000,
      category: ['Clothing', 'Hats'],
      brand: 'Acme',
      attributes: {Size: 'S, M'},
      available: true,
      rating: {mean: 4.5, count: 6},
    },
  ]);
});

test('prices keep their value where the shop prints more or fewer decimals than the currency has', async () => {
  const yen = {...wooProduct, prices: {price: '220000', currency_code: 'JPY', currency_minor_unit: 2}};
  const address = await serveShop(({pathname}) => (pathname.startsWith('/wp-json') ? {body: [yen]} : NOT_FOUND));
  const folder = await openShop('JPY');
  await importCatalogue(folder, 'far', await fetchCatalogue(address), NOON);
  expect((await readCatalog(folder.db, 'far')).items[0].price).toBe(2_200);
});

test('what sells in another currency than the shop was created with is refused by row, and nothing is changed', async () => {
  const address = await serveShop(({pathname}) => (pathname.startsWith('/wp-json') ? {body: [wooProduct]} : NOT_FOUND));
  const folder = await openShop('EUR');
  const report = await importCatalogue(folder, 'far', await fetchCatalogue(address), NOON);
  expect(report).toMatchObject({
    imported: 0,
    errors: [{row: 1, itemId: '14', field: 'currency', expected: "the shop's currency EUR, got USD"}],
  });
});

test('a busy shop is asked again, and one that breaks off in the middle gives nothing at all', async () => {
  let calls = 0;
  const products = Array.from({length: 250}, (_, i) => shopifyProduct(i + 1));
  const address = await serveShop(({searchParams}) => {
    if (++calls === 1) return {status: 429, body: '', headers: {'retry-after': '0.01'}};
    return searchParams.get('page') === '1' ? {body: {products}} : {status: 500, body: ''};
  });
  await expect(fetchCatalogue(address)).rejects.toThrow("page 2 of Shopify's products answered 500");
});

test('the address of a feed is the feed', async () => {
  const address = await serveShop(() => ({body: 'id,title,link,price\nA,Chair,/a,12.50 EUR\n'}));
  const folder = await openShop('EUR');
  await importCatalogue(folder, 'far', await fetchCatalogue(address + 'feeds/all.csv?key=1'), NOON);
  expect((await readCatalog(folder.db, 'far')).items).toMatchObject([{itemId: 'A', price: 1_250}]);
});

test('another shop is told what was asked and what would do', async () => {
  const address = await serveShop(() => ({body: '<html>A page for everything</html>'}));
  await expect(fetchCatalogue(address)).rejects.toThrow(
    /products\.json \(200\) and .*products \(200\); expected the address/,
  );
});
