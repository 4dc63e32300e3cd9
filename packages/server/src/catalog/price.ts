/** A price as a feed prints it, exact. */
export interface Price {
  /** Minor units: 12990 is 129.90 CNY. */
  readonly minor: number;
  /** ISO 4217 when the text names one, else null. */
  readonly currency: string | null;
}

/** Above it a price is a mistake in the feed, and 32 bits would no longer hold it. */
export const MAX_MINOR = 4_294_967_295;

const CODE = /(?<![A-Z])[A-Z]{3}(?![A-Z])/;
/** Only signs that stand for one currency; $, kr and £ do not say whose. ¥ is CNY and JPY, so it says nothing either. */
const SIGNS: Readonly<Record<string, string>> = {'€': 'EUR', '₩': 'KRW', '₹': 'INR', '₽': 'RUB', '₺': 'TRY', 元: 'CNY'};

/**
 * Reads '129.90 CNY', 'EUR 1.299,00', '1,299.00', '¥129' without ever making a floating number of it.
 *
 * One separator followed by three digits groups thousands ('1.299' is 1299), since no currency handled here has
 * thousandths unless `currency` itself has three decimals.
 *
 * @param currency the shop's, for the number of its decimals (CNY 2, JPY 0, KWD 3)
 * @returns null when the text is no price
 */
export function parsePrice(text: string, currency: string): Price | null {
  const clean = text.normalize('NFKC').trim();
  const sign = Object.keys(SIGNS).find((key) => clean.includes(key));
  const named = CODE.exec(clean.toUpperCase())?.[0] ?? (sign ? SIGNS[sign] : null);
  const match = /^[^\d.,-]*(\d[\d.,'’ ]*)[^\d.,-]*$/.exec(clean);
  if (!match) return null;
  const minor = toMinor(match[1].trimEnd().replace(/[.,]$/, ''), decimalsOf(named ?? currency));
  return minor === null || minor > MAX_MINOR ? null : {minor, currency: named};
}

/** Decimals of a currency by CLDR, as every shop prints it. */
export function decimalsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2; // not a currency: the caller compares it with the shop's and says so
  }
}

/** 1,299,000 and 12,34,567 (Indian), by one separator throughout; the last group has three digits. */
const GROUPED = /^[1-9]\d{0,2}([.,'’ ])(\d{2,3}\1)*\d{3}$/;

function toMinor(digits: string, decimals: number): number | null {
  const points = [...digits.matchAll(/[.,]/g)];
  const last = points.at(-1);
  let whole = digits;
  let fraction = '';
  if (last && isDecimalMark(digits, last.index, last[0], points.length, decimals)) {
    whole = digits.slice(0, last.index);
    fraction = digits.slice(last.index + 1);
  }
  if (!/^\d+$/.test(whole) && !GROUPED.test(whole)) return null;
  if (!/^\d*$/.test(fraction) || /[^0]/.test(fraction.slice(decimals))) return null;
  const minor = Number(whole.replace(/\D/g, '') + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** Of '.' and ',' the last is the decimal mark, unless it only groups: '1.299', '1,299,000'. */
function isDecimalMark(digits: string, at: number, mark: string, points: number, decimals: number): boolean {
  const sameKind = digits.split(mark).length - 1;
  if (points > sameKind) return sameKind === 1; // both kinds: '1.299,00'; but '1.299,000,000' is no price at all
  if (sameKind > 1) return false;
  const after = digits.length - at - 1;
  const groups = after === 3 && decimals !== 3 && /^[1-9]\d{0,2}$/.test(digits.slice(0, at));
  return !groups;
}
