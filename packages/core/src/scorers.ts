import {affinitiesOf, inherited, relevanceTo} from './affinities.ts';
import {addCoVisitScores, coVisitScore, repeatScore, type Seeds, seedsOf} from './co-visits.ts';
import {ancestorsOf, findCategory, findItem, subtreeOf} from './find-item.ts';
import type {Pack, RankWeights, SparseRows} from './pack.ts';
import {DAY_MS} from './pack-format.ts';
import {perPack} from './per-pack.ts';
import {bandOf} from './price-band.ts';
import {facetKey, keysOf, type Profile} from './profile.ts';
import {findQuery} from './queries.ts';
import {ratingsOf} from './rating.ts';
import type {RecRequest, ScorerName} from './recommend.ts';
import {searchItems} from './search.ts';
import type {Strategy} from './strategies.ts';

/** One reason to show an item. All scorers add to the same scores, so their parts can be told apart afterwards. */
export interface Scorer {
  readonly name: ScorerName;
  /** Rests on this shopper's behaviour. */
  readonly personal: boolean;
  /** scores[i] += this scorer's part, for every item i. */
  addScores(scores: Float64Array): void;
  /**
   * The same part of one item, cut up by what it rests on; evidence is ready to show, '' when the name says all; `about` is
   * what to forget for it to go (`Reason.about`).
   */
  explain(item: number, add: (contribution: number, evidence: string, about?: string) => void): void;
}

/** What every scorer is made from. */
export interface Scene {
  readonly pack: Pack;
  readonly profile: Profile;
  readonly request: RecRequest;
  readonly strategy: Strategy;
  /** In place of the pack's own. */
  readonly weights?: RankWeights;
  readonly now: number;
}

/** Scorers that see the shop and the page, never the shopper. */
export function neutralScorers({pack, request, strategy, weights = pack.weights, now}: Scene): Scorer[] {
  const scorers: (Scorer | null)[] = [
    columnScorer('popularity', weights.popularity * strategy.popularity, pack.popularity),
    columnScorer('rating', weights.rating * strategy.rating, ratingsOf(pack)),
    columnScorer('novelty', weights.novelty * strategy.novelty, noveltyOf(pack, now)),
    columnScorer('trend', strategy.trend, pack.trend),
  ];
  const page = request.itemId ? findItem(pack, request.itemId) : -1;
  if (page >= 0) {
    const seeds = {items: [page], weights: [1]};
    const {locale} = request;
    scorers.push(
      rowsScorer('neighbors', pack, pack.neighbors, seeds, weights.neighbors * strategy.pageItem, false, locale),
      rowsScorer('similar', pack, pack.similar, seeds, strategy.similar, false, locale),
      rowsScorer('companions', pack, pack.companions, seeds, strategy.companions, false, locale),
    );
  }
  const categories = pageCategories(pack, request, page);
  if (categories) {
    scorers.push(
      groupScorer('category', false, pageWeight(weights) * strategy.pageCategory, pack.category, categories, (item) =>
        pack.categoryNames.get(pack.category[item], request.locale),
      ),
    );
  }
  if (request.query) scorers.push(queryScorer(pack, request.query, strategy.query, false));
  return scorers.filter((scorer) => scorer !== null);
}

