import {createSparseRows, searchItems} from '@vitrine/core';
import {suggest} from '@vitrine/engine';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {openShop, views} from '../../core/family-shop.ts';
import {NOW, seeded} from '../../core/sample-shop.ts';
import {ask, NOBODY, PACK, profileOf, search, texts} from './shop.ts';

describe('while something is typed', () => {
  test('queries go on from it, those asked most first, each with its page and its items', () => {
    const {queries, corrected} = ask('床上');
    expect(queries[0]).toEqual({
      query: '床上三件套',
      url: '/search.html?q=%E5%BA%8A%E4%B8%8A%E4%B8%89%E4%BB%B6%E5%A5%97',
      count: 11,
      from: 'shop',
    });
    expect(corrected).toBeNull();
  });

  test('a query that contains it comes after those that begin with it', () => {
    expect(texts(ask('苹果'))).toEqual(['苹果手机', '红富士苹果']);
  });

  test('words may come in any order, and between others', () => {
    expect(texts(ask('三件套 真丝'))).toEqual(['真丝床上三件套']);
  });

  test.each([
    ['s', ['手机壳', '手机']],
    ['shou', ['手机壳', '手机']],
    ['shouji', ['手机', '手机壳']],
    ['sj', ['手机', '手机壳']],
    ['手j', ['手机壳', '手机']],
  ])('pinyin %s is completed', (typed, expected) => {
    expect(texts(ask(typed)).filter((text) => text.startsWith('手'))).toEqual(expected);
  });

  test('the shopper’s own come first, and those that found nothing do not come', () => {
    const own = profileOf(search('床上用品店', 3000), search('床上三件套 真丝', 2000));
    const {queries, personalized} = ask('床', own);
    expect(queries.slice(0, 2).map(({query, from}) => [query, from])).toEqual([
      ['床上三件套 真丝', 'recent'],
      ['床上三件套', 'shop'],
    ]);
    expect(personalized).toBe(true);
  });

  test('names in another language than the page’s come last', () => {
    expect(texts(ask('sh'))[0]).toBe('手机壳');
    expect(texts(ask('p', NOBODY, {limit: 12})).findLastIndex((text) => /\p{Script=Han}/u.test(text))).toBe(1);
    expect(texts(ask('p', NOBODY, {locale: 'en'}))[0]).toBe('Pillows');
    expect(texts(ask('p')).at(-1)).toMatch(/^P/);
  });

  test('words of titles complete what no query begins with', () => {
    expect(texts(ask('ban', NOBODY, {locale: 'en'}))).toContain('bananas');
    expect(texts(ask('thin dia', NOBODY, {locale: 'en'}))).toEqual(['thin diapers']);
    expect(texts(ask('羽绒'))).toEqual(['羽绒枕头']);
  });

  test('categories bear their path, their page and all their items', () => {
    const [first] = ask('婴儿').categories;
    expect(first).toEqual({
      categoryId: '母婴 > 婴儿奶粉',
      name: '婴儿奶粉',
      path: ['母婴'],
      url: '/c/%E5%A9%B4%E5%84%BF%E5%A5%B6%E7%B2%89',
      count: 6,
    });
    expect(ask('mother', NOBODY, {locale: 'en'}).categories[0]).toMatchObject({
      name: 'Mother & Baby',
      path: [],
      count: 13,
    });
  });

  test('an ambiguous word gives each category it leads to', () => {
    expect(ask('苹果').categories.map(({name}) => name)).toEqual(['手机', '水果']);
  });

  test('items are those that have it, as full cards', () => {
    const {items} = ask('奶粉');
    expect(items.map(({itemId}) => itemId.split('-')[0])).toEqual(Array(6).fill('formula'));
    expect(items[0]).toMatchObject({itemId: 'formula-0', price: 18_800, priceText: expect.stringContaining('188')});
  });

  test('items of a word that is not whole are those it may become', () => {
    expect(ask('bana', NOBODY, {locale: 'en'}).items.map(({itemId}) => itemId)).toEqual(['fruit-3']);
    expect(ask('naifen').items[0]?.itemId).toBe('formula-0');
  });

  test('who keeps to a brand sees it first', () => {
    const lover = profileOf(...views(['bed-3', 'bed-7', 'bed-3']));
    const {items, personalized} = ask('床上三件套', lover);
    expect(items[0].brand).toBe('富安娜');
    expect(personalized).toBe(true);
    expect(ask('床上三件套').items[0].brand).toBe('梦洁');
  });

  test('what finds nothing is answered by what was probably meant', () => {
    const {corrected, queries, categories, items} = ask('床尚三件套');
    expect(corrected).toBe('床上三件套');
    expect(queries[0]).toMatchObject({query: '床上三件套', count: 11, from: 'corrected'});
    expect(categories[0].name).toBe('床上三件套');
    expect(items[0].itemId).toBe('bed-0');
  });

  test('what resembles nothing gets an empty answer', () => {
    expect(ask('摩托车头盔')).toMatchObject({corrected: null, queries: [], categories: [], items: [], hints: []});
  });
});

