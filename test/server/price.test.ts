import {expect, test} from 'vitest';
import {parsePrice} from '../../packages/server/src/catalog/price.ts';

test.each([
  ['129.90 CNY', 12_990, 'CNY'],
  ['1.299,00 EUR', 129_900, 'EUR'],
  ['EUR 1.299,00', 129_900, 'EUR'],
  ['1,299.00', 129_900, null],
  ['1 299,00 €', 129_900, 'EUR'],
  ["CHF 1'299.50", 129_950, 'CHF'],
  ['$1,29,900.50', 12_990_050, null],
  ['1.299', 129_900, null],
  ['￥１２９', 12_900, null],
  ['129元', 12_900, 'CNY'],
  ['JPY 1,200', 1_200, 'JPY'],
  ['1.250 KWD', 1_250, 'KWD'],
  ['19.9900', 1_999, null],
  // The classics of floating point: 4.35 × 100 is 434.99999999999994, 1.15 × 100 is 114.99999999999999.
  ['4.35', 435, null],
  ['1.15', 115, null],
])('reads %s exactly', (text, minor, currency) => {
  expect(parsePrice(text, 'CNY')).toEqual({minor, currency});
});

test.each(['', 'free', '-5', '1.2.3', '0.125', '12.50 - 15.00', '1,299.999,00', '99999999999.00', '1,29 9'])(
  'refuses "%s"',
  (text) => {
    expect(parsePrice(text, 'CNY')).toBeNull();
  },
);
