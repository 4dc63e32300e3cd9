import {searchItems} from '@vitrine/core';
import {correct} from '@vitrine/engine';
import {describe, expect, test} from 'vitest';
import {openShop} from '../../core/family-shop.ts';
import {PACK} from './shop.ts';

const firstOf = (typed: string, pack = PACK) => correct(pack, typed, 3)[0]?.query;

describe('a query in Chinese that finds nothing is put right', () => {
  test.each([
    ['signs of the same sound', '床尚三件套', '床上三件套'],
    ['two of them', '床尚三建套', '床上三件套'],
    ['a sound that some do not tell apart', '红胡士苹果', '红富士苹果'],
    ['swapped signs', '床上件三套', '床上三件套'],
    ['a missing sign', '床三件套', '床上三件套'],
    ['an extra sign', '床上三大件套', '床上三件套'],
    ['a wrong sign', '床上三碗套', '床上三件套'],
    ['pinyin', 'shoujike', '手机壳'],
    ['pinyin in words', 'shou ji ke', '手机壳'],
    ['pinyin with a slip', 'shuojike', '手机壳'],
    ['pinyin of another region', 'soujike', '手机壳'],
    ['initials', 'sjk', '手机壳'],
    ['half in pinyin', '手机ke', '手机壳'],
    ['another reading of a sign', 'zhiniaoku', '纸尿裤'],
    ['the name of a category', '硬儿床品', '婴儿床品'],
    ['the name of a brand', '罗来', '罗莱'],
    ['width and case', 'ＳＪＫ', '手机壳'],
  ])('%s: %s → %s', (_, typed, meant) => {
    expect(firstOf(typed)).toBe(meant);
  });
});

describe('a query in English that finds nothing is put right', () => {
  test.each([
    ['a swap', 'cotton bedidng', 'cotton bedding'],
    ['a letter too few', 'coton bedding', 'cotton bedding'],
    ['a letter too many', 'cotton beddding', 'cotton bedding'],
    ['a word of titles that no query has', 'bananna', 'bananas'],
    ['a word among right ones', 'infant formla stage', 'infant formula stage'],
    ['a short word beside a right one', 'phone cse', 'phone case'],
    ['two words', 'huwaei phnoe', 'huawei phone'],
  ])('%s: %s → %s', (_, typed, meant) => {
    expect(firstOf(typed)).toBe(meant);
  });
});

describe('a shop that knows no queries has the words of its titles', () => {
  const pack = openShop({queries: [], categories: []});
  test.each([
    ['透明手机可', '透明手机壳'],
    ['配方奶分', '配方奶粉'],
    ['配方乃粉', '配方奶粉'],
    ['超薄尿纸裤', '超薄纸尿裤'],
    ['toumingshoujike', '透明手机壳'],
  ])('%s → %s', (typed, meant) => {
    expect(firstOf(typed, pack)).toBe(meant);
  });
});

test('one part stays as it is while the other is put right', () => {
  expect(firstOf('好奇纸料裤')).toBe('好奇 纸尿裤');
});

test('what leads somewhere, though nothing here is called so, gives what leads there too', () => {
  expect(searchItems(PACK, '被罩')).toHaveLength(0);
  expect(correct(PACK, '被罩', 2).map(({query}) => query)).toEqual(['床上三件套', '真丝床上三件套']);
});

test('a query that finds something is right', () => {
  const right = [
    '床上三件套',
    '三件套',
    '手机',
    '苹果',
    'bedding',
    'Bananas',
    'banana',
    'phones',
    '罗莱',
    '江苏',
    'apple phone 1',
  ];
  for (const query of right) expect([query, correct(PACK, query, 3)]).toEqual([query, []]);
});

test('what resembles nothing here is left alone, and so is another number', () => {
  const others = ['挖掘机', '摩托车头盔', 'xyzzy', 'qwertyuiop', 'sale', '床', '12345', '奶粉 9 段', '大', '窗帘杆'];
  for (const query of others) expect([query, correct(PACK, query, 3)]).toEqual([query, []]);
});

test('each correction has exactly as many items as it says, and there are no more than asked for', () => {
  for (const typed of ['床尚三件套', 'sjk', '苹锅', 'cotton bedidng', '婴儿奶']) {
    const corrections = correct(PACK, typed, 2);
    expect(corrections.length).toBeLessThanOrEqual(2);
    for (const {query, count} of corrections) {
      expect(count).toBeGreaterThan(0);
      expect(searchItems(PACK, query)).toHaveLength(count);
    }
  }
});
