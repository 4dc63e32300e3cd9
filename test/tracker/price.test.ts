import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {currencyOf, MONEY} from '../../packages/tracker/src/currency.ts';
import {type Price, parseNumber, parsePrice} from '../../packages/tracker/src/price.ts';

type Row = readonly [text: string, language: string, price: number, currency: string, also?: Partial<Price>];

const NOTATIONS: readonly Row[] = [
  // codes
  ['49.00 SGD', 'en', 49, 'SGD'],
  ['SGD 49.00', 'en', 49, 'SGD'],
  ['USD 1,299.00', 'de', 1299, 'USD'],
  ['1.299,00 EUR', 'it', 1299, 'EUR'],
  ['EUR 12', 'en', 12, 'EUR'],
  ['CHF 49.–', 'de-CH', 49, 'CHF'],
  ["CHF 1'234.50", 'de-CH', 1234.5, 'CHF'],
  ['CHF 1’234.50', 'de-CH', 1234.5, 'CHF'],
  ['KWD 12.500', 'en', 12.5, 'KWD'],
  ['BHD 1,250.750', 'en', 1250.75, 'BHD'],
  ['AED 1,299', 'en-AE', 1299, 'AED'],
  ['SEK 1 299', 'en', 1299, 'SEK'],
  ['299 DKK', 'en', 299, 'DKK'],
  ['PLN 59,99', 'pl', 59.99, 'PLN'],
  ['$49 CAD', 'en', 49, 'CAD'],
  ['$49.00 USD', 'en-CA', 49, 'USD'],
  ['$1,299.00 AUD', 'en', 1299, 'AUD'],
  ['INR 1,23,456', 'en', 123456, 'INR'],
  ['ZAR 1 299.00', 'en', 1299, 'ZAR'],
  ['NGN 45,000', 'en', 45000, 'NGN'],
  // signs of one currency
  ['US$ 1,234.56', '', 1234.56, 'USD'],
  ['US $12.34', 'en-GB', 12.34, 'USD'],
  ['12,34 $US', 'fr', 12.34, 'USD'],
  ['U$S 1.299', 'es-UY', 1299, 'USD'],
  ['A$49.00', 'en', 49, 'AUD'],
  ['AU$49.00', 'en', 49, 'AUD'],
  ['AU $49.00', 'en', 49, 'AUD'],
  ['C$ 49.00', 'en', 49, 'CAD'],
  ['CA$49.00', 'en', 49, 'CAD'],
  ['CDN$ 49.00', 'en', 49, 'CAD'],
  ['NZ$49.00', 'en', 49, 'NZD'],
  ['S$49.00', 'en', 49, 'SGD'],
  ['HK$49.00', 'en', 49, 'HKD'],
  ['NT$1,490', 'zh-TW', 1490, 'TWD'],
  ['MX$ 499.00', 'es', 499, 'MXN'],
  ['R$ 3.399,00', 'pt-BR', 3399, 'BRL'],
  ['R$3.399,00', '', 3399, 'BRL'],
  ['1.234,56 €', 'de', 1234.56, 'EUR'],
  ['€ 1.234,56', 'nl', 1234.56, 'EUR'],
  ['€1,234.56', 'en-IE', 1234.56, 'EUR'],
  ['1 234,56 €', 'fr', 1234.56, 'EUR'],
  ['1\u00a0234,56\u00a0€', 'fr', 1234.56, 'EUR'],
  ['1\u202f234,56\u202f€', 'fr', 1234.56, 'EUR'],
  ['1\u2009234\u2009567,89 €', 'fr', 1234567.89, 'EUR'],
  ['12 euros', 'fr', 12, 'EUR'],
  ['12,99 Euro', 'de', 12.99, 'EUR'],
  ['&euro; 12,99', 'nl', 12.99, 'EUR'],
  ['€.12,99', 'nl', 12.99, 'EUR'],
  ['£9.95', 'en-GB', 9.95, 'GBP'],
  ['£1,234', 'en-GB', 1234, 'GBP'],
  ['21.990₫', 'vi', 21990, 'VND'],
  ['21.990 đ', 'vi', 21990, 'VND'],
  ['1.299.000 VNĐ', 'vi', 1299000, 'VND'],
  ['₩35,000', 'ko', 35000, 'KRW'],
  ['35,000원', 'ko', 35000, 'KRW'],
  ['3만원', 'ko', 30000, 'KRW'],
  ['₹1,23,456.78', 'en-IN', 123456.78, 'INR'],
  ['₹ 12,34,567', 'hi', 1234567, 'INR'],
  ['₹499', 'en', 499, 'INR'],
  ['Rs. 1,499', 'en-IN', 1499, 'INR'],
  ['Rs.499', 'en', 499, 'INR'],
  ['Rs 1,499', 'en-PK', 1499, 'PKR'],
  ['1 299 ₽', 'ru', 1299, 'RUB'],
  ['1 299 руб.', 'ru', 1299, 'RUB'],
  ['1 299 р.', 'ru', 1299, 'RUB'],
  ['5.499 TL', 'tr', 5499, 'TRY'],
  ['5.499,90 TL', 'tr', 5499.9, 'TRY'],
  ['₺5.499,90', 'tr', 5499.9, 'TRY'],
  ['1 299 ₴', 'uk', 1299, 'UAH'],
  ['1 299 грн', 'uk', 1299, 'UAH'],
  ['฿1,290', 'th', 1290, 'THB'],
  ['1,290 บาท', 'th', 1290, 'THB'],
  ['₱1,299.00', 'en', 1299, 'PHP'],
  ['₪ 129.90', 'he', 129.9, 'ILS'],
  ['‏129.90 ₪', 'he', 129.9, 'ILS'],
  ['129,99 zł', 'pl', 129.99, 'PLN'],
  ['1 299 zł', 'pl', 1299, 'PLN'],
  ['1 299 Kč', 'cs', 1299, 'CZK'],
  ['1 299,- Kč', 'cs', 1299, 'CZK'],
  ['12 990 Ft', 'hu', 12990, 'HUF'],
  ['129,90 lei', 'ro', 129.9, 'RON'],
  ['129,90 Lei', 'ro', 129.9, 'RON'],
  ['129,90 лв.', 'bg', 129.9, 'BGN'],
  ['1.299 din.', 'sr', 1299, 'RSD'],
  ['12 990 ₸', 'ru', 12990, 'KZT'],
  ['129 ₾', 'ka', 129, 'GEL'],
  ['RM129.90', 'en', 129.9, 'MYR'],
  ['RM 129.90', 'ms', 129.9, 'MYR'],
  ['Rp 129.000', 'id', 129000, 'IDR'],
  ['Rp129.000,00', 'id', 129000, 'IDR'],
  ['Fr. 49.90', 'de-CH', 49.9, 'CHF'],
  ['S/ 129.90', 'es-PE', 129.9, 'PEN'],
  ['R 1 299.00', 'en-ZA', 1299, 'ZAR'],
  ['R1,299.00', 'en-ZA', 1299, 'ZAR'],
  ['₦45,000', 'en', 45000, 'NGN'],
  ['১,২৯৯৳', 'bn', 1299, 'BDT'],
  ['١٬٢٩٩٫٥٠ ر.س', 'ar-SA', 1299.5, 'SAR'],
  ['۱٬۲۹۹ AED', 'fa', 1299, 'AED'],
  ['1,299 د.إ', 'ar', 1299, 'AED'],
  // signs of several, settled by the language
  ['$9.95', '', 9.95, 'USD'],
  ['$9.95', 'en-US', 9.95, 'USD'],
  ['$5', 'en-AU', 5, 'AUD'],
  ['5,00 $', 'fr-CA', 5, 'CAD'],
  ['$1,299.00', 'es-MX', 1299, 'MXN'],
  ['$ 129.990', 'es-CL', 129990, 'CLP'],
  ['$ 12.999,00', 'es-AR', 12999, 'ARS'],
  ['$ 129.900', 'es_CO', 129900, 'COP'],
  ['$1,490', 'zh-Hant-TW', 1490, 'TWD'],
  ['$149', 'zh-HK', 149, 'HKD'],
  ['¥149.00', 'zh-CN', 149, 'CNY'],
  ['￥149', 'zh-CN', 149, 'CNY'],
  ['￥149.50', 'en', 149.5, 'CNY'],
  ['￥2,200', 'ja', 2200, 'JPY'],
  ['１２，８００円', 'ja', 12800, 'JPY'],
  ['129.90元', 'zh', 129.9, 'CNY'],
  ['1.5万元', 'zh', 15000, 'CNY'],
  ['¥1.2万', 'zh', 12000, 'CNY'],
  ['RMB 129', 'en', 129, 'CNY'],
  ['CN¥129', 'en', 129, 'CNY'],
  ['1 299 kr', 'sv-SE', 1299, 'SEK'],
  ['1299:-', 'sv', 1299, ''],
  ['1 299 kr', 'nb-NO', 1299, 'NOK'],
  ['1 299,-', 'no', 1299, ''],
  ['kr 1.299,00', 'no', 1299, 'NOK'],
  ['1.299 kr.', 'da', 1299, 'DKK'],
  ['1.299 kr.', 'is', 1299, 'ISK'],
  // and those that nothing settles
  ['$ 129.990', 'es', 129990, ''],
  ['5,00 $', 'fr', 5, ''],
  ['1 299 kr', 'en', 1299, ''],
  ['¥2,200', 'en', 2200, ''],
  ['4499.00 ', '', 4499, ''],
  ['89.0000', '', 89, ''],
  ['12,99', 'de', 12.99, ''],
  ['ab 12,99', 'de', 12.99, ''],
  // points that are none, or stand for themselves
  ['68,- €', 'nl', 68, 'EUR'],
  ['68,-', 'nl', 68, ''],
  ['349 -', 'sv', 349, ''],
  ['€ 349,–', 'nl', 349, 'EUR'],
  ['99€99', 'fr', 99.99, 'EUR'],
  ['99 € 99', 'fr', 99.99, 'EUR'],
  ['1 299€00', 'fr', 1299, 'EUR'],
  ['$179 99', 'en-US', 179.99, 'USD'],
  ['$1,179 99', 'en-US', 1179.99, 'USD'],
  ['$179⁹⁹', 'en-US', 179.99, 'USD'],
  ['99 . 99 €', 'nl', 99.99, 'EUR'],
  ['99 . 99 *', 'de', 99.99, ''],
  ['99,99 €¹', 'de', 99.99, 'EUR'],
  ['$9.95$9.95', 'en-US', 9.95, 'USD'],
  ['$179.99$17999', 'en-US', 179.99, 'USD'],
  ['$17999', 'en-US', 17999, 'USD'],
  ['€1498', 'nl', 1498, 'EUR'],
  // what was paid before
  ['-20% €79,99', 'it', 79.99, 'EUR'],
  ['€99.99 -20% €79,99', 'it', 79.99, 'EUR', {list: 99.99}],
  ['£12.50 £10.00', 'en-GB', 10, 'GBP', {list: 12.5}],
  ['Now £10.00(Save £2.50)Was £12.50', 'en-GB', 10, 'GBP', {list: 12.5}],
  ['Was £12.50 Now £10.00', 'en-GB', 10, 'GBP', {list: 12.5}],
  ['Save 20% £79.99', 'en-GB', 79.99, 'GBP'],
  ['20% off £79.99', 'en-GB', 79.99, 'GBP'],
  ['£5 off £79.99', 'en-GB', 79.99, 'GBP'],
  ['RRP £99.00 £79.00', 'en-GB', 79, 'GBP', {list: 99}],
  ['Regular price $20.00 Sale price $15.00', 'en', 15, 'USD', {list: 20}],
  ['Regular price $20.00', 'en', 20, 'USD'],
  ['statt 99,99 € jetzt nur 79,99 €', 'de', 79.99, 'EUR', {list: 99.99}],
  ['79,99 € UVP 99,99 €', 'de', 79.99, 'EUR', {list: 99.99}],
  ['79,99 € au lieu de 99,99 €', 'fr', 79.99, 'EUR', {list: 99.99}],
  ['De R$ 4.199,00 por R$ 3.399,00', 'pt-BR', 3399, 'BRL', {list: 4199}],
  ['antes 25,00 € ahora 19,99 €', 'es', 19.99, 'EUR', {list: 25}],
  ['van 20,00 voor € 15,00', 'nl', 15, 'EUR'],
  ['通常価格 ¥3,000 販売価格 ¥2,500', 'ja', 2500, 'JPY', {list: 3000}],
  ['原价￥899 现价￥599', 'zh-CN', 599, 'CNY', {list: 899}],
  ['%20 indirim 5.499 TL', 'tr', 5499, 'TRY'],
  // instalments
  ['10x de R$ 339,90 ou R$ 3.399,00', 'pt-BR', 3399, 'BRL'],
  ['R$ 3.399,00 em até 10x de R$ 339,90 sem juros', 'pt-BR', 3399, 'BRL'],
  ['3 cuotas de $ 1.000 | $ 3.000', 'es-AR', 3000, 'ARS'],
  ['6 taksit x 199,90 TL - Toplam fiyat: 1.199,40 TL', 'tr', 1199.4, 'TRY'],
  ['599,00 € oder 12,50 € / Monat', 'de', 599, 'EUR'],
  ['599,00 € oder 36 Raten à 16,64 €', 'de', 599, 'EUR'],
  ['or 4 interest-free payments of $25.00 with AnyPay $100.00', 'en', 100, 'USD'],
  ['$41.63/mo or $999', 'en', 999, 'USD'],
  ['月々1,000円 一括 36,000円', 'ja', 36000, 'JPY'],
  ['¥1200 分期 ¥100×12期', 'zh', 1200, 'CNY'],
  ['3x 33,33€ ou 99,99€', 'fr', 99.99, 'EUR'],
  // ranges
  ['¥149.00 - 159.00', 'zh-CN', 149, 'CNY', {high: 159}],
  ['¥1,000 ～ ¥2,000', 'ja', 1000, 'JPY', {high: 2000}],
  ['1,000円〜2,000円', 'ja', 1000, 'JPY', {high: 2000}],
  ['$20 – $25', 'en', 20, 'USD', {high: 25}],
  ['$20.00—$25.00', 'en', 20, 'USD', {high: 25}],
  ['$20 to $25', 'en', 20, 'USD', {high: 25}],
  ['20 - 25 €', 'de', 20, 'EUR', {high: 25}],
  ['20,00 € bis 25,00 €', 'de', 20, 'EUR', {high: 25}],
  ['de 20,00 € à 25,00 €', 'fr', 20, 'EUR', {high: 25}],
  ['4500.00-5500.00', '', 4500, '', {high: 5500}],
  ['￥4500.00至￥5500.00', 'zh', 4500, 'CNY', {high: 5500}],
  ['From $20.00', 'en', 20, 'USD'],
  ['ab 12,99 €', 'de', 12.99, 'EUR'],
  ['¥99起', 'zh', 99, 'CNY'],
  // taxes and the like
  ['2,200円(税込)', 'ja', 2200, 'JPY'],
  ['2,200円(税込) 2,000円(税抜)', 'ja', 2200, 'JPY'],
  ['2,000円(税抜) 2,200円(税込)', 'ja', 2200, 'JPY'],
  ['税抜2,000円 (税込2,200円)', 'ja', 2200, 'JPY'],
  ['£120.00 inc VAT £100.00 ex VAT', 'en-GB', 120, 'GBP'],
  ['$122.00 Ex Tax: $100.00', 'en', 122, 'USD'],
  ['119,00 € inkl. MwSt. zzgl. 4,99 € Versand', 'de', 119, 'EUR'],
  ['599,00 € dont 2,50 € d’éco-participation', 'fr', 599, 'EUR'],
  ['2,99 € zzgl. 0,25 € Pfand', 'de', 2.99, 'EUR'],
  ['€ 3,99 (€ 2,00 / 1 Paar)', 'de', 3.99, 'EUR'],
  ['12,99 € (1 kg = 25,98 €)', 'de', 12.99, 'EUR'],
  ['12,99 € (25,98 €/kg)', 'de', 12.99, 'EUR'],
  ['£3.50 70p per 100g', 'en-GB', 3.5, 'GBP'],
  ['$3.99 $0.25/oz', 'en-US', 3.99, 'USD'],
  ['¥2,200 22ポイント', 'ja', 2200, 'JPY'],
  ['$35.00 free shipping over $50.00', 'en', 35, 'USD'],
  ['¥59 满¥99包邮', 'zh', 59, 'CNY'],
  ['$49.99 + $5.99 shipping', 'en', 49.99, 'USD'],
  ['$15.00 (4.5/5) 128 reviews', 'en', 15, 'USD'],
];

