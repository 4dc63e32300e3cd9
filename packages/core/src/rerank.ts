import {halved, LONG_HALF_LIFE_MS} from './affinity.ts';
import {findItem} from './find-item.ts';
import type {Pack} from './pack.ts';
import {createProfile, facetKey, type Profile} from './profile.ts';
import {explainScore} from './rank.ts';
import type {Reason, RerankedHit, Reranking, RerankRequest} from './recommend.ts';
import {neutralScorers, personalScorers} from './scorers.ts';
import {type Strategy, strategyFor} from './strategies.ts';
import {DEFAULT_WEIGHTS} from './weights.ts';
import {whyOf} from './words.ts';

const DEFAULT_SHIFT = 10;
/** Hits beyond these keep their place: nobody looks so far, and a page that asks for more is no list of results. */
const MAX_HITS = 1000;
/** What a hit for which as much speaks as for half of them has of the way: it may be passed, and pass less liked ones. */
const USUAL = 1 / 3;
/** So much more, for a shopper we know well, is worth the whole way. */
const FULL_LIFT = 0.25;
/** Views behind a profile that make it count for half: a first look moves a hit by a place or two. */
const PRIOR = 4;
/**
 * Hits of one query are alike; brand, make and price tell them apart. What was just looked at is none the worse for it here,
 * where it was asked for.
 */
const STRATEGY: Strategy = {
  ...strategyFor('search'),
  category: 1,
  brand: 2,
  price: 3,
  neighbors: 0.5,
  repeat: 0,
  query: 0,
};
const NOBODY = createProfile();

/**
 * The shop's own hits in the order of this shopper. A hit rises by at most `maxShift` places, in the measure of what speaks
 * for it personally and of how much is known of the shopper at all; so it is passed only by hits at most `maxShift` places
 * below, and falls by no more either. Pins, and hits the pack does not know, keep their place. What was dismissed, or cannot
 * be bought, passes nobody. For a neutral request, or a profile that says nothing, the order is the shop's.
 */
export function rerank(
  pack: Pack,
  profile: Profile,
  request: RerankRequest,
  {now, listId}: {readonly now: number; readonly listId: string},
): Reranking {
  const {itemIds, pinned = [], neutral = false, maxShift = DEFAULT_SHIFT} = request;
  const shopper = neutral ? NOBODY : profile;
  // A pack's weights say what comes next anywhere in the shop, and often that brands and prices do not: here they do.
  const {neighbors, seedDecay} = pack.weights;
  const weights = {...DEFAULT_WEIGHTS, neighbors, seedDecay};
  const scene = {pack, profile: shopper, request: {...request, placement: 'search'}, strategy: STRATEGY, weights, now};
  const scorers = [...neutralScorers(scene), ...personalScorers(scene)];

  const fixed = new Set(pinned);
  const hits = itemIds.map((itemId, from) => {
    const item = from < MAX_HITS && !fixed.has(itemId) ? findHit(pack, itemId) : -1;
    const all = item < 0 ? [] : explainScore(item, scorers);
    const reasons = all.filter(({personal}) => personal);
    return {itemId, from, item, all, reasons, lift: sumOf(reasons)};
  });
  const known = hits.filter(({item}) => item >= 0);
  const usual = known.map(({lift}) => lift).sort((a, b) => a - b)[known.length >> 1];
  const bound = Math.min(Math.max(0, maxShift || 0), hits.length);
  const trust = trustIn(shopper, now);
  const rises = known.map(({lift}) => bound * Math.min(1, Math.max(0, USUAL + (trust * (lift - usual)) / FULL_LIFT)));
  const dismissed = new Set(shopper.dismissed.map((itemId) => findItem(pack, itemId)));
  const least = known.some(({item}) => dismissed.has(item)) ? 0 : Math.min(...rises);

  // Places count among all hits, pins included: who passes k others moves past the pins between them, too.
  const order = known
    .map((hit, k) => {
      const passesNone = dismissed.has(hit.item) || pack.available[hit.item] === 0;
      return {hit, key: hit.from - (passesNone ? least : rises[k])};
    })
    .sort((a, b) => a.key - b.key || b.hit.from - a.hit.from)
    .map(({hit}) => hit);
  const moved = [...hits];
  for (const [k, {from}] of known.entries()) moved[from] = order[k];

  // What speaks for every hit alike moves none of them.
  const shared =
    known.length > 1 ? known[0].reasons.filter((one) => known.every(({reasons}) => isIn(reasons, one))) : [];
  return {
    listId,
    hits: moved.map(({itemId, from, all, reasons, lift}): RerankedHit => {
      const score = sumOf(all);
      const own = reasons.filter((reason) => !isIn(shared, reason));
      const why = whyOf(own, score, request.locale ?? pack.locales[0]);
      return {itemId, from, reasons, score, neutralScore: score - lift, why};
    }),
    personalized: moved.some(({from}, at) => from !== at),
    neutral,
  };
}

const sumOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, {contribution}) => sum + contribution, 0);

const isIn = (reasons: readonly Reason[], {scorer, contribution, about}: Reason): boolean =>
  reasons.some((one) => one.about === about && one.contribution === contribution && one.scorer === scorer);

/** By id or alias; by the address of its page where that is what the shop's card has. */
const findHit = (pack: Pack, itemId: string): number =>
  findItem(pack, itemId.includes('/') ? {itemId, url: itemId} : itemId);

/** How much of all there is to know of a shopper is known, 0 … 1. */
function trustIn({affinities, prices}: Profile, now: number): number {
  const sums = [affinities.get(facetKey('category', '')), prices.get('')?.weight];
  const evidence = Math.max(...sums.map((sum) => (sum ? sum.long * halved(now - sum.at, LONG_HALF_LIFE_MS) : 0)));
  return evidence / (evidence + PRIOR);
}
