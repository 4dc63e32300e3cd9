/**
 * Two decaying sums of the same weights: `short` follows the visit, `long` the habits of weeks. Each is as of `at`.
 */
export interface Decayed {
  readonly short: number;
  readonly long: number;
  /** Epoch ms. */
  readonly at: number;
}

/** Half an hour without a sign of interest halves what this visit says; a fortnight, what earlier ones say. */
export const SHORT_HALF_LIFE_MS = 30 * 60_000;
export const LONG_HALF_LIFE_MS = 14 * 86_400_000;

/** Evidence that counts for half: with so many views of nothing else an affinity reaches 1/2. */
const SHORT_PRIOR = 2;
const LONG_PRIOR = 4;

export const halved = (ageMs: number, halfLifeMs: number): number => 2 ** (-Math.max(0, ageMs) / halfLifeMs);

/** Adds `weight` seen at `at`. An event older than the sums is faded itself, so a clock set back harms nothing. */
export function addDecayed(sum: Decayed | undefined, weight: number, at: number): Decayed {
  if (!sum) return {short: weight, long: weight, at};
  const later = Math.max(sum.at, at);
  const [then, now] = [later - sum.at, later - at];
  return {
    short: sum.short * halved(then, SHORT_HALF_LIFE_MS) + weight * halved(now, SHORT_HALF_LIFE_MS),
    long: sum.long * halved(then, LONG_HALF_LIFE_MS) + weight * halved(now, LONG_HALF_LIFE_MS),
    at: later,
  };
}

/**
 * Liking of one facet value, 0 … 1: its share of all the evidence of that facet, shrunk towards 0 while there is
 * little; the mean of this visit's and of the long habits'.
 *
 * @param own sums of the value
 * @param all sums of every value of the facet
 */
export function affinityOf(own: Decayed, all: Decayed, now: number): number {
  const part = (value: number, total: number, prior: number) => value / (total + prior);
  const short = (sum: Decayed) => sum.short * halved(now - sum.at, SHORT_HALF_LIFE_MS);
  const long = (sum: Decayed) => sum.long * halved(now - sum.at, LONG_HALF_LIFE_MS);
  return (part(short(own), short(all), SHORT_PRIOR) + part(long(own), long(all), LONG_PRIOR)) / 2;
}
