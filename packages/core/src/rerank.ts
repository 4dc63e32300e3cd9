import {findItem} from './find-item.ts';
import type {Pack} from './pack.ts';
import type {Profile} from './profile.ts';
import {explainScore} from './rank.ts';
import type {RerankedHit, Reranking, RerankRequest} from './recommend.ts';
import {neutralScorers, personalScorers} from './scorers.ts';
import {strategyFor} from './strategies.ts';
import {whyOf} from './words.ts';

const DEFAULT_SHIFT = 10;

/**
 * The shop's own hits in the order of this shopper. Every hit may rise by at most `maxShift` places, in the measure of what
 * speaks for it personally, so none falls by more either; pins, and hits the pack does not know, keep their place. Nothing
 * but the order is touched.
 */
export function rerank(
  pack: Pack,
  profile: Profile,
  request: RerankRequest,
  {now, listId}: {readonly now: number; readonly listId: string},
): Reranking {
  const {itemIds, pinned = [], neutral = false, maxShift = DEFAULT_SHIFT} = request;
  const scene = {pack, profile, request: {...request, placement: 'search'}, strategy: strategyFor('search'), now};
  const own = neutral ? [] : personalScorers(scene);
  const lifts = new Float64Array(pack.itemCount);
  for (const scorer of own) scorer.addScores(lifts);

  const fixed = new Set(pinned);
  const items = itemIds.map((itemId) => (fixed.has(itemId) ? -1 : findItem(pack, itemId)));
  const known = items.filter((item) => item >= 0);
  const least = known.reduce((low, item) => Math.min(low, lifts[item]), Number.POSITIVE_INFINITY);
  const span = known.reduce((high, item) => Math.max(high, lifts[item]), least) - least;
  const rise = (item: number) => (span > 0 ? (maxShift * (lifts[item] - least)) / span : 0);

  const places = items.flatMap((item, from) => (item < 0 ? [] : [from]));
  const order = places
    .map((from, k) => ({from, key: k - rise(items[from])}))
    .sort((a, b) => a.key - b.key || a.from - b.from)
    .map(({from}) => from);
  const moved = [...itemIds.keys()];
  for (const [k, place] of places.entries()) moved[place] = order[k];

  const shop = neutralScorers(scene);
  const hits = moved.map((from): RerankedHit => {
    const item = items[from];
    const all = item < 0 ? [] : explainScore(item, [...shop, ...own]);
    const sum = (parts: typeof all) => parts.reduce((total, {contribution}) => total + contribution, 0);
    const score = sum(all);
    const reasons = all.filter(({personal}) => personal);
    return {
      itemId: itemIds[from],
      from,
      reasons,
      score,
      neutralScore: score - sum(reasons),
      why: whyOf(reasons, score, request.locale ?? pack.locales[0]),
    };
  });
  return {listId, hits, personalized: moved.some((from, at) => from !== at), neutral};
}