test.each(NOTATIONS)('reads %j (%s) as %d %s', (...row) => {
  const [text, language, price, currency, also] = row as unknown as Row;
  const {currencyBy: _, ...read}: Partial<Price> = parsePrice(text, language) ?? {};
  expect(read).toEqual({price, ...(currency && {currency}), ...also});
});

test('there are at least 150 notations above', () => expect(NOTATIONS.length).toBeGreaterThanOrEqual(150));

test.each([
  '',
  'log in for pricing',
  '–',
  'NaN',
  '20%',
  '-20 %',
  '%20 indirim',
  'Ex Tax: $100.00',
  '2,000円(税抜)',
  '€ 2,00 / 1 Paar',
  '(1 kg = 25,98 €)',
  '25,98 €/kg',
  '0,33 € pro 100 g',
  'dont 2,50 € d’éco-participation',
  'Price in reward points: 400',
  '400 积分',
  '22ポイント',
  '0 item(s) - $0.00',
  'Cart total: $35.00',
  'Warenkorb € 0,00',
  '€ 0,00',
  'Was £12.50',
  'statt 99,99 €',
  'UVP 99,99 €',
  '原价 ￥899',
  'You save $12.00',
  'Sie sparen 20,00 €',
  '立减 ¥20',
  '10x de R$ 339,90 sem juros',
  '12 taksit x 199,90 TL',
  '36 Raten à 12,50 €',
  '12,50 € / Monat',
  '$41.63/mo',
  '月々1,000円',
  'Free shipping on orders over $50',
  'Livraison gratuite dès 25 €',
  'ab 29 € versandkostenfrei',
  '满99元包邮',
  'Versandkosten 4,99 €',
  '+ $5.00',
  '1-800-555-0199',
  'Call 0800 123 4567',
  '+49301234567',
  '4006008800123',
  '8|10|12',
  '38 40 42',
  '90 x 200 cm',
  '500 ml',
  '128 GB',
  '24.12.2024',
  '2024-12-05',
  '12:30',
  '4.5/5',
  '4.5 out of 5',
  '4,5 von 5 Sternen',
  '(128)',
  '128 reviews',
  '#12345',
])('finds no price in %j', (text) => {
  expect(parsePrice(text, 'en')).toBeNull();
});

