import {oneOf} from './words.ts';

/** The currency that a text names, and what in it says so. */
export interface Naming {
  /** ISO 4217; absent when the text names none, or a sign that several countries share and nothing settles. */
  readonly currency?: string;
  /** A code or a sign of its own says the currency, or a shared sign does that the page's language settles. */
  readonly currencyBy?: 'code' | 'sign' | 'language';
}

/** Signs and words that name one currency each, as they stand beside a number. */
const SIGNS: Readonly<Record<string, string>> = {
  USD: 'US$|US $|USD$|U$S|$US|$USD|$ USD',
  BRL: 'R$|BR$',
  HKD: 'HK$|HK $',
  TWD: 'NT$|NT $',
  AUD: 'A$|AU$|AU $|$AUD|$ AUD',
  CAD: 'C$|C $|CA$|CA $|CDN$|CDN $|$CAD|$ CAD|$CA|$ CA|$C',
  NZD: 'NZ$|NZ $',
  SGD: 'S$',
  MXN: 'MX$|MEX$',
  EUR: '€|&euro;|Euro|euro|euros|Euros|EURO',
  GBP: '£',
  INR: '₹',
  KRW: '₩|원',
  VND: '₫|đ|VNĐ',
  RUB: '₽|руб|руб.|р.',
  TRY: '₺|TL',
  UAH: '₴|грн',
  KZT: '₸|тг',
  BGN: 'лв|лв.',
  RSD: 'дин|дин.|din.',
  GEL: '₾',
  THB: '฿|บาท',
  PHP: '₱',
  NGN: '₦',
  ILS: '₪',
  PLN: 'zł',
  CZK: 'Kč',
  HUF: 'Ft',
  RON: 'lei|Lei',
  CHF: 'Fr.|SFr.',
  MYR: 'RM',
  IDR: 'Rp',
  PEN: 'S/',
  ZAR: 'R',
  BDT: '৳',
  AED: 'د.إ',
  SAR: 'ر.س',
  EGP: 'ج.م',
  JPY: '円|JP¥',
  CNY: '元|圆|RMB|CN¥',
};
const CODES =
  'USD EUR GBP JPY CNY AUD CAD CHF SEK NOK DKK ISK PLN CZK HUF RON BGN RSD UAH RUB TRY ILS AED SAR QAR KWD BHD OMR JOD EGP MAD TND NGN KES GHS ZAR INR PKR BDT LKR NPR THB VND IDR MYR SGD PHP HKD TWD KRW KZT GEL AMD AZN BYN MXN BRL ARS CLP COP PEN UYU NZD'.split(
    ' ',
  );
/** Currency by sign, word or code; '' for the signs that several share. Looked up, since so long a pattern takes ms to compile. */
export const NAMES = new Map([
  ...Object.entries(SIGNS).flatMap(([code, signs]) => signs.split('|').map((sign) => [sign, code] as const)),
  ...['$', '¥', 'kr', 'Kr', 'KR', 'Rs', 'Rs.'].map((sign) => [sign, ''] as const),
  ...CODES.map((code) => [code, code] as const),
]);
const MAX_SIGN = 6;
const COMMON = '[$€£¥￥₩원₫₹₽₺₴฿₪₱円元]|zł|Kč|kr|TL|Ft|lei|R[pM]|CHF|EUR|USD|грн|руб';
const COMMON_MONEY = new RegExp(`(?:${COMMON})\\.?\\s?\\d|\\d[.,:]?\\s?(?:${COMMON})|\\d[.,][-–—]`);
/** Marks of direction, as around amounts in Arabic and Hebrew. */
const DIRECTION = /[\u200e\u200f\u061c\u2066-\u2069]/g;
/** What the other signs hold: letters of their scripts, or capitals. */
const RARE = /[\u0400-\u06ff\u0e00-\u0e7f\u200e\u200f\u2066-\u2069]|[A-Z]{3}|Rs|Fr|din/;
/** Codes that are words, too: "GEL 50 ml". */
const WORDS = oneOf('gel|mad|pen|try');

/** Whether a text holds a number beside a sign. Asked of thousands of texts: a pattern of common signs answers for most. */
export const MONEY = {
  test: (text: string): boolean => COMMON_MONEY.test(text) || (RARE.test(text) && isRareMoney(text.slice(0, 400))),
};

function isRareMoney(text: string): boolean {
  const plain = text.replace(DIRECTION, '');
  if (plain !== text && COMMON_MONEY.test(plain)) return true;
  for (const {0: number, index} of plain.matchAll(/\d+/g)) {
    const sign = signAtEnd(plain.slice(0, index)) || signAtStart(plain.slice(index + number.length));
    if (sign.trim().length > 1 && !WORDS.test(sign.trim())) return true;
  }
  return false;
}

