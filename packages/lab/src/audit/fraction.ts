/** An exact share: `over` / `under`, under > 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const add = (one: Fraction, other: Fraction): Fraction =>
  one.under === other.under
    ? {over: one.over + other.over, under: one.under}
    : reduce({over: one.over * other.under + other.over * one.under, under: one.under * other.under});

/** @throws RangeError for a divisor of 0 */
export const divide = (one: Fraction, other: Fraction): Fraction =>
  reduce({over: one.over * other.under, under: one.under * other.over});

/** Negative, 0 or positive, as one is below, equal to or above the other. */
export const compare = (one: Fraction, other: Fraction): number => {
  const difference = one.over * other.under - other.over * one.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

function reduce({over, under}: Fraction): Fraction {
  if (under === 0n) throw new RangeError('a share of nothing');
  let [a, b] = [over, under];
  while (b !== 0n) [a, b] = [b, a % b];
  return {over: over / a, under: under / a};
}
