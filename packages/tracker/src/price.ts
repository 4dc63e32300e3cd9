/** A price as a page prints it: major units, e.g. 129.9. */
export interface Price {
  readonly price: number;
  /** The upper end of "149.00 - 159.00". */
  readonly high?: number;
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
/** By language, where a sign is shared; the page's own word for its currency always comes first. */
const KRONA: Readonly<Record<string, string>> = {sv: 'SEK', da: 'DKK', nb: 'NOK', no: 'NOK', nn: 'NOK'};

/** One number as shops write it: 1.234,56 · 1,234.56 · 1 234,56 · 1'234.56 · 99 . 99 · 68,- · 5499 */
const NUMBER = /\d{1,3}(?:[.,'’ {2}]\d{3})+(?:\s?[.,]\s?\d{1,2})?(?!\d)|\d+(?:\s?[.,]\s?\d+)?/;
const COMMON = '[$€£¥￥₩원₫₹₽₺₴฿₪円元]|zł|Kč|kr|TL';
const SIGN = new RegExp(COMMON + '|(?:Ft|lei|R[pM]|[A-Z]{3})\\b');
/** A number beside a sign; searched in the text of thousands of elements, so of common ones alone. */
export const MONEY = new RegExp(`(?:${COMMON})\\s?\\d|\\d\\s?(?:${COMMON})`);

/**
 * The price in a text that holds one, or a range; null when there is none. Of several it takes the first that bears a
 * currency sign, else the first.
 *
 * @param language of the page ("zh-CN"): decides what "¥" and "kr" mean
 */
export function parsePrice(text: string, language = ''): Price | null {
  const flat = text.normalize('NFKC').replace(/\s+/g, ' ').slice(0, 400);
  // 99€99 and $179 99: the sign, or a gap made by superscript cents, stands where the point belongs
  const plain = flat
    .replace(/(\d)\s?[€£$]\s?(\d\d)(?![\d.,])/, '$1.$2€')
    .replace(/^(\D*\$\s?\d+) (\d\d)(?!\d)/, '$1.$2');
  const currency = currencyOf(flat, language);
  const found: {value: number; signed: boolean; start: number; end: number}[] = [];
  for (const match of plain.matchAll(new RegExp(NUMBER, 'g'))) {
    const start = match.index;
    const end = start + match[0].length;
    if (/^\s?%/.test(plain.slice(end))) continue; // a discount
    if (/\dx (?:de )?\D{0,4}$/i.test(plain.slice(0, start)) || /^\s?x\s/.test(plain.slice(end))) continue; // an instalment
    const value = parseNumber(match[0]);
    const signed = SIGN.test(plain.slice(Math.max(0, start - 4), start)) || SIGN.test(plain.slice(end, end + 5).trim());
    found.push({value, signed, start, end});
  }
  const first = found.find((one) => one.signed) ?? found[0];
  if (!first || !(first.value >= 0) || first.value > 1e12) return null;
  const next = found[found.indexOf(first) + 1];
  const range = next && /^\D{0,4}[-–—~～]\D{0,4}$/.test(plain.slice(first.end, next.start)) && next.value > first.value;
  return {price: first.value, ...(range && {high: next.value}), ...(currency && {currency})};
}

/** The number in "1.234,56" or "4499.00": three digits behind the last mark are thousands, any other count decimals. */
export function parseNumber(text: string): number {
  const digits = text.replace(/[\s'’]/g, '');
  const mark = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (mark < 0) return Number(digits);
  const tail = digits.length - mark - 1;
  const whole = digits.slice(0, mark).replace(/[.,]/g, '');
  const mixed = digits.includes('.') && digits.includes(',');
  const thousands = tail === 3 && !mixed && !digits.startsWith('0');
  return Number(thousands ? whole + digits.slice(mark + 1) : whole + '.' + digits.slice(mark + 1));
}

/** ISO 4217 of a code, sign or word; '' when the text names none. */
export function currencyOf(text: string, language = ''): string {
  const named = CODES.exec(text)?.[1].toUpperCase() ?? CURRENCIES.find(([sign]) => sign.test(text))?.[1];
  if (named) return named;
  if (/[¥￥]/.test(text)) return /^ja/i.test(language) ? 'JPY' : 'CNY';
  if (/\bkr\b/i.test(text)) return KRONA[language.slice(0, 2).toLowerCase()] ?? '';
  if (!text.includes('$')) return '';
  return (
    {'en-au': 'AUD', 'en-ca': 'CAD', 'fr-ca': 'CAD', 'en-nz': 'NZD', 'es-mx': 'MXN'}[language.toLowerCase()] ?? 'USD'
  );
}
