import {currencyIn, NAMES, type Naming, sharedOf, signAtEnd, signAtStart} from './currency.ts';
import {
  FREE_FROM,
  FROM_TO,
  MARKS,
  MEASURE,
  NOT_PAID_AFTER,
  NOT_PAID_BEFORE,
  NOW,
  OLD,
  TAX_OF_IT,
  USUAL,
} from './price-words.ts';

/** Prices as a page prints them, in major units, e.g. 129.9. */
export interface Price extends Naming {
  /** What is paid; of a range its lower end. */
  readonly price: number;
  /** The upper end of a range. */
  readonly high?: number;
  /** What is said to have been paid before, or elsewhere. */
  readonly list?: number;
}

/** One number as shops write it: 1.234,56 · 1,234.56 · 1 234,56 · 1'234.56 · 1,23,456.78 · 99 . 99 · 5499 */
const NUMBERS =
  /\d{1,3}(?:[ '’]\d{3}(?!\d))+(?: ?[.,] ?\d{1,3}(?![\d.,]))?|\d+(?:[.,]\d+)*(?: ?[.,] ?\d{2}(?![\d.,]))?/g;

/** A number with one sign or word beside it, and nothing else. */
const ALONE =
  /^\s*([^\s\d!-#%-/:-@]{0,4})\s?(\d{1,3}(?:[.,]\d{3})?(?:[.,]\d\d)?|\d{4,6}(?:[.,]\d\d)?)\s?([^\s\d!-#%-/:-@]{0,4})\s*$/;

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
    .replace(/[⁰¹²³⁴-⁹\u200b-\u200f\u061c\u2060\u2066-\u2069\ufeff]/g, '') // footnotes, marks of direction
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

const isPaid = ({gap, before, after}: Amount) =>
  !(before.trim() && NOT_PAID_BEFORE.test(before)) &&
  !TAX_OF_IT.test(gap) &&
  !wordsBehind(after) &&
  !(FREE_FROM[0].test(before) && FREE_FROM[1].test(after));

/** Without a sign a number is a price only where hardly anything else stands in the text, and it measures nothing. */
function bareOf(amounts: readonly Amount[], plain: string): readonly Amount[] {
  const [one, next, more] = amounts;
  if (!one || more || plain.replace(/[\d.,\s'’%-]+/g, '').length > 24) return [];
  if (next) return one.isLow && /^\d+[.,]\d\d\D{1,3}\d+[.,]\d\d$/.test(plain.trim()) ? amounts : [];
  const digits = plain.replace(/\D+/g, '');
  const isOther = MEASURE.test(one.after) || /[(+#]\s?$/.test(one.gap) || digits.length > 9 || /^\D*0\d/.test(plain);
  return isOther ? [] : [one];
}

/** The currency beside an amount, else of the text around it. */
function currencyAt({sign, value}: Amount, plain: string, language: string, known: string) {
  const beside = currencyIn(sign, language, known, value);
  return beside.currency ? beside : currencyIn(plain, language, known, value);
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