/** Scorers that see the shopper; none for a profile that says nothing. */
export function personalScorers({pack, profile, request, strategy, weights = pack.weights, now}: Scene): Scorer[] {
  const {locale} = request;
  const scorers: (Scorer | null)[] = [];
  const find = (itemId: string) => findItem(pack, itemId);
  const decay = strategy.newestOnly ? 0 : weights.seedDecay;
  const seeds = seedsOf(profile, decay, now, find, relevanceTo(pack, profile, now));
  if (seeds.items.length > 0) {
    scorers.push(
      rowsScorer('neighbors', pack, pack.neighbors, seeds, weights.neighbors * strategy.neighbors, true, locale),
      repeatScorer(pack, profile, seeds, strategy.repeat, now, locale),
      groupScorer(
        'transitions',
        true,
        weights.transitions * strategy.transitions,
        pack.category,
        transitionsOf(pack, seeds),
        (item) => pack.categoryNames.get(pack.category[item], locale),
      ),
    );
  }
  if (strategy.recent !== 0) scorers.push(recentScorer(pack, profile, strategy.recent));
  if (!request.itemId && strategy.companions !== 0) {
    const inCart = profile.cart.map((itemId) => findItem(pack, itemId)).filter((item) => item >= 0);
    const cart = {items: inCart, weights: inCart.map(() => 1)};
    scorers.push(rowsScorer('companions', pack, pack.companions, cart, strategy.companions, true, locale));
  }
  if (profile.affinities.size > 0) scorers.push(...affinityScorers(pack, profile, weights, strategy, now, locale));
  if (profile.prices.size > 0) scorers.push(priceScorer(pack, profile, weights.price * strategy.price, now));
  const recent = profile.queries[0];
  if (!request.query && recent?.session === profile.session) {
    scorers.push(queryScorer(pack, recent.query, strategy.query, true));
  }
  return scorers.filter((scorer) => scorer !== null);
}

/** A page's category counts like a full affinity for it, whatever a shop's data made of affinities. */
const pageWeight = (weights: RankWeights) => Math.max(weights.category, 0.5);

/** Adds weight · column[i]. */
function columnScorer(name: ScorerName, weight: number, column: Float64Array): Scorer {
  return {
    name,
    personal: false,
    addScores(scores) {
      if (weight !== 0) addColumn(scores, column, weight);
    },
    explain: (item, add) => add(weight * column[item], ''),
  };
}

/** Adds weight · values[groupOf[i]]; `values` has one entry more than there are groups, for items without one. */
function groupScorer(
  name: ScorerName,
  personal: boolean,
  weight: number,
  groupOf: Uint32Array,
  values: Float64Array,
  evidence: (item: number) => string,
  about?: (item: number) => string,
): Scorer | null {
  const parts = values.map((value) => weight * value);
  if (parts.every((part) => part === 0)) return null;
  return {
    name,
    personal,
    addScores(scores) {
      addGroups(scores, groupOf, parts);
    },
    explain(item, add) {
      const part = parts[groupOf[item]];
      if (part !== 0) add(part, evidence(item), about?.(item));
    },
  };
}

function rowsScorer(
  name: ScorerName,
  pack: Pack,
  rows: SparseRows,
  seeds: Pick<Seeds, 'items' | 'weights'>,
  factor: number,
  personal: boolean,
  locale: string | undefined,
): Scorer | null {
  if (factor === 0 || seeds.items.length === 0) return null;
  return {
    name,
    personal,
    addScores: (scores) => addCoVisitScores(scores, rows, seeds, factor),
    explain(item, add) {
      seeds.items.forEach((seed, s) => {
        const part = coVisitScore(rows, seed, seeds.weights[s], item, factor);
        if (part !== 0) add(part, pack.titles.get(seed, locale), keysOf(pack).item(seed));
      });
    },
  };
}

/** The items themselves, newest first: 1, ½, ⅓ … */
function recentScorer(pack: Pack, profile: Profile, weight: number): Scorer {
  const items = profile.seeds.map(({itemId}) => findItem(pack, itemId)).filter((item) => item >= 0);
  const parts = new Map(items.map((item, k) => [item, weight / (k + 1)]));
  return {
    name: 'recent',
    personal: true,
    addScores(scores) {
      for (const [item, part] of parts) scores[item] += part;
    },
    explain: (item, add) => add(parts.get(item) ?? 0, '', keysOf(pack).item(item)),
  };
}

