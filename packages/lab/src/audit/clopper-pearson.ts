/**
 * The exact interval of a chance of which `hits` of `draws` were seen: beyond each end lies a risk of `risk`.
 *
 * Source: Clopper & Pearson 1934, https://doi.org/10.1093/biomet/26.4.404; its ends are quantiles of beta distributions
 */
export function clopperPearson(hits: number, draws: number, risk: number): {low: number; high: number} {
  return {
    low: hits === 0 ? 0 : betaQuantile(hits, draws - hits + 1, risk),
    high: hits === draws ? 1 : betaQuantile(hits + 1, draws - hits, 1 - risk),
  };
}

/** The x with I_x(a, b) = share, by bisection: to the last bit that doubles have. */
export function betaQuantile(a: number, b: number, share: number): number {
  let [low, high] = [0, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (betaShare(middle, a, b) < share) low = middle;
    else high = middle;
  }
}

/**
 * I_x(a, b), the regularized incomplete beta function: the share of a beta distribution below x, 0 < x < 1.
 *
 * Source: DLMF §8.17.22, its continued fraction evaluated from the front (Lentz 1976), https://dlmf.nist.gov/8.17.v
 */
export function betaShare(x: number, a: number, b: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a); // where the fraction would converge slowly
  const front = Math.exp(
    a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b) - Math.log(a),
  );
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return front * fraction;
  }
  throw new RangeError(`I_x(a, b) does not converge at x ${x}, a ${a}, b ${b}`);
}

/** ln Γ(x), x > 0: Stirling's series from 15 on, where four terms give all digits, and Γ(x + 1) = x Γ(x) down to there. */
export function logGamma(x: number): number {
  let down = 0;
  while (x < 15) down += Math.log(x++);
  const r = 1 / (x * x);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / x;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - down;
}
