import {
  createSparseRows,
  DEFAULT_WEIGHTS,
  type Evidence,
  type FactSums,
  type RankWeights,
  type SparseRows,
} from '@vitrine/core';
import {weekOf} from '../calendar.ts';
import {answersTo} from './answers.ts';
import {composeRows} from './compose.ts';
import {similarRows} from './content.ts';
import {estimateInterest} from './interest.ts';
import {moveItemPairs} from './item-pairs.ts';
import {DEFAULT_SHAPE, FREE_ENTRIES, type LearntRows, learnRows, mixNeighbors, rowLimitOf} from './neighbors.ts';
import {adoptNewcomers} from './newcomers.ts';
import {estimateQueries} from './queries.ts';
import {findRelatives} from './relatives.ts';
import type {Rows} from './rows.ts';
import {arrangeShelves} from './shelves.ts';
import {stepRows} from './steps.ts';
import {estimateTransitions} from './transitions.ts';
import {findTrends, withTrends} from './trends.ts';
import type {Model, ModelInput, ModelShape, PublishedSums} from './types.ts';
import {usualWeights} from './usual-weights.ts';

/** Everything that does not depend on the shape, so that several shapes can be tried on one fit. */
export interface FittedModel {
  /** The neighbors alone, before they are rounded for the pack. */
  neighbors(shape: ModelShape): Rows;
  /** The ranker's usual weights, with the neighbors' scale fitted to the rows. */
  weights(shape: ModelShape): RankWeights;
  /** @param weights of the ranker; by default the usual ones */
  shape(shape: ModelShape, weights?: RankWeights): Model;
}

/**
 * The learnt part of a pack from additive sums, private answers and the catalogue, whichever there are. Deterministic:
 * the same input gives the same model. Never fails for want of data; it only knows less.
 */
export async function buildModel(input: ModelInput): Promise<Model> {
  const fitted = await fitModel(input);
  return fitted.shape(input.shape ?? DEFAULT_SHAPE, input.weights);
}

export async function fitModel({
  catalog,
  settings,
  sums,
  orders = null,
  published = null,
  reports: answers,
  now,
  work,
}: ModelInput): Promise<FittedModel> {
  const reports = [...answers, ...(published?.reports ?? [])];
  const shelves = arrangeShelves(catalog);
  const steps = stepRows(sums?.steps ?? null, catalog.items.length, shelves.findItem);
  const interest = estimateInterest(catalog, shelves, sums, reports);
  const transitions = estimateTransitions(shelves, interest.shares, sums, steps, reports);
  const similar = similarRows(catalog);
  const composed = composeRows(shelves, interest.shares, transitions.rows, similar);
  const pairs = moveItemPairs(composed, catalog, interest.shares, reports);
  const learnt = await learnRows(steps, work);
  const queries = estimateQueries(shelves, interest.shares, settings.locales, sums, reports);
  const weeks = {sums, reports: answers, week: weekOf(now)}; // published sums tell no weeks
  const relatives = findRelatives({catalog, shelves, shares: interest.shares, likeness: similar, steps, orders});
  const kinds = {
    similar: coarse(createSparseRows(toEntries(relatives.similar))),
    companions: coarse(createSparseRows(toEntries(relatives.companions))),
    trends: findTrends(catalog, shelves, interest.shares, weeks),
    queries: withTrends(queries.queries, shelves, weeks),
  };
  const evidence = describe(sums, published, answers, {
    leaf: interest.learntFrom.leaf,
    item: interest.learntFrom.item,
    stage: interest.learntFrom.stage,
    relation: transitions.learntFrom.relation,
    leafPair: transitions.learntFrom.leafPair,
    itemPair: pairs.measured,
    query: queries.measured,
  });
  const stepCounts = learnt.out.map((count, i) => count + learnt.back[i]);
  const neighbors = (shape: ModelShape) =>
    adoptNewcomers(mixNeighbors(learnt, pairs.rows, shape), similar, stepCounts, rowLimitOf(catalog.items.length));
  const weightsFor = (rows: Rows) => usualWeights(scaleOf(rows, learnt), sums, reports);
  return {
    neighbors,
    weights: (shape) => weightsFor(neighbors(shape)),
    shape(shape, weights) {
      const rows = neighbors(shape);
      return {
        categories: shelves.categories,
        popularity: Float32Array.from(interest.shares),
        neighbors: createSparseRows(toEntries(rows, rows.columns.length > FREE_ENTRIES ? LEAST_PART : 0)),
        transitions: createSparseRows(toEntries(transitions.rows)),
        ...kinds,
        weights: weights ?? weightsFor(rows),
        evidence,
      };
    },
  };
}

