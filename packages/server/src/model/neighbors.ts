import {buildRows} from './accumulator.ts';
import {alikeRows} from './alike.ts';
import {type Rows, rowCountOf, rowSums, transpose} from './rows.ts';
import type {ModelShape} from './types.ts';
import type {Work} from './work.ts';

/** Neighbors of one item that a pack carries at most. */
export const MAX_NEIGHBORS = 100;
/** Neighbors of one item in a shop of ordinary size, and in one so large that `ROOM` would leave it fewer. */
const USUAL_NEIGHBORS = 60;
const LEAST_NEIGHBORS = 30;
/** Entries of all rows a pack has room for; beyond it large shops get fewer each, since the last ones add the least. */
const ROOM = 300_000;
/** Entries of all rows that weigh next to nothing: a shop with no more has no need to save. */
export const FREE_ENTRIES = 30_000;

/** Neighbors an item may have in a shop of so many. */
export function rowLimitOf(itemCount: number): number {
  const usual = Math.min(USUAL_NEIGHBORS, Math.max(LEAST_NEIGHBORS, Math.floor(ROOM / itemCount)));
  return Math.max(usual, Math.min(MAX_NEIGHBORS, Math.floor(FREE_ENTRIES / itemCount)));
}

/** Good on all four logs of docs/benchmarks.md; the lab fits it to a log at hand. */
export const DEFAULT_SHAPE: ModelShape = {backward: 0.1, alike: 0.1};

/** So many steps from an item outweigh what is composed for it. */
const COMPOSED_STEPS = 2;

/** What the shop's own steps say, before it is mixed. */
export interface LearntRows {
  /** False when the shop has no steps of its own. */
  readonly any: boolean;
  readonly forward: Rows;
  readonly backward: Rows;
  readonly alike: Rows;
  /** Sum of each row of `forward` and `backward`. */
  readonly out: Float64Array;
  readonly back: Float64Array;
  /** How much each row's own steps count against what is composed, 0 … 1. */
  readonly certainty: Float64Array;
}

export async function learnRows(steps: Rows, work?: Work): Promise<LearntRows> {
  const n = rowCountOf(steps);
  const backward = transpose(steps, n);
  const [out, back] = [rowSums(steps), rowSums(backward)];
  return {
    any: steps.columns.length > 0,
    forward: steps,
    backward,
    alike: await alikeRows(steps, work),
    out,
    back,
    certainty: out.map((count, i) => (count + back[i]) / (count + back[i] + COMPOSED_STEPS)),
  };
}

/**
 * Item → item weights: chances of the next item after each, from the item's own steps forward, backward and by its
 * company, each drawn to what is composed as far as steps are few (a Dirichlet prior of `COMPOSED_STEPS` steps).
 *
 *     N(i) = (F(i) + 2·P(i)) / (out + 2) + backward · B(i) / (back + 2) + alike · A(i)
 */
export function mixNeighbors(learnt: LearntRows, composed: Rows, shape: ModelShape): Rows {
  const {forward, backward, alike, out, back} = learnt;
  const n = rowCountOf(forward);
  return buildRows(n, n, rowLimitOf(n), (i, into) => {
    into.addRow(forward, i, 1 / (out[i] + COMPOSED_STEPS));
    into.addRow(composed, i, COMPOSED_STEPS / (out[i] + COMPOSED_STEPS));
    into.addRow(backward, i, shape.backward / (back[i] + COMPOSED_STEPS));
    into.addRow(alike, i, shape.alike);
  });
}
