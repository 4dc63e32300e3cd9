import type {Catalog, RankWeights, SparseRows} from '@vitrine/core';
import {DEFAULT_SHAPE, type FittedModel, type ModelShape} from '@vitrine/server';
import {deliver, packContent} from './fit.ts';
import type {LogSession} from './read-log.ts';
import {type Point, pointsOf, replay} from './replay.ts';

export interface Tuned {
  readonly shape: ModelShape;
  readonly weights: RankWeights;
  /** HR@20 + 2 · MRR@20 on the sessions held out. */
  readonly score: number;
}

/** What is chosen by trying: the shape of the neighbors, how older items fade, and how often shoppers come back. */
interface Choice extends ModelShape {
  readonly seedDecay: number;
  /** Interest in the last item again, in the one before, and how that fades for older ones. */
  readonly last: number;
  readonly before: number;
  readonly fade: number;
}

const GRID: {readonly [K in keyof Choice]: readonly number[]} = {
  seedDecay: [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
  last: [-0.1, -0.03, 0, 0.1, 0.3, 1, 3],
  before: [-0.1, -0.03, 0, 0.03, 0.1, 0.2, 0.4, 0.8, 1.6],
  fade: [0.2, 0.35, 0.5, 0.7, 0.85, 1],
  backward: [0, 0.05, 0.1, 0.2, 0.3, 0.5],
  alike: [0, 0.05, 0.1, 0.2, 0.3, 0.5],
};
const START: Choice = {...DEFAULT_SHAPE, seedDecay: 0.4, last: 0.3, before: 0.1, fade: 0.5};
const ROUNDS = 3;
const POINTS = 20_000;
/** Affinities need the whole ranker, some hundred times dearer than neighbors alone. */
const RANKER_POINTS = 1500;
const RANKER_GRID: Partial<Record<keyof RankWeights, readonly number[]>> = {
  category: [0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2],
  transitions: [0, 0.005, 0.01, 0.02, 0.05, 0.1],
  popularity: [0, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02],
};
/** A change must be worth this much, or the simpler value stays. */
const WORTH = 1e-3;

/** Nothing but neighbors and coming back: where the search starts. */
const BARE: RankWeights = {
  neighbors: 1,
  seedDecay: 0.4,
  repeat: 0.3,
  transitions: 0,
  category: 0,
  brand: 0,
  attributes: 0,
  price: 0,
  popularity: 0.0001, // an item nobody was seen to reach still has its place
  rating: 0,
  novelty: 0,
};

/**
 * Chooses weights by coordinate ascent on sessions the model has not seen, one value of one weight at a time: the same
 * rule for every log. Neighbors and repeats are scored apart from the ranker, by the same formula, since that is fast
 * enough to try hundreds of settings; then the ranker itself is asked about the rest.
 */
export function tune(fitted: FittedModel, catalog: Catalog, heldOut: readonly LogSession[]): Tuned {
  const made = new Map<string, SparseRows>();
  const neighborsOf = ({backward, alike}: ModelShape) => {
    const key = `${backward} ${alike}`;
    const rows = made.get(key) ?? fitted.neighbors({backward, alike});
    made.set(key, rows);
    return rows;
  };
  const points = pointsOf(catalog, heldOut, POINTS);
  const {choice} = ascend(START, GRID, (tried) => scoreNeighbors(neighborsOf(tried), points, tried));

  const shape = {backward: choice.backward, alike: choice.alike};
  const start: RankWeights = {...BARE, seedDecay: choice.seedDecay, repeats: repeatsOf(choice)};
  const {pack} = deliver(packContent(catalog, fitted.shape(shape, start)));
  const sample = everyNth(heldOut, RANKER_POINTS);
  const ranked = ascend(start, RANKER_GRID, (weights) => {
    const {hr20, mrr20} = replay({...pack, weights}, sample);
    return hr20 + 2 * mrr20;
  });
  return {shape, weights: ranked.choice, score: ranked.score};
}

const repeatsOf = ({last, before, fade}: Choice): number[] => [
  last,
  ...Array.from({length: 9}, (_, k) => before * fade ** k),
];

/** Tries each value of each weight in turn, keeps what is better, until a round changes nothing. */
function ascend<T extends object>(
  start: T,
  grid: {readonly [K in keyof T]?: readonly number[]},
  scoreOf: (tried: T) => number,
): {choice: T; score: number} {
  let choice = start;
  let score = scoreOf(start);
  for (let round = 0; round < ROUNDS; round++) {
    const before = choice;
    for (const name of Object.keys(grid) as (keyof T)[]) {
      for (const value of grid[name] ?? []) {
        if (choice[name] === value) continue;
        const tried = {...choice, [name]: value};
        const triedScore = scoreOf(tried);
        if (triedScore > score + WORTH) [choice, score] = [tried, triedScore];
      }
    }
    if (choice === before) break;
  }
  return {choice, score};
}

let scratch = new Float64Array(0);

/** HR@20 + 2 · MRR@20 of neighbors and repeats alone; equal scores count against the target. */
function scoreNeighbors(rows: SparseRows, points: readonly Point[], choice: Choice): number {
  const {offsets, columns, weights, scales} = rows;
  const n = offsets.length - 1;
  if (scratch.length < n) scratch = new Float64Array(n);
  const repeats = repeatsOf(choice);
  const touched: number[] = [];
  let sum = 0;
  for (const {seeds, target} of points) {
    touched.length = 0;
    let factor = 1;
    for (let s = 0; s < seeds.length; s++) {
      const seed = seeds[s];
      const unit = (factor * scales[seed]) / 255;
      for (let p = offsets[seed]; p < offsets[seed + 1]; p++) {
        if (scratch[columns[p]] === 0) touched.push(columns[p]);
        scratch[columns[p]] += unit * weights[p];
      }
      if (scratch[seed] === 0) touched.push(seed);
      scratch[seed] += repeats[s];
      factor *= choice.seedDecay;
    }
    const own = scratch[target];
    let place = 1;
    if (own > 0) for (const item of touched) if (item !== target && scratch[item] >= own) place++;
    if (own > 0 && place <= 20) sum += 1 + 2 / place;
    for (const item of touched) scratch[item] = 0;
  }
  return points.length > 0 ? sum / points.length : 0;
}

/** Whole sessions, evenly spread, with about so many points. */
function everyNth(sessions: readonly LogSession[], points: number): LogSession[] {
  const all = sessions.reduce((sum, {rows}) => sum + rows.length - 1, 0);
  const step = Math.max(1, all / points);
  return Array.from({length: Math.floor(sessions.length / step)}, (_, k) => sessions[Math.floor(k * step)]);
}
