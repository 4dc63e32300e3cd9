import {diversify} from './diversity.ts';
import {findItem} from './find-item.ts';
import {cardLabels, listLabels} from './labels.ts';
import {formatMoney} from './money.ts';
import type {Pack} from './pack.ts';
import {DAY_MS} from './pack-format.ts';
import {perPack} from './per-pack.ts';
import {createProfile, type Profile} from './profile.ts';
import type {FallbackLevel, Reason, RecItem, RecList, RecRequest} from './recommend.ts';
import {type Rules, rulesFor} from './rules.ts';
import {neutralScorers, personalScorers, type Scorer} from './scorers.ts';
import {type Strategy, strategyFor} from './strategies.ts';
import {topIndexes} from './top.ts';
import {headingOf, whyOf} from './words.ts';

const DEFAULT_LIMIT = 12;
const MAX_LIMIT = 1000;
/** What was bought is not offered again for so long. */
const BOUGHT_MS = 30 * DAY_MS;
const NOBODY = createProfile();

// Scores of the last call, grown to the largest pack seen; a call writes every entry it reads.
let neutralScratch = new Float64Array(0);
let scoreScratch = new Float64Array(0);

/**
 * The list for one place on a page. Scores are sums, so the reasons of a card add up to its score, and its personal
 * ones to the difference from the score every shopper's neutral list gives it. Never throws for a pack that opened;
 * a pack or placement with too few items gives the list of level `empty`.
 */
export function rank(
  pack: Pack,
  profile: Profile,
  request: RecRequest,
  {now, listId}: {readonly now: number; readonly listId: string},
): RecList {
  const neutral = request.neutral === true;
  const strategy = strategyFor(request.placement);
  const scene = {pack, profile: neutral ? NOBODY : profile, request, strategy, now};
  const rules = rulesFor(pack, request.placement);
  const limit = Math.min(MAX_LIMIT, Math.max(0, Math.floor(request.limit ?? DEFAULT_LIMIT)));
  const {itemCount} = pack;
  if (scoreScratch.length < itemCount) {
    neutralScratch = new Float64Array(itemCount);
    scoreScratch = new Float64Array(itemCount);
  }
  const neutralScores = neutralScratch.subarray(0, itemCount).fill(0);
  const scores = scoreScratch.subarray(0, itemCount);

  const shopScorers = neutralScorers(scene);
  for (const scorer of shopScorers) scorer.addScores(neutralScores);
  for (const [item, factor] of rules.factors) neutralScores[item] *= factor;
  scores.set(neutralScores);
  const ownScorers = personalScorers(scene);
  for (const scorer of ownScorers) scorer.addScores(scores);

  const hidden = hiddenItems(pack, scene.profile, request, strategy, rules, now);
  const chooseBy = (ranked: Float64Array, scorers: readonly Scorer[]) => {
    const grounds = groundsOf(strategy, scorers, itemCount);
    const shown = (item: number) => !hidden.has(item) && (grounds === null || grounds[item] > 0);
    return choose(pack, ranked, shown, rules, strategy, limit);
  };
  const chosen = chooseBy(scores, [...shopScorers, ...ownScorers]);
  const {placement} = request;
  if (chosen.length === 0) {
    return {listId, placement, level: 'empty', heading: '', personalized: false, neutral, items: []};
  }
  const twin = ownScorers.length > 0 ? chooseBy(neutralScores, shopScorers) : chosen;
  const personalized = chosen.length !== twin.length || chosen.some((item, position) => item !== twin[position]);
  const items = chosen.map((item) => {
    const reasons = explainScore(item, [...shopScorers, ...ownScorers], rules.factors.get(item));
    return cardOf(pack, item, scores[item], neutralScores[item], reasons, request.locale);
  });
  const level = personalized ? 'personal' : levelOf(items);
  const heading = headingOf(placement, level, request.locale ?? pack.locales[0], items[0].reasons[0]?.evidence ?? '');
  const labels = listLabels(personalized, neutral, request.locale ?? pack.locales[0]);
  return {listId, placement, level, heading, personalized, neutral, items, labels};
}

/** What the scorers that a kind of list must rest on give each item; null when any item may be shown. */
function groundsOf({grounds}: Strategy, scorers: readonly Scorer[], itemCount: number): Float64Array | null {
  if (grounds.length === 0) return null;
  const parts = new Float64Array(itemCount);
  for (const scorer of scorers) if (grounds.includes(scorer.name)) scorer.addScores(parts);
  return parts;
}

