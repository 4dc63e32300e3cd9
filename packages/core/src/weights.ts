import type {RankWeights} from './pack.ts';

/**
 * Weights of a shop that has learnt none yet. Each scorer gives about 0 … 1, so these say how much a whole point of it
 * counts: a strong neighbor more than any affinity, an affinity more than being popular.
 */
export const DEFAULT_WEIGHTS: RankWeights = {
  neighbors: 1,
  seedDecay: 0.8,
  repeat: 0.3,
  transitions: 0.5,
  category: 0.6,
  brand: 0.2,
  attributes: 0.15,
  price: 0.2,
  popularity: 0.3,
  rating: 0.15,
  novelty: 0.05,
};
