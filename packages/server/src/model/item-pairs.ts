import {type Catalog, type Estimate, pairKey} from '@vitrine/core';
import {buildRows} from './accumulator.ts';
import {type Answers, answersTo} from './answers.ts';
import {discoveries} from './discovery.ts';
import {MAX_NEIGHBORS} from './neighbors.ts';
import {createRowsBuilder, type Rows, rowCountOf, rowSums} from './rows.ts';
import {learnRatios, type Seen} from './shrink.ts';
import type {TaskReports} from './types.ts';

export interface MovedPairs {
  readonly rows: Rows;
  /** True when the answers had a say. */
  readonly learnt: boolean;
  /** True when there are pairs beyond doubt (see `discoveries`). */
  readonly measured: boolean;
}

/** Pairs of each kind that answers are asked about: 150 million table lookups. */
const MAX_PAIRS = 150_000;
/** Pairs of any two of so many most wanted items are asked about too, whatever the catalogue says of them. */
const WANTED = 500;
/** Answers about none of the pairs are still answers: at least so much of them is about some. */
const MIN_MASS = 0.05;
/** A pair is met at most so many times as often as the less wanted of its items is wanted (PRIVACY §3.8.4). */
const MAX_SHARE = 3;

/**
 * Moves composed neighbors to what devices answered about pairs of items, as far as those answers are clear: what is
 * composed by as much as the answers differ from it, and other pairs of wanted items as far as there are more of them
 * than being wanted explains. The two kinds stray from their priors differently, so each is shrunk apart. A moved row sums
 * to what the composed one did: the answers say which items come next, not how often anything does.
 *
 * No pair is believed to be more than `MAX_SHARE` times what its less wanted item is: who forges answers about a pair, to
 * stand beside a bestseller, must forge as many about what is wanted, and those are asked of other devices.
 */
export function moveItemPairs(
  composed: Rows,
  {items}: Catalog,
  shares: Float64Array,
  reports: readonly TaskReports[],
): MovedPairs {
  const answers = answersTo('itemPair', reports);
  if (answers.reports === 0) return {rows: composed, learnt: false, measured: false};
  const n = rowCountOf(composed);
  const likely = likelyPairs(composed, shares);
  const known = new Set(likely.map(({i, j}) => i * n + j));
  const wanted = wantedPairs(shares).filter(({i, j}) => !known.has(i * n + j));
  const seen = [likely, wanted].map((pairs) => seePairs(pairs, items, answers));
  const mass = massOf(
    answers,
    seen.flatMap(({all}) => all),
  );
  const limitOf = ({i, j}: Pair) => MAX_SHARE * Math.min(shares[i], shares[j]) * mass;
  const [own, others] = [
    shrinkPairs(likely, seen[0], answers, limitOf),
    shrinkPairs(wanted, seen[1], answers, limitOf),
  ];
  if (!own.ratios && !others.ratios) return {rows: composed, learnt: false, measured: false};

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
  const limits = [...likely, ...wanted].map(limitOf);
  const measured = discoveries(
    seen.flatMap(({all}) => all),
    limits,
  ).includes(true);
  return {rows, learnt: true, measured};
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
  /** Answers to one unit of chance. */
  readonly unit: number;
}

const seePairs = (pairs: readonly Pair[], items: Catalog['items'], answers: Answers): Seen =>
  answers.see(pairs.map(({i, j}) => pairKey(items[i].itemId, items[j].itemId)));

/** Answers that are about any of the pairs. */
const massOf = ({facts, reports}: Answers, seen: readonly Estimate[]): number =>
  Math.min(
    facts,
    Math.max(
      MIN_MASS * reports,
      seen.reduce((sum, {estimate}) => sum + estimate, 0),
    ),
  );

function shrinkPairs(pairs: readonly Pair[], seen: Seen, answers: Answers, limitOf: (pair: Pair) => number): Learnt {
  const expected = pairs.reduce((sum, {chance}) => sum + chance, 0);
  const unit = expected > 0 ? massOf(answers, seen.all) / expected : 0;
  const ratios = learnRatios(
    seen,
    pairs.map(({chance}) => unit * chance),
  );
  // After shrinking: noise cut off at one end only would look like fewer pairs than there are.
  ratios?.forEach((ratio, k) => {
    ratios[k] = Math.min(ratio, limitOf(pairs[k]) / (unit * pairs[k].chance));
  });
  return {ratios, unit};
}
