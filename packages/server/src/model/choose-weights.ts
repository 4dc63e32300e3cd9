import {
  type Catalog,
  createProfile,
  encodePack,
  foldEvent,
  openPack,
  type Pack,
  type RankWeights,
  rank,
  type ShopEvent,
} from '@vitrine/core';
import {type FittedModel, fitModel} from './build-model.ts';
import {DEFAULT_SHAPE} from './neighbors.ts';
import {evenly, type Point, pointsOf} from './points.ts';
import type {Rows} from './rows.ts';
import {arrangeShelves} from './shelves.ts';
import type {ModelInput, ModelShape} from './types.ts';

/** What a shop's own log taught beyond its sums: how to mix the neighbors and how to rank with them. */
export interface Choice {
  readonly shape: ModelShape;
  readonly weights: RankWeights;
}

/** What is tried on neighbors alone: their shape, how older items fade, and how often shoppers come back. */
interface Walk extends ModelShape {
  readonly seedDecay: number;
  /** Interest in the last item again, in the one before, and how that fades for older ones. */
  readonly last: number;
  readonly before: number;
  readonly fade: number;
}

const WALK_GRID: {readonly [K in keyof Walk]: readonly number[]} = {
  seedDecay: [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
  last: [-0.1, -0.03, 0, 0.1, 0.3, 1, 3],
  before: [-0.1, -0.03, 0, 0.03, 0.1, 0.2, 0.4, 0.8, 1.6],
  fade: [0.2, 0.35, 0.5, 0.7, 0.85, 1],
  backward: [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8],
  alike: [0, 0.05, 0.1, 0.2, 0.3, 0.5],
};
const START_DECAY = 0.4;
const START_FADE = 0.5;
const MAX_POINTS = 20_000;

/** Weights of the other scorers beside neighbors of weight 1; neighbors are chances, so these are small. */
const AFFINITY = [0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];
const RANKER_GRID: Partial<Record<keyof RankWeights, readonly number[]>> = {
  category: AFFINITY,
  transitions: AFFINITY,
  brand: AFFINITY,
  attributes: AFFINITY,
  price: AFFINITY,
  popularity: [0, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02],
};
/** An item that nobody was seen to reach still has its place. */
const POPULARITY_START = 0.0001;
/** These need the whole ranker, some hundred times dearer than neighbors alone. */
const MAX_RANKED_POINTS = 1500;

const ROUNDS = 3;
/** A change must be worth this much, or the simpler value stays. */
const WORTH = 1e-3;

/**
 * Chooses shape and weights by coordinate ascent on sessions the sums have not seen, one value of one weight at a time,
 * for HR@20 + 2 · MRR@20 of the next item: the same rule for every shop. Neighbors and repeats are scored apart from the
 * ranker, by the same formula, since that is fast enough to try hundreds of settings; then the ranker itself is asked
 * about the rest, of which only what the catalogue has is tried.
 *
 * @param input its `sums` are those of the sessions before the ones held out
 * @param heldOut events of one session each, in time; a tenth or so of the log, its newest part
 */
export async function chooseWeights(
  input: Pick<ModelInput, 'catalog' | 'settings' | 'sums'>,
  heldOut: readonly (readonly ShopEvent[])[],
): Promise<Choice> {
  const {catalog, settings} = input;
  const fitted = await fitModel({...input, reports: [], now: 0});
  const walk = chooseWalk(fitted, catalog, heldOut);
  const shape = {backward: walk.backward, alike: walk.alike};
  const usual = fitted.shape(shape);
  const scale = usual.weights.neighbors; // a chance becomes a score of about 0 … 1, like those of the other scorers
  const start: RankWeights = {
    ...usual.weights,
    seedDecay: walk.seedDecay,
    repeats: repeatsOf(walk).map((part) => scale * part),
    ...Object.fromEntries(Object.keys(RANKER_GRID).map((name) => [name, 0])),
    popularity: scale * POPULARITY_START,
  };
  const content = {...usual, weights: start, part: 'body', shop: settings, builtAt: 0, items: catalog.items} as const;
  const pack = openPack(encodePack(content).buffer);
  const grid = Object.fromEntries(
    Object.entries(RANKER_GRID)
      .filter(([name]) => has(catalog, name))
      .map(([name, values]) => [name, values.map((value) => scale * value)]),
  );
  const sample = sampleOf(heldOut, MAX_RANKED_POINTS);
  const tried = ascend(start, grid, (weights) => scoreRanker({...pack, weights}, sample));
  // What the catalogue has none of was not tried; the usual weight waits for the day it has.
  const untried = Object.keys(RANKER_GRID).filter((name) => !(name in grid)) as (keyof RankWeights)[];
  return {shape, weights: {...tried, ...Object.fromEntries(untried.map((name) => [name, usual.weights[name]]))}};
}

function has({items}: Catalog, scorer: string): boolean {
  switch (scorer) {
    case 'category':
    case 'transitions':
      return items.some(({category}) => category.length > 0);
    case 'brand':
      return items.some(({brand}) => brand !== undefined);
    case 'attributes':
      return items.some(({attributes}) => Object.keys(attributes).length > 0);
    case 'price':
      return new Set(items.map(({price}) => price)).size > 1;
    default:
      return true;
  }
}

function chooseWalk(fitted: FittedModel, catalog: Catalog, heldOut: readonly (readonly ShopEvent[])[]): Walk {
  const made = new Map<string, Rows>();
  const neighborsOf = ({backward, alike}: ModelShape) => {
    const key = `${backward} ${alike}`;
    const rows = made.get(key) ?? fitted.neighbors({backward, alike});
    made.set(key, rows);
    return rows;
  };
  const points = pointsOf(heldOut, arrangeShelves(catalog).findItem, MAX_POINTS);
  const {neighbors, repeats} = fitted.weights(DEFAULT_SHAPE);
  const [last, before] = (repeats ?? [0, 0]).map((part) => part / neighbors);
  const start = {...DEFAULT_SHAPE, seedDecay: START_DECAY, last, before, fade: START_FADE};
  return ascend(start, WALK_GRID, (walk) => scoreWalk(neighborsOf(walk), points, walk));
}

const repeatsOf = ({last, before, fade}: Walk): number[] => [
  last,
  ...Array.from({length: 9}, (_, k) => before * fade ** k),
];

/** Tries each value of each setting in turn, keeps what is better, until a round changes nothing. */
function ascend<T extends object>(
  start: T,
  grid: {readonly [K in keyof T]?: readonly number[]},
  scoreOf: (tried: T) => number,
): T {
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
  return choice;
}

/** What a rank (from 1) is worth; 0 below the twentieth. */
const worthOf = (place: number) => (place >= 1 && place <= 20 ? 1 + 2 / place : 0);

let scratch = new Float64Array(0);

/** Mean worth of neighbors and repeats alone; equal scores count against the target. */
function scoreWalk({offsets, columns, values}: Rows, points: readonly Point[], walk: Walk): number {
  const n = offsets.length - 1;
  if (scratch.length < n) scratch = new Float64Array(n);
  const repeats = repeatsOf(walk);
  const touched: number[] = [];
  let sum = 0;
  for (const {seeds, target} of points) {
    touched.length = 0;
    let factor = 1;
    for (let s = 0; s < seeds.length; s++) {
      const seed = seeds[s];
      for (let p = offsets[seed]; p < offsets[seed + 1]; p++) {
        if (scratch[columns[p]] === 0) touched.push(columns[p]);
        scratch[columns[p]] += factor * values[p];
      }
      if (scratch[seed] === 0) touched.push(seed);
      scratch[seed] += repeats[s];
      factor *= walk.seedDecay;
    }
    const own = scratch[target];
    let place = 1;
    if (own > 0) for (const item of touched) if (item !== target && scratch[item] >= own) place++;
    if (own > 0) sum += worthOf(place);
    for (const item of touched) scratch[item] = 0;
  }
  return points.length > 0 ? sum / points.length : 0;
}

/** Mean worth of the device's own lists. */
function scoreRanker(pack: Pack, sessions: readonly (readonly ShopEvent[])[]): number {
  let sum = 0;
  let points = 0;
  for (const events of sessions) {
    let profile = createProfile();
    for (let i = 0; i + 1 < events.length; i++) {
      profile = foldEvent(profile, events[i], pack);
      const next = events[i + 1];
      if (!('item' in next)) continue;
      const {items} = rank(pack, profile, {placement: 'next', limit: 20}, {now: next.at, listId: 'chosen'});
      sum += worthOf(items.findIndex(({itemId}) => itemId === next.item.itemId) + 1);
      points++;
    }
  }
  return points > 0 ? sum / points : 0;
}

/** Whole sessions, evenly spread, with about so many points. */
function sampleOf(sessions: readonly (readonly ShopEvent[])[], points: number): (readonly ShopEvent[])[] {
  const all = sessions.reduce((sum, events) => sum + events.length - 1, 0);
  return evenly(sessions, Math.floor(sessions.length / Math.max(1, all / points)));
}
