import {type Catalog, type Estimate, pairKey} from '@vitrine/core';
import {buildRows} from './accumulator.ts';
import {type Answers, answersTo} from './answers.ts';
import {MAX_NEIGHBORS} from './neighbors.ts';
import {createRowsBuilder, type Rows, rowCountOf, rowSums} from './rows.ts';
import {learnRatios} from './shrink.ts';
import type {TaskReports} from './types.ts';

export interface MovedPairs {
  readonly rows: Rows;
  /** True when the answers had a say. */
  readonly learnt: boolean;
  /** Pairs beyond doubt: false discovery rate ≤ 5 % over all candidates and at least 20 devices (PRIVACY §3.7). */
  readonly measured: number;
}

/** Pairs of each kind that answers are asked about: 150 million table lookups. */
const MAX_PAIRS = 150_000;
/** Pairs of any two of so many most wanted items are asked about too, whatever the catalogue says of them. */
const WANTED = 500;
/** Answers about none of the pairs are still answers: at least so much of them is about some. */
const MIN_MASS = 0.05;
const FALSE_DISCOVERY_RATE = 0.05;
const MIN_COUNT = 20;

/**
 * Moves composed neighbors to what devices answered about pairs of items, as far as those answers are clear: what is
 * composed by as much as the answers differ from it, and other pairs of wanted items as far as there are more of them
 * than being wanted explains. The two kinds stray from their priors differently, so each is shrunk apart. A moved row sums
 * to what the composed one did: the answers say which items come next, not how often anything does.
 */
export function moveItemPairs(
  composed: Rows,
  {items}: Catalog,
  shares: Float64Array,
  reports: readonly TaskReports[],
): MovedPairs {
  const answers = answersTo('itemPair', reports);
  if (answers.reports === 0) return {rows: composed, learnt: false, measured: 0};
  const n = rowCountOf(composed);
  const likely = likelyPairs(composed, shares);
  const known = new Set(likely.map(({i, j}) => i * n + j));
  const wanted = wantedPairs(shares).filter(({i, j}) => !known.has(i * n + j));
  const learn = (pairs: readonly Pair[]) => shrinkPairs(pairs, items, answers);
  const [own, others] = [learn(likely), learn(wanted)];
  if (!own.ratios && !others.ratios) return {rows: composed, learnt: false, measured: 0};

  const ratios = new Map<number, number>();
  own.ratios?.forEach((ratio, k) => {
    ratios.set(likely[k].i * n + likely[k].j, ratio);
  });
  const builder = createRowsBuilder(n);
  const {offsets, columns, values} = composed;
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]; p < offsets[i + 1]; p++) {
      const j = columns[p];
      builder.add(i, j, values[p] * (ratios.get(i < j ? i * n + j : j * n + i) ?? 1));
    }
  }
  if (own.unit > 0) {
    others.ratios?.forEach((ratio, k) => {
      const {i, j, chance} = wanted[k];
      // So many answers, in the unit of the composed rows: half of them from either side.
      const both = (chance * ratio * others.unit) / own.unit / 2;
      builder.add(i, j, both / shares[i]);
      builder.add(j, i, both / shares[j]);
    });
  }
  const moved = builder.build();
  const [before, after] = [rowSums(composed), rowSums(moved)];
  const rows = buildRows(n, n, MAX_NEIGHBORS, (i, into) => {
    if (after[i] > 0) into.addRow(moved, i, before[i] > 0 ? before[i] / after[i] : 1);
  });
  return {rows, learnt: true, measured: countMeasured([...own.seen, ...others.seen])};
}

/** Two different items, i < j, and how often they are expected next to each other, in any unit. */
interface Pair {
  readonly i: number;
  readonly j: number;
  readonly chance: number;
}

/** Pairs of the composed rows, likeliest first. */
function likelyPairs({offsets, columns, values}: Rows, shares: Float64Array): Pair[] {
  const n = shares.length;
  const chances = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    for (let p = offsets[i]; p < offsets[i + 1]; p++) {
      const j = columns[p];
      const pair = i < j ? i * n + j : j * n + i;
      chances.set(pair, (chances.get(pair) ?? 0) + shares[i] * values[p]);
    }
  }
  return likeliest([...chances].map(([pair, chance]) => ({i: Math.floor(pair / n), j: pair % n, chance})));
}

function wantedPairs(shares: Float64Array): Pair[] {
  const wanted = [...shares.keys()].sort((a, b) => shares[b] - shares[a] || a - b).slice(0, WANTED);
  return likeliest(
    wanted.flatMap((one, w) =>
      wanted.slice(0, w).map((other) => ({
        i: Math.min(one, other),
        j: Math.max(one, other),
        chance: 2 * shares[one] * shares[other],
      })),
    ),
  );
}

const likeliest = (pairs: Pair[]) => pairs.sort((a, b) => b.chance - a.chance).slice(0, MAX_PAIRS);

interface Learnt {
  /** One per pair; null where the answers say nothing that can be relied on. */
  readonly ratios: Float64Array | null;
  readonly seen: readonly Estimate[];
  /** Answers to one unit of chance. */
  readonly unit: number;
}

function shrinkPairs(pairs: readonly Pair[], items: Catalog['items'], answers: Answers): Learnt {
  const seen = answers.see(pairs.map(({i, j}) => pairKey(items[i].itemId, items[j].itemId)));
  const found = seen.all.reduce((sum, {estimate}) => sum + estimate, 0);
  const expected = pairs.reduce((sum, {chance}) => sum + chance, 0);
  const unit = expected > 0 ? Math.min(answers.facts, Math.max(MIN_MASS * answers.reports, found)) / expected : 0;
  const ratios = learnRatios(
    seen,
    pairs.map(({chance}) => unit * chance),
  );
  return {ratios, seen: seen.all, unit};
}

/** Benjamini & Hochberg 1995: of the pairs sorted by their one-sided p-values, all up to the last below its line. */
function countMeasured(seen: readonly Estimate[]): number {
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
