import type {RankWeights} from './pack.ts';

/** How a placement scores and what it may show. Factors multiply the pack's own weights. */
export interface Strategy extends Readonly<Record<keyof Omit<RankWeights, 'seedDecay' | 'repeats'>, number>> {
  /** Neighbors of the page's item, not of the shopper's. */
  readonly pageItem: number;
  /** The page's category, and the categories its query or item leads to. */
  readonly pageCategory: number;
  /** Items that match the page's query, or the shopper's last one. Absolute: packs carry no weight for it. */
  readonly query: number;
  /** Leaves out what is in the cart, bought lately or shown on the page. */
  readonly exclude: boolean;
  /** At most so many of one brand, and of one leaf category, in any `WINDOW` neighbors; 0 for no bound. */
  readonly maxPerBrand: number;
  readonly maxPerCategory: number;
  /** A shelf with fewer items than this is not shown. */
  readonly minItems: number;
}

export const WINDOW = 6;

const HOME: Strategy = {
  neighbors: 1,
  repeat: -4, // what was just looked at is known already: others of its kind first
  transitions: 1,
  category: 1,
  brand: 1,
  attributes: 1,
  price: 1,
  popularity: 1,
  rating: 1,
  novelty: 1,
  pageItem: 1,
  pageCategory: 1,
  query: 0.3,
  exclude: true,
  maxPerBrand: 2,
  maxPerCategory: 2,
  minItems: 3,
};

/**
 * `search` stands beside the shop's own results: what goes with the query for this shopper, not the results again.
 * `next` is the lab's: pure order of what comes next, repeats included.
 */
const STRATEGIES: Readonly<Record<string, Strategy>> = {
  home: HOME,
  product: {...HOME, neighbors: 0.5, category: 0.5, pageItem: 2, maxPerCategory: 0},
  category: {...HOME, pageCategory: 4, maxPerCategory: 0},
  search: {...HOME, category: 2, popularity: 0.5},
  cart: {...HOME, repeat: -1, neighbors: 1.5},
  thanks: HOME,
  next: {
    ...HOME,
    repeat: 1,
    rating: 0,
    novelty: 0,
    price: 0,
    query: 0,
    exclude: false,
    maxPerBrand: 0,
    maxPerCategory: 0,
    minItems: 1,
  },
};

/** A placement of the merchant's own is treated like the home page. */
export const strategyFor = (placement: string): Strategy =>
  Object.hasOwn(STRATEGIES, placement) ? STRATEGIES[placement] : HOME;