test.each([
  ['$5', 'en', 'AUD', 'AUD'],
  ['$5', 'es', 'ARS', 'ARS'],
  ['¥149', 'en', 'CNY', 'CNY'],
  ['¥149', 'zh', 'JPY', 'JPY'],
  ['149 kr', 'en', 'SEK', 'SEK'],
  ['$5', 'en', 'EUR', 'USD'],
  ['€5', 'en', 'USD', 'EUR'],
  ['5 GBP', 'en', 'USD', 'GBP'],
])('%j (%s) on a page that also names %s is in %s', (text, language, known, currency) => {
  expect(parsePrice(text, language, known)?.currency).toBe(currency);
});

test.each([
  ['12 EUR', 'code'],
  ['12 €', 'sign'],
  ['$12', 'language'],
  ['12', undefined],
])('says by what it knows the currency of %j: %s', (text, by) => {
  expect(parsePrice(text, 'en')?.currencyBy).toBe(by);
});

test.each([
  ['eur', 'EUR'],
  ['€', 'EUR'],
  ['kr.', 'DKK'],
  ['US Dollar $', 'USD'],
  ['try it', ''],
  ['pen', 'PEN'],
  ['a pen', ''],
])('the currency %j is %j', (text, code) => {
  expect(currencyOf(text, 'da')).toBe(code);
});