function repeatScorer(
  pack: Pack,
  profile: Profile,
  seeds: Seeds,
  wanted: number,
  now: number,
  locale: string | undefined,
): Scorer {
  const {repeat, repeats} = pack.weights;
  // What was learnt says how often shoppers come back to an item, not how little they want to be shown it again.
  const learnt = wanted > 0 ? repeats : undefined;
  const parts = new Map<number, number>();
  for (const {itemId, views, at} of profile.seeds) {
    const item = findItem(pack, itemId);
    const s = seeds.items.indexOf(item);
    if (s < 0) continue;
    const part = learnt
      ? seeds.kept[s] * (learnt[s] ?? 0)
      : repeat * repeatScore(seeds.weights[s], Math.max(1, views), now - at);
    parts.set(item, wanted * part);
  }
  return {
    name: 'repeat',
    personal: true,
    addScores(scores) {
      for (const [item, part] of parts) scores[item] += part;
    },
    explain(item, add) {
      const part = parts.get(item) ?? 0;
      if (part !== 0) add(part, pack.titles.get(item, locale), keysOf(pack).item(item));
    },
  };
}

/** Where shoppers go from the categories of the seeds: the seeds' mean, 0 … 1 per category; less from faint seeds. */
function transitionsOf(pack: Pack, seeds: Seeds): Float64Array {
  const values = new Float64Array(pack.categoryCount + 1);
  const total = Math.max(
    1,
    seeds.weights.reduce((sum, weight) => sum + weight, 0),
  );
  for (const [s, item] of seeds.items.entries()) {
    addTransitions(values, pack, pack.category[item], seeds.weights[s] / total);
  }
  return values;
}

function addTransitions(values: Float64Array, pack: Pack, from: number, factor: number): void {
  if (from >= pack.categoryCount) return;
  const {offsets, columns, weights, scales} = pack.transitions;
  const unit = (factor * scales[from]) / 255;
  for (let p = offsets[from]; p < offsets[from + 1]; p++) values[columns[p]] += unit * weights[p];
}

/**
 * How near each category is to what the page is about, 0 … 1: the page's own category and its subcategories 1, those
 * its query leads to as often as shoppers go there, an item's own category 1/2 and its wider ones less.
 */
function pageCategories(pack: Pack, request: RecRequest, item: number): Float64Array | null {
  const values = new Float64Array(pack.categoryCount + 1);
  const raise = (category: number, value: number) => {
    const inside = subtreeOf(pack, category);
    for (let c = 0; c < pack.categoryCount; c++) values[c] = Math.max(values[c], value * inside[c]);
  };
  if (item >= 0) {
    for (const [step, up] of ancestorsOf(pack, pack.category[item]).entries()) raise(up, 0.5 ** (step + 1));
    addTransitions(values, pack, pack.category[item], 0.5);
  }
  if (request.categoryId) raise(findCategory(pack, request.categoryId), 1);
  const row = request.query ? findQuery(pack, request.query) : -1;
  if (row >= 0) {
    const {offsets, columns, weights} = pack.queryCategories;
    for (let p = offsets[row]; p < offsets[row + 1]; p++) values[columns[p]] += (0.5 * weights[p]) / 255;
  }
  return values.some((value) => value > 0) ? values : null;
}

function queryScorer(pack: Pack, query: string, weight: number, personal: boolean): Scorer | null {
  const hits = weight === 0 ? new Uint32Array(0) : searchItems(pack, query);
  if (hits.length === 0) return null;
  return {
    name: 'query',
    personal,
    addScores(scores) {
      for (let h = 0; h < hits.length; h++) scores[hits[h]] += weight;
    },
    explain(item, add) {
      if (hits.includes(item)) add(weight, query, facetKey('query', query));
    },
  };
}

function affinityScorers(
  pack: Pack,
  profile: Profile,
  weights: RankWeights,
  strategy: Strategy,
  now: number,
  locale: string | undefined,
): (Scorer | null)[] {
  const keys = keysOf(pack);
  const {categories, brands, values} = affinitiesOf(pack, profile, now);
  /** The narrowest category of the item's that the shopper has been to. */
  const visited = (item: number) => ancestorsOf(pack, pack.category[item]).find((c) => categories[c] > 0) ?? 0;
  return [
    groupScorer(
      'category',
      true,
      weights.category * strategy.category,
      pack.category,
      inherited(pack, categories),
      (item) => pack.categoryNames.get(visited(item), locale),
      (item) => keys.category(visited(item)),
    ),
    groupScorer(
      'brand',
      true,
      weights.brand * strategy.brand,
      pack.brand,
      brands,
      (item) => pack.brands.get(pack.brand[item], locale),
      (item) => keys.brand(pack.brand[item]),
    ),
    valueScorer(pack, weights.attributes * strategy.attributes, values, locale),
  ];
}

