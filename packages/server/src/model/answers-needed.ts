import {TASKS} from '@vitrine/core';
import {HALF_LIFE_WEEKS} from './answers.ts';
import {upperTail} from './normal.ts';

/** Questions whose answers make a list. */
export type ListTask = 'item' | 'leafPair' | 'itemPair' | 'query';

/** A shop's size, and e^ε of its answers to fine questions. */
export interface ShopSize {
  readonly items: number;
  /** Leaf categories. */
  readonly leaves: number;
  readonly a: number;
}

/** Items of a list; of these at most one in five may stand there by chance. */
const LIST = 20;
const CHANCE_PART = 0.2;
/** However few keys there are, a figure stands so many standard deviations above nothing. */
const LEAST_DEVIATIONS = 2;
/** Pairs that answers are asked about, in a large catalogue (see `item-pairs`). */
const MOST_PAIRS = 275_000;
/** Words of a category's name. */
const WORDS = 2;

/**
 * How many facts a device tells that draws from several, for one that a device tells which draws a single one. The
 * cautious end of five public logs: items seen by one shopper, at most four, 2.4 … 3.9; pairs looked at one after the
 * other, at most four, 1.6 … 3.7, over the part of shoppers that have any, 0.55 … 0.95.
 */
const FACTS: Readonly<Record<ListTask, number>> = {item: 2.4, itemPair: 2.9, leafPair: 1, query: 1};

/**
 * Answers after which a list of twenty is right in sixteen: the twentieth of all keys stands so many standard deviations
 * of the noise above nothing that chance lifts no more than four of the others there.
 *
 *     n = z² v ÷ (f s)², v = 4 (m (a + 1) − 1) ÷ (a − 1)², P(Z > z) = 4 ÷ keys
 *
 * with s the share of single facts that the twentieth is, m the picks of the question and f the facts told for one. v is
 * q (1 − q) ÷ (p − q)² of `estimateCounts`, for m = 1 that of PRIVACY §2.
 */
export function answersNeeded(task: ListTask, size: ShopSize): number {
  const {picks} = TASKS[task];
  const keys = keysOf(task, size);
  const z = Math.max(LEAST_DEVIATIONS, quantile(Math.min(0.5, (CHANCE_PART * LIST) / keys)));
  const variance = (4 * (picks * (size.a + 1) - 1)) / (size.a - 1) ** 2;
  return Math.ceil((z ** 2 * variance) / (FACTS[task] * twentieth(task, size)) ** 2);
}

function keysOf(task: ListTask, {items, leaves}: ShopSize): number {
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const keys = {
    item: items,
    leafPair: pairs(leaves),
    itemPair: Math.min(MOST_PAIRS, pairs(items)),
    query: WORDS * leaves,
  };
  return Math.max(1, keys[task]);
}

/**
 * Share of single facts that the twentieth most frequent key is. Laws laid through five public logs of 213 … 4,938 items
 * and the simulated shops of PRIVACY §4 up to 100,000, which stray from them by a factor of up to two either way.
 */
function twentieth(task: ListTask, {items, leaves}: ShopSize): number {
  const shares = {
    item: Math.min(zipf(items), 0.1 * Math.max(1, items) ** -0.42),
    leafPair: 0.0015 + 0.04 / Math.max(1, leaves),
    itemPair: 0.016 * Math.max(1, items) ** -0.4,
    query: zipf(leaves),
  };
  return shares[task];
}

/** Share of the twentieth of so many, or the last, where the k-th is wanted 1/k as often as the first. */
function zipf(count: number): number {
  let harmonic = 0;
  for (let k = 1; k <= count; k++) harmonic += 1 / k;
  return count > 0 ? 1 / (Math.min(LIST, count) * harmonic) : 1;
}

/** The z with P(Z > z) = tail, for tail ≤ ½. */
function quantile(tail: number): number {
  let [low, high] = [0, 8];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (upperTail(middle) > tail) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Days until answers that come evenly are worth `want` fresh ones; null when they never are, since older answers count
 * less: with weights w_k = r^k of week k, T weeks of answers tell as much as (Σ w)² ÷ Σ w² = (1 − r^T)(1 + r) ÷ ((1 − r)(1 + r^T))
 * fresh weeks, at most 17.3 where r halves in six weeks.
 */
export function daysUntil(want: number, perDay: number): number | null {
  const r = 2 ** (-1 / HALF_LIFE_WEEKS);
  const left = ((want / (7 * perDay)) * (1 - r)) / (1 + r); // (1 − r^T) ÷ (1 + r^T)
  if (!(left < 1)) return null;
  return (7 * Math.log((1 + left) / (1 - left))) / -Math.log(r);
}