/** A sign before a number may end a word ("Now£10"); two capitals before a dollar are its country's. */
export function signAtEnd(gap: string): string {
  const end = gap.trimEnd().length;
  const tail =
    gap.length - end > 2
      ? ''
      : gap.slice(0, end).replace(/[:.]$/, (mark) => (NAMES.has(gap.slice(end - 3, end)) ? mark : ''));
  for (let length = MAX_SIGN; length > 0; length--) {
    const sign = tail.slice(-length);
    if (sign.length === length && NAMES.has(sign) && !(isLetter(sign[0]) && isLetter(tail.at(-length - 1)))) {
      return gap.slice(tail.length - length);
    }
  }
  return '';
}

/** Behind a number, and no more than a space, unless the space is all that parts it from the next number's own: "2 $9". */
export function signAtStart(behind: string): string {
  const start = /^\s/.test(behind) ? 1 : 0;
  for (let length = MAX_SIGN; length > 0; length--) {
    const sign = behind.slice(start, start + length);
    const next = behind[start + length];
    if (sign.length < length || !NAMES.has(sign) || (isLetter(sign.at(-1)) && isLetter(next))) continue;
    return start && /\d/.test(next ?? '') ? '' : behind.slice(0, start + length + (next === '.' ? 1 : 0));
  }
  return '';
}

/** Of a script with small and capital letters. */
export const isLetter = (char: string | undefined) => !!char && char.toLowerCase() !== char.toUpperCase();

/** ISO 4217 of a code, sign or word; '' when the text names none, or one that nothing settles. */
export const currencyOf = (text: string, language = '', known = ''): string =>
  (CODES.includes(text.toUpperCase())
    ? text.toUpperCase()
    : currencyIn(text.slice(0, 400), language, known).currency) ?? '';

export function currencyIn(text: string, language = '', known = '', price = 0): Naming {
  const whole = text.trim();
  const words = NAMES.has(whole) ? [whole] : whole.split(/[\s\d(),:*]+/);
  const names = words
    .flatMap((word) => [signAtStart(word).trim() || signAtEnd(word).trim()])
    .map((sign) => [sign, NAMES.get(sign) ?? NAMES.get(sign.replace(/\.$/, '')) ?? '']);
  const code = names.find(([sign, name]) => name && sign === name)?.[1];
  if (code) return {currency: code, currencyBy: 'code'};
  const sign = names.find(([, name]) => name)?.[1];
  if (sign) return {currency: sign, currencyBy: 'sign'};
  const shared = sharedOf(text, language, known, price);
  return shared ? {currency: shared, currencyBy: 'language'} : {};
}

/** Where "kr" and "¥" are not what they are elsewhere; Intl.Locale knows more, and takes 10 ms to load. */
const REGIONS: Readonly<Record<string, string>> = {
  ja: 'JP',
  zh: 'CN',
  sv: 'SE',
  da: 'DK',
  nb: 'NO',
  nn: 'NO',
  no: 'NO',
  is: 'IS',
};

/** "sv-SE", "zh_Hans_CN", "ja". */
function regionOf(language: string): string {
  const [own, ...parts] = language.split(/[-_]/);
  const region = parts.findLast((part) => part.length === 2);
  return region?.toUpperCase() ?? REGIONS[own.toLowerCase()] ?? '';
}

/** What a shared sign means where the page names a currency of that sign, else where its language is spoken. */
export function sharedOf(text: string, language: string, known: string, price: number): string {
  const region = regionOf(language);
  if (/[¥￥]/.test(text)) {
    if (/JPY|CNY/.test(known)) return known;
    return region === 'JP' ? 'JPY' : /^(?:zh|$)/i.test(language) || price % 1 ? 'CNY' : ''; // there are no parts of a yen
  }
  if (/\bkr\b/i.test(text)) {
    return /SEK|NOK|DKK|ISK/.test(known) ? known : /SE|NO|DK|IS/.test(region) ? `${region}K` : '';
  }
  if (/\bRs\b/.test(text))
    return /INR|PKR|LKR|NPR/.test(known) ? known : /PK|LK|NP/.test(region) ? `${region}R` : 'INR';
  if (!text.includes('$')) return '';
  if (/D$|MXN|ARS|CLP|COP|UYU/.test(known)) return known;
  const own = {MX: 'MXN', AR: 'ARS', CL: 'CLP', CO: 'COP', UY: 'UYU', TW: 'TWD'}[region];
  return own ?? (/AU|CA|NZ|HK|SG/.test(region) ? `${region}D` : /^(?:es|fr|zh|pt)/i.test(language) ? '' : 'USD');
}
