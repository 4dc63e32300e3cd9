import {type Catalog, pairKey} from '@vitrine/core';
import {buildRows} from './accumulator.ts';
import {answersTo} from './answers.ts';
import {isNews} from './interest.ts';
import {type Rows, rowCountOf} from './rows.ts';
import {shrinkRatios} from './shrink.ts';
import type {TaskReports} from './types.ts';

export interface MovedPairs {
  readonly rows: Rows;
  /** True when the answers had a say. */
  readonly learnt: boolean;
  /** Pairs beyond doubt: false discovery rate ≤ 5 % over all candidates and at least 20 devices (PRIVACY §3.7). */
  readonly measured: number;
}

const MAX_PAIRS = 50_000;
const FALSE_DISCOVERY_RATE = 0.05;
const MIN_COUNT = 20;

/** Moves composed neighbors to what devices answered about pairs of items, as far as those answers are clear. */
export function moveItemPairs(
  composed: Rows,
  {items}: Catalog,
  shares: Float64Array,
  reports: readonly TaskReports[],
): MovedPairs {
  const answers = answersTo('itemPair', reports);
  const unmoved = {rows: composed, learnt: false, measured: 0};
  if (answers.reports === 0) return unmoved;
  const {offsets, columns, values} = composed;
  const n = rowCountOf(composed);
  const chances = new Map<string, number>();
  const keyOf = (i: number, j: number) => pairKey(items[i].itemId, items[j].itemId);
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]; p < offsets[i + 1]; p++) {
      const key = keyOf(i, columns[p]);
      chances.set(key, (chances.get(key) ?? 0) + shares[i] * values[p]);
    }
  }
  const pairs = [...chances].sort(([, a], [, b]) => b - a).slice(0, MAX_PAIRS);
  const expected = pairs.reduce((sum, [, chance]) => sum + chance, 0);
  if (!(expected > 0)) return unmoved;
  const seen = answers.estimate(pairs.map(([key]) => key));
  const found = seen.reduce((sum, {estimate}) => sum + estimate, 0);
  const mass = Math.min(answers.reports, Math.max(0.05 * answers.reports, found));
  const shrunk = shrinkRatios(seen.map((one, k) => ({...one, prior: Math.max(1e-9, (mass * pairs[k][1]) / expected)})));
  if (!isNews(shrunk)) return unmoved;
  const ratios = new Map(pairs.map(([key], k) => [key, shrunk.ratios[k]]));
  const rows = buildRows(n, n, n, (i, into) => {
    for (let p = offsets[i]; p < offsets[i + 1]; p++) {
      into.add(columns[p], values[p] * (ratios.get(keyOf(i, columns[p])) ?? 1));
    }
  });
  return {rows, learnt: true, measured: countMeasured(seen)};
}

/** Benjamini & Hochberg 1995: of the pairs sorted by their one-sided p-values, all up to the last below its line. */
function countMeasured(seen: readonly {estimate: number; variance: number}[]): number {
  const tested = seen
    .map(({estimate, variance}) => ({estimate, p: upperTail(estimate / Math.sqrt(Math.max(variance, 1e-12)))}))
    .sort((a, b) => a.p - b.p);
  let last = -1;
  tested.forEach(({p}, k) => {
    if (p <= (FALSE_DISCOVERY_RATE * (k + 1)) / tested.length) last = k;
  });
  return tested.slice(0, last + 1).filter(({estimate}) => estimate >= MIN_COUNT).length;
}

/** P(Z > z) of a standard normal; relative error below 1.2e-7 (Numerical Recipes' erfc). */
function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const series =
    -1.26551223 +
    t *
      (1.00002368 +
        t *
          (0.37409196 +
            t *
              (0.09678418 +
                t *
                  (-0.18628806 +
                    t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  const tail = (t * Math.exp(-x * x + series)) / 2;
  return z >= 0 ? tail : 1 - tail;
}
