import type {Pack} from './pack.ts';
import {minorDigits} from './price-band.ts';

/** A range of prices, lo ≤ price < hi. */
export interface Band {
  /** "lo-hi" in major units; the first has no lo, the last no hi. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
  /** Mean price rank of its items within their own categories, 0 … 1. */
  readonly rank: number;
}

/** Fewer prices than this are no range to choose from. */
const MIN_ITEMS = 6;

/** Three ranges of about as many items each, cut at round prices; fewer when the prices lie too close together. */
export function bandsOf(pack: Pack, items: Uint32Array, locale: string | undefined): Band[] {
  if (items.length < MIN_ITEMS) return [];
  const unit = 10 ** minorDigits(pack);
  const prices = Float64Array.from(items, (item) => pack.price[item]).sort();
  const cut = (share: number) => roundPrice(prices[Math.floor(share * prices.length)] / unit);
  const cuts = [...new Set([cut(1 / 3), cut(2 / 3)])].filter((price) => price > 0);
  if (cuts.length === 0) return [];
  const format = new Intl.NumberFormat(locale ?? (pack.locales[0] || 'en'), {
    style: 'currency',
    currency: pack.shop.currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: cuts.every(Number.isInteger) ? 0 : undefined,
  });
  const ends = [0, ...cuts, Number.POSITIVE_INFINITY];
  return ends.slice(0, -1).map((low, b) => {
    const high = ends[b + 1];
    const inside = items.filter((item) => pack.price[item] >= low * unit && pack.price[item] < high * unit);
    const rank = inside.reduce((sum, item) => sum + pack.priceRank[item], 0) / Math.max(1, inside.length);
    const label =
      b === 0
        ? `< ${format.format(high)}`
        : high < Number.POSITIVE_INFINITY
          ? `${format.format(low)} – ${format.format(high)}`
          : `≥ ${format.format(low)}`;
    const value = `${b === 0 ? '' : low}-${high < Number.POSITIVE_INFINITY ? high : ''}`;
    return {value, label, count: inside.length, rank};
  });
}

/** The nearest of 1, 1.5, 2, 3, 5, 8 times a power of ten, as shops cut their price ranges. */
function roundPrice(price: number): number {
  if (!(price > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(price));
  const steps = [1, 1.5, 2, 3, 5, 8, 10];
  const nearest = steps.reduce((a, b) => (Math.abs(b * power - price) < Math.abs(a * power - price) ? b : a));
  return Number((nearest * power).toPrecision(2));
}
