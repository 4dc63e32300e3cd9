import type {CatalogCategory, CatalogItem, ShopSettings} from './catalog.ts';

/** Square or rectangular matrix in compressed sparse rows; weights in (0, 1] after scaling by `scale`. */
export interface SparseRows {
  /** Row r's entries lie at offsets[r] … offsets[r + 1] − 1; length rows + 1. */
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  /** Quantised: the value is weights[p] · scales[row] / 255. */
  readonly weights: Uint8Array;
  /** One per row. */
  readonly scales: Float32Array;
}

/** How a published figure came about; printed in the manifest, the receipts and the dashboard. */
export interface Evidence {
  readonly task: string;
  /** Private answers merged into it. */
  readonly reports: number;
  /** Local privacy parameter a = e^ε of each of those answers. */
  readonly a: number;
  /** ε against those who read packs, at δ = 1e-6; absent where only that of each answer is promised. */
  readonly centralEpsilon?: number;
  /** Answers of devices with nothing to say, made up by the server, that the real ones hide among; absent: none. */
  readonly dummies?: number;
  /** Weight of first-party statistics (orders, logs) merged into it, in sessions; in shoppers where they have noise. */
  readonly firstParty: number;
  /** ε of these for each shopper of each file imported; absent: they are exact, and nothing is promised of them. */
  readonly ownEpsilon?: number;
  readonly basis: 'measured' | 'composed' | 'catalog';
}

/** Weights of the ranker's scorers; learnt by the lab or by the builder from the data, and carried by the pack. */
export interface RankWeights {
  readonly neighbors: number;
  /** How fast older seeds fade: weight of the k-th last distinct item is seedDecay^k. */
  readonly seedDecay: number;
  readonly repeat: number;
  /**
   * How much the k-th last distinct item itself may come next, k from 0; learnt from logs and used in place of `repeat`
   * where a placement wants what comes next, repeats included. An item beyond the end gets nothing; may be below 0.
   */
  readonly repeats?: readonly number[];
  readonly transitions: number;
  readonly category: number;
  readonly brand: number;
  readonly attributes: number;
  readonly price: number;
  readonly popularity: number;
  readonly rating: number;
  readonly novelty: number;
}

/** What the builder knows; `encodePack` makes the file of it. */
export interface PackContent {
  readonly part: 'head' | 'body';
  readonly shop: ShopSettings;
  /** Epoch ms. */
  readonly builtAt: number;
  readonly weights: RankWeights;
  readonly evidence: readonly Evidence[];
  readonly categories: readonly CatalogCategory[];
  readonly items: readonly CatalogItem[];
  /** Share of the shop's interest, one per item, ≥ 0, sums to 1. */
  readonly popularity: Float32Array;
  /** Item → item: how much an interest in the row's item speaks for the column's item next. */
  readonly neighbors: SparseRows;
  /** Category → category: the same between leaf categories. */
  readonly transitions: SparseRows;
  /** Item → items that can stand in for it, alike and compared with it; absent: none known. */
  readonly similar?: SparseRows;
  /** Item → items that go with it: bought together, or looked at next on another shelf; absent: none known. */
  readonly companions?: SparseRows;
  /** How far items and categories are sought more than they used to be, 0 (not more) … 1 (eight times and over). */
  readonly trends?: Trends;
  /** What shoppers ask for and where it leads; most frequent first. Category indexes are those of `categories`. */
  readonly queries: readonly PackQuery[];
}

export interface Trends {
  /** One per item. */
  readonly items: Float32Array;
  /** One per entry of `categories`. */
  readonly categories: Float32Array;
}

export interface PackQuery {
  readonly query: string;
  readonly weight: number;
  /** How far it is asked more than it used to be, 0 … 1; default 0. */
  readonly trend?: number;
  readonly categories: readonly {readonly category: number; readonly weight: number}[];
}

/** Strings of the pack, decoded when asked for. Indexes must be below `count`. */
export interface StringTable {
  readonly count: number;
  get(index: number): string;
  /** All of them at once: much faster than one by one. */
  all(): string[];
}

/** The same for texts of the shop: in the locale asked for, else its language, else the pack's first locale. */
export interface TextTable {
  readonly count: number;
  get(index: number, locale?: string): string;
  /** The first locale's texts, then those of other locales that have their own; there, '' repeats the first. */
  readonly tables: readonly StringTable[];
}

/** What a pack's meta section says. */
export interface PackMeta {
  readonly part: 'head' | 'body';
  readonly shop: ShopSettings;
  /** Epoch ms. */
  readonly builtAt: number;
  readonly weights: RankWeights;
  readonly evidence: readonly Evidence[];
  /** Names of the attributes, e.g. `origin`; `valueFacets` points here. */
  readonly facets: readonly string[];
}

/**
 * An opened pack: views over one buffer. Columns have one entry per item. "No category" and "no brand" are the index
 * one past the last, so arrays by category or brand have `count + 1` entries and need no test in a loop.
 */
export interface Pack extends PackMeta {
  readonly itemCount: number;
  readonly categoryCount: number;
  readonly brandCount: number;
  /** Never empty; the first is the default. */
  readonly locales: readonly string[];

  readonly itemIds: StringTable;
  readonly titles: TextTable;
  readonly urls: TextTable;
  readonly images: StringTable;
  readonly aliases: StringTable;
  /** The item behind each alias. */
  readonly aliasItems: Uint32Array;

  /** Leaf category index, or `categoryCount`. */
  readonly category: Uint32Array;
  /** Brand index, or `brandCount`. */
  readonly brand: Uint32Array;
  /** Minor units, exactly the catalogue's. */
  readonly price: Float64Array;
  /** Minor units; equal to `price` where nothing is crossed out. */
  readonly listPrice: Float64Array;
  /** 1 when it can be bought. */
  readonly available: Uint8Array;
  /** Mean rating to 1/100; 0 without ratings. */
  readonly rating: Float64Array;
  readonly ratingCount: Uint32Array;
  /** Days since the epoch when it came into the shop; 0 when unknown. */
  readonly createdDay: Uint32Array;
  /** √(share of interest ÷ largest share), 0 … 1. */
  readonly popularity: Float64Array;
  /** Share of the items of the same category that are cheaper (half of the equals), 0 … 1. */
  readonly priceRank: Float64Array;
  /** Item i's attribute values lie at valueOffsets[i] … valueOffsets[i + 1] − 1 of `values`. */
  readonly valueOffsets: Uint32Array;
  readonly values: Uint32Array;

  readonly categoryIds: StringTable;
  readonly categoryNames: TextTable;
  readonly categoryUrls: TextTable;
  /** The wider category, or `categoryCount` at the top. */
  readonly parents: Uint32Array;

  readonly brands: TextTable;
  /** Attribute values, each of one facet. */
  readonly valueNames: TextTable;
  /** Facet of each value: an index of `facets`. */
  readonly valueFacets: Uint32Array;

  /** Item → item. Within a row columns ascend. */
  readonly neighbors: SparseRows;
  /** Category → category. */
  readonly transitions: SparseRows;
  /** Item → items that can stand in for it. */
  readonly similar: SparseRows;
  /** Item → items that go with it. */
  readonly companions: SparseRows;
  /** How far each is sought more than it used to be, 0 … 1. */
  readonly trend: Float64Array;
  readonly categoryTrend: Float64Array;
  readonly queries: StringTable;
  readonly queryWeights: Float64Array;
  readonly queryTrend: Float64Array;
  /** Query → category. */
  readonly queryCategories: SparseRows;
}
