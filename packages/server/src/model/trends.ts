import type {Catalog, FactSums, PackQuery, Task, Trends} from '@vitrine/core';
import type {Shelves} from './shelves.ts';
import {type Observation, shrinkRatios} from './shrink.ts';
import type {TaskReports} from './types.ts';

/** What has grown: the last so many weeks beside those before them. */
const RECENT_WEEKS = 2;
const LONG_WEEKS = 12;
/** Growth that counts as all there can be, and below which there is none worth a word. */
const MOST_GROWTH = 8;
const LEAST_GROWTH = 1.25;
/** Standard deviations by which a key, or all of them together, must stray from what was expected. */
const LEAST_DEVIATIONS = 3;

/** Questions whose answers and own counts tell what is sought. */
type TrendTask = 'item' | 'leaf' | 'query';

export interface TrendInput {
  readonly sums: FactSums | null;
  readonly reports: readonly TaskReports[];
  /** Index of the current week. */
  readonly week: number;
}

/**
 * How far each key is sought more than it used to be: its share of the last two weeks over its share of the twelve before
 * them, drawn to 1 by the variance of both (linear empirical Bayes, Morris 1983,
 * https://doi.org/10.1080/01621459.1983.10477920), so neither a key seen once and then three times nor noise has a trend.
 * 0 for no more than before, 1 for eight times and over, by the logarithm.
 *
 *     growth = 1 + w · (seen ÷ expected − 1), w = τ² ÷ (τ² + variance ÷ expected²)
 *
 * with τ² the variance of true growth over all keys, by moments.
 *
 * @param shares what is known of each key without regard to time; parallel to `keys`
 */
function estimateTrend(
  task: TrendTask,
  keys: readonly string[],
  shares: ArrayLike<number>,
  {sums, reports, week}: TrendInput,
): Float32Array {
  const trend = new Float32Array(keys.length);
  const count = (from: number, to: number) => countWeeks(task, keys, sums, reports, week, from, to);
  const lately = count(0, RECENT_WEEKS);
  const mass = massOf(lately);
  if (!(mass > 0)) return trend;
  const before = count(RECENT_WEEKS, RECENT_WEEKS + LONG_WEEKS);
  const long = sharesOf(before, shares);
  if (long === null) return trend;
  const scale = mass / massOf(before);
  const expected = long.map((share) => mass * share);
  const variances = lately.map(
    ({variance}, k) => variance + expected[k] + scale ** 2 * (before[k].variance + expected[k] / scale),
  );
  const spread = spreadOf(lately, expected, variances);
  if (spread === 0) return trend;
  for (const [k, {estimate}] of lately.entries()) {
    const beyond = estimate - expected[k];
    if (beyond < LEAST_DEVIATIONS * Math.sqrt(variances[k])) continue;
    const trust = spread / (spread + variances[k] / expected[k] ** 2);
    const growth = 1 + (trust * beyond) / expected[k];
    if (growth >= LEAST_GROWTH) trend[k] = Math.min(1, Math.log(growth) / Math.log(MOST_GROWTH));
  }
  return trend;
}

const massOf = (seen: Seen) => seen.reduce((sum, {estimate}) => sum + estimate, 0);

/** τ²; 0 when all keys together stray no more from what was expected than chance and noise make them. */
function spreadOf(seen: Seen, expected: readonly number[], variances: readonly number[]): number {
  let chi = 0;
  let beyond = 0;
  let squares = 0;
  for (const [k, {estimate}] of seen.entries()) {
    const square = (estimate - expected[k]) ** 2;
    chi += square / variances[k];
    beyond += square - variances[k];
    squares += expected[k] ** 2;
  }
  const isChance = chi - seen.length < LEAST_DEVIATIONS * Math.sqrt(2 * seen.length);
  return isChance ? 0 : Math.max(0, beyond / squares);
}

type Seen = Omit<Observation, 'prior'>[];

/** Counts over weeks of ages `from` … `to` − 1; own ones are exact. */
function countWeeks(
  task: Task,
  keys: readonly string[],
  sums: FactSums | null,
  reports: readonly TaskReports[],
  week: number,
  from: number,
  to: number,
): Seen {
  const seen = keys.map(() => ({estimate: 0, variance: 0}));
  for (const batch of reports) {
    if (batch.task !== task || batch.ageWeeks < from || batch.ageWeeks >= to) continue;
    batch.estimate(keys).forEach(({estimate, variance}, k) => {
      seen[k].estimate += estimate;
      seen[k].variance += variance;
    });
  }
  for (let age = from; sums && age < to; age++) {
    keys.forEach((key, k) => {
      seen[k].estimate += sums.weeks.get(`${week - age}\t${task}\t${key}`) ?? 0;
    });
  }
  return seen;
}

/** Shares of what was seen, drawn to what is known without regard to time; null when nothing was seen. */
function sharesOf(seen: Seen, shares: ArrayLike<number>): number[] | null {
  const mass = massOf(seen);
  const known = Array.from(shares);
  const total = known.reduce((sum, share) => sum + share, 0);
  if (!(mass > 0 && total > 0)) return null;
  const priors = known.map((share) => Math.max(1e-9, (mass * share) / total));
  const ratios = shrinkRatios(seen.map((one, k) => ({...one, prior: priors[k]})));
  const moved = priors.map((prior, k) => Math.max(1e-9, prior * ratios[k]));
  const sum = moved.reduce((all, count) => all + count, 0);
  return moved.map((count) => count / sum);
}

/** Trends of a shop's items and categories; item indexes and category indexes are those of `shelves`. */
export function findTrends({items}: Catalog, shelves: Shelves, shares: Float64Array, input: TrendInput): Trends {
  const masses = shelves.itemsOf.map((own) => own.reduce((sum, i) => sum + shares[i], 0));
  const itemIds = items.map(({itemId}) => itemId);
  const categoryIds = shelves.categories.map(({categoryId}) => categoryId);
  return {
    items: estimateTrend('item', itemIds, shares, input),
    categories: estimateTrend('leaf', categoryIds, masses, input),
  };
}

/** The queries with their trends, each by the category it mostly leads to. */
export function withTrends(queries: readonly PackQuery[], {categories}: Shelves, input: TrendInput): PackQuery[] {
  const keys = queries.map(
    ({query, categories: [first]}) => `${query}\t${first ? categories[first.category].categoryId : ''}`,
  );
  const weights = queries.map(({weight}) => weight);
  const trends = estimateTrend('query', keys, weights, input);
  return queries.map((query, q) => (trends[q] > 0 ? {...query, trend: trends[q]} : query));
}
