/** A price as a page prints it: major units, e.g. 129.9; of a range its lower end. */
export interface Price {
  readonly price: number;
  /** ISO 4217; absent when the text names none. */
  readonly currency?: string;
}

/** Signs and words of currencies, longer ones first; "$", "¥" and "kr" are shared and settled by language below. */
const SIGNS: Readonly<Record<string, string>> = {
  USD: 'US\\$',
  BRL: 'R\\$',
  HKD: 'HK\\$',
  TWD: 'NT\\$',
  AUD: 'AU?\\$',
  CAD: '(?:CA?|CDN)\\s?\\$',
  NZD: 'NZ\\$',
  SGD: 'S\\$',
  MXN: 'MX\\$',
  EUR: '€|&euro;',
  GBP: '£',
  KRW: '[₩원]',
  VND: '[₫đ]',
  INR: '₹|Rs',
  RUB: '₽|руб',
  TRY: '₺|TL',
  UAH: '₴|грн',
  THB: '฿',
  ILS: '₪',
  PLN: 'zł',
  CZK: 'Kč',
  HUF: 'Ft',
  RON: 'lei',
  CHF: 'Fr\\.',
  MYR: 'RM',
  IDR: 'Rp',
  JPY: '円',
  CNY: '元|RMB',
};
/** Each where it is no part of a longer word. */
const CURRENCIES = Object.entries(SIGNS).map(
  ([code, sign]) => [new RegExp(`(?<![a-zA-Z])(?:${sign})(?![a-zA-Z])`), code] as const,
);
const CODES = new RegExp(
  `(?:^|[^a-z])(${Object.keys(SIGNS).join('|')}|SEK|NOK|DKK|PHP|ARS|CLP|COP|PEN|ZAR|AED|SAR|EGP|NGN|KES)(?![a-z])`,
  'i',
);
/** One number as shops write it: 1.234,56 · 1,234.56 · 1 234,56 · 1'234.56 · 99 . 99 · 68,- · 5499 */
const NUMBERS = /\d{1,3}(?:[.,'’ {2}]\d{3})+(?:\s?[.,]\s?\d{1,2})?(?!\d)|\d+(?:\s?[.,]\s?\d+)?/g;
const COMMON = '[$€£¥￥₩원₫₹₽₺₴฿₪円元]|zł|Kč|kr|TL';
const SIGN = new RegExp(COMMON + '|(?:Ft|lei|R[pM]|[A-Z]{3})\\b');
/** A number beside a sign; searched in the text of thousands of elements, so of common ones alone. */
export const MONEY = new RegExp(`(?:${COMMON})\\s?\\d|\\d\\s?(?:${COMMON})`);

/**
 * The price in a text that holds one; null when there is none. Of several it takes the first that bears a currency sign,
 * else the first.
 *
 * @param language of the page ("zh-CN"): decides what "¥", "$" and "kr" mean
 */
export function parsePrice(text: string, language = ''): Price | null {
  const flat = text.normalize('NFKC').replace(/\s+/g, ' ').slice(0, 400);
  // 99€99 and $179 99: the sign, or a gap made by superscript cents, stands where the point belongs
  const plain = flat
    .replace(/(\d)\s?[€£$]\s?(\d\d)(?![\d.,])/, '$1.$2€')
    .replace(/^(\D*\$\s?\d+) (\d\d)(?!\d)/, '$1.$2');
  const currency = currencyOf(flat, language);
  let price = Number.NaN;
  for (const {0: number, index} of plain.matchAll(NUMBERS)) {
    const before = plain.slice(0, index);
    const after = plain.slice(index + number.length);
    if (/^\s?(?:%|x\s)/.test(after) || /\dx (?:de )?\D{0,4}$/i.test(before)) continue; // a discount, an instalment
    const signed = SIGN.test(before.slice(-4)) || SIGN.test(after.slice(0, 5).trim());
    if (signed || !(price >= 0)) price = parseNumber(number);
    if (signed) break;
  }
  return price >= 0 && price < 1e12 ? {price, ...(currency && {currency})} : null;
}

/** The number in "1.234,56" or "4499.00": three digits behind the last mark are thousands, any other count decimals. */
export function parseNumber(text: string): number {
  const digits = text.replace(/[\s'’]/g, '');
  const [, whole, tail] = /^(.*)[.,](\d*)$/.exec(digits) ?? ['', digits, ''];
  const thousands = tail.length === 3 && !/^0|\..*,|,.*\./.test(digits);
  return Number(whole.replace(/[.,]/g, '') + (thousands ? '' : '.') + tail);
}

/** Where "kr" and "¥" are not what they are elsewhere; Intl.Locale knows more, and takes 10 ms to load. */
const REGIONS: Readonly<Record<string, string>> = {ja: 'JP', sv: 'SE', da: 'DK', nb: 'NO', nn: 'NO', no: 'NO'};

function regionOf(language: string): string {
  const [, own, region] = /^(\w\w)(?:.*[-_](\w\w)\b)?/.exec(language) ?? [];
  return region?.toUpperCase() ?? REGIONS[own?.toLowerCase()] ?? '';
}

/** ISO 4217 of a code, sign or word; '' when the text names none. */
export function currencyOf(text: string, language = ''): string {
  const named = CODES.exec(text)?.[1].toUpperCase() ?? CURRENCIES.find(([sign]) => sign.test(text))?.[1];
  if (named) return named;
  const region = regionOf(language);
  if (/[¥￥]/.test(text)) return region === 'JP' ? 'JPY' : 'CNY';
  if (/\bkr\b/i.test(text)) return /SE|NO|DK/.test(region) ? region + 'K' : '';
  if (!text.includes('$')) return '';
  return region === 'MX' ? 'MXN' : /AU|CA|NZ|HK|SG/.test(region) ? region + 'D' : 'USD';
}
