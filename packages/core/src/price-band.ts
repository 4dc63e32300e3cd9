import {halved, LONG_HALF_LIFE_MS} from './affinity.ts';
import type {Pack} from './pack.ts';
import {perPack} from './per-pack.ts';
import type {PriceBand} from './profile.ts';

/** Digits after the point by CLDR: 2 for CNY, 0 for JPY. @throws RangeError when it is not three letters */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits ?? 2;

/** Those of the shop's currency. */
export const minorDigits = perPack(({shop}) => decimalsOf(shop.currency));

/**
 * Where a price printed on a page lies among the pack's own of that category, 0 (cheapest) … 1; null when it cannot be
 * compared: no price, another currency, a category without items.
 */
export function priceRankOf(
  pack: Pack,
  category: number,
  price: number | undefined,
  currency: string | undefined,
): number | null {
  if (!(price !== undefined && price > 0) || category >= pack.categoryCount) return null;
  if (currency !== undefined && currency !== pack.shop.currency) return null;
  const minor = Math.round(price * 10 ** minorDigits(pack));
  let below = 0;
  let all = 0;
  for (let i = 0; i < pack.itemCount; i++) {
    if (pack.category[i] !== category) continue;
    all++;
    below += pack.price[i] < minor ? 1 : pack.price[i] === minor ? 0.5 : 0;
  }
  return all > 0 ? below / all : null;
}

/** Views behind a band that make it count for half. */
const PRIOR = 2;

/** The usual price rank, 0 … 1, and how far to trust it, 0 … 1. */
export function bandOf(band: PriceBand, now: number): {readonly rank: number; readonly trust: number} {
  const weight = band.weight.long * halved(now - band.weight.at, LONG_HALF_LIFE_MS);
  const sum = band.sum.long * halved(now - band.sum.at, LONG_HALF_LIFE_MS);
  return {rank: weight > 0 ? sum / weight : 0.5, trust: weight / (weight + PRIOR)};
}
