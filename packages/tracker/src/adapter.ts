import type {SeenItem, ShopEvent} from '@vitrine/core';

export type Stop = () => void;

type Untimed<E> = E extends unknown ? Omit<E, 'at'> : never;

/** What an adapter saw; the tracker stamps the time, so that one clock rules. */
export type Sighting = Untimed<ShopEvent>;

/** One way of learning what happens on the page. Never throws into the page, never changes it, and stops without a trace. */
export type Adapter = (page: Window, emit: (seen: Sighting) => void) => Stop;

/** How far a source is believed: the merchant's own words, a data layer, what the page looks like. */
export const TRUST = {explicit: 3, dataLayer: 2, page: 1} as const;

/** First decided, then filled: what kind of page is open and what it shows. */
export interface PageReading {
  readonly kind: 'product' | 'list' | 'search' | 'cart' | 'checkout' | 'thanks' | 'other';
  /** The main product of a product page. */
  readonly item: SeenItem | null;
  /** Category path of a list, widest first; [] when the page does not say. */
  readonly category: readonly string[];
  /** Items seen on a list, in page order. */
  readonly itemIds: readonly string[];
  /** What was searched, on a results page. */
  readonly query: string | null;
  /** What was bought, on a thank-you page that says so. */
  readonly bought: readonly {readonly item: SeenItem; readonly quantity: number}[];
}

export const NOTHING_READ: PageReading = {
  kind: 'other',
  item: null,
  category: [],
  itemIds: [],
  query: null,
  bought: [],
};

/** What reads the shop's pages. */
export interface Detector {
  /** The page as it stands. Slow enough (a few ms) to be called only when a page has settled. */
  read(): PageReading;
  /** Adds, removes, favourites, searches and purchases as they happen, each with the trust of its source. */
  watch(emit: (seen: Sighting, trust: number) => void): Stop;
  /** Hears of every act, also those from marks and calls, and releases it once. */
  offer(event: ShopEvent, trust: number): void;
  /** The page is being left: what is held back goes now. */
  flush(): void;
}
