import {countLabels, formatMoney} from '@vitrine/core';
import {expect, test} from 'vitest';

test('a price of the catalogue is said in its currency, whole amounts without decimals', () => {
  expect(formatMoney(12990, 'CNY', 'en')).toBe('¥129.90');
  expect(formatMoney(15900, 'CNY', 'zh-CN')).toBe('¥159');
  expect(formatMoney(5000, 'JPY', 'en')).toBe('¥5,000');
  expect(formatMoney(123456, 'EUR', 'de')).toBe('1.234,56\u00a0€');
});

test('a price in a currency nobody knows still shows', () => {
  expect(formatMoney(12990, 'yuan', 'en')).toBe('129.90');
});

test('a locale that is none is taken for the nearest that is', () => {
  expect(formatMoney(12990, 'CNY', 'zh_CN')).toBe('¥129.90');
  expect(formatMoney(12990, 'CNY', '?!')).toBe('¥129.90');
  expect(countLabels(1234, 'zh_CN')).toEqual({countText: '1,234', countLabel: '1,234 件'});
});
