import {halved, LONG_HALF_LIFE_MS} from './affinity.ts';
import {findItem} from './find-item.ts';
import type {Pack} from './pack.ts';
import {perPack} from './per-pack.ts';
import type {Profile} from './profile.ts';
import type {SpendingLevel} from './recommend.ts';

const LEVELS = ['low', 'middle', 'high'] as const;
/** Thirds of fewer prices are none. */
const MIN_ITEMS = 6;
/** So much interest, three views of this week, in so many different items of the category, before anything is said. */
const MIN_WEIGHT = 2.5;
const MIN_SEEN = 2;
/** Who looks everywhere keeps to no level: so much of the interest must lie in one third. */
const MIN_SHARE = 0.6;
const MAX_LEVELS = 10;

/** The prices of one category cut into thirds. */
interface Thirds {
  /** Minor units: the cheapest and the dearest of each third. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** By category; none where the category has too few items, or one third has no price of its own. */
const thirdsOf = perPack((pack) => {
  const thirds = new Map<number, Thirds | null>();
  const make = (category: number): Thirds | null => {
    const from = LEVELS.map(() => Number.POSITIVE_INFINITY);
    const to = LEVELS.map(() => 0);
    let count = 0;
    for (let item = 0; item < pack.itemCount; item++) {
      if (pack.category[item] !== category) continue;
      const third = thirdOf(pack, item);
      from[third] = Math.min(from[third], pack.price[item]);
      to[third] = Math.max(to[third], pack.price[item]);
      count++;
    }
    return count >= MIN_ITEMS && to.every((price) => price > 0) ? {from, to} : null;
  };
  return (category: number): Thirds | null => {
    const known = thirds.get(category);
    if (known !== undefined) return known;
    const made = make(category);
    thirds.set(category, made);
    return made;
  };
});

/** In which third of its category's prices an item lies: the pack's rank is the share that is cheaper. */
const thirdOf = (pack: Pack, item: number): number => Math.min(2, Math.floor(3 * pack.priceRank[item]));

/**
 * The price level the shopper keeps to in each category, most looked at first: where most of the interest in its items of
 * late lies, in thirds of that category's own prices. An item counts by the strongest thing done with it, once.
 */
export function spendingOf(
  pack: Pack,
  profile: Profile,
  {now, locale}: {readonly now: number; readonly locale?: string},
): SpendingLevel[] {
  const seen = new Map<number, {readonly weights: number[]; items: number}>();
  for (const {itemId, at, weight} of profile.seeds) {
    const item = findItem(pack, itemId);
    if (item < 0 || pack.category[item] >= pack.categoryCount) continue;
    const category = pack.category[item];
    const own = seen.get(category) ?? seen.set(category, {weights: [0, 0, 0], items: 0}).get(category)!;
    own.weights[thirdOf(pack, item)] += weight * halved(now - at, LONG_HALF_LIFE_MS);
    own.items++;
  }
  return [...seen]
    .map(([category, {weights, items}]) => ({category, weights, items, total: weights.reduce((a, b) => a + b)}))
    .filter(({items, total}) => items >= MIN_SEEN && total >= MIN_WEIGHT)
    .sort((a, b) => b.total - a.total)
    .flatMap(({category, weights, total}): SpendingLevel[] => {
      const third = weights.findIndex((weight) => weight / total >= MIN_SHARE);
      const prices = thirdsOf(pack)(category);
      if (third < 0 || !prices) return [];
      return [
        {
          categoryId: pack.categoryIds.get(category),
          label: pack.categoryNames.get(category, locale),
          level: LEVELS[third],
          from: prices.from[third],
          to: prices.to[third],
          currency: pack.shop.currency,
        },
      ];
    })
    .slice(0, MAX_LEVELS);
}
