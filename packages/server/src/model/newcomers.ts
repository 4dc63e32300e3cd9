import {buildRows, createAccumulator} from './accumulator.ts';
import {type Rows, rowCountOf, transpose} from './rows.ts';

/** So many own steps outweigh what an item has taken over from others like it. */
const OWN_STEPS = 2;
/** An item takes over from so many others at most. */
const MODELS = 20;
/** Below this share an item has grown up. */
const MIN_SHARE = 0.1;
/** Standard deviations by which a newcomer is thought better of than the mean of its models. */
const OPTIMISM = 1;

/**
 * Gives items with little behaviour of their own the rows and columns of items like them that have some: where shoppers
 * go from its models they will go from it, and what leads to its models will lead to it.
 *
 *     N(n → j) = (1 − s) · N(n → j) + s · Σ_w ŝ(n, w) · N(w → j)
 *     N(i → n) = N(i → n) + s · (mean + deviation of N(i → w) over the models w, weighted by ŝ)
 *
 * with ŝ the squared likeness of n and w times how well w is known, summing to 1 over n's models, and s = OWN_STEPS ÷
 * (OWN_STEPS + own steps), less where the likenesses sum to less than 1: nothing is left of it once an item has steps of its
 * own, and little is taken from what is hardly alike. A mean alone would keep newcomers
 * out of every list, since lists are made of the largest weights and means are not large; so the unknown is met with
 * optimism by its own spread (Auer 2002, https://doi.org/10.1162/153244303321897663), which its first steps correct.
 *
 * @param counts steps of each item, to it and from it
 * @param limit entries of a row
 */
export function adoptNewcomers(neighbors: Rows, similar: Rows, counts: Float64Array, limit: number): Rows {
  const n = rowCountOf(neighbors);
  const shares = counts.map((count, i) => {
    const share = OWN_STEPS / (OWN_STEPS + count);
    return share < MIN_SHARE ? 0 : share * Math.min(1, sumOf(similar, i));
  });
  const models = modelsOf(similar, counts, shares);
  if (models.columns.length === 0) return neighbors;
  const heirs = transpose(models, n); // row w: who takes over from w
  const means = createAccumulator(n);
  const squares = createAccumulator(n);
  return buildRows(n, n, limit, (i, into) => {
    const taken = models.offsets[i] < models.offsets[i + 1] ? shares[i] : 0;
    into.addRow(neighbors, i, 1 - taken);
    for (let p = models.offsets[i]; p < models.offsets[i + 1]; p++) {
      into.addRow(neighbors, models.columns[p], taken * models.values[p]);
    }
    for (let p = neighbors.offsets[i]; p < neighbors.offsets[i + 1]; p++) {
      const [w, weight] = [neighbors.columns[p], neighbors.values[p]];
      means.addRow(heirs, w, weight);
      squares.addRow(heirs, w, weight * weight);
    }
    means.remove(i);
    squares.remove(i);
    const [mean, square] = [means.take(n), squares.take(n)];
    mean.columns.forEach((heir, k) => {
      const variance = Math.max(0, square.values[k] - mean.values[k] ** 2);
      into.add(heir, shares[heir] * (mean.values[k] + OPTIMISM * Math.sqrt(variance)));
    });
  });
}

const sumOf = ({offsets, values}: Rows, r: number) =>
  values.subarray(offsets[r], offsets[r + 1]).reduce((sum, value) => sum + value, 0);

/** ŝ: a row for each item that takes over, summing to 1; models nobody has been seen at count nothing. */
function modelsOf(similar: Rows, counts: Float64Array, shares: Float64Array): Rows {
  const n = counts.length;
  const best = buildRows(n, n, MODELS, (i, into) => {
    if (shares[i] === 0) return;
    for (let p = similar.offsets[i]; p < similar.offsets[i + 1]; p++) {
      const w = similar.columns[p];
      into.add(w, similar.values[p] ** 2 * (counts[w] / (counts[w] + OWN_STEPS)));
    }
  });
  const values = best.values.slice();
  for (let i = 0; i < n; i++) {
    const row = values.subarray(best.offsets[i], best.offsets[i + 1]);
    const sum = row.reduce((all, value) => all + value, 0);
    for (const k of row.keys()) row[k] /= sum;
  }
  return {...best, values};
}
