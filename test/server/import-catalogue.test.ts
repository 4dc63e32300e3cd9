import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {FeedError} from '../../packages/server/src/catalog/feed.ts';
import {importCatalogue} from '../../packages/server/src/catalog/import-catalogue.ts';
import {readCatalog} from '../../packages/server/src/catalog/read-catalog.ts';
import {NOON, openTestShop} from './folder.ts';

const file = (name: string, text: string | Uint8Array) => ({name, bytes: Buffer.from(text as string)});

const XML = (items: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>${items}</channel></rss>`;

const item = (id: string, price: string, more = '') => `<item>
  <g:id>${id}</g:id><title>三件套 &amp; 枕头</title><link>https://shop.example/p/${id}?a=1&amp;b=2</link>
  <g:image_link>https://shop.example/${id}.jpg</g:image_link><g:price>${price}</g:price>
  <g:product_type>家纺 &gt; 床上用品</g:product_type>${more}</item>`;

test('imports a Google Merchant feed with its facets, sale price and aliases', async () => {
  const folder = await openTestShop();
  const xml = XML(
    item(
      'A1',
      '129.90 CNY',
      `<g:sale_price>99.00 CNY</g:sale_price><g:gtin>6901234567892</g:gtin><g:brand>水星</g:brand>
       <g:item_group_id>A</g:item_group_id><g:availability>out_of_stock</g:availability><g:color>白色</g:color>
       <g:product_detail><g:section_name>一般</g:section_name><g:attribute_name>产地</g:attribute_name>
       <g:attribute_value>山东</g:attribute_value></g:product_detail>`,
    ) + item('A2', '49 CNY', '<g:item_group_id>A</g:item_group_id>'),
  );
  const report = await importCatalogue(folder, 'bedding', file('feed.xml', xml), NOON);
  expect(report).toMatchObject({rows: 2, imported: 2, errors: [], notices: [expect.stringContaining('1 aliases')]});
  const {items, categories} = await readCatalog(folder.db, 'bedding');
  expect(items[0]).toEqual({
    itemId: 'A1',
    aliases: ['6901234567892', 'A'],
    title: '三件套 & 枕头',
    url: 'https://shop.example/p/A1?a=1&b=2',
    image: 'https://shop.example/A1.jpg',
    price: 9_900,
    listPrice: 12_990,
    category: ['家纺', '床上用品'],
    brand: '水星',
    attributes: {color: '白色', 产地: '山东'},
    available: false,
  });
  expect(categories).toEqual([
    {categoryId: '家纺', name: '家纺'},
    {categoryId: '家纺 > 床上用品', name: '床上用品'},
  ]);
});

test('a sale price outside its dates is not the price', async () => {
  const folder = await openTestShop();
  const over = `<g:sale_price>1 CNY</g:sale_price>
    <g:sale_price_effective_date>2026-11-01T00:00+08:00/2026-11-12T00:00+08:00</g:sale_price_effective_date>`;
  await importCatalogue(folder, 'bedding', file('feed.xml', XML(item('A1', '129.90 CNY', over))), NOON);
  const {items} = await readCatalog(folder.db, 'bedding');
  expect(items[0]).toMatchObject({price: 12_990});
  expect(items[0].listPrice).toBeUndefined();
});

test('names row, item, field and expected form of every broken row of an XML feed, and imports the others', async () => {
  const folder = await openTestShop();
  const xml = XML(
    item('A1', '129.90 CNY') +
      item('A2', 'ask us') +
      item('A3', '15.00 USD') +
      item('A1', '10 CNY') +
      item('A4', '10 CNY').replace('https://shop.example/p/A4', 'javascript:alert(1)//'),
  );
  const {imported, errors} = await importCatalogue(folder, 'bedding', file('feed.xml', xml), NOON);
  expect(imported).toBe(1);
  expect(errors).toEqual([
    {row: 2, itemId: 'A2', field: 'price', expected: 'a price such as "129.90 CNY", got "ask us"'},
    {row: 3, itemId: 'A3', field: 'price', expected: "the shop's currency CNY, got USD"},
    {row: 4, itemId: 'A1', field: 'id', expected: 'an id of its own, row 1 has it already'},
    {row: 5, itemId: 'A4', field: 'link', expected: expect.stringContaining('an http(s) address')},
  ]);
});

test('names the line of a broken row of a TSV', async () => {
  const folder = await openTestShop();
  const tsv = [
    'id\ttitle\tlink\timage link\tprice\tavailability',
    'A1\t24" 床单\thttps://shop.example/1\thttps://shop.example/1.jpg\t10.00 CNY\tin stock',
    'A2\t枕头\thttps://shop.example/2\thttps://shop.example/2.jpg\t10.00 CNY\tsoon',
    'A3\t被子\thttps://shop.example/3',
  ].join('\r\n');
  const {imported, errors} = await importCatalogue(folder, 'bedding', file('feed.tsv', tsv), NOON);
  expect(imported).toBe(1);
  expect((await readCatalog(folder.db, 'bedding')).items[0].title).toBe('24" 床单');
  expect(errors).toEqual([
    {row: 3, itemId: 'A2', field: 'availability', expected: expect.stringContaining('got "soon"')},
    {row: 4, itemId: 'A3', field: 'row', expected: '6 cells as in the header, got 3'},
  ]);
});

test('reads titles of two languages, attributes and quoted line breaks from a CSV', async () => {
  const folder = await openTestShop();
  const csv = `id,title[zh-CN],title[en],link,price,category,attribute:origin[zh-CN],attribute:origin[en],rating,rating_count
A1,"床单
双人",Sheet,/p/1,"1,299.00",家纺 > 床单,山东,Shandong,4.5,"1,200"
A2,枕头,Pillow,/p/2,9.9,家纺 > 枕头,,,9,3
`;
  const {errors} = await importCatalogue(folder, 'bedding', file('feed.csv', csv), NOON);
  expect(errors).toEqual([{row: 4, itemId: 'A2', field: 'rating', expected: 'a mean from 0 to 5, got "9"'}]);
  expect((await readCatalog(folder.db, 'bedding')).items).toEqual([
    expect.objectContaining({
      title: {'zh-CN': '床单\n双人', en: 'Sheet'},
      price: 129_900,
      attributes: {origin: {'zh-CN': '山东', en: 'Shandong'}},
      rating: {mean: 4.5, count: 1_200},
    }),
  ]);
});

test('reads a GB 18030 spreadsheet, gzipped, and says so', async () => {
  const folder = await openTestShop();
  const head = Buffer.from('id,title,link,price\nA1,');
  const gbk = Buffer.concat([head, Buffer.from([0xb4, 0xb2, 0xb5, 0xa5]), Buffer.from(',/p/1,10\n')]); // 床单
  const report = await importCatalogue(folder, 'bedding', {name: 'feed.csv.gz', bytes: gzipSync(gbk)}, NOON);
  expect(report.notices).toEqual(['read as gb18030, since it is not UTF-8']);
  expect((await readCatalog(folder.db, 'bedding')).items[0].title).toBe('床单');
});

test('imports our own JSON with named categories, and names the field of a broken item', async () => {
  const folder = await openTestShop();
  const good = {itemId: 'A1', title: {'zh-CN': '床单'}, url: '/p/1', price: 12_990, category: ['home', 'sheets']};
  const json = JSON.stringify({
    categories: [{categoryId: 'home', name: {'zh-CN': '家纺', en: 'Home'}, url: '/c/home'}],
    items: [good, {...good, itemId: 'A2', price: 129.9}, {...good, itemId: 'A3', title: 7}, 'nonsense'],
  });
  const {imported, errors} = await importCatalogue(folder, 'bedding', file('catalog.json', json), NOON);
  expect(imported).toBe(1);
  expect(errors.map(({row, itemId, field}) => [row, itemId, field])).toEqual([
    [2, 'A2', 'price'],
    [3, 'A3', 'title'],
    [4, '', 'item'],
  ]);
  expect(errors[0].expected).toContain('minor units');
  expect((await readCatalog(folder.db, 'bedding')).categories).toEqual([
    {categoryId: 'home', name: {'zh-CN': '家纺', en: 'Home'}, url: '/c/home'},
    {categoryId: 'home > sheets', name: 'sheets'},
  ]);
});

test('a later feed replaces the catalogue, but an item whose row is broken stays as it was', async () => {
  const folder = await openTestShop();
  const first = XML(item('A1', '10 CNY') + item('A2', '20 CNY') + item('A3', '30 CNY'));
  await importCatalogue(folder, 'bedding', file('feed.xml', first), NOON);
  const second = XML(item('A1', '11 CNY') + item('A2', 'soon'));
  const report = await importCatalogue(folder, 'bedding', file('feed.xml', second), NOON);
  expect(report).toMatchObject({imported: 1, kept: 1, removed: 1});
  const {items} = await readCatalog(folder.db, 'bedding');
  expect(items.map(({itemId, price}) => [itemId, price])).toEqual([
    ['A1', 1_100],
    ['A2', 2_000],
  ]);
});

test('a feed without a good row changes nothing', async () => {
  const folder = await openTestShop();
  await importCatalogue(folder, 'bedding', file('feed.xml', XML(item('A1', '10 CNY'))), NOON);
  const before = await readCatalog(folder.db, 'bedding');
  const report = await importCatalogue(folder, 'bedding', file('feed.xml', XML(item('A1', 'soon'))), NOON);
  expect(report).toMatchObject({imported: 0, removed: 0});
  expect(await readCatalog(folder.db, 'bedding')).toEqual(before);
});

test.each([
  ['feed.xml', '<rss><channel><item><g:id>1</g:id>', 'not well-formed XML at line 1'],
  ['feed.xml', '<!DOCTYPE x [<!ENTITY a "b">]><rss><channel><item/></channel></rss>', 'document type'],
  ['feed.xml', '<html><body>Not found</body></html>', 'no <item>'],
  ['feed.csv', 'id,title\n"A1,open quote\n', 'not a readable table'],
  ['feed.json', '{"items": [', 'not valid JSON'],
  ['feed.json', '{"products": []}', 'expected an array of items'],
  ['feed.csv', '', 'the file is empty'],
])('refuses %s as a whole when it is %s', async (name, text, message) => {
  const folder = await openTestShop();
  const refused = importCatalogue(folder, 'bedding', file(name, text), NOON);
  await expect(refused).rejects.toThrow(FeedError);
  await expect(refused).rejects.toThrow(message);
});

test('two shops with the same item ids never see each other', async () => {
  const folder = await openTestShop();
  const {createShop} = await import('../../packages/server/src/shops.ts');
  await createShop(folder, {shopId: 'other', name: 'Other', currency: 'USD', locales: ['en']}, NOON);
  await importCatalogue(folder, 'bedding', file('feed.xml', XML(item('A1', '10 CNY'))), NOON);
  await importCatalogue(folder, 'other', file('feed.csv', 'id,title,link,price\nA1,Mug,/mug,5.00\n'), NOON);
  expect((await readCatalog(folder.db, 'bedding')).items[0].title).toBe('三件套 & 枕头');
  expect((await readCatalog(folder.db, 'other')).items[0].title).toBe('Mug');
});
