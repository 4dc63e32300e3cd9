import {importCatalogue} from '@vitrine/server';
import {expect, test} from 'vitest';
import {createApp} from '../../packages/server/src/app.ts';
import {createIngest} from '../../packages/server/src/ingest.ts';
import {buildPack} from '../../packages/server/src/pack/build-pack.ts';
import {NOON, openTestShop} from './folder.ts';

const ROWS = [
  'id,title,link,image_link,price,availability,product_type',
  'a,Linen sheet,https://shop.example/p/a,https://shop.example/a.webp,99.00 CNY,in stock,Beds > Sheets',
  'b,"Cotton <b>sheet</b> & ""more""",https://shop.example/p/b?x=1&y=2,https://shop.example/b.webp,129.90 CNY,in stock,Beds > Sheets',
  'c,Silk sheet,https://shop.example/p/c,https://shop.example/c.webp,399.00 CNY,in stock,Beds > Sheets',
  'd,Sold out sheet,https://shop.example/p/d,https://shop.example/d.webp,10.00 CNY,out of stock,Beds > Sheets',
];

async function openBuiltShop() {
  const folder = await openTestShop();
  await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: Buffer.from(ROWS.join('\n'))}, NOON);
  await buildPack(folder, 'bedding', NOON);
  const app = await createApp({folder, ingest: createIngest(folder.db, () => NOON), dist: null, now: () => NOON});
  return (query: string, shopId = 'bedding') => app.request(`http://x/v1/shops/${shopId}/list${query}`);
}

test('a shop’s own server gets the list of a shopper nobody knows, and no page of another origin may read it', async () => {
  const get = await openBuiltShop();
  const response = await get('?placement=home&locale=en');
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(response.headers.get('cache-control')).toContain('public');
  const list = (await response.json()) as {neutral: boolean; personalized: boolean; items: {itemId: string}[]};
  expect(list).toMatchObject({neutral: true, personalized: false});
  expect(list.items.map(({itemId}) => itemId).toSorted()).toEqual(['a', 'b', 'c']);
});

test('as links it can be put inside the element, and nothing of the catalogue becomes markup', async () => {
  const get = await openBuiltShop();
  const response = await get('?placement=home&locale=en&format=html');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const html = await response.text();
  expect(html).toContain('<a href="https://shop.example/p/b?x=1&amp;y=2">');
  expect(html).toContain('Cotton &lt;b&gt;sheet&lt;/b&gt; &amp; &quot;more&quot; <b>¥129.90</b>');
  expect(html.match(/<li>/g)).toHaveLength(3);
});

test('what is asked wrongly is told by name', async () => {
  const get = await openBuiltShop();
  expect(await (await get('?limit=0')).json()).toMatchObject({
    error: {field: 'limit', expected: 'a whole number from 1 to 48'},
  });
  expect(await (await get('?format=xml')).json()).toMatchObject({error: {field: 'format'}});
  expect((await get('?visitor=7')).status).toBe(400);
  expect((await get('', 'nobody')).status).toBe(404);
});
