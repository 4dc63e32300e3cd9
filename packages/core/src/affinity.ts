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

/** What is left of this visit's sum, and of the habits', at `now`. */
export const shortOf = (sum: Decayed, now: number): number => sum.short * halved(now - sum.at, SHORT_HALF_LIFE_MS);
const longOf = (sum: Decayed, now: number): number => sum.long * halved(now - sum.at, LONG_HALF_LIFE_MS);

/** Habits' part in a liking beside this visit's. */
const HABIT = 0.5;
/** So much evidence of what this visit is about halves the habits’ part in it; a category page is worth 0.5. */
const ERRAND = 0.2;

/**
 * The habits' part in likings of categories: half while this visit has said nothing, less the more it has. Whoever has
 * asked for a lamp wants no more tea for now, however much tea they drink; brands and prices stay as dear as they were.
 *
 * @param all sums of every category
 */
export const habitPart = (all: Decayed, now: number): number => HABIT * 2 ** (-shortOf(all, now) / ERRAND);

/**
 * Liking of one facet value, 0 … 1: its share of all the evidence of that facet, shrunk towards 0 while there is
 * little; the mean of this visit's and of the long habits'.
 *
 * @param own sums of the value
 * @param all sums of every value of the facet
 * @param habit part of the habits in the mean, 0 … 1
 */
export function affinityOf(own: Decayed, all: Decayed, now: number, habit = HABIT): number {
  const short = shortOf(own, now) / (shortOf(all, now) + SHORT_PRIOR);
  const long = longOf(own, now) / (longOf(all, now) + LONG_PRIOR);
  return (1 - habit) * short + habit * long;
}
