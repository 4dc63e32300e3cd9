import {expect, test} from 'vitest';
import {merge} from '../../../packages/tracker/src/reading/merge.ts';
import {tidy} from '../../../packages/tracker/src/reading/tidy.ts';

test('of paths to one shelf the longest is taken, however little its source is believed', () => {
  const {found} = merge([
    {source: 'json-ld', found: {category: ['Green']}},
    {source: 'dom', found: {category: ['Tea', 'Green']}},
    {source: 'url', found: {category: ['Drinks', 'Tea', 'Black']}, trust: 0.4},
  ]);
  expect(found.category).toEqual(['Tea', 'Green']);
});

test('a title that is the shop’s name is none, unless no source has another', () => {
  const isSite = (text: string | undefined) => text === 'Savon';
  const titles = (...names: string[]) =>
    tidy(
      names.map((title) => ({source: 'meta' as const, found: {title}})),
      isSite,
    ).map(({found}) => found.title);
  expect(titles('Savon', 'Savon lavande')).toEqual([undefined, 'Savon lavande']);
  expect(titles('Savon', 'Savon')).toEqual(['Savon', 'Savon']);
});
