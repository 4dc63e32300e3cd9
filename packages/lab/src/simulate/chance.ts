import type {RandomWord} from '@vitrine/core';

/** Everyday dice over a source of words. */
export interface Chance {
  /** Uniform in 0 … 1. */
  unit(): number;
  /** True with this probability. */
  hits(probability: number): boolean;
  /** An index of `weights`, each as likely as its weight; −1 when they are all 0. */
  pick(weights: ArrayLike<number>): number;
  /** A whole number ≥ 1 of this mean, geometric. */
  count(mean: number): number;
  word: RandomWord;
}

export function createChance(word: RandomWord): Chance {
  const unit = () => word() / 2 ** 32;
  return {
    unit,
    hits: (probability) => unit() < probability,
    pick(weights) {
      let total = 0;
      for (let i = 0; i < weights.length; i++) total += weights[i];
      if (!(total > 0)) return -1;
      let left = unit() * total;
      for (let i = 0; i < weights.length; i++) {
        left -= weights[i];
        if (left < 0) return i;
      }
      return weights.length - 1;
    },
    count: (mean) => (mean <= 1 ? 1 : 1 + Math.floor(Math.log(1 - unit()) / Math.log(1 - 1 / mean))),
    word,
  };
}
