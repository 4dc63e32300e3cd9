import {findItem} from './find-item.ts';
import type {Pack} from './pack.ts';
import {createProfile, type Profile} from './profile.ts';
import {cardOf, explainScore} from './rank.ts';
import type {RecItem, SuggestRequest} from './recommend.ts';
import {rulesFor} from './rules.ts';
import {neutralScorers, personalScorers} from './scorers.ts';
import {type Strategy, strategyFor} from './strategies.ts';
import {topIndexes} from './top.ts';
import {DEFAULT_WEIGHTS} from './weights.ts';

/** What is looked for is shown though it was seen, lies in the cart or is sold out; and any number of one brand. */
const STRATEGY: Strategy = {...strategyFor('search'), category: 1, brand: 2, price: 1, repeat: 0, exclude: false};
const NOBODY = createProfile();

/**
 * Cards of the best among some items that were looked for, by the same scores as in `rank`. Left out is only what the
 * merchant excludes from `search` and what the shopper dismissed. Items that cannot be bought come last.
 *
 * @returns at most `limit` cards, and whether a personal part changed which they are, or their order
 */
export function rankItems(
  pack: Pack,
  profile: Profile,
  items: Iterable<number>,
  {query, limit = 6, locale, neutral = false}: SuggestRequest,
  now: number,
): {readonly items: readonly RecItem[]; readonly personalized: boolean} {
  const shopper = neutral ? NOBODY : profile;
  const request = {placement: 'search', query: query ?? null, ...(locale ? {locale} : {})};
  // As in re-ranking: among items of one search brands and prices tell, even where a pack's weights say nothing of them
  const {neighbors, seedDecay} = pack.weights;
  const weights = {...DEFAULT_WEIGHTS, neighbors, seedDecay};
  const scene = {pack, profile: shopper, request, strategy: STRATEGY, weights, now};
  const shop = neutralScorers(scene);
  const own = personalScorers(scene);
  const rules = rulesFor(pack, 'search');
  const neutralScores = new Float64Array(pack.itemCount);
  for (const scorer of shop) scorer.addScores(neutralScores);
  for (const [item, factor] of rules.factors) neutralScores[item] *= factor;
  const scores = neutralScores.slice();
  for (const scorer of own) scorer.addScores(scores);

  const {available, itemCount} = pack;
  const dismissed = new Set(shopper.dismissed.map((itemId) => findItem(pack, itemId)));
  const found = new Uint8Array(itemCount);
  for (const item of items) if (!rules.excluded.has(item)) found[item] = 1;
  const best = (ranked: Float64Array, wanted: (item: number) => boolean) => {
    const part = (stock: number) =>
      topIndexes(ranked, itemCount, limit, (item) => found[item] === 1 && available[item] === stock && wanted(item));
    const inStock = part(1);
    return inStock.length < limit ? [...inStock, ...part(0)].slice(0, limit) : inStock;
  };
  if (limit === 0) return {items: [], personalized: false};
  const chosen = best(scores, (item) => !dismissed.has(item));
  const twin = best(neutralScores, () => true);
  const cards = chosen.map((item) => {
    const reasons = explainScore(item, [...shop, ...own], rules.factors.get(item));
    return cardOf(pack, item, scores[item], neutralScores[item], reasons, locale);
  });
  return {items: cards, personalized: chosen.length !== twin.length || chosen.some((item, k) => item !== twin[k])};
}