/**
 * Scorers give about 0 … 1 (see `DEFAULT_WEIGHTS`), chances far less: the factor that lifts the strongest neighbor of
 * an ordinary item to 1. Median over items that have any, the item itself left out.
 */
function scaleOf(rows: Rows, learnt: LearntRows): number {
  const {offsets, columns, values} = rows;
  const tops: number[] = [];
  for (let i = 0; i + 1 < offsets.length; i++) {
    let top = 0;
    for (let p = offsets[i]; p < offsets[i + 1]; p++) if (columns[p] !== i && values[p] > top) top = values[p];
    if (top > 0 && (learnt.certainty[i] > 0.5 || !learnt.any)) tops.push(top);
  }
  tops.sort((a, b) => a - b);
  const median = tops[Math.floor(tops.length / 2)] ?? 1;
  return DEFAULT_WEIGHTS.neighbors / Math.max(0.01, median);
}

/** The order of a shelf needs no finer weights than 15 levels, and they compress to two thirds. */
const coarse = (rows: SparseRows): SparseRows => ({...rows, weights: rows.weights.map((w) => 17 * Math.ceil(w / 17))});

/**
 * Neighbors weaker than this part of the strongest are left out of the pack: on held-out sessions of yoochoose100k and
 * jd_micro half and a tenth of the entries, and no HR@20 or MRR@20.
 */
const LEAST_PART = 0.03;

const toEntries = ({offsets, columns, values}: Rows, leastPart = 0) =>
  Array.from({length: offsets.length - 1}, (_, r) => {
    const row = Array.from({length: offsets[r + 1] - offsets[r]}, (__, k) => ({
      column: columns[offsets[r] + k],
      weight: values[offsets[r] + k],
    }));
    const least = leastPart * row.reduce((most, {weight}) => Math.max(most, weight), 0);
    return row.filter(({weight}) => weight >= least);
  });

/** One line per question, and one for the shop's own sums. */
function describe(
  sums: FactSums | null,
  published: PublishedSums | null,
  reports: ModelInput['reports'],
  measured: Readonly<Record<'leaf' | 'item' | 'stage' | 'relation' | 'leafPair' | 'itemPair' | 'query', boolean>>,
): Evidence[] {
  const firstParty = sums?.sessions ?? published?.shoppers ?? 0;
  const withNoise = published && published.shoppers > 0 ? {ownEpsilon: published.epsilon} : {};
  const lines: Evidence[] = [];
  for (const task of ['relation', 'leaf', 'item', 'stage', 'leafPair', 'itemPair', 'query'] as const) {
    const answers = answersTo(task, reports);
    const known = task === 'itemPair' ? sums?.steps.size : sums?.counts[task].size;
    const isPublished = published?.reports.some((own) => own.task === task) ?? false;
    const own = known || isPublished ? firstParty : 0;
    const told = answers.counted > 0 || isPublished;
    const basis = measured[task] || known ? 'measured' : told ? 'composed' : 'catalog';
    const {counted, a} = answers;
    lines.push({task, reports: counted, a, firstParty: own, ...(isPublished ? withNoise : {}), basis});
  }
  const steps = sums !== null && sums.steps.size > 0;
  const basis =
    steps || measured.itemPair ? 'measured' : lines.some((line) => line.basis !== 'catalog') ? 'composed' : 'catalog';
  const own = steps || published ? firstParty : 0;
  lines.push({task: 'neighbors', reports: 0, a: 0, firstParty: own, ...withNoise, basis});
  return lines;
}
