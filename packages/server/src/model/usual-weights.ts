import {DEFAULT_WEIGHTS, type FactSums, type RankWeights, RETURN_CELLS} from '@vitrine/core';
import {answersTo} from './answers.ts';
import type {TaskReports} from './types.ts';

/**
 * Chance that what comes next is the k-th last item, k from 1: where nobody has told. Rounded means of the train parts of
 * the logs in docs/benchmarks.md.
 */
const USUAL_RETURNS = [0.14, 0.06, 0.04, 0.03, 0.02, 0.02, 0.01, 0.01, 0.01, 0.01];
/** So many steps outweigh the usual. */
const USUAL_STEPS = 100;

/**
 * Beside neighbors that are composed, as chances are beside chances: coordinate ascent for HR@20 + MRR@20 on the last 12 %
 * of train of yoochoose100k, eshop2008 and jd_micro together, no test part seen. Chosen without the log they are tried
 * on, they lose at most .006 of HR@20 there.
 */
const COMPOSED = {seedDecay: 0.2, category: 0.002, transitions: 0.002, popularity: 0.001};

/**
 * Weights of a shop that has no log to choose them on. Coming back is a chance like going on, so it is put on the
 * neighbors' scale: told by the shop's own steps, or else by what devices answered.
 *
 * @param scale of neighbors: what makes a chance a score of about 0 … 1, like those of the other scorers
 */
export function usualWeights(scale: number, sums: FactSums | null, reports: readonly TaskReports[]): RankWeights {
  const ownSteps = sums !== null && sums.steps.size > 0;
  const returns = ownSteps ? countedReturns(sums) : answeredReturns(reports);
  const repeats = returns.map((chance) => scale * chance);
  if (ownSteps) return {...DEFAULT_WEIGHTS, neighbors: scale, repeats};
  const {seedDecay, category, transitions, popularity} = COMPOSED;
  return {
    ...DEFAULT_WEIGHTS,
    neighbors: scale,
    repeats,
    seedDecay,
    category: scale * category,
    transitions: scale * transitions,
    popularity: scale * popularity,
  };
}

function countedReturns({steps}: FactSums): number[] {
  const all = new Float64Array(USUAL_RETURNS.length);
  const back = new Float64Array(USUAL_RETURNS.length);
  steps.forEach((from, to, distance, count) => {
    all[distance - 1] += count;
    if (from === to) back[distance - 1] += count;
  });
  return USUAL_RETURNS.map((usual, k) => (back[k] + USUAL_STEPS * usual) / (all[k] + USUAL_STEPS));
}

/**
 * How far shops are thought to stray from the usual chances: one standard deviation, as a part of them; and the least part
 * that is believed. Little, since an item that is not listed again costs more than one listed in vain.
 */
const SPREAD = 0.35;
const LEAST = 0.5;

/**
 * Each place's usual chance, times how much oftener than usual devices came back to the places asked about together: the
 * answers' count and the usual one, each weighted by its precision.
 */
function answeredReturns(reports: readonly TaskReports[]): number[] {
  const answers = answersTo('return', reports);
  if (answers.reports === 0) return [...USUAL_RETURNS];
  const seen = answers.estimate(RETURN_CELLS);
  const places = [USUAL_RETURNS.slice(0, 1), USUAL_RETURNS.slice(1, 2), USUAL_RETURNS.slice(2)];
  return places.flatMap((usual, p) => {
    const [again, other] = seen.slice(2 * p);
    const steps = Math.max(1, again.estimate + other.estimate);
    const mean = usual.reduce((sum, chance) => sum + chance, 0) / usual.length;
    const expected = mean * steps;
    const [told, known] = [1 / Math.max(1, again.variance), 1 / (SPREAD * expected) ** 2];
    const back = (told * again.estimate + known * expected) / (told + known);
    const factor = Math.max(LEAST, back / expected);
    return usual.map((chance) => chance * factor);
  });
}
