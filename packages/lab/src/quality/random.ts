import type {RandomWord} from '@vitrine/core';

/** Uniform unsigned 32-bit words from a seed, the same on every machine: splitmix32. */
export function seededWords(seed: number): RandomWord {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}

/** A standard normal number (Box & Muller). */
export function normal(random: RandomWord): number {
  const uniform = () => (random() + 0.5) / 2 ** 32;
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
