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
  const likelihoods = new Float64Array(observations.length * size);
  const peaks = new Float64Array(observations.length);
  const alike = new Float64Array(size);
  observations.forEach((observation, o) => {
    let peak = Number.NEGATIVE_INFINITY;
    for (let g = 0; g < size; g++) {
      const log = logDensity(observation, GRID[g]);
      likelihoods[o * size + g] = log;
      alike[g] += log;
      if (log > peak) peak = log;
    }
    for (let g = 0; g < size; g++) likelihoods[o * size + g] = Math.exp(likelihoods[o * size + g] - peak);
    peaks[o] = peak;
  });
  const mixture = fitMixture(likelihoods, observations.length);
  const ratios = new Float64Array(observations.length);
  let fitted = 0;
  for (let o = 0; o < observations.length; o++) {
    let total = 0;
    let mean = 0;
    for (let g = 0; g < size; g++) {
      const mass = mixture[g] * likelihoods[o * size + g];
      total += mass;
      mean += mass * GRID[g];
    }
    ratios[o] = total > 0 ? mean / total : 1;
    fitted += peaks[o] + Math.log(Math.max(total, Number.MIN_VALUE));
  }
  return {ratios, gain: fitted - Math.max(...alike)};
}

function fitMixture(likelihoods: Float64Array, count: number): Float64Array {
  const size = GRID.length;
  let mixture = new Float64Array(size).fill(1 / size);
  if (count === 0) return mixture;
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

/** Normal, with the noise of the answers and the chance of the count itself (its variance is its mean). */
function logDensity({prior, estimate, variance}: Observation, ratio: number): number {
  const spread = variance + prior * ratio + 1e-9;
  const off = estimate - prior * ratio;
  return -0.5 * ((off * off) / spread + Math.log(spread));
}
