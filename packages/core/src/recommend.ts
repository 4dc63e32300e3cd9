import type {ShopEvent} from './event.ts';

/** What the page asks the engine and what it gets: plain data, since it crosses the thread. */

export interface RecRequest {
  /**
   * `home product category search cart thanks favorites`, a kind of list (`similar bought-together because trending new
   * recent popular`), or a name of the merchant's own.
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
  /** What `forget({about})` erases for this part to go, e.g. "brand\tAcme"; '' for parts that are not the shopper's own. */
  readonly about: string;
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
  /** Ready to show, in the locale asked for. */
  readonly priceText: string;
  /** '' when nothing is crossed out. */
  readonly listPriceText: string;
  readonly currency: string;
  readonly brand: string;
  readonly rating: number;
  readonly ratingCount: number;
  readonly score: number;
  readonly neutralScore: number;
  readonly labels: CardLabels;
  /** Largest contribution first. */
  readonly reasons: readonly Reason[];
  /** The most telling reason in plain words, ready to show; text '' when none can be told. */
  readonly why: {readonly text: string; readonly personal: boolean};
}

/** What a card says besides, in the locale asked for. */
export interface CardLabels {
  /** The crossed-out price, to be heard. */
  readonly listPrice: string;
  /** '' without ratings. */
  readonly mean: string;
  readonly ratings: string;
  /** The rating, to be heard. */
  readonly rating: string;
  /** Names the button that tells why. */
  readonly more: string;
}

/** What a list's controls say, in the locale asked for. */
export interface ListLabels {
  readonly neutral: string;
  readonly previous: string;
  readonly next: string;
  readonly add: string;
  /** Follows `note`: `{}` cards are others than before the switch to or from the neutral list. */
  readonly differ: string;
  /** What the list rests on. */
  readonly note: string;
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
  /** Absent for an empty list. */
  readonly labels?: ListLabels;
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
  /** The same to be seen, and to be heard. */
  readonly countText: string;
  readonly countLabel: string;
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
  /** In the locale asked for; '' without chips. */
  readonly heading: string;
  readonly chips: readonly Chip[];
}

/** What the box of a search asks for: what is typed, or '' when it has only been entered. */
export interface SuggestRequest {
  readonly query?: string | null;
  /** Of each kind; default 6. */
  readonly limit?: number;
  readonly locale?: string;
  readonly neutral?: boolean;
}

export interface SuggestedQuery {
  readonly query: string;
  /** '' when the shop declared no pattern for it. */
  readonly url: string;
  /** Items the shop has behind it: exact. */
  readonly count: number;
  /** `recent` and `related` are the shopper's own or follow from them; `corrected` mends what was typed. */
  readonly from: 'recent' | 'related' | 'corrected' | 'shop';
}

export interface SuggestedCategory {
  readonly categoryId: string;
  readonly name: string;
  /** Names of the wider ones, widest first. */
  readonly path: readonly string[];
  readonly url: string;
  readonly count: number;
}

/** While something is typed: what begins or resembles it. Before: recent searches, and what goes with the last one. */
export interface Suggestions {
  readonly listId: string;
  /** What this answers. */
  readonly query: string;
  /** What was probably meant, when nothing fits what was typed. */
  readonly corrected: string | null;
  readonly queries: readonly SuggestedQuery[];
  readonly categories: readonly SuggestedCategory[];
  readonly items: readonly RecItem[];
  /** 底纹词: what the empty box may propose, one after the other. */
  readonly hints: readonly string[];
  readonly personalized: boolean;
  readonly neutral: boolean;
}

/** The shop's own hits for its own query, best first. */
export interface RerankRequest {
  /** Ids or aliases, or addresses of the items' pages. */
  readonly itemIds: readonly string[];
  /** Hits that stay where they are: advertisements, the merchant's own choice. */
  readonly pinned?: readonly string[];
  readonly query?: string | null;
  readonly categoryId?: string | null;
  /** A hit moves by at most so many places. Default 10. */
  readonly maxShift?: number;
  readonly locale?: string;
  readonly neutral?: boolean;
}

export interface RerankedHit {
  readonly itemId: string;
  /** Where the shop had it, 0-based. */
  readonly from: number;
  /** Parts of why it moved, largest first; they sum to `score` − `neutralScore`. Empty for hits the pack does not know. */
  readonly reasons: readonly Reason[];
  readonly score: number;
  readonly neutralScore: number;
  readonly why: {readonly text: string; readonly personal: boolean};
}

export interface Reranking {
  readonly listId: string;
  /** In the new order: a permutation of the hits asked for. */
  readonly hits: readonly RerankedHit[];
  /** True only when the order is another than the shop's. */
  readonly personalized: boolean;
  readonly neutral: boolean;
}

/** What the shopper chose; kept over reloads where the consent allows it. */
export interface Choices {
  /** 不是基于我. */
  readonly neutral: boolean;
  /** Nothing new is remembered. */
  readonly paused: boolean;
  /** Stages of life that are sensitive may be inferred too, where the merchant has them. */
  readonly sensitive: boolean;
  /** Stages of life that were taken away are not inferred again before this time, epoch ms, by `stageId`. */
  readonly removedStages: Readonly<Record<string, number>>;
}

/** What to forget: one event, as `history` gives it, or all that speaks for one thing (`about`). */
export interface Erasure {
  readonly event?: ShopEvent;
  /** "item\tSKU-1", "category\tHome > Beds", "brand\tAcme", "origin\tJapan", "query\tlinen", "stage\tnew-parent". */
  readonly about?: string;
}

export interface Interest {
  readonly facet: string;
  readonly label: string;
  /** 0 … 1. */
  readonly affinity: number;
  /** For `forget({about})`. */
  readonly about: string;
}

/** A stage of life, with what it was inferred from. It never leaves the device. */
export interface LifeStage {
  readonly stageId: string;
  readonly label: string;
  /** 0 … 1. */
  readonly confidence: number;
  /** In plain words: titles, searches. */
  readonly evidence: readonly string[];
  readonly sensitive: boolean;
  readonly about: string;
}

/** What this visit is about, and how far it has come. */
export interface Intent {
  readonly goal: 'explore' | 'compare' | 'decide' | 'buy';
  readonly categoryId: string;
  readonly label: string;
  readonly evidence: readonly string[];
}

/** Where in a category's own prices the shopper keeps to. */
export interface SpendingLevel {
  readonly categoryId: string;
  readonly label: string;
  readonly level: 'low' | 'middle' | 'high';
  /** Minor units of the shop's currency: the part of the category's prices that level stands for. */
  readonly from: number;
  readonly to: number;
  readonly currency: string;
}

/** The profile in plain words, for the shopper; nothing of it leaves the device. */
export interface ProfileView extends Choices {
  readonly eventCount: number;
  readonly since: number | null;
  readonly interests: readonly Interest[];
  readonly stages: readonly LifeStage[];
  /** Names of the sensitive stages this shop allows, which the shopper may ask for (`Choices.sensitive`); absent: none. */
  readonly sensitiveStages?: readonly string[];
  readonly intent: Intent | null;
  readonly spending: readonly SpendingLevel[];
  readonly recentItemIds: readonly string[];
  readonly cartItemIds: readonly string[];
  readonly recentQueries: readonly string[];
  readonly storage: 'indexeddb' | 'memory';
}
