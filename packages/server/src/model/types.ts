import type {
  Catalog,
  CatalogCategory,
  Estimate,
  Evidence,
  FactSums,
  Half,
  PackQuery,
  RankWeights,
  ShopSettings,
  SparseRows,
  Task,
  Trends,
} from '@vitrine/core';
import type {Work} from './work.ts';

/** The private answers to one question over one week, still noisy: what `estimateCounts` makes of their counters. */
export interface TaskReports {
  readonly task: Task;
  /** Answers counted. */
  readonly reports: number;
  /** e^ε of each answer. */
  readonly a: number;
  /** Weeks since they came in; 0 is the current week. Older weeks count 2^(−age/6). */
  readonly ageWeeks: number;
  /** Unbiased count of devices that meant each key, with its variance (PRIVACY §3.6), as all answers or one half of them tell it. */
  estimate(keys: readonly string[], half?: Half): readonly Estimate[];
}

/** A shop's own statistics with noise: what a public pack may be made of (`publishSums`). */
export interface PublishedSums {
  /** As a model takes answers of devices: counts with noise, and its variance. */
  readonly reports: readonly TaskReports[];
  /** Of all files together, with noise too. */
  readonly shoppers: number;
  /** Of one shopper in one file, nats, whatever is published of it and however often. */
  readonly epsilon: number;
}

export interface ModelInput {
  readonly catalog: Catalog;
  readonly settings: ShopSettings;
  /** First-party statistics, exact (imported orders and logs); null when the shop has none, or publishes them with noise. */
  readonly sums: FactSums | null;
  /** First-party statistics with noise, in the place of `sums`; default null. */
  readonly published?: PublishedSums | null;
  /** Of these, the sums of orders alone, which tell what is bought together; default null. */
  readonly orders?: FactSums | null;
  /** Devices' private answers, any number of tasks and weeks; [] when there are none. */
  readonly reports: readonly TaskReports[];
  /** Epoch ms. */
  readonly now: number;
  /** Default: `DEFAULT_SHAPE`. */
  readonly shape?: ModelShape;
  /** Weights of the ranker where they have been chosen; default: the usual ones, with neighbors on their scale. */
  readonly weights?: RankWeights;
  /** Where a long build lays down its parts. Default: nowhere. */
  readonly work?: Work;
}

/** How much steps against their direction and likeness of company count beside steps forward. */
export interface ModelShape {
  readonly backward: number;
  readonly alike: number;
}

/** The learnt part of a `PackContent`; item indexes are those of `catalog.items`. */
export interface Model {
  /** The catalogue's categories, followed by those that only item paths name. Their indexes are used below. */
  readonly categories: readonly CatalogCategory[];
  /** Share of the shop's interest, one per item, ≥ 0, sums to 1 (all 0 for an empty catalogue). */
  readonly popularity: Float32Array;
  /** Item → item, at most `MAX_NEIGHBORS` a row, largest first; the item itself may be among them (a repeat). */
  readonly neighbors: SparseRows;
  /** Category → category, one row per entry of `categories`; rows of categories without items of their own are empty. */
  readonly transitions: SparseRows;
  /** Item → items that can stand in for it. */
  readonly similar: SparseRows;
  /** Item → items that go with it. */
  readonly companions: SparseRows;
  readonly trends: Trends;
  readonly queries: readonly PackQuery[];
  readonly weights: RankWeights;
  readonly evidence: readonly Evidence[];
}
