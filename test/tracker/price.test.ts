import {expect, test} from 'vitest';
import {parsePrice} from '../../packages/tracker/src/price.ts';

test.each([
  ['$9.95', '', 9.95, 'USD'],
  ['US$ 1,234.56', '', 1234.56, 'USD'],
  ['1.234,56 €', 'de', 1234.56, 'EUR'],
  ['1 234,56 €', 'fr', 1234.56, 'EUR'],
  ["CHF 1'234.50", 'de-CH', 1234.5, 'CHF'],
  ['68,- €', 'nl', 68, 'EUR'],
  ['99€99', 'fr', 99.99, 'EUR'],
  ['$179 99', 'en-US', 179.99, 'USD'],
  ['99 . 99 €', 'nl', 99.99, 'EUR'],
  ['R$ 3.399,00', 'pt-BR', 3399, 'BRL'],
  ['10x de R$ 339,90 ou R$ 3.399,00', 'pt-BR', 3399, 'BRL'],
  ['-20% €79,99', 'it', 79.99, 'EUR'],
  ['Now £10.00(Save £2.50)Was £12.50', 'en-GB', 10, 'GBP'],
  ['¥149.00', 'zh-CN', 149, 'CNY'],
  ['￥149', 'zh-CN', 149, 'CNY'],
  ['￥2,200(税込)', 'ja', 2200, 'JPY'],
  ['2,200円(税込)', 'ja', 2200, 'JPY'],
  ['129.90元', 'zh', 129.9, 'CNY'],
  ['5.499 TL', 'tr', 5499, 'TRY'],
  ['21.990₫', 'vi', 21990, 'VND'],
  ['₩35,000', 'ko', 35000, 'KRW'],
  ['1 299 kr', 'sv-SE', 1299, 'SEK'],
  ['A$49.00', 'en', 49, 'AUD'],
  ['49.00 SGD', 'en', 49, 'SGD'],
  ['4499.00 ', '', 4499, undefined],
  ['89.0000', '', 89, undefined],
])('reads %j (%s) as %d %s', (text, language, price, currency) => {
  expect(parsePrice(text, language)).toEqual({price, ...(currency && {currency})});
});

test.each([
  ['¥149.00 - 159.00', 'zh-CN', 149],
  ['¥1,000 ～ ¥2,000', 'ja', 1000],
  ['$20 – $25', 'en', 20],
])('reads %j (%s) as from %d on', (text, language, price) => {
  expect(parsePrice(text, language)).toMatchObject({price});
});

test.each([
  ['sv', '1 299 kr', 'SEK'],
  ['nb-NO', '1 299 kr', 'NOK'],
  ['no', '1 299 kr', 'NOK'],
  ['da', '1.299 kr.', 'DKK'],
  ['en-AU', '$5', 'AUD'],
  ['fr-CA', '5 $', 'CAD'],
  ['es_MX', '$5', 'MXN'],
  ['en', '$5', 'USD'],
  ['not a language', '$5', 'USD'],
])('where the page is in %s, %j is in %s', (language, text, currency) => {
  expect(parsePrice(text, language)).toMatchObject({currency});
});

test.each(['', 'log in for pricing', '–', '20%', 'NaN'])('finds no price in %j', (text) => {
  expect(parsePrice(text)).toBeNull();
});
