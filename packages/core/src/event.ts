/** What a page says of an item; only `itemId` is certain. `url` is the join key where ids differ between sources. */
export interface SeenItem {
  readonly itemId: string;
  /** Other names of the same item: sku, variant id, data layer id. */
  readonly aliases?: readonly string[];
  readonly url?: string;
  readonly title?: string;
  readonly image?: string;
  /** In major units as the page prints it, e.g. 129.9. */
  readonly price?: number;
  /** ISO 4217. */
  readonly currency?: string;
  /** Category path, widest first. */
  readonly category?: readonly string[];
  readonly brand?: string;
  readonly available?: boolean;
}

/** What a shopper does with one item; `dismiss` is 不感兴趣. */
export type ItemAction = 'view' | 'favorite' | 'unfavorite' | 'add' | 'remove' | 'purchase' | 'dismiss';

/** `at` is epoch ms. One purchase of three items is three events; no order id is kept. */
export type ShopEvent = Happening & {
  /** Came from another device of the shopper's, which tells of it in its own summaries: none of this one's does. */
  readonly adopted?: true;
};

type Happening =
  | {readonly type: ItemAction; readonly at: number; readonly item: SeenItem; readonly quantity?: number}
  | {readonly type: 'dwell'; readonly at: number; readonly itemId: string; readonly ms: number}
  | {readonly type: 'search'; readonly at: number; readonly query: string}
  | {
      readonly type: 'list';
      readonly at: number;
      readonly category: readonly string[];
      readonly itemIds: readonly string[];
      /** What the cards said, where the device learns its catalogue from them; never sent. */
      readonly items?: readonly SeenItem[];
    }
  | {readonly type: 'checkout'; readonly at: number}
  | {
      readonly type: 'impression' | 'click';
      readonly at: number;
      readonly listId: string;
      readonly placement: string;
      readonly itemId: string;
      /** 0-based place in the list. */
      readonly position: number;
    };

export type EventType = ShopEvent['type'];

/** Gap that ends a session. Google Analytics' and the literature's usual bound. */
export const SESSION_GAP_MS = 30 * 60_000;
