/** Seeded 32-bit words (mulberry32): the same chance in every run. */
export function seededWords(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Words that make `below(n)` give exactly these values, in turn. */
export function chosenWords(values: readonly number[]): () => number {
  let next = 0;
  return () => {
    if (next >= values.length) throw new RangeError('more chance was drawn than the enumeration has');
    return values[next++];
  };
}
