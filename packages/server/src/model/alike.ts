import {createHash} from 'node:crypto';
import {buildRows, symmetric} from './accumulator.ts';
import {multiply} from './multiply.ts';
import {createRowsBuilder, type Rows, rowCountOf, rowSums, scaleRows, transpose} from './rows.ts';
import {NO_WORK, type Work} from './work.ts';

/** Entries kept of each row of the two-step walk, and of each row of the answer. */
const WALK_LIMIT = 120;
const ALIKE_LIMIT = 100;
/** How much a walk stays where it is: an item is like its own neighbors, not only like those who share them. */
const STAY = 0.3;

/**
 * Items with the same company: the cosine of where two-step random walks from them end, on the symmetric graph of
 * `steps`. It joins items that never met in a session but lead to the same ones, which plain counts cannot.
 *
 * With A the steps of both directions without repeats and D its row sums: L = D^−½ A D^−½ + STAY · I,
 * alike(i, j) = ⟨L²ᵢ, L²ⱼ⟩ ÷ (‖L²ᵢ‖ ‖L²ⱼ‖), in (0, 1]. A walk-based twin of spectral embedding (Belkin & Niyogi 2003,
 * https://doi.org/10.1162/089976603321780317) that stays sparse: O(Σ degree²), and additive in its input.
 */
export async function alikeRows(steps: Rows, work: Work = NO_WORK): Promise<Rows> {
  const n = rowCountOf(steps);
  const graph = symmetric(steps);
  const degrees = rowSums(graph);
  const root = degrees.map((degree) => 1 / Math.sqrt(degree + 1)); // + 1: a few steps are no certainty
  const builder = createRowsBuilder(n);
  for (let i = 0; i < n; i++) {
    if (degrees[i] > 0) builder.add(i, i, STAY);
    for (let p = graph.offsets[i]; p < graph.offsets[i + 1]; p++) {
      const j = graph.columns[p];
      builder.add(i, j, graph.values[p] * root[i] * root[j]);
    }
  }
  const step = builder.build();
  const key = fingerprint(step);
  const walk = await multiply(step, step, n, WALK_LIMIT, {work, key, name: 'walks'});
  const unit = scaleRows(
    walk,
    norms(walk).map((norm) => (norm > 0 ? 1 / norm : 0)),
  );
  const alike = await multiply(unit, transpose(unit, n), n, ALIKE_LIMIT + 1, {work, key, name: 'likeness'});
  return withoutDiagonal(alike);
}

/** Tells one set of rows, worked on with these constants, from another. */
function fingerprint({offsets, columns, values}: Rows): string {
  const hash = createHash('sha256').update(JSON.stringify([WALK_LIMIT, ALIKE_LIMIT]));
  for (const array of [offsets, columns, values]) hash.update(array);
  return hash.digest('hex').slice(0, 32);
}

function norms({offsets, values}: Rows): Float64Array {
  const sums = new Float64Array(offsets.length - 1);
  for (let r = 0; r < sums.length; r++) {
    for (let p = offsets[r]; p < offsets[r + 1]; p++) sums[r] += values[p] ** 2;
    sums[r] = Math.sqrt(sums[r]);
  }
  return sums;
}

const withoutDiagonal = (rows: Rows): Rows =>
  buildRows(rowCountOf(rows), rowCountOf(rows), ALIKE_LIMIT, (i, into) => {
    for (let p = rows.offsets[i]; p < rows.offsets[i + 1]; p++) {
      if (rows.columns[p] !== i) into.add(rows.columns[p], rows.values[p]);
    }
  });
