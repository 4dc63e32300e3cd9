import type {Text} from './text.ts';

/** One thing a shop sells, as its feed or pages describe it. */
export interface CatalogItem {
  readonly itemId: string;
  /** Other ids of the same item (sku, gtin, variant ids); unique over the catalogue. */
  readonly aliases: readonly string[];
  readonly title: Text;
  readonly url: Text;
  readonly image: string;
  /** In minor units of the shop's currency: 12990 is 129.90 CNY. Vitrine shows a price, it never computes one. */
  readonly price: number;
  /** Crossed-out price in minor units; absent or equal to `price` when there is none. */
  readonly listPrice?: number;
  /** Category path, widest first; each step is a category id (see `CatalogCategory`) and, in a plain feed, its name. */
  readonly category: readonly string[];
  readonly brand?: Text;
  /** Facets other than category, brand and price: {origin: '山东', material: {'zh-CN': '棉', en: 'Cotton'}}. */
  readonly attributes: Readonly<Record<string, Text>>;
  readonly available: boolean;
  readonly rating?: {readonly mean: number; readonly count: number};
  /** Epoch ms when it came into the shop. */
  readonly createdAt?: number;
}

/** Names and pages of categories; a feed that has none gets them from the paths themselves. */
export interface CatalogCategory {
  /** The path joined by ' > ', as in `item.category.join(' > ')`: unique. */
  readonly categoryId: string;
  readonly name: Text;
  readonly url?: Text;
}

/** What the shop says of itself; kept on the server, travels in the pack. */
export interface ShopSettings {
  readonly shopId: string;
  readonly name: Text;
  /** ISO 4217; every price of the catalogue is in it. */
  readonly currency: string;
  /** The first is the default. */
  readonly locales: readonly string[];
  /** Where the shop shows results of a query: "/search?q={query}"; facets add "&{facet}={value}" by `facetUrl`. */
  readonly searchUrl?: Text;
  /** Appended to a search or category URL to filter it, e.g. "{facet}={value}". */
  readonly facetUrl?: string;
  /** Names of attributes as shoppers read them: {origin: {'zh-CN': '产地', en: 'Origin'}}. */
  readonly facetNames?: Readonly<Record<string, Text>>;
  readonly rules?: readonly MerchantRule[];
  /**
   * Whether answers are counted by groups of networks and the strangest groups left out, against forgers. Default false,
   * since what is published then rests on sixteenths of the answers, which hide each answer less from who reads packs.
   */
  readonly robust?: boolean;
  /**
   * ε, at δ = 1e-6, against those who read packs, for everyone who answers. Answers are then used in whole batches only, up
   * to 28 days later, with made-up ones among them where they are too few. Default: they are used as they come, and the ε
   * of each answer is all that is promised.
   */
  readonly centralEpsilon?: number;
  /** High-assurance mode, as the manifest says it on (docs/high-assurance.md); devices check it. Absent: off. */
  readonly assured?: Readonly<Record<string, unknown>>;
  /**
   * How the shop's own orders and visits enter its public packs: with noise, ε-differentially private for each shopper of
   * each file imported, or exact, which hides nobody in them. Default: with noise, ε = 1.
   */
  readonly ownStatistics?: 'exact' | {readonly epsilon: number};
  /**
   * Stages of life that devices may infer for their own shopper, by id: the shop's own, and what it changes of the built-in
   * ones (docs/install.md); `false` switches one off. No server learns of any.
   */
  readonly stages?: Readonly<Record<string, false | StageSetting>>;
}

/** What a shopper's behaviour is taken to say of the stage of life they are in. */
export interface StageRule {
  readonly name: Text;
  /** After so many days what was seen counts half. */
  readonly halfLifeDays: number;
  /** Of health, body, belief and the like: inferred only where both the shop allows it and the shopper asked for it. */
  readonly sensitive?: boolean;
  /** The shop's word for a sensitive stage. */
  readonly allowed?: boolean;
  /** Texts with one of these words speak for no signal. */
  readonly not?: readonly string[];
  /** By name. A stage is inferred from two different ones at least. */
  readonly signals: Readonly<Record<string, StageSignal>>;
}

export interface StageSignal {
  /** How far plenty of it alone would speak for the stage, 0 … 1. */
  readonly weight: number;
  /** Words and phrases of titles, categories, attribute values and searches, in any language. */
  readonly words: readonly string[];
}

/** A stage of the shop's own, or what is to be another than the built-in one's; a signal that is `false` is taken away. */
export type StageSetting = Partial<Omit<StageRule, 'signals'>> & {
  readonly signals?: Readonly<Record<string, false | StageSignal>>;
};

/** exclude > pin > filter > boost. Deterministic; the merchant's, so never dependent on the shopper. */
export interface MerchantRule {
  readonly kind: 'exclude' | 'pin' | 'boost' | 'bury';
  readonly placement?: string;
  readonly itemIds?: readonly string[];
  readonly categoryId?: string;
  /** For boost and bury: multiplies the item's neutral score; 1 changes nothing. */
  readonly factor?: number;
}

export interface Catalog {
  readonly categories: readonly CatalogCategory[];
  readonly items: readonly CatalogItem[];
}
