/** What one operation took, ms. */
export interface Timings {
  readonly name: string;
  readonly itemCount: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
}

/** How often something is done before it is timed: compilers and caches have then settled. */
const WARM_UP = 8;

/**
 * Times `run` again and again, each time with the number of the round, so that no two in a row ask the same.
 *
 * @param rest what keeps a round from the one before; not timed
 */
export async function time(
  name: string,
  itemCount: number,
  rounds: number,
  run: (round: number) => unknown,
  rest: (round: number) => unknown = () => undefined,
): Promise<Timings> {
  const taken: number[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    await rest(round + WARM_UP);
    const began = performance.now();
    const answer = run(round + WARM_UP);
    if (answer instanceof Promise) await answer;
    if (round >= 0) taken.push(performance.now() - began);
  }
  return {name, itemCount, ...spread(taken)};
}

export function spread(taken: readonly number[]): Pick<Timings, 'min' | 'median' | 'p95'> {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return {min: sorted[0], median: at(0.5), p95: at(0.95)};
}