describe('before anything is typed', () => {
  test('a stranger sees what the shop’s shoppers ask for, and hints of it, the growing ones first', () => {
    const {queries, items, hints, personalized} = ask('');
    expect(queries.map(({from}) => from)).toEqual(Array(6).fill('shop'));
    expect(hints[0]).toBe('手机壳');
    expect(hints.length).toBeGreaterThanOrEqual(3);
    expect(hints.length).toBeLessThanOrEqual(8);
    expect(items[0].itemId).toBe('bed-0');
    expect(personalized).toBe(false);
  });

  test('after a search there are recent ones, a related query and a related item', () => {
    const {queries, items, hints, personalized} = ask('', profileOf(search('手机', 2000), search('床上三件套')));
    expect(queries.filter(({from}) => from === 'recent').map(({query}) => query)).toEqual(['床上三件套', '手机']);
    expect(queries.find(({from}) => from === 'related')?.query).toBe('真丝床上三件套');
    expect(items.every(({itemId}) => /^(bed|crib)/.test(itemId))).toBe(true);
    expect(hints[0]).toBe('真丝床上三件套');
    expect(hints).not.toContain('床上三件套');
    expect(personalized).toBe(true);
  });

  test('a search the shop knows no query like leads to categories and brands of what it found', () => {
    const {queries} = ask('', profileOf(search('羽绒')));
    const related = queries.filter(({from}) => from === 'related').map(({query}) => query);
    expect(related[0]).toBe('枕头');
    expect(related).toContain('梦洁');
  });

  test('what shoppers of the page’s language ask for goes before the rest', () => {
    expect(ask('', NOBODY, {locale: 'en'}).hints[0]).toBe('cotton bedding');
    expect(texts(ask('', NOBODY, {locale: 'en'}))[0]).toBe('cotton bedding');
    expect(ask('').hints.indexOf('纸尿裤')).toBeLessThan(ask('').hints.indexOf('cotton bedding'));
  });

  test('hints name what this visit looks at', () => {
    expect(ask('', profileOf(...views(['fruit-0']))).hints[0]).toBe('水果');
  });

  test('a hint never leads to nothing, and a search that found nothing is not offered again', () => {
    const {hints, queries} = ask('', profileOf(search('被罩'), search('拖拉机')));
    for (const hint of hints) expect(searchItems(PACK, hint).length).toBeGreaterThan(0);
    expect(queries.map(({query}) => query)).not.toContain('被罩');
    expect(queries.map(({query}) => query)).not.toContain('拖拉机');
  });
});

