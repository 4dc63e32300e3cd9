import {parseRequest, parseRerank} from '@vitrine/engine';
import {expect, test} from 'vitest';

test('a request means what the page shows, unless it says something itself or stands on the home page', () => {
  const page = {itemId: 'SKU-1', category: ['家居', '床品'], query: null};
  expect(parseRequest({placement: 'product'}, 'en', page)).toMatchObject({
    itemId: 'SKU-1',
    categoryId: '家居 > 床品',
  });
  expect(parseRequest({placement: 'product', item: 'SKU-2'}, 'en', page)).toMatchObject({
    itemId: 'SKU-2',
    categoryId: null,
  });
  expect(parseRequest(undefined, 'en', page)).toEqual({
    placement: 'home',
    itemId: null,
    query: null,
    categoryId: null,
    locale: 'en',
  });
  expect(parseRequest({limit: '9999', item: 7, query: 'x'.repeat(999)}, 'en', undefined)).toMatchObject({
    limit: 48,
    itemId: '7',
    query: 'x'.repeat(256),
  });
});

test('hits to be put in order are ids, at most a thousand, and what is no list is none', () => {
  const request = parseRerank({itemIds: ['a', 7], pinned: 'b', maxShift: '3', query: 'tea'}, 'en', undefined);
  expect(request).toMatchObject({itemIds: ['a', '7'], pinned: [], maxShift: 3, query: 'tea'});
  const many = Array.from({length: 2000}, (_, i) => i);
  expect(parseRerank({itemIds: many, maxShift: -1}, 'en', undefined).itemIds).toHaveLength(1000);
  expect(parseRerank({maxShift: -1}, 'en', undefined)).not.toHaveProperty('maxShift');
});

test('a polluted prototype asks nothing', () => {
  const polluted = Object.prototype as Record<string, unknown>;
  Object.assign(polluted, {itemId: 'evil', itemIds: ['evil']});
  try {
    expect(parseRequest({placement: 'home'}, 'en', undefined).itemId).toBeNull();
    expect(parseRerank({}, 'en', undefined).itemIds).toEqual([]);
  } finally {
    for (const name of ['itemId', 'itemIds']) delete polluted[name];
  }
});
