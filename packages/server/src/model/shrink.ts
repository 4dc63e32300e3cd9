import type {Estimate} from '@vitrine/core';

/** An estimate, with the variance of its noise, beside what was expected before it: both are counts. */
export interface Observation extends Estimate {
  /** Expected count, > 0. */
  readonly prior: number;
}

/** Estimates of some keys by all answers, and by either half of them alone. */
export interface Seen {
  readonly all: readonly Estimate[];
  readonly halves: readonly [readonly Estimate[], readonly Estimate[]];
}

const GRID = [0, ...Array.from({length: 44}, (_, g) => 0.03 * 10_000 ** (g / 43))]; // 0, 0.03 … 300
const EM_STEPS = 60;
/** Nats that ratios must gain on answers they have not seen: from nothing but chance they seldom gain so much. */
const WORTH = 2;
/** Observations, evenly spread, that the distribution is fitted to: more of them change nothing but the time. */
const MAX_FITTED = 30_000;

/**
 * Empirical Bayes over how far counts stray from their priors: estimate = prior · ρ + noise, with ρ from one unknown
 * distribution on a log grid that is fitted to all observations at once (nonparametric maximum likelihood by EM).
 * The fit finds by itself how much the priors may be trusted: noisy answers come back as their priors, clear ones as
 * themselves (PRIVACY §3.6).
 *
 * Source: Koenker & Mizera 2014, https://doi.org/10.1080/01621459.2013.869224
 *
 * @returns the posterior mean of count ÷ prior, one per observation
 */
export function shrinkRatios(observations: readonly Observation[]): Float64Array {
  const size = GRID.length;
  const mixture = fitMixture(observations);
  const row = new Float64Array(size);
  return Float64Array.from(observations, (observation) => {
    likelihoodsInto(row, 0, observation);
    let total = 0;
    let mean = 0;
    for (let g = 0; g < size; g++) {
      const mass = mixture[g] * row[g];
      total += mass;
      mean += mass * GRID[g];
    }
    return total > 0 ? mean / total : 1;
  });
}

/**
 * The ratios that answers give to priors; null unless what either half of the answers teaches foretells the other half
 * better than one ratio for all keys does. A level of the model that gains nothing on answers it has not seen is left out.
 *
 * @param priors expected counts, parallel to the estimates
 */
export function learnRatios({all, halves}: Seen, priors: ArrayLike<number>): Float64Array | null {
  const beside = (estimates: readonly Estimate[]): Observation[] =>
    estimates.map((one, k) => ({...one, prior: Math.max(1e-9, priors[k])}));
  const [first, second] = [beside(halves[0]), beside(halves[1])];
  return gainOf(first, second) + gainOf(second, first) > WORTH ? shrinkRatios(beside(all)) : null;
}

/** Log-likelihood of some answers under the ratios that others teach, over that under one ratio they teach for all, in nats. */
function gainOf(taught: readonly Observation[], judged: readonly Observation[]): number {
  const ratios = shrinkRatios(taught);
  const common = commonRatio(taught);
  return judged.reduce((sum, one, k) => sum + logDensity(one, ratios[k]) - logDensity(one, common), 0);
}

/** The likeliest ratio if all keys had the same. */
function commonRatio(observations: readonly Observation[]): number {
  const logs = GRID.map((ratio) => observations.reduce((sum, one) => sum + logDensity(one, ratio), 0));
  return GRID[logs.indexOf(Math.max(...logs))];
}

function fitMixture(observations: readonly Observation[]): Float64Array {
  const size = GRID.length;
  let mixture = new Float64Array(size).fill(1 / size);
  const count = Math.min(observations.length, MAX_FITTED);
  if (count === 0) return mixture;
  const likelihoods = new Float64Array(count * size);
  for (let o = 0; o < count; o++) {
    likelihoodsInto(likelihoods, o * size, observations[Math.floor((o * observations.length) / count)]);
  }
  for (let step = 0; step < EM_STEPS; step++) {
    const next = new Float64Array(size);
    for (let o = 0; o < count; o++) {
      let total = 0;
      for (let g = 0; g < size; g++) total += mixture[g] * likelihoods[o * size + g];
      if (!(total > 0)) continue;
      for (let g = 0; g < size; g++) next[g] += (mixture[g] * likelihoods[o * size + g]) / (total * count);
    }
    mixture = next;
  }
  return mixture;
}

/** Writes how likely an observation is under each ratio, the likeliest as 1; returns the log-likelihood of that one. */
function likelihoodsInto(into: Float64Array, at: number, observation: Observation): number {
  let peak = Number.NEGATIVE_INFINITY;
  for (let g = 0; g < GRID.length; g++) {
    const log = logDensity(observation, GRID[g]);
    into[at + g] = log;
    if (log > peak) peak = log;
  }
  for (let g = 0; g < GRID.length; g++) into[at + g] = Math.exp(into[at + g] - peak);
  return peak;
}

/** Normal, with the noise of the answers and the chance of the count itself (its variance is its mean). */
function logDensity({prior, estimate, variance}: Observation, ratio: number): number {
  const spread = variance + prior * ratio + 1e-9;
  const off = estimate - prior * ratio;
  return -0.5 * ((off * off) / spread + Math.log(spread));
}
