import type {Estimate} from '@vitrine/core';

/** Sums of independent estimates of the same keys, key by key; what they stray by adds up too. */
export const addEstimates = (parts: readonly (readonly Estimate[])[], keys: readonly string[]): Estimate[] =>
  keys.map((_, k) => ({
    estimate: parts.reduce((sum, part) => sum + part[k].estimate, 0),
    variance: parts.reduce((sum, part) => sum + part[k].variance, 0),
  }));
