import {type FactSums, pairKey} from '@vitrine/core';
import {buildRows} from './accumulator.ts';
import {answersTo} from './answers.ts';
import type {Rows} from './rows.ts';
import type {Shelves} from './shelves.ts';
import {learnRatios} from './shrink.ts';
import type {TaskReports} from './types.ts';

export interface Transitions {
  /** Leaf → leaf, one row per category; rows of leaves sum to 1, others are empty. */
  readonly rows: Rows;
  readonly learntFrom: {readonly relation: boolean; readonly leafPair: boolean};
}

/** Chances that the next item is of the same leaf, of another under the same top category, or of none of these. */
interface Relation {
  readonly leaf: number;
  readonly category: number;
  readonly other: number;
}

/** A shop that knows nothing yet: assumed, not measured; shoppers mostly stay on a shelf. Fifty pairs outweigh it. */
const USUAL: Relation = {leaf: 0.6, category: 0.25, other: 0.15};
/** So many pairs of devices or sessions outweigh the usual. */
const USUAL_PAIRS = 50;
/** So many steps from a leaf outweigh what its relation and the popularity of others suggest. */
const USUAL_STEPS = 10;
const ROW_LIMIT = 60;
const MAX_PAIRS = 20_000;

/** From relation weights to leaf pairs to the shop's own steps, each drawn to the one before. */
export function estimateTransitions(
  shelves: Shelves,
  shares: Float64Array,
  sums: FactSums | null,
  steps: Rows,
  reports: readonly TaskReports[],
): Transitions {
  const masses = Float64Array.from(shelves.itemsOf, (items) => items.reduce((sum, i) => sum + shares[i], 0));
  const relation = estimateRelation(sums, reports);
  const expected = expectedRows(shelves, masses, relation.weights);
  const paired = movePairs(expected, shelves, masses, reports);
  const rows = addSteps(paired ?? expected, shelves, steps);
  return {rows, learntFrom: {relation: relation.learnt, leafPair: paired !== null}};
}

function estimateRelation(
  sums: FactSums | null,
  reports: readonly TaskReports[],
): {weights: Relation; learnt: boolean} {
  const keys = ['leaf', 'category', 'other'] as const;
  const totals = keys.map((key) => USUAL[key] * USUAL_PAIRS);
  const answers = answersTo('relation', reports);
  if (answers.reports > 0) {
    answers.estimate(keys).forEach(({estimate, variance}, k) => {
      // An answer counts for as many pairs as would be as uncertain without noise.
      totals[k] += Math.max(0, estimate) * Math.min(1, Math.max(1, estimate) / Math.max(1, estimate + variance));
    });
  }
  for (const k of keys.keys()) totals[k] += sums?.counts.relation.get(keys[k]) ?? 0;
  const total = totals[0] + totals[1] + totals[2];
  return {
    weights: {leaf: totals[0] / total, category: totals[1] / total, other: totals[2] / total},
    learnt: answers.reports > 0,
  };
}

/** Within each relation, leaves are met as often as their share of interest. */
function expectedRows({leaves, topOf}: Shelves, masses: Float64Array, relation: Relation): Rows {
  const isLeaf = new Set(leaves);
  const near = new Float64Array(masses.length);
  for (const leaf of leaves) near[topOf[leaf]] += masses[leaf];
  const all = leaves.reduce((sum, leaf) => sum + masses[leaf], 0);
  return buildRows(masses.length, masses.length, ROW_LIMIT, (from, into) => {
    if (!isLeaf.has(from)) return;
    const siblings = near[topOf[from]] - masses[from];
    const others = all - near[topOf[from]];
    const weights = {
      category: siblings > 1e-12 ? relation.category : 0,
      other: others > 1e-12 ? relation.other : 0,
    };
    const total = relation.leaf + weights.category + weights.other;
    into.add(from, relation.leaf / total);
    for (const to of leaves) {
      if (to === from) continue;
      const sibling = topOf[to] === topOf[from];
      const chance = sibling ? (weights.category * masses[to]) / siblings : (weights.other * masses[to]) / others;
      if (chance > 0) into.add(to, chance / total);
    }
  });
}

/** Moves pairs of different leaves to what devices answered; null when the answers say nothing new. */
function movePairs(
  expected: Rows,
  {categories}: Shelves,
  masses: Float64Array,
  reports: readonly TaskReports[],
): Rows | null {
  const answers = answersTo('leafPair', reports);
  if (answers.reports === 0) return null;
  const {offsets, columns, values} = expected;
  const chances = new Map<string, number>();
  const total = masses.length;
  for (let from = 0; from < total; from++) {
    for (let p = offsets[from]; p < offsets[from + 1]; p++) {
      if (columns[p] === from) continue;
      const key = pairKey(categories[from].categoryId, categories[columns[p]].categoryId);
      chances.set(key, (chances.get(key) ?? 0) + masses[from] * values[p]);
    }
  }
  const pairs = [...chances].sort(([, a], [, b]) => b - a).slice(0, MAX_PAIRS);
  const sum = pairs.reduce((all, [, chance]) => all + chance, 0);
  if (pairs.length === 0 || !(sum > 0)) return null;
  const seen = answers.see(pairs.map(([key]) => key));
  const mass = Math.min(
    answers.reports,
    Math.max(
      0.05 * answers.reports,
      seen.all.reduce((all, {estimate}) => all + estimate, 0),
    ),
  );
  const learnt = learnRatios(
    seen,
    pairs.map(([, chance]) => (mass * chance) / sum),
  );
  if (learnt === null) return null;
  const ratios = new Map(pairs.map(([key], k) => [key, learnt[k]]));
  return buildRows(total, total, ROW_LIMIT, (from, into) => {
    let away = 0;
    let moved = 0;
    const ratioOf = (to: number) => ratios.get(pairKey(categories[from].categoryId, categories[to].categoryId)) ?? 1;
    for (let p = offsets[from]; p < offsets[from + 1]; p++) {
      if (columns[p] === from) continue;
      away += values[p];
      moved += values[p] * ratioOf(columns[p]);
    }
    for (let p = offsets[from]; p < offsets[from + 1]; p++) {
      const to = columns[p];
      // How often shoppers stay is the relation's to say; pairs say where they go.
      if (to === from) into.add(to, values[p]);
      else if (moved > 0) into.add(to, (values[p] * ratioOf(to) * away) / moved);
    }
  });
}

function addSteps(expected: Rows, {leafOf, categories}: Shelves, steps: Rows): Rows {
  if (steps.columns.length === 0) return expected;
  const size = categories.length;
  const itemsFrom: number[][] = categories.map(() => []);
  leafOf.forEach((leaf, i) => {
    if (leaf >= 0) itemsFrom[leaf].push(i);
  });
  return buildRows(size, size, ROW_LIMIT, (from, into) => {
    let total = USUAL_STEPS;
    const add = (visit: (to: number, count: number) => void) => {
      for (const i of itemsFrom[from]) {
        for (let p = steps.offsets[i]; p < steps.offsets[i + 1]; p++) {
          const to = leafOf[steps.columns[p]];
          if (to >= 0) visit(to, steps.values[p]);
        }
      }
    };
    add((_, count) => (total += count));
    add((to, count) => into.add(to, count / total));
    into.addRow(expected, from, USUAL_STEPS / total);
  });
}
