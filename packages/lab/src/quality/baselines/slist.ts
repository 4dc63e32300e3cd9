import type {LogSession} from '../read-log.ts';
import {indexLog, largest} from './indexed-log.ts';
import {LIST, type Predict} from './predict.ts';

/**
 * Its authors' parameters for yoochoose 1/64: how much items of one session count beside what follows, the ridge, and
 * how later items fade with their distance and earlier items of the current session with theirs. Their fading of old
 * sessions is left out: its four days would forget nearly all of a log that is months long.
 */
const ALPHA = 0.4;
const RIDGE = 10;
const AFTER = 1;
const BEFORE = 1;
/** What may be left of the right-hand side, where the last item is 1, when the equations count as solved. */
const REMAINDER = 1e-3;

/** A row of a sparse square matrix. */
interface Row {
  readonly items: Uint32Array;
  readonly values: Float64Array;
}

/**
 * SLIST: the linear item-item model that least squares give when an item of a session shall foretell the session's
 * other items (α) and what follows it (1 − α). With G the inputs' products and C those of inputs and targets the model
 * is (G + λI)⁻¹C. It is never written down: for a current session x the equations (G + λI)y = x are solved, and the
 * scores are y·C.
 *
 * Source: Choi et al. 2021, https://arxiv.org/abs/2103.16104; one item as input, as in its authors' settings.
 */
export function slist(sessions: readonly LogSession[]): Predict {
  const log = indexLog(sessions);
  const itemCount = log.itemIds.length;
  const {gram, cross} = sums(log.sessions, itemCount);
  // Scratch of one prediction.
  const x = new Float64Array(itemCount);
  const y = new Float64Array(itemCount);
  const scores = new Float64Array(itemCount);

  return (itemIds) => {
    x.fill(0);
    itemIds.forEach((itemId, p) => {
      const item = log.indexOf.get(itemId);
      if (item !== undefined) x[item] += Math.exp((p + 1 - itemIds.length) / BEFORE);
    });
    solveInto(y, gram, x);
    scores.fill(0);
    for (let item = 0; item < itemCount; item++) {
      if (y[item] === 0) continue;
      const {items, values} = cross[item];
      for (let n = 0; n < items.length; n++) scores[items[n]] += y[item] * values[n];
    }
    return largest(scores, log.itemIds.keys(), LIST).map((item) => log.itemIds[item]);
  };
}

function sums(sessions: readonly Uint32Array[], itemCount: number): {gram: Row[]; cross: Row[]} {
  const gram = Array.from({length: itemCount}, (_, item) => new Map([[item, RIDGE]]));
  const cross = Array.from({length: itemCount}, () => new Map<number, number>());
  const add = (row: Map<number, number>, column: number, by: number) => row.set(column, (row.get(column) ?? 0) + by);
  for (const items of sessions) {
    // The session as one input whose items share a weight of 1, and as its own target.
    const distinct = new Set(items);
    for (const i of distinct) {
      for (const j of distinct) {
        add(gram[i], j, ALPHA / distinct.size ** 2);
        add(cross[i], j, ALPHA / distinct.size);
      }
    }
    // Each item but the last as an input of its own, and what follows it as the target.
    for (let t = 0; t + 1 < items.length; t++) {
      const i = items[t];
      add(gram[i], i, 1 - ALPHA);
      for (let u = t + 1; u < items.length; u++) {
        add(cross[i], items[u], (1 - ALPHA) * Math.exp((t + 1 - u) / AFTER));
      }
    }
  }
  return {gram: gram.map(rowOf), cross: cross.map(rowOf)};
}

const rowOf = (row: ReadonlyMap<number, number>): Row => ({
  items: Uint32Array.from(row.keys()),
  values: Float64Array.from(row.values()),
});

/**
 * Solves `matrix` · y = x: item by item what is left of x is moved to y, until no item has more than a remainder left
 * (Southwell's relaxation). It ends since the matrix is symmetric and positive definite, and soon since the diagonal
 * outweighs the rest of its row. Each row's own entry is its first.
 *
 * @param y written
 * @param x what is left of it stays there
 */
function solveInto(y: Float64Array, matrix: readonly Row[], x: Float64Array): void {
  y.fill(0);
  const queue = [...x.keys()].filter((item) => x[item] > REMAINDER);
  for (const item of queue) {
    if (Math.abs(x[item]) <= REMAINDER) continue; // others have brought it back since it was queued
    const {items, values} = matrix[item];
    const step = x[item] / values[0];
    y[item] += step;
    x[item] = 0;
    for (let n = 1; n < items.length; n++) {
      const other = items[n];
      const before = Math.abs(x[other]);
      x[other] -= step * values[n];
      if (before <= REMAINDER && Math.abs(x[other]) > REMAINDER) queue.push(other);
    }
  }
}
