import type {SeenItem, ShopEvent} from '@vitrine/core';

export type Stop = () => void;

type Untimed<E> = E extends unknown ? Omit<E, 'at'> : never;

/** What an adapter saw; the tracker stamps the time, so that one clock rules. */
export type Sighting = Untimed<ShopEvent>;

/** One way of learning what happens on the page. Never throws into the page, never changes it, and stops without a trace. */
export type Adapter = (page: Window, emit: (seen: Sighting) => void) => Stop;

/** How far a source is believed: the merchant's own words, the platform's events, a data layer, what the page looks like. */
export const TRUST = {explicit: 4, platform: 3, dataLayer: 2, page: 1} as const;

export type PageKind = 'product' | 'list' | 'search' | 'cart' | 'checkout' | 'thanks' | 'other';

/** Where something of a page was read, in the order in which sources are believed unless they disagree. */
export type Source =
  | 'explicit'
  | 'data-layer'
  | 'platform'
  | 'json-ld'
  | 'microdata'
  | 'rdfa'
  | 'meta'
  | 'state'
  | 'dom'
  | 'url';

export interface Provenance {
  readonly source: Source;
  /** 0 … 1: how often such a reading is right, other sources that agree counted in. */
  readonly confidence: number;
}

/** What of a reading has a source of its own. */
export type ReadField = 'kind' | Exclude<keyof SeenItem, 'aliases'>;

/** First decided, then filled: what kind of page is open and what it shows. */
export interface PageReading {
  readonly kind: PageKind;
  /** Where kind and the item's fields come from; a field that was not found is absent. */
  readonly sources: Readonly<Partial<Record<ReadField, Provenance>>>;
  /** The main product of a product page. */
  readonly item: SeenItem | null;
  /** Category path of a list, widest first; [] when the page does not say. */
  readonly category: readonly string[];
  /** Items seen on a list, in page order, with what their cards say. */
  readonly items: readonly SeenItem[];
  /** What was searched, on a results page. */
  readonly query: string | null;
  /** What was bought, on a thank-you page that says so. */
  readonly bought: readonly {readonly item: SeenItem; readonly quantity: number}[];
}

export const NOTHING_READ: PageReading = {
  kind: 'other',
  sources: {},
  item: null,
  category: [],
  items: [],
  query: null,
  bought: [],
};

/** What finds out by itself what a merchant has not marked. */
export interface Detector {
  /** Calls back once the page can be read; again when what knows its platform has come late. */
  ready(done: () => void): void;
  /**
   * Reads the page as it stands, in tasks of a few ms each: slow enough to be asked for only when a page has settled. A
   * reading that is still under way is dropped.
   *
   * @param done hears of what was read, before this returns when it takes no second task
   * @param marked what the merchant's marks say of it, which nothing contradicts
   */
  read(done: (reading: PageReading) => void, marked?: PageReading): void;
  /** Adds, removes, favourites, searches and purchases as they happen, each with the trust of its source. */
  watch(emit: (seen: Sighting, trust: number) => void): Stop;
  /** Hears of acts that marks and calls tell, so that nothing is told of them twice. */
  noted(event: ShopEvent): void;
  /** Hears of every act once it has been told. */
  follow(event: ShopEvent): void;
  /** The page is being left: what is held back goes now, and what is not read yet is read at once, unless it is gone. */
  flush(): void;
  /** Erases what the tab's session holds of attempts and carts. */
  forget(): void;
}
