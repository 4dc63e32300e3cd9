import type {RankWeights} from './pack.ts';
import type {ScorerName} from './recommend.ts';

/** How a placement scores and what it may show. Factors multiply the pack's own weights. */
export interface Strategy extends Readonly<Record<keyof Omit<RankWeights, 'seedDecay' | 'repeats'>, number>> {
  /** Neighbors of the page's item, not of the shopper's. */
  readonly pageItem: number;
  /** The page's category, and the categories its query or item leads to. */
  readonly pageCategory: number;
  /** Absolute, as packs carry no weights for these: items that match the page's query, or the shopper's last one. */
  readonly query: number;
  /** What can stand in for the page's item. */
  readonly similar: number;
  /** What goes with the page's item or, on a page without one, with what lies in the cart. */
  readonly companions: number;
  /** Sought more than it used to be. */
  readonly trend: number;
  /** The shopper's own last items, newest first. */
  readonly recent: number;
  /** Of the shopper's items only the newest lends to others. */
  readonly newestOnly: boolean;
  /** An item must have a part from one of these to be shown; empty: any item may. */
  readonly grounds: readonly ScorerName[];
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
  similar: 0,
  companions: 0,
  trend: 0,
  recent: 0,
  newestOnly: false,
  grounds: [],
  exclude: true,
  maxPerBrand: 2,
  maxPerCategory: 2,
  minItems: 3,
};

/** A list of one kind: everything the home page weighs is left out, and nothing bounds brands or categories. */
const KIND: Strategy = {
  ...HOME,
  neighbors: 0,
  repeat: 0,
  transitions: 0,
  category: 0,
  brand: 0,
  attributes: 0,
  price: 0,
  popularity: 0,
  rating: 0,
  novelty: 0,
  pageItem: 0,
  pageCategory: 0,
  query: 0,
  maxPerBrand: 0,
  maxPerCategory: 0,
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
  cart: {...HOME, repeat: -1, neighbors: 1.5, companions: 0.5},
  thanks: {...HOME, companions: 0.5},
  similar: {...KIND, similar: 1, grounds: ['similar'], minItems: 2},
  'bought-together': {...KIND, companions: 1, grounds: ['companions'], minItems: 1},
  // Without growth there is no such list: the popular one under this name would be untrue, and shown twice.
  trending: {...KIND, trend: 1, popularity: 0.1, grounds: ['trend'], maxPerBrand: 2, maxPerCategory: 2},
  new: {...KIND, novelty: 1, grounds: ['novelty'], maxPerBrand: 2, maxPerCategory: 2},
  recent: {...KIND, recent: 1, grounds: ['recent'], minItems: 1},
  because: {...KIND, neighbors: 1, newestOnly: true, grounds: ['neighbors'], maxPerBrand: 2},
  popular: {...KIND, popularity: 1, maxPerBrand: 2, maxPerCategory: 2},
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