test.each([
  ['3,300円(税300円)', 3300],
  ['3,300円（内税300円）', 3300],
  ['€12.10 (VAT €2.10)', 12.1],
  ['12,10 € (IVA: 2,10 €)', 12.1],
  ['Price incl. tax €12.10', 12.1],
  ['Prix 12,10 €', 12.1],
  ['¥268 会员价¥255', 268],
  ['VIP ¥255 ¥268', 268],
  ['会员价 ¥255', 255],
  ['£20.00 Members £18.00', 20],
])('in %j everybody pays %d', (text, price) => {
  expect(parsePrice(text)?.price).toBe(price);
});

test('what is paid by a bank transfer is not the price', () => {
  expect(parsePrice('$ 55.165,00 con Transferencia', 'es-AR')).toBeNull();
});

test.each([
  '€5',
  '5 kr',
  '\u200f80.00 \u200f₪',
  '\u206680.00\u2069 €',
  '149 ر.س',
  'د.إ 80',
  '80 ج.م',
  '2 490 р.',
  'Rs. 1,499',
  'Rs 1,499',
  '12 лв.',
  'KWD 12.5',
  '1 299 дин.',
  '99 บาท',
])('%j is money', (text) => {
  expect(MONEY.test(text)).toBe(true);
});

test.each(['', '80', 'GEL 50 ml', 'TRY 2 TIMES', 'ISO 9001', '3 товара', 'طول 30 سم', 'R 500', '2 din A4'])(
  '%j is none',
  (text) => {
    expect(MONEY.test(text)).toBe(false);
  },
);

