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

/** Each place's usual chance, times how much oftener than usual devices came back to the places asked about together. */
function answeredReturns(reports: readonly TaskReports[]): number[] {
  const seen = answersTo('return', reports).estimate(RETURN_CELLS);
  const places = [USUAL_RETURNS.slice(0, 1), USUAL_RETURNS.slice(1, 2), USUAL_RETURNS.slice(2)];
  return places.flatMap((usual, p) => {
    const [again, other] = seen.slice(2 * p);
    const mean = usual.reduce((sum, chance) => sum + chance, 0) / usual.length;
    // Noise counts like so many more steps of the usual kind.
    const doubt = USUAL_STEPS + Math.sqrt(again.variance + other.variance);
    const back = Math.max(0, again.estimate);
    const rate = (back + doubt * mean) / (back + Math.max(0, other.estimate) + doubt);
    return usual.map((chance) => (chance * rate) / mean);
  });
}
