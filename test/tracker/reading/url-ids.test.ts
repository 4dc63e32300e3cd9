import {expect, test} from 'vitest';
import {idOfUrl, idsOfUrl} from '../../../packages/tracker/src/reading/url-ids.ts';

test.each([
  ['https://s/p/4711', '4711'],
  ['https://s/item/red-shoe/4711', '4711'],
  ['https://s/product/%EB%A6%B0%EB%84%A8-%EC%85%94%EC%B8%A0/1287/category/24/', '1287'],
  ['https://s/shop/#/items/detail/1181000', '1181000'],
  ['https://s/a-red-shoe-1255714.html', '1255714'],
  ['https://s/products/3-pack-socks', '3-pack-socks'],
])('%s bears the id %s', (url, id) => {
  expect(idsOfUrl(url)[0]).toBe(id);
});

test('what is left of a program’s address names no page unless it says which', () => {
  expect(idOfUrl('https://s/product/detail.html?product_no=990')).toBe('/product/detail.htmlproduct_no,990');
  expect(idOfUrl('https://s/show.php?nummer=7&utm_source=x')).toBe('/show.phpnummer,7');
});