/** What must not be shown here: out of stock, excluded by a rule, on the page already, in the cart, just bought. */
function hiddenItems(
  pack: Pack,
  profile: Profile,
  request: RecRequest,
  strategy: Strategy,
  rules: Rules,
  now: number,
): ReadonlySet<number> {
  const hidden = new Set(rules.excluded);
  const hide = (itemId: string) => hidden.add(findItem(pack, itemId));
  for (const itemId of request.excludeItemIds ?? []) hide(itemId);
  for (const itemId of profile.dismissed) hide(itemId);
  if (!strategy.exclude) return hidden;
  if (request.itemId) hide(request.itemId);
  for (const itemId of profile.cart) hide(itemId);
  for (const {itemId, at} of profile.bought) if (now - at < BOUGHT_MS) hide(itemId);
  return hidden;
}

/** Item indexes in order: pins, then the best scores, spread over brands and categories; [] when there are too few. */
function choose(
  pack: Pack,
  scores: Float64Array,
  wanted: (item: number) => boolean,
  rules: Rules,
  strategy: Strategy,
  limit: number,
): number[] {
  const {available, itemCount} = pack;
  const shown = (item: number) => !(strategy.exclude && available[item] === 0) && wanted(item);
  const pinned = rules.pinned.filter(shown).slice(0, limit);
  const spread = hasMainBrand(pack) ? {...strategy, maxPerBrand: 0} : strategy;
  const bounded = spread.maxPerBrand + spread.maxPerCategory > 0;
  let list: number[] = [];
  // The best few usually fill the list; only a row of the same brand makes it look further down.
  for (let pool = (bounded ? 4 : 1) * limit + 8; ; pool *= 8) {
    const candidates = topIndexes(scores, itemCount, pool, shown);
    list = diversify(pack, candidates, scores, pinned, limit, spread);
    if (list.length >= limit || pool >= itemCount) break;
  }
  return list.length < Math.min(strategy.minItems, limit) ? [] : list;
}

/** In a shop that mostly sells one brand, brands say nothing. */
const hasMainBrand = perPack(({brand, brandCount, itemCount}) => {
  const counts = new Uint32Array(brandCount + 1);
  for (const b of brand) counts[b]++;
  return counts.subarray(0, brandCount).some((count) => count > itemCount / 2);
});

/** The parts of an item's score, largest first; `factor` is what merchant's rules multiplied its neutral ones by. */
export function explainScore(item: number, scorers: readonly Scorer[], factor = 1): Reason[] {
  const reasons: Reason[] = [];
  let neutralScore = 0;
  for (const scorer of scorers) {
    const {name, personal} = scorer;
    scorer.explain(item, (contribution, evidence, about = '') => {
      if (contribution === 0) return;
      reasons.push({scorer: name, contribution, personal, evidence, about: personal ? about : ''});
      if (!personal) neutralScore += contribution;
    });
  }
  if (factor !== 1) {
    reasons.push({scorer: 'rule', contribution: neutralScore * (factor - 1), personal: false, evidence: '', about: ''});
  }
  return reasons.sort((a, b) => b.contribution - a.contribution);
}

export function cardOf(
  pack: Pack,
  item: number,
  score: number,
  neutralScore: number,
  reasons: readonly Reason[],
  locale: string | undefined,
): RecItem {
  const language = locale ?? pack.locales[0];
  const money = (minor: number) => formatMoney(minor, pack.shop.currency, language);
  const said = {
    title: pack.titles.get(item, locale),
    rating: pack.rating[item],
    ratingCount: pack.ratingCount[item],
    priceText: money(pack.price[item]),
    listPriceText: pack.listPrice[item] > pack.price[item] ? money(pack.listPrice[item]) : '',
  };
  return {
    ...said,
    itemId: pack.itemIds.get(item),
    url: pack.urls.get(item, locale),
    image: pack.images.get(item),
    price: pack.price[item],
    listPrice: pack.listPrice[item],
    currency: pack.shop.currency,
    brand: pack.brand[item] < pack.brandCount ? pack.brands.get(pack.brand[item], locale) : '',
    score,
    neutralScore,
    labels: cardLabels(said, language),
    reasons,
    why: whyOf(reasons, score, language),
  };
}

/** What a list that nothing personal changed rests on: the strongest ground any of its cards has. */
function levelOf(items: readonly RecItem[]): FallbackLevel {
  const has = (...names: readonly Reason['scorer'][]) =>
    items.some(({reasons}) => reasons.some((r) => !r.personal && r.contribution > 0 && names.includes(r.scorer)));
  if (has('neighbors', 'similar', 'companions')) return 'item';
  if (has('category', 'query')) return 'category';
  if (has('trend')) return 'trending';
  return has('popularity') ? 'popular' : 'newest';
}