const TYPED = ['', '床', '苹果', 'sj', 'shouji', 'bana', '床尚三件套', '婴儿', 'cotton', '手机ke', '江', 'p', '三件'];
const ITEMS = ['bed-1', 'bed-5', 'formula-0', 'phone-1', 'fruit-0', 'diaper-2'];
const events = fc.array(
  fc.oneof(
    fc.constantFrom(...TYPED.filter(Boolean), '被罩').map((text) => search(text)),
    fc.constantFrom(...ITEMS).map((itemId) => ({type: 'view', at: NOW - 1, item: {itemId}}) as const),
    fc.constantFrom(...ITEMS).map((itemId) => ({type: 'dismiss', at: NOW - 1, item: {itemId}}) as const),
  ),
  {maxLength: 12},
);

test('every query has exactly as many items as it says, whoever asks', () => {
  fc.assert(
    fc.property(events, fc.constantFrom(...TYPED), (history, typed) => {
      const {queries} = ask(typed, profileOf(...history));
      expect(new Set(queries.map(({query}) => query)).size).toBe(queries.length);
      for (const {query, count} of queries) {
        expect(count).toBeGreaterThan(0);
        expect([query, searchItems(PACK, query).length]).toEqual([query, count]);
      }
    }),
    {seed: 6, numRuns: 300},
  );
});

test('the neutral answer is the same for every profile', () => {
  fc.assert(
    fc.property(events, fc.constantFrom(...TYPED), (history, typed) => {
      const neutral = {neutral: true};
      expect(ask(typed, profileOf(...history), neutral)).toEqual(ask(typed, NOBODY, neutral));
    }),
    {seed: 6, numRuns: 300},
  );
});

test('the parts of every card sum to its score', () => {
  fc.assert(
    fc.property(events, fc.constantFrom(...TYPED), (history, typed) => {
      for (const {score, reasons} of ask(typed, profileOf(...history)).items) {
        expect(reasons.reduce((sum, {contribution}) => sum + contribution, 0)).toBeCloseTo(score, 6);
      }
    }),
    {seed: 6, numRuns: 100},
  );
});

test('strange input is answered calmly', () => {
  const random = seeded(7);
  const strange = [
    '床'.repeat(100_000),
    'a'.repeat(100_000),
    'ab '.repeat(50_000),
    '😀😀😀',
    '👨‍👩‍👧‍👦床',
    'שלום עולם',
    'مرحبا',
    '\u0000\u0001\u001b',
    '\u202e床单\u202c',
    '\ud83d',
    '<script>alert(1)</script>',
    '$& $1 \\ ( [ * ?',
    '%E0%A4%A',
    '__proto__',
    'constructor',
    '   ',
    '-',
    '０',
    'ﷺ'.repeat(300),
    ...Array.from({length: 200}, () =>
      String.fromCharCode(...Array.from({length: 12}, () => Math.floor(random() * 65_536))),
    ),
  ];
  for (const typed of strange) {
    const answer = ask(typed, profileOf(search(typed)));
    expect(answer.queries.every(({count}) => count > 0)).toBe(true);
    expect(structuredClone(answer)).toEqual(answer);
  }
});

test('limits are kept, and silly ones survived', () => {
  expect(ask('', NOBODY, {limit: 2})).toMatchObject({queries: {length: 2}, items: {length: 2}});
  expect(ask('床', NOBODY, {limit: 0})).toMatchObject({queries: [], items: [], categories: []});
  expect(ask('', NOBODY, {limit: 1e9}).queries.length).toBeLessThanOrEqual(12);
  expect(ask('', NOBODY, {limit: Number.NaN}).queries).toEqual([]);
});

test('an empty shop has nothing to propose', () => {
  const none = openShop({
    items: [],
    categories: [],
    popularity: new Float32Array(0),
    neighbors: createSparseRows([]),
    transitions: createSparseRows([]),
    queries: [],
  });
  for (const query of ['', '床']) {
    expect(suggest(none, NOBODY, {query}, {now: NOW, listId: ''})).toMatchObject({queries: [], items: [], hints: []});
  }
});
