/** Chance that the central promise fails, for every ε it is stated with. */
export const DELTA = 1e-6;
/** Answers that may come from whoever attacks the others, and then hide nobody. Assumed (PRIVACY §3.6). */
const HOSTILE_PART = 0.1;

/** Of so many answers, those that are taken to be honest. */
export const honestOf = (reports: number): number => Math.floor((1 - HOSTILE_PART) * reports);

/**
 * ε, in nats and at `DELTA`, of one device's answer against those who see only what is made of the whole batch: packs and
 * data sheets. At most ln a, the promise of the answer by itself, which holds against the server too; this one assumes
 * that the server shows nobody its counters.
 *
 * The reduction asks of the randomiser only that no answer is more than `a` times likelier under one history than under
 * another, so it holds for GRR, for OLH and for OLH of several picks alike: each of the other devices then answers, with
 * a chance of at least 1/a, as one of the two histories compared would ("a clone"), and what tells these apart is at most
 * (A + Δ, C − A + 1 − Δ) with C ~ Bin(n − 1, 1/a), A ~ Bin(C, ½), Δ ~ Bernoulli(a / (a + 1)), or its mirror image.
 *
 * Source: Feldman, McMillan & Talwar 2021, theorem 3.1, https://arxiv.org/abs/2012.12803; PRIVACY §3.6
 *
 * @param honest answers of the batch that can be trusted to be a device's own (see `honestOf`)
 * @param a e^ε of each of them
 * @param dummies answers of devices with nothing to say that the server made up (see `dummies`)
 */
export function centralEpsilon(honest: number, a: number, dummies = 0): number {
  const clones = cloneChances(honest, a, dummies);
  let [low, high] = [0, Math.log(a)];
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (hockeyStick(clones, a, middle) > DELTA) low = middle;
    else high = middle;
  }
  return high;
}

/** The chance that ε of such a batch is more than `epsilon`: the δ that belongs to it. */
export const centralDelta = (honest: number, a: number, epsilon: number, dummies = 0): number =>
  hockeyStick(cloneChances(honest, a, dummies), a, epsilon);

/** Fewest dummies that bring a batch to `goal`, in nats. */
export function dummiesNeeded(honest: number, a: number, goal: number): number {
  if (goal >= Math.log(a)) return 0;
  const suffices = (dummies: number) => centralDelta(honest, a, goal, dummies) <= DELTA;
  if (suffices(0)) return 0;
  let high = 64;
  while (!suffices(high)) high *= 2;
  let low = high === 64 ? 0 : high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Chances of first, first + 1 … clones; what is left out at both ends is `lost`, less than 1e-12. */
interface Chances {
  readonly first: number;
  readonly chances: Float64Array;
  readonly lost: number;
}

/** A dummy is a clone with 2 / (a + 1): both histories together make no answer likelier than (a + 1) times what it does. */
function cloneChances(honest: number, a: number, dummies: number): Chances {
  const own = binomial(Math.max(0, honest - 1), 1 / a);
  return dummies === 0 ? own : addChances(own, binomial(dummies, 2 / (a + 1)));
}

/**
 * δ at which ε holds: Σ over numbers of clones c of P(c) · Σ over x of max(0, P₀(x | c) − e^ε P₁(x | c)), x the clones
 * that answer as history 0 would, the device itself among them. P₀ / P₁ grows with x, so the inner sum is two tails of
 * Bin(c, ½), and these follow from one c to the next.
 */
function hockeyStick({first, chances, lost}: Chances, a: number, epsilon: number): number {
  const bound = Math.exp(epsilon);
  const [likely, unlikely] = [a / (a + 1), 1 / (a + 1)];
  const slope = (a * bound - 1) / ((a - 1) * (1 + bound));
  const thresholdOf = (c: number) => Math.floor((c + 1) * slope) + 1;
  let at = thresholdOf(first);
  let {mass, tail} = halfTail(first, at);
  let delta = lost;
  for (let k = 0; k < chances.length; k++) {
    const c = first + k;
    // `tail` is P(Bin(c, ½) ≥ at), `mass` P(Bin(c, ½) = at − 1).
    const gain = (likely - bound * unlikely) * (tail + mass) + (unlikely - bound * likely) * tail;
    delta += chances[k] * Math.max(0, gain);
    // To c + 1 at the same place: T′(t) = (T(t) + T(t − 1)) / 2, and so for the mass.
    tail += mass / 2;
    mass = (mass * (c + 1)) / (2 * (c + 2 - at));
    const next = thresholdOf(c + 1);
    for (; at < next; at++) {
      mass = (mass * (c + 2 - at)) / at;
      tail -= mass;
    }
    tail = Math.max(0, tail);
  }
  return delta;
}

/** P(Bin(c, ½) ≥ at) and P(Bin(c, ½) = at − 1), 1 ≤ at ≤ c + 1. */
function halfTail(c: number, at: number): {readonly mass: number; readonly tail: number} {
  const mass = Math.exp(logChoose(c, at - 1) - c * Math.LN2);
  let term = mass;
  let tail = 0;
  for (let x = at; x <= c; x++) {
    term *= (c - x + 1) / x;
    tail += term;
    if (term < 1e-18 * tail) break;
  }
  return {mass, tail};
}

/** Chances of Bin(n, p), outwards from the likeliest until they no longer count. */
function binomial(n: number, p: number): Chances {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const top = Math.exp(logChoose(n, mode) + mode * Math.log(p) + (n - mode) * Math.log1p(-p));
  const odds = p / (1 - p);
  const below: number[] = [];
  const above: number[] = [];
  for (let x = mode, chance = top; x > 0; x--) {
    chance *= x / ((n - x + 1) * odds);
    if (chance < LEAST_CHANCE) break;
    below.push(chance);
  }
  for (let x = mode, chance = top; x < n; x++) {
    chance *= ((n - x) * odds) / (x + 1);
    if (chance < LEAST_CHANCE) break;
    above.push(chance);
  }
  const chances = Float64Array.from([...below.reverse(), top, ...above]);
  return {first: mode - below.length, chances, lost: LOST};
}

/** Beyond a chance that small, chances fall faster than geometrically; all of them together are below `LOST`. */
const LEAST_CHANCE = 1e-18;
const LOST = 1e-13;

function addChances(a: Chances, b: Chances): Chances {
  const chances = new Float64Array(a.chances.length + b.chances.length - 1);
  for (let i = 0; i < a.chances.length; i++) {
    for (let j = 0; j < b.chances.length; j++) chances[i + j] += a.chances[i] * b.chances[j];
  }
  return {first: a.first + b.first, chances, lost: a.lost + b.lost};
}

const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** ln n!, by Stirling's series above 15; relative error below 1e-12. */
function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let k = 2; k <= n; k++) product *= k;
    return Math.log(product);
  }
  const square = n * n;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / n;
  return (n + 0.5) * Math.log(n) - n + Math.log(2 * Math.PI) / 2 + series;
}
