/** What the page asks the engine and what it gets: plain data, since it crosses the thread. */

export interface RecRequest {
  /**
   * `home product category search cart thanks favorites`, a kind of list (`similar bought-together trending new recent
   * popular`), or a name of the merchant's own.
   */
  readonly placement: string;
  /** The item of the page, on a product page. */
  readonly itemId?: string | null;
  readonly query?: string | null;
  /** Category path joined by ' > ' or the merchant's own id of the category. */
  readonly categoryId?: string | null;
  /** Default 12. */
  readonly limit?: number;
  /** Default: the pack's first locale. */
  readonly locale?: string;
  /** Not based on me: the same list for every shopper. Default: the shopper's own setting. */
  readonly neutral?: boolean;
  readonly excludeItemIds?: readonly string[];
}

/** The scorer a contribution comes from. */
export type ScorerName =
  | 'neighbors'
  | 'similar'
  | 'companions'
  | 'repeat'
  | 'recent'
  | 'transitions'
  | 'category'
  | 'brand'
  | 'attributes'
  | 'price'
  | 'trend'
  | 'popularity'
  | 'rating'
  | 'novelty'
  | 'query'
  | 'rule';

/** One additive part of a score. Contributions of a card sum to its score (±1e-6). */
export interface Reason {
  readonly scorer: ScorerName;
  readonly contribution: number;
  /** True when it comes from this shopper's behaviour and is absent from the neutral list. */
  readonly personal: boolean;
  /** What it rests on, ready to show: an item title, a category, brand or attribute name; '' when the scorer says all. */
  readonly evidence: string;
}

/**
 * Fallback chain: personal → items related to the page's → category → what is looked at more than before → shop
 * popularity → newest; `empty` shows nothing.
 */
export type FallbackLevel = 'personal' | 'item' | 'category' | 'trending' | 'popular' | 'newest' | 'empty';

export interface RecItem {
  readonly itemId: string;
  readonly title: string;
  readonly url: string;
  readonly image: string;
  /** Minor units, exactly the catalogue's. */
  readonly price: number;
  readonly listPrice: number;
  readonly currency: string;
  readonly brand: string;
  readonly rating: number;
  readonly ratingCount: number;
  readonly score: number;
  readonly neutralScore: number;
  /** Largest contribution first. */
  readonly reasons: readonly Reason[];
  /** The most telling reason in plain words, ready to show; text '' when none can be told. */
  readonly why: {readonly text: string; readonly personal: boolean};
}

export interface RecList {
  readonly listId: string;
  readonly placement: string;
  readonly level: FallbackLevel;
  /** In the locale asked for; '' for an empty list. */
  readonly heading: string;
  /** True only when a personal contribution changed this very list. */
  readonly personalized: boolean;
  /** True when the shopper (or the request) asked for the list not based on them. */
  readonly neutral: boolean;
  readonly items: readonly RecItem[];
}

/** 您是不是要找: asks for narrower ways on from a query or a category. */
export interface RefineRequest {
  readonly query?: string | null;
  readonly categoryId?: string | null;
  readonly limit?: number;
  readonly locale?: string;
  readonly neutral?: boolean;
}

export interface Chip {
  readonly kind: 'category' | 'brand' | 'attribute' | 'price' | 'query';
  readonly label: string;
  /** Items the shop has behind this chip: exact. */
  readonly count: number;
  /** '' when the shop declared no pattern for it; the chip is then a button that fires `vitrine-chip`. */
  readonly url: string;
  /** Machine-readable filter: {facet: 'brand', value: '…'}; for a category its id. */
  readonly facet: string;
  readonly value: string;
  readonly personal: boolean;
}

export interface ChipList {
  readonly listId: string;
  readonly neutral: boolean;
  readonly personalized: boolean;
  readonly chips: readonly Chip[];
}

/** The profile in plain words, for the shopper; nothing of it leaves the device. */
export interface ProfileView {
  readonly eventCount: number;
  readonly since: number | null;
  readonly interests: readonly {readonly facet: string; readonly label: string; readonly affinity: number}[];
  readonly recentItemIds: readonly string[];
  readonly cartItemIds: readonly string[];
  readonly recentQueries: readonly string[];
  readonly storage: 'indexeddb' | 'memory';
  readonly neutral: boolean;
}