test.each([
  ['1.234', 1234],
  ['1.23', 1.23],
  ['0.123', 0.123],
  ['1,23,456', 123456],
  ['12.3.4', Number.NaN],
  ['24.12.2024', Number.NaN],
  ['', Number.NaN],
])('the number %j is %d', (text, number) => {
  expect(parseNumber(text)).toBe(number);
});

const LOCALES =
  'en-US en-GB en-IN en-AU en-ZA de-DE de-CH de-AT fr-FR fr-CH fr-CA it-IT es-ES es-MX pt-BR pt-PT nl-NL sv-SE nb-NO da-DK fi-FI pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG ru-RU uk-UA tr-TR el-GR he-IL ar-EG ar-AE fa-IR hi-IN bn-BD th-TH vi-VN id-ID ms-MY ja-JP ko-KR zh-CN zh-TW zh-HK'.split(
    ' ',
  );
const CODES = ['USD', 'EUR', 'GBP', 'JPY', 'KRW', 'VND', 'CHF', 'SEK', 'PLN', 'BRL', 'INR', 'CNY', 'TRY', 'RUB', 'KWD'];
const amounts = (digits: number) => fc.integer({min: 1, max: 99_999_999}).map((cents) => cents / 10 ** digits);

describe('whatever the amount', () => {
  test.each(LOCALES)('what Intl writes for %s is read back', (locale) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CODES),
        fc.constantFrom('symbol' as const, 'code' as const),
        fc.integer({min: 1, max: 99_999_999}),
        (currency, currencyDisplay, minor) => {
          const format = new Intl.NumberFormat(locale, {style: 'currency', currency, currencyDisplay});
          const price = minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
          const read = parsePrice(format.format(price), locale, currency);
          expect(read?.price).toBe(price);
          expect([currency, undefined]).toContain(read?.currency); // abbreviations that only one language has are unknown
        },
      ),
      {numRuns: 150},
    );
  });

  const TEMPLATES: readonly ((whole: string, cents: string) => string)[] = [
    (whole, cents) => `$${whole}.${cents}`,
    (whole, cents) => `${whole},${cents} €`,
    (whole, cents) => `${whole}€${cents}`,
    (whole, cents) => `€ ${whole} . ${cents} *`,
    (whole, cents) => `$${whole} ${cents}`,
    (whole, cents) => `Now £${whole}.${cents} Was £9999999.00`,
    (whole, cents) => `statt 9999999,00 € nur ${whole},${cents} €*`,
    (whole, cents) => `10x de R$ 0,99 ou R$ ${whole},${cents}`,
    (whole, cents) => `R$ ${whole},${cents} em 3x de R$ 0,99`,
    (whole, cents) => `${whole},${cents} € (0,99 € / kg)`,
    (whole, cents) => `-20% ${whole},${cents} € inkl. MwSt.`,
    (whole, cents) => `${whole},${cents} € zzgl. 0,25 € Pfand`,
    (whole, cents) => `CHF ${whole}.${cents} + 100 Punkte`,
    (whole, cents) => `$${whole}.${cents} free shipping over $50`,
  ];
  test.each(TEMPLATES.map((template) => [template('12', '34'), template] as const))('as in %j', (_, template) => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 999}), fc.integer({min: 10, max: 99}), (whole, cents) => {
        expect(parsePrice(template(`${whole}`, `${cents}`), 'en')?.price).toBe(Number(`${whole}.${cents}`));
      }),
    );
  });

  test.each([
    ['1,234,567.89', ',', '.'],
    ['1.234.567,89', '.', ','],
    ['1 234 567,89', ' ', ','],
    ["1'234'567.89", "'", '.'],
    ['1\u202f234\u202f567,89', '\u202f', ','],
  ])('in groups like %s', (_, group, point) => {
    fc.assert(
      fc.property(amounts(2), (price) => {
        const [whole, cents] = price.toFixed(2).split('.');
        const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
        expect(parsePrice(`${grouped}${point}${cents} €`)?.price).toBe(price);
        expect(parsePrice(`€${grouped}${point}${cents}`)?.price).toBe(price);
      }),
    );
  });

  test('a range has both its ends', () => {
    fc.assert(
      fc.property(
        amounts(2),
        fc.integer({min: 1, max: 999}),
        fc.constantFrom(' - ', '–', ' — ', '~', ' ～ ', ' bis ', ' to ', ' à '),
        (price, more, dash) => {
          const high = price + more;
          expect(parsePrice(`€${price.toFixed(2)}${dash}€${high.toFixed(2)}`)).toMatchObject({
            price,
            high: Number(high.toFixed(2)),
          });
        },
      ),
    );
  });

  test('no decoy beside it wins, before or behind', () => {
    const DECOYS = ['-20%', 'Ex Tax: $1.00', '(1 kg = 0,99 €)', '0,99 €/kg', '400 points', '(4.5/5)', 'You save $2.00'];
    fc.assert(
      fc.property(amounts(2), fc.constantFrom(...DECOYS), fc.boolean(), (price, decoy, isBefore) => {
        const text = `$${price.toFixed(2)}`;
        expect(parsePrice(isBefore ? `${decoy} ${text}` : `${text} ${decoy}`, 'en')?.price).toBe(price);
      }),
    );
  });
});

