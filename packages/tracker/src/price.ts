import {any} from './words.ts';

/** Prices as a page prints them, in major units, e.g. 129.9. */
export interface Price {
  /** What is paid; of a range its lower end. */
  readonly price: number;
  /** The upper end of a range. */
  readonly high?: number;
  /** What is said to have been paid before, or elsewhere. */
  readonly list?: number;
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
const NAMES = new Map([
  ...Object.entries(SIGNS).flatMap(([code, signs]) => signs.split('|').map((sign) => [sign, code] as const)),
  ...['$', '¥', 'kr', 'Kr', 'KR', 'Rs', 'Rs.'].map((sign) => [sign, ''] as const),
  ...CODES.map((code) => [code, code] as const),
]);
const MAX_SIGN = 6;
const COMMON = '[$€£¥￥₩원₫₹₽₺₴฿₪₱円元]|zł|Kč|kr|TL|Ft|lei|R[pM]|CHF|EUR|USD|грн|руб';
/** A number beside a sign; searched in the text of thousands of elements, so of common ones alone. */
export const MONEY = new RegExp(`(?:${COMMON})\\.?\\s?\\d|\\d[.,:]?\\s?(?:${COMMON})|\\d[.,][-–—]`);

/** One number as shops write it: 1.234,56 · 1,234.56 · 1 234,56 · 1'234.56 · 1,23,456.78 · 99 . 99 · 5499 */
const NUMBERS =
  /\d{1,3}(?:[ '’]\d{3}(?!\d))+(?: ?[.,] ?\d{1,3}(?![\d.,]))?|\d+(?:[.,]\d+)*(?: ?[.,] ?\d{2}(?![\d.,]))?/g;

/** A number with one sign or word beside it, and nothing else. */
const ALONE =
  /^\s*([^\s\d!-#%-/:-@]{0,4})\s?(\d{1,3}(?:[.,]\d{3})?(?:[.,]\d\d)?|\d{4,6}(?:[.,]\d\d)?)\s?([^\s\d!-#%-/:-@]{0,4})\s*$/;

/** Words of what is given off a price. */
const OFF =
  'save|saving|discount|spar|ersparnis|rabatt|ahorr|descuento|desconto|économ|econom|remise|réduction|risparm|sconto|bespaar|korting|indirim|tasarruf|oszcz|zniżk|slev|скидк|эконом|выгод|省|减|減|惠|割引|引き|할인|hemat|tiết kiệm|giảm|alennus|kupon|coupon|gutschein|voucher|cashback|cash back';
const SHIPPING =
  'ship|deliver|versand|liefer|livraison|envio|envío|spedizion|verzend|bezorg|frete|entrega|kargo|送料|运费|运費|邮费|邮費|運费|運費|배송|frakt|leverans|dostaw|wysyłk|doprav|достав|postage|szállít';
/** Before an amount that nobody pays for the item as such: taxes apart, sums of carts, instalments, thresholds. */
const NOT_PAID_BEFORE = any(
  OFF,
  SHIPPING,
  'punkte|puan|puntos|punti|积分|ポイント|포인트|баллов',
  ['off|pt|point', /off\b|points?\b|pts?\b/],
  'hors|senza|hariç|tax:|taxes:|raee|pfand|deposit|statiegeld|zzgl|税抜|税別|税额|税額|本体|消費税',
  ['co', /[ée]co[- ]?(?:part|tax|contr)/],
  ['ex|net|h.t|ht|sin i', /\bex(?:cl\w*)?\b|\bnet(?:to)?\b|\bh\.?t\.?:?\s|\bsin i/],
  'warenkorb|panier|carrito|zwischensumme|购物车|合计|合計|小计|小計|カート|payment|instalment|installment|cuota|parcela|mensual|monat|taksit|termijn|splát|aylık|month|月々|毎月|分割|分期|할부|월 ',
  ['cart|basket|bag|total|item|arti', /\b(?:cart|basket|bag|sub-?total|total|items?|artikel|articles?)\b/],
  ['x|×', /[x×]\s*(?:de |da |of |à |a |zu )?\s*$/],
  ['rat|fois', /\brat(?:e[ns]?|a)\b|\bfois/],
  ['over|above|order|spend|min', /\b(?:over|above|orders?|spend|minimum|mindest)\b/],
  '满|滿|以上|grundpreis|unit price',
  ['+|=|-|−|per ', /[+=]\s*$|(?:^|[\s(])[-−]\s?$|per \d/],
);
/** Behind one; what it begins with, up to the amount that the words may belong to. */
const NOT_PAID_AFTER = any(
  ['off', /^off\b/],
  [
    'saved|discount|rabatt|korting|indirim|割引|引き|할인|cash|gutschein|voucher|coupon',
    /^(?:saved|discount|rabatt|korting|indirim|割引|引き|할인|cash ?back|gutschein|voucher|coupon)/,
  ],
  ['d', /^d[ei] (?:desc|remise|réduction|sconto)/],
  [SHIPPING, new RegExp(`^(?:${SHIPPING})(?!\\w*frei|.{0,8}(?:grat|free|offer|frei|kostenl))`)],
  ['p|积分|ポイント|포인트|баллов', /^(?:points?\b|pts?\b|punkte|puan|puntos|punti|积分|ポイント|포인트|баллов)/],
  ['co|pfand|deposit|statiegeld', /^(?:(?:d.)?[ée]co[- ]?(?:part|tax|contr)|pfand|deposit|statiegeld)/],
  [
    'ex|ht|h.t|hors|netto|bez|sin iva|iva esc|税|本体',
    /^(?:ex(?:cl|\.? ?(?:vat|tax|gst|btw|iva))|h\.?t\b|hors tax|netto|bez dph|sin iva|iva esc|税[抜別]|本体)/,
  ],
  ['+|plus|zzgl', /^(?:\+|plus|zzgl\.?) ?(?:vat|tax|gst|mwst|ust|iva|tva|kdv|dph|moms|税)/],
  ['mo|月|ay|mes|mån|md|期|回', /^[/|]\s?(?:mo|月|ay|mese?|mån|md|期|回)/],
  [
    'mtl|mo|mes|maand|mensual',
    /^(?:(?:per|pro|par|al|je|\/|a) ?(?:mo(?:nth|nat|is)|mes|maand)|mtl|monat|mensual|a month|monthly)/,
  ],
  ['x|×|*', /^[x×*]\s?\d/],
  [
    '/|per|pro|je|por|par|al|á|за',
    /^(?:\/|per|pro|je|por|par|al|á|за)\s?(?:\d+\s?)?(?:kg|g|mg|l|ml|cl|m|m2|cm|oz|lb|sq|ft|100|st(?:k|ück|\.)?|paar|pair|unit|each|pz|szt|ks|斤|克|wash|dose|kilo|lit)(?![a-z])/,
  ],
  ['=', /^= ?1/],
);
/** What may stand before those words. */
const MARKS = /^(?:[\s(¹²,]|\*(?!\s?\d)){0,3}/;
/** "Ab 29 € versandkostenfrei": a threshold. */
const FREE_FROM = [
  any(['ab|from|dès|vanaf|desde|od', /\b(?:ab|from|dès|vanaf|desde|od)\s*$/]),
  any(['free|frei|gratis|gratuit|kostenlos', /^.{0,3}(?:\w*frei\b|free|gratis|gratuit|kostenlos)/]),
] as const;
/** Behind a number without a sign: it counts or measures something. */
const MEASURE =
  /^\s?(?:[%x×:/★"″°人件条条个個月日年天回]|(?:cm|mm|m|km|k?g|mg|[mc]?l|[gtmk]b|k?w|v|mah|hz|zoll|inch|pcs|stk|stück|pack|stars?|von|out|of|sur|reviews?|bewertung|rezension|avis|days?|tage?|jahre?|years?|uhr|sold|verkauft|hours?)(?![a-z]))/;
/** Of what was paid before. */
const OLD = any(
  'before|list price|listprice|liste|msrp|retail|orig|compare|statt|bisher|vorher|antes|anterior|conseill|barre|barré|lieu|ancien|invece|listino|precedent|consigliat|advies|oude',
  ['was|rrp|rtl|uvp|alte|war|avant|ord|før', /\b(?:was\b|rrp|rtl|uvp|alter?\b|war\b|avant\b|ord\b|før)/],
  '原价|原價|市场价|市场價|市場价|市場價|划线|划線|劃线|劃線|定価|参考価格|希望|정가|eski|tavsiye|tidig|före|vejl|ennen|dříve|původn|poprzed|najniż|стар|был|вместо|giá gốc|niêm yết|harga asli|ราคาปกติ',
);
/** Of what is paid usually: before, where something else is paid now. */
const USUAL = any('regular|normal|通常|usual|habitual|ordina');
/** "De 20 € por 15 €": before the first of two, unless they are a range. */
const FROM_TO = any(['de|van|von', /^\W*(?:de|van|von)\W*$/]);
/** Of what is paid now: what stands before such a word says nothing of the amount behind it. */
const NOW = any(
  'sale|special|jetzt|aktion|ahora|oferta|maintenant|优惠价|优惠價|到手|特価|セール|販売|税込|할인가|판매가|şimdi|sepette|teraz|nyní|incl|inkl',
  ['now|only|nur|por|ora|voor', /\b(?:now|only|nur|por|ora|voor)\b/],
  ['价|價', /[现現促券后後]+[价價]/],
);
/** Of more than one letter. */
const WORD = /[a-zß-ʯΑ-я֐-ۿ぀-ヿ一-鿿가-힣]{2}/;
const DASH = /^\s?(?:[-–—~〜至到]|bis|to|à|a|до|\.{2,3}|…)\s?$/;

interface Amount {
  readonly value: number;
  /** The signs or codes beside it. */
  readonly sign: string;
  /** What stands between it and the number before. */
  readonly gap: string;
  /** The words of the gap that speak of it. */
  readonly before: string;
  readonly after: string;
  /** It begins a range that the next one ends. */
  readonly isLow: boolean;
}

/**
 * The price in a text that holds one; null when there is none: what is paid, not what was, not what is saved, not a part,
 * a measure or a threshold. Looks at no more than 400 characters.
 *
 * @param language of the page ("zh-CN"): decides what "¥", "$" and "kr" mean
 * @param known ISO 4217 of a currency that the page names elsewhere: decides it before the language
 */
export function parsePrice(text: string, language = '', known = ''): Price | null {
  const alone = parseAlone(text, language, known);
  if (alone) return alone;
  const plain = plainOf(text);
  const amounts = amountsOf(plain, known);
  const signed = amounts.filter(({sign}) => sign);
  const told = signed.length ? signed : bareOf(amounts, plain);
  const offered = told.filter(isPaid);
  const isOld = ({before, isLow}: Amount) => OLD.test(before) || (!isLow && FROM_TO.test(before));
  const isUsual = (one: Amount) => isOld(one) || USUAL.test(one.before);
  const now = offered.filter((one) => !isUsual(one));
  const current = now.length ? now : offered.filter((one) => !isOld(one));
  const first = current[0];
  if (!first) return null;
  const high = first.isLow ? told[told.indexOf(first) + 1]?.value : undefined;
  // Two amounts without a word between them are the price and what it was before, in either order
  const beside = high ? [first] : current.filter((one) => one === first || !WORD.test(one.gap));
  const chosen = beside.reduce((low, one) => (one.value < low.value ? one : low));
  const price = chosen.value;
  const list = Math.max(...beside.map(({value}) => value), ...offered.filter(isUsual).map(({value}) => value));
  return {price, ...(high && {high}), ...(list > price && {list}), ...currencyAt(chosen, plain, language, known)};
}

/** Most prices as they are: what follows says the same of them, by forty patterns more. Null for all others. */
function parseAlone(text: string, language: string, known: string): Price | null {
  const [, before = '', number = '', after = ''] = (text.length < 20 && ALONE.exec(text)) || [];
  const sign = before || after;
  const name = NAMES.get(sign);
  if (name === undefined || (before && after)) return null;
  const price = parseNumber(number, name || sharedOf(sign, '', '', 0) || known);
  const currency = name || sharedOf(sign, language, known, price);
  return price > 0 && currency
    ? {price, currency, currencyBy: !name ? 'language' : sign === name ? 'code' : 'sign'}
    : null;
}

/** One line in plain digits and marks; what stands in for a point becomes one. */
function plainOf(text: string): string {
  const cut = text.slice(0, 400);
  return (/[\uff00-\uffef]/.test(cut) ? cut.normalize('NFKC').slice(0, 800) : cut)
    .replace(/(?<=\d)[⁰¹²³⁴-⁹]{2}(?![⁰¹²³⁴-⁹])/g, (cents) => `.${cents.normalize('NFKC')}`) // superscript
    .replace(/[⁰¹²³⁴-⁹\u200b-\u200f\u061c\u2060\ufeff]/g, '') // footnotes, marks of direction
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/[\u0966-\u096f\u09e6-\u09ef]/g, (digit) => `${(digit.charCodeAt(0) - 6) & 15}`)
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/\s+/g, ' ')
    .replace(/(\d)[.,:] ?[-–—]+(?!\s?\d)/g, '$1,00') // 68,- 349:-
    .replace(/(\d) ?([€£$])(?:(\d\d)(?![\d.,]|\s?[€£$%])| (\d\d)$)/g, '$1.$3$4$2') // 99€99
    .replace(/([$€£] ?\d{1,3}(?:[.,]\d{3})*) (\d\d)(?![\d.,]| ?[^\s!-#&-/:-@])/g, '$1.$2'); // $179 99
}

function amountsOf(plain: string, known: string): Amount[] {
  const amounts: Amount[] = [];
  let began = 0; // where the last number, and the words that belong to it, end
  for (const {0: number, index} of plain.matchAll(NUMBERS)) {
    const end = index + number.length;
    const behind = plain.slice(end, end + 40);
    const tenThousands = /^\s?[万萬만]/.exec(behind)?.[0] ?? '';
    const gap = plain.slice(Math.max(began, index - 60), index);
    const signBefore = signAtEnd(gap);
    const signAfter = signAtStart(behind.slice(tenThousands.length));
    const after = behind.slice(tenThousands.length + signAfter.length).toLowerCase();
    const percent = /^\s?[%‰]\s?/.exec(after)?.[0] ?? '';
    const isCount = /^\s?[x×]\s?\D/.test(after); // of instalments
    const words = isCount ? '' : wordsBehind(after.slice(percent.length));
    const isPart = percent || isCount || /%\s?$/.test(gap) || /^[/:]$/.test(gap);
    began = end + behind.length - after.length + percent.length + words.length;
    const sign = `${signBefore} ${signAfter}`.trim();
    const one = parseNumber(number, currencyIn(sign).currency ?? known);
    const value = tenThousands ? Math.round(one * 1e6) / 100 : one;
    if (isPart || !(value > 0) || value >= 1e11) continue;
    const bare = gap.slice(0, gap.length - signBefore.length);
    const lower = bare.toLowerCase();
    amounts.push({value, sign, gap: lower, before: behindNow(lower), after, isLow: false});
  }
  const ranged = amounts.map((one, i): Amount => {
    const [last, next] = [amounts[i - 1], amounts[i + 1]];
    const isLow = !!next && next.value > one.value && DASH.test(next.gap) && !/^\s?[^\s\d!-@]/.test(next.after);
    const isHigh = !!last && last.value < one.value && DASH.test(one.gap) && !/^\s?[^\s\d!-@]/.test(one.after);
    // One end may bear the sign of both
    return {...one, isLow, sign: one.sign || (isLow ? next.sign : isHigh ? last.sign : '')};
  });
  // Read out and printed: $179.99$17999
  return ranged.filter(
    ({value, gap}, i) =>
      !ranged.slice(0, i).some((other) => other.value === value || (!gap && Math.round(other.value * 100) === value)),
  );
}

/** What is left behind the last word of what is paid now. */
function behindNow(words: string): string {
  let rest = words;
  for (let now = NOW.find(rest); now; now = NOW.find(rest)) rest = rest.slice(rest.lastIndexOf(now) + now.length);
  return rest;
}

/** Words behind a number that take it for no price, unless they speak of the next one: "(Save £2)", "Ex Tax: $9". */
function wordsBehind(after: string): string {
  if (!/[^\s\d).]/.test(after)) return '';
  const marks = MARKS.exec(after)?.[0] ?? '';
  const words = NOT_PAID_AFTER.find(after.slice(marks.length));
  return words && !/^\s?\([^)\d]*\d|^[^\d(]*:\s?\D{0,4}\d/.test(after) ? marks + words : '';
}

const isPaid = ({before, after}: Amount) =>
  !(before.trim() && NOT_PAID_BEFORE.test(before)) &&
  !wordsBehind(after) &&
  !(FREE_FROM[0].test(before) && FREE_FROM[1].test(after));

/** A sign before a number may end a word ("Now£10"); two capitals before a dollar are its country's. */
function signAtEnd(gap: string): string {
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
function signAtStart(behind: string): string {
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

/** Without a sign a number is a price only where hardly anything else stands in the text, and it measures nothing. */
function bareOf(amounts: readonly Amount[], plain: string): readonly Amount[] {
  const [one, next, more] = amounts;
  if (!one || more || plain.replace(/[\d.,\s'’%-]+/g, '').length > 24) return [];
  if (next) return one.isLow && /^\d+[.,]\d\d\D{1,3}\d+[.,]\d\d$/.test(plain.trim()) ? amounts : [];
  const digits = plain.replace(/\D+/g, '');
  const isOther = MEASURE.test(one.after) || /[(+#]\s?$/.test(one.gap) || digits.length > 9 || /^\D*0\d/.test(plain);
  return isOther ? [] : [one];
}

/**
 * The number in "1.234,56", "1,23,456" or "4499.00"; NaN when it is none. Three digits behind a mark are thousands, but
 * of currencies of a thousand parts; any other count is decimals.
 */
export function parseNumber(text: string, currency = ''): number {
  const digits = text.replace(/[\s'’]/g, '');
  const marks = digits.replace(/\d/g, '');
  const last = marks.at(-1);
  if (!last) return digits ? Number(digits) : Number.NaN;
  const at = digits.lastIndexOf(last);
  const tail = digits.slice(at + 1);
  const isMixed = marks.length > 1 && marks[0] !== last;
  const isThousands =
    tail.length === 3 &&
    !isMixed &&
    !digits.startsWith('0') &&
    !(marks.length === 1 && /^(?:KWD|BHD|OMR|JOD|TND)$/.test(currency));
  const groups = digits.slice(0, isThousands ? undefined : at).split(/[.,]/);
  const isGrouped =
    groups.length < 2 || /^\d{1,3}(?:,\d{2,3}|\.\d{3})*$/.test(groups.join(isMixed || isThousands ? marks[0] : '.'));
  return isGrouped ? Number(`${groups.join('')}${isThousands ? '' : `.${tail}`}`) : Number.NaN;
}

/** ISO 4217 of a code, sign or word; '' when the text names none, or one that nothing settles. */
export const currencyOf = (text: string, language = '', known = ''): string =>
  (CODES.includes(text.toUpperCase())
    ? text.toUpperCase()
    : currencyIn(text.slice(0, 400), language, known).currency) ?? '';

/** The currency beside an amount, else of the text around it. */
function currencyAt({sign, value}: Amount, plain: string, language: string, known: string) {
  const beside = currencyIn(sign, language, known, value);
  return beside.currency ? beside : currencyIn(plain, language, known, value);
}

function currencyIn(text: string, language = '', known = '', price = 0): Pick<Price, 'currency' | 'currencyBy'> {
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
function sharedOf(text: string, language: string, known: string, price: number): string {
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