function valueScorer(pack: Pack, weight: number, liked: Float64Array, locale: string | undefined): Scorer | null {
  const parts = liked.map((value) => weight * value);
  if (parts.every((part) => part === 0)) return null;
  const {valueOffsets, values} = pack;
  return {
    name: 'attributes',
    personal: true,
    addScores(scores) {
      addRows(scores, valueOffsets, values, parts);
    },
    explain(item, add) {
      for (let p = valueOffsets[item]; p < valueOffsets[item + 1]; p++) {
        const part = parts[values[p]];
        if (part !== 0) add(part, pack.valueNames.get(values[p], locale), keysOf(pack).value(values[p]));
      }
    },
  };
}

/**
 * Nearness to the price band the shopper keeps to in the item's category, or in the whole shop where they have not
 * been yet: trust · (½ − distance), so an item at the far end loses what one in the middle of the band gains.
 */
function priceScorer(pack: Pack, profile: Profile, weight: number, now: number): Scorer | null {
  const whole = profile.prices.get('');
  if (weight === 0 || !whole) return null;
  const {rank, trust} = bandOf(whole, now);
  const ranks = new Float64Array(pack.categoryCount + 1).fill(rank);
  const trusts = new Float64Array(pack.categoryCount + 1).fill(trust / 2); // another category's prices say less
  for (const [id, band] of profile.prices) {
    const category = id === '' ? pack.categoryCount : findCategory(pack, id);
    if (category >= pack.categoryCount) continue;
    const own = bandOf(band, now);
    ranks[category] = own.rank;
    trusts[category] = own.trust;
  }
  const {category, priceRank} = pack;
  const parts = trusts.map((trust) => weight * trust);
  return {
    name: 'price',
    personal: true,
    addScores: (scores) => addNearness(scores, category, priceRank, parts, ranks),
    explain: (item, add) => add(parts[category[item]] * nearness(priceRank[item], ranks[category[item]]), ''),
  };
}

// The loops over all items are functions of their own: the engine keeps what they read in registers.

function addColumn(scores: Float64Array, column: Float64Array, weight: number): void {
  for (let i = 0; i < column.length; i++) scores[i] += weight * column[i];
}

function addGroups(scores: Float64Array, groupOf: Uint32Array, parts: Float64Array): void {
  for (let i = 0; i < groupOf.length; i++) scores[i] += parts[groupOf[i]];
}

function addRows(scores: Float64Array, offsets: Uint32Array, values: Uint32Array, parts: Float64Array): void {
  for (let i = 0, p = 0; i < scores.length; i++) {
    for (const end = offsets[i + 1]; p < end; p++) scores[i] += parts[values[p]];
  }
}

const nearness = (a: number, b: number) => 0.5 - Math.abs(a - b);

function addNearness(
  scores: Float64Array,
  groupOf: Uint32Array,
  column: Float64Array,
  parts: Float64Array,
  centers: Float64Array,
): void {
  for (let i = 0; i < column.length; i++) scores[i] += parts[groupOf[i]] * nearness(column[i], centers[groupOf[i]]);
}

const NOVELTY_HALF_LIFE_DAYS = 30;
const noveltyCache = perPack(() => ({day: -1, column: new Float64Array(0)}));

/** 1 on the day it came into the shop, ½ a month later; 0 where that day is unknown. */
function noveltyOf(pack: Pack, now: number): Float64Array {
  const cache = noveltyCache(pack);
  const day = Math.floor(now / DAY_MS);
  if (cache.day !== day) {
    cache.day = day;
    cache.column = Float64Array.from(pack.createdDay, (created) =>
      created > 0 ? 2 ** (-Math.max(0, day - created) / NOVELTY_HALF_LIFE_DAYS) : 0,
    );
  }
  return cache.column;
}