test('a price that stands alone is read as it is among spaces, by other rules', () => {
  const signs = '$ US$ € £ ¥ 円 元 kr Kč zł Rs R R$ EUR USD KWD S/ Fr. lei x % 税込 A'.split(' ');
  const numbers =
    '0 9 49 99.9 49.00 49,00 1.234 1,234.56 1.234,56 12345 12345.67 1234567 0.99 12.500 01 1,23,456'.split(' ');
  for (const sign of ['', ...signs]) {
    for (const number of numbers) {
      for (const text of [
        sign + number,
        `${sign} ${number}`,
        number + sign,
        `${number} ${sign}`,
        sign + number + sign,
      ]) {
        for (const [language, known] of [
          ['', ''],
          ['en-AU', ''],
          ['sv', 'DKK'],
          ['zh-CN', 'JPY'],
          ['es', 'KWD'],
        ]) {
          expect(parsePrice(text, language, known), `${text} ${language}`).toEqual(
            parsePrice(text.padStart(text.length + 24), language, known),
          );
        }
      }
    }
  }
});

test('no text makes it throw, or say what no price can be', () => {
  const pieces = fc.constantFrom(
    ..."0 9 . , ' € $ ¥ 円 元 - – ~ ( ) / : % x 税込 kg Was statt EUR 1.234,56".split(' '),
    ' ',
  );
  const texts = fc.oneof(
    fc.string({maxLength: 4000, unit: 'binary'}),
    fc.array(pieces, {maxLength: 4000}).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom('', 'en', 'ja', 'zz-!!'), (text, language) => {
      const read = parsePrice(text, language);
      expect(read === null || (read.price > 0 && read.price < 1e13)).toBe(true);
      if (read?.high) expect(read.high).toBeGreaterThan(read.price);
      if (read?.list) expect(read.list).toBeGreaterThan(read.price);
    }),
    {numRuns: 60},
  );
}, 20_000);
