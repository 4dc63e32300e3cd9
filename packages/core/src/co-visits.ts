import {halved, SHORT_HALF_LIFE_MS} from './affinity.ts';
import {SESSION_GAP_MS} from './event.ts';
import type {SparseRows} from './pack.ts';
import type {Profile} from './profile.ts';

/** Items scored from: parallel arrays, newest first. */
export interface Seeds {
  /** Item indexes. */
  readonly items: readonly number[];
  /** ≥ 0; 1 for the newest. */
  readonly weights: readonly number[];
  /** The part of each weight that is left to it: 1 for an item of this visit. */
  readonly kept: readonly number[];
}

/** Older items hardly count and cost a row each. */
const MAX_USED_SEEDS = 10;
/** What an item of an earlier session keeps of its weight at most. */
const EARLIER_SESSION = 0.5;

/**
 * The shopper's recent items as seeds: the k-th last distinct item weighs seedDecay^k, less when it belongs to an
 * earlier session; and while this one has no item of its own, as much less as it has less to do with it.
 *
 * @param find item index of an id, or −1
 * @param relevance how much an earlier item has to do with this visit, 0 … 1
 */
export function seedsOf(
  profile: Profile,
  seedDecay: number,
  now: number,
  find: (itemId: string) => number,
  relevance: (item: number) => number,
): Seeds {
  const items: number[] = [];
  const weights: number[] = [];
  const kept: number[] = [];
  const current = now - (profile.lastAt ?? now) <= SESSION_GAP_MS ? profile.session : -1;
  const hasOwn = profile.seeds[0]?.session === current;
  for (const seed of profile.seeds) {
    if (items.length === MAX_USED_SEEDS) break;
    const item = find(seed.itemId);
    if (item < 0) continue;
    const part = seed.session === current ? 1 : EARLIER_SESSION * (hasOwn ? 1 : relevance(item));
    weights.push(seedDecay ** items.length * part);
    kept.push(part);
    items.push(item);
  }
  return {items, weights, kept};
}

/**
 * What each seed lends to the items seen alongside it: scores[j] += Σ seedWeights[s] · weight(seeds[s] → j).
 *
 * Source: Linden, Smith & York 2003, https://doi.org/10.1109/MIC.2003.1167344
 *
 * @param scores one per item; changed in place
 * @param factor multiplies everything
 */
export function addCoVisitScores(
  scores: Float64Array,
  rows: SparseRows,
  seeds: Pick<Seeds, 'items' | 'weights'>,
  factor: number,
): void {
  const {offsets, columns, weights, scales} = rows;
  for (let s = 0; s < seeds.items.length; s++) {
    const seed = seeds.items[s];
    const unit = (factor * seeds.weights[s] * scales[seed]) / 255;
    const end = offsets[seed + 1];
    for (let p = offsets[seed]; p < end; p++) scores[columns[p]] += unit * weights[p];
  }
}

/** One seed's part of what `addCoVisitScores` gave one item. */
export function coVisitScore(rows: SparseRows, seed: number, seedWeight: number, item: number, factor: number): number {
  const {offsets, columns, weights, scales} = rows;
  let sum = 0;
  for (let p = offsets[seed]; p < offsets[seed + 1]; p++) if (columns[p] === item) sum += weights[p];
  return ((factor * seedWeight * scales[seed]) / 255) * sum;
}

/** Interest in the very item again, 0 … 1: its own place among the seeds, faded with the hours. */
export function repeatScore(seedWeight: number, views: number, ageMs: number): number {
  return seedWeight * (1 - 0.5 ** views) * (0.5 + 0.5 * halved(ageMs, SHORT_HALF_LIFE_MS));
}
