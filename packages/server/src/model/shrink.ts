/** An estimate beside what was expected before it: both are counts. */
export interface Observation {
  /** Expected count, > 0. */
  readonly prior: number;
  readonly estimate: number;
  /** Variance of the estimate's noise. */
  readonly variance: number;
}

export interface Shrunk {
  /** Posterior mean of count ÷ prior, one per observation. */
  readonly ratios: Float64Array;
  /** Log-likelihood gained over one ratio for all, in nats; small when the answers do not tell one key from another. */
  readonly gain: number;
}

const GRID = [0, ...Array.from({length: 44}, (_, g) => 0.03 * 10_000 ** (g / 43))]; // 0, 0.03 … 300
const EM_STEPS = 60;
/** Observations, evenly spread, that the distribution is fitted to: more of them change nothing but the time. */
const MAX_FITTED = 30_000;

/**
 * Empirical Bayes over how far counts stray from their priors: estimate = prior · ρ + noise, with ρ from one unknown
 * distribution on a log grid that is fitted to all observations at once (nonparametric maximum likelihood by EM).
 * The fit finds by itself how much the priors may be trusted: noisy answers come back as their priors, clear ones as
 * themselves (PRIVACY §3.6).
 *
 * Source: Koenker & Mizera 2014, https://doi.org/10.1080/01621459.2013.869224
 */
export function shrinkRatios(observations: readonly Observation[]): Shrunk {
  const size = GRID.length;
  const mixture = fitMixture(observations);
  const row = new Float64Array(size);
  const alike = new Float64Array(size);
  const ratios = new Float64Array(observations.length);
  let fitted = 0;
  observations.forEach((observation, o) => {
    const peak = likelihoodsInto(row, 0, observation);
    let total = 0;
    let mean = 0;
    for (let g = 0; g < size; g++) {
      alike[g] += peak + Math.log(Math.max(row[g], Number.MIN_VALUE));
      const mass = mixture[g] * row[g];
      total += mass;
      mean += mass * GRID[g];
    }
    ratios[o] = total > 0 ? mean / total : 1;
    fitted += peak + Math.log(Math.max(total, Number.MIN_VALUE));
  });
  return {ratios, gain: fitted - Math.max(...alike)};
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
