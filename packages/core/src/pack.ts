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
  /** Weight of exact first-party statistics (orders, logs) merged into it, in sessions. */
  readonly firstParty: number;
  readonly basis: 'measured' | 'composed' | 'catalog';
}

/** Weights of the ranker's scorers; learnt by the lab or by the builder from the data, and carried by the pack. */
export interface RankWeights {
  readonly neighbors: number;
  /** How fast older seeds fade: weight of the k-th last distinct item is seedDecay^k. */
  readonly seedDecay: number;
  readonly repeat: number;
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
  /** What shoppers ask for and where it leads; most frequent first. Category indexes are those of `categories`. */
  readonly queries: readonly PackQuery[];
}

export interface PackQuery {
  readonly query: string;
  readonly weight: number;
  readonly categories: readonly {readonly category: number; readonly weight: number}[];
}
