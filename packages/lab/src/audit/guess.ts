/** What an observer made of two sides. */
export interface Guess {
  /** Points of a hundred above half of the guesses being right. */
  readonly value: number;
  /** Ends of its 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/**
 * How well an observer tells two sides apart by one number: he learns on each half of what he sees of both the threshold that
 * parts them best, and guesses the other half by it.
 *
 * @param one and other as many values each, in an order that chance made
 */
export function guessBy(one: readonly number[], other: readonly number[]): Guess {
  const halves = [0, 1].map((half) => [one, other].map((side) => side.filter((_, i) => i % 2 === half)));
  let right = 0;
  for (const [learn, guess] of [halves, [halves[1], halves[0]]]) {
    const {threshold, sign} = bestThreshold(learn[0], learn[1]);
    right += guess[0].filter((value) => sign * value <= sign * threshold).length;
    right += guess[1].filter((value) => sign * value > sign * threshold).length;
  }
  const guesses = one.length + other.length;
  const share = right / guesses;
  const spread = 1.96 * Math.sqrt((share * (1 - share)) / guesses);
  return {value: 100 * (share - 0.5), low: 100 * (share - spread - 0.5), high: 100 * (share + spread - 0.5)};
}

/** Values of the first side lie at or below the threshold; sign −1: at or above it. */
function bestThreshold(one: readonly number[], other: readonly number[]): {threshold: number; sign: 1 | -1} {
  const all = [...one.map((value) => ({value, step: 1})), ...other.map((value) => ({value, step: -1}))];
  all.sort((a, b) => a.value - b.value);
  let [ahead, most, least] = [0, 0, 0];
  let [above, below] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [i, {value, step}] of all.entries()) {
    ahead += step; // of the first side at or below `value`, more than of the other
    if (all[i + 1]?.value === value) continue;
    if (ahead > most) [most, above] = [ahead, value];
    if (ahead < least) [least, below] = [ahead, all[i + 1]?.value ?? value];
  }
  return most >= -least ? {threshold: above, sign: 1} : {threshold: below, sign: -1};
}
