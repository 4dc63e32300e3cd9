import {addDecayed, type Decayed, halved, LONG_HALF_LIFE_MS} from './affinity.ts';
import {type ItemAction, SESSION_GAP_MS, type SeenItem, type ShopEvent} from './event.ts';
import {ancestorsOf, findCategory, findItem} from './find-item.ts';
import type {Pack} from './pack.ts';
import {perPack} from './per-pack.ts';
import {priceRankOf} from './price-band.ts';
import {findQuery} from './queries.ts';

/** An item the shopper showed interest in. */
export interface Seed {
  /** The pack's id of it, or the page's when the pack does not know it. */
  readonly itemId: string;
  /** Last interest, epoch ms. */
  readonly at: number;
  /** Strongest action so far, view 1 … purchase 5. */
  readonly weight: number;
  readonly views: number;
  readonly dwellMs: number;
  /** The session of the last interest, counted from 1. */
  readonly session: number;
}

/** Decaying mean of the price ranks looked at; `sum` is weighted by `weight`. */
export interface PriceBand {
  readonly sum: Decayed;
  readonly weight: Decayed;
}

/** What the device knows of its visitor. Derived from events and thrown away freely; never leaves the device. */
export interface Profile {
  readonly eventCount: number;
  /** First and last event, epoch ms; null before the first. */
  readonly since: number | null;
  readonly lastAt: number | null;
  /** Sessions so far. */
  readonly session: number;
  /** Distinct items, newest first, at most `MAX_SEEDS`. */
  readonly seeds: readonly Seed[];
  /** By `facetKey(facet, value)`; the value '' holds the sum over the facet. */
  readonly affinities: ReadonlyMap<string, Decayed>;
  /** By category id; '' is over all categories. */
  readonly prices: ReadonlyMap<string, PriceBand>;
  readonly cart: readonly string[];
  readonly favorites: readonly string[];
  /** Not to be shown again, newest first, at most `MAX_BOUGHT`. */
  readonly dismissed: readonly string[];
  /** Newest first, at most `MAX_BOUGHT`. */
  readonly bought: readonly {readonly itemId: string; readonly at: number}[];
  /** Distinct, newest first, at most `MAX_QUERIES`. */
  readonly queries: readonly {readonly query: string; readonly at: number; readonly session: number}[];
}

type Draft = {-readonly [K in keyof Profile]: Profile[K]} & {
  affinities: Map<string, Decayed>;
  prices: Map<string, PriceBand>;
};

export const MAX_SEEDS = 50;
export const MAX_BOUGHT = 200;
export const MAX_QUERIES = 10;
export const MAX_QUERY_LENGTH = 100;
/** Sums beyond this many lose their faintest half, so a profile stays small however long a life it has. */
const MAX_AFFINITIES = 1000;

/** How much interest an action shows, in views. */
export const ACTION_WEIGHT: Readonly<Record<ItemAction, number>> = {
  view: 1,
  favorite: 3,
  add: 4,
  purchase: 5,
  unfavorite: 0,
  remove: 0,
  dismiss: 0,
};
export const LIST_WEIGHT = 0.5;
export const SEARCH_WEIGHT = 1;
/** A minute on an item's page counts as one more view. */
const DWELL_VIEW_MS = 60_000;

export const facetKey = (facet: string, value: string): string => `${facet}\t${value}`;

/** A visitor nothing is known of. */
export function createProfile(): Profile {
  return emptyDraft();
}

/** The profile after one more event. Pure: the old profile stays as it was. */
export function foldEvent(profile: Profile, event: ShopEvent, pack: Pack): Profile {
  const draft: Draft = {...profile, affinities: new Map(profile.affinities), prices: new Map(profile.prices)};
  apply(draft, event, pack);
  return draft;
}

/** The profile of a whole history, oldest first: bit for bit what folding the events one by one gives. */
export function buildProfile(events: Iterable<ShopEvent>, pack: Pack): Profile {
  const draft = emptyDraft();
  for (const event of events) apply(draft, event, pack);
  return draft;
}

const emptyDraft = (): Draft => ({
  eventCount: 0,
  since: null,
  lastAt: null,
  session: 0,
  seeds: [],
  affinities: new Map(),
  prices: new Map(),
  cart: [],
  favorites: [],
  dismissed: [],
  bought: [],
  queries: [],
});

function apply(draft: Draft, event: ShopEvent, pack: Pack): void {
  const {at} = event;
  if (draft.lastAt === null || at - draft.lastAt > SESSION_GAP_MS) draft.session++;
  draft.lastAt = Math.max(draft.lastAt ?? at, at);
  draft.since = Math.min(draft.since ?? at, at);
  draft.eventCount++;
  switch (event.type) {
    case 'view':
    case 'favorite':
    case 'add':
    case 'purchase':
    case 'remove':
    case 'unfavorite':
    case 'dismiss':
      applyItem(draft, event.type, event.item, at, pack);
      break;
    case 'dwell': {
      const index = findItem(pack, event.itemId);
      const itemId = index < 0 ? event.itemId : pack.itemIds.get(index);
      draft.seeds = draft.seeds.map((seed) =>
        seed.itemId === itemId ? {...seed, dwellMs: seed.dwellMs + Math.max(0, event.ms)} : seed,
      );
      if (index >= 0) addItem(draft, pack, index, Math.min(1, Math.max(0, event.ms) / DWELL_VIEW_MS), at);
      break;
    }
    case 'search': {
      const query = event.query.trim().slice(0, MAX_QUERY_LENGTH);
      if (query === '') break;
      const others = draft.queries.filter((recent) => recent.query !== query);
      draft.queries = [{query, at, session: draft.session}, ...others].slice(0, MAX_QUERIES);
      addQuery(draft, pack, query, at);
      break;
    }
    case 'list':
      addCategory(draft, pack, findCategory(pack, event.category), LIST_WEIGHT, at);
      break;
    // Checkout, impressions and clicks say nothing that views and purchases do not say better.
  }
  if (draft.affinities.size > MAX_AFFINITIES) dropFaintest(draft);
}

function applyItem(draft: Draft, action: ItemAction, seen: SeenItem, at: number, pack: Pack): void {
  const index = findItem(pack, seen);
  const itemId = index < 0 ? seen.itemId : pack.itemIds.get(index);
  const without = (ids: readonly string[]) => ids.filter((id) => id !== itemId);
  if (action === 'add') draft.cart = [...without(draft.cart), itemId];
  if (action === 'remove' || action === 'purchase') draft.cart = without(draft.cart);
  if (action === 'favorite') draft.favorites = [...without(draft.favorites), itemId];
  if (action === 'unfavorite') draft.favorites = without(draft.favorites);
  if (action === 'purchase') draft.bought = [{itemId, at}, ...draft.bought].slice(0, MAX_BOUGHT);
  if (action === 'dismiss') {
    draft.dismissed = [itemId, ...without(draft.dismissed)].slice(0, MAX_BOUGHT);
    halveCategory(draft, pack, index < 0 ? findCategory(pack, seen.category ?? []) : pack.category[index]);
  }
  const weight = ACTION_WEIGHT[action];
  if (weight === 0) return;

  const known = draft.seeds.find((seed) => seed.itemId === itemId);
  const seed: Seed = {
    itemId,
    at,
    weight: Math.max(weight, known?.weight ?? 0),
    views: (known?.views ?? 0) + (action === 'view' ? 1 : 0),
    dwellMs: known?.dwellMs ?? 0,
    session: draft.session,
  };
  draft.seeds = [seed, ...draft.seeds.filter((other) => other !== known)].slice(0, MAX_SEEDS);
  if (index >= 0) addItem(draft, pack, index, weight, at);
  else addSeen(draft, pack, seen, weight, at);
}

/** An item of the pack counts for its category and all wider ones, its brand, its attributes and its price. */
function addItem(draft: Draft, pack: Pack, index: number, weight: number, at: number): void {
  const keys = keysOf(pack);
  addCategory(draft, pack, pack.category[index], weight, at);
  const brand = pack.brand[index];
  if (brand < pack.brandCount) addFacet(draft, keys.brand(brand), weight, at);
  for (let p = pack.valueOffsets[index]; p < pack.valueOffsets[index + 1]; p++) {
    addFacet(draft, keys.value(pack.values[p]), weight, at);
  }
  addPrice(draft, pack, pack.category[index], pack.priceRank[index], weight, at);
}

/** An item the pack does not know counts for what the page itself said of it. */
function addSeen(draft: Draft, pack: Pack, seen: SeenItem, weight: number, at: number): void {
  const category = findCategory(pack, seen.category ?? []);
  addCategory(draft, pack, category, weight, at);
  if (seen.brand) {
    const brand = keysOf(pack).brands.get(seen.brand.toLowerCase());
    addFacet(draft, brand ?? facetKey('brand', seen.brand), weight, at);
  }
  const rank = priceRankOf(pack, category, seen.price, seen.currency);
  if (rank !== null) addPrice(draft, pack, category, rank, weight, at);
}

/** A query counts for the categories shoppers of this shop went to after it. */
function addQuery(draft: Draft, pack: Pack, query: string, at: number): void {
  const row = findQuery(pack, query);
  if (row < 0) return;
  const {offsets, columns, weights} = pack.queryCategories;
  let total = 0;
  for (let p = offsets[row]; p < offsets[row + 1]; p++) total += weights[p];
  for (let p = offsets[row]; p < offsets[row + 1]; p++) {
    addCategory(draft, pack, columns[p], (SEARCH_WEIGHT * weights[p]) / total, at);
  }
}

function addCategory(draft: Draft, pack: Pack, category: number, weight: number, at: number): void {
  if (category >= pack.categoryCount) return;
  const keys = keysOf(pack);
  for (const up of ancestorsOf(pack, category)) add(draft.affinities, keys.category(up), weight, at);
  add(draft.affinities, facetKey('category', ''), weight, at);
}

/** Who is not interested in an item is half as interested in its like. */
function halveCategory(draft: Draft, pack: Pack, category: number): void {
  const key = category < pack.categoryCount ? keysOf(pack).category(category) : '';
  const sum = draft.affinities.get(key);
  if (sum) draft.affinities.set(key, {...sum, short: sum.short / 2, long: sum.long / 2});
}

function addFacet(draft: Draft, key: string, weight: number, at: number): void {
  add(draft.affinities, key, weight, at);
  add(draft.affinities, key.slice(0, key.indexOf('\t') + 1), weight, at);
}

function addPrice(draft: Draft, pack: Pack, category: number, rank: number, weight: number, at: number): void {
  for (const id of category < pack.categoryCount ? [pack.categoryIds.get(category), ''] : ['']) {
    const band = draft.prices.get(id);
    draft.prices.set(id, {
      sum: addDecayed(band?.sum, weight * rank, at),
      weight: addDecayed(band?.weight, weight, at),
    });
  }
}

function add(sums: Map<string, Decayed>, key: string, weight: number, at: number): void {
  sums.set(key, addDecayed(sums.get(key), weight, at));
}

function dropFaintest(draft: Draft): void {
  const now = draft.lastAt ?? 0;
  const left = ({long, at}: Decayed) => long * halved(now - at, LONG_HALF_LIFE_MS);
  const totals = [...draft.affinities].filter(([key]) => key.endsWith('\t'));
  const kept = [...draft.affinities].sort(([, a], [, b]) => left(b) - left(a)).slice(0, MAX_AFFINITIES / 2);
  draft.affinities = new Map([...totals, ...kept]);
}

/** Keys of the pack's facet values, made once each. A brand is known by its name in any locale. */
export const keysOf = perPack((pack) => {
  const memo = (make: (index: number) => string) => {
    const made: string[] = [];
    return (index: number) => (made[index] ??= make(index));
  };
  const brand = memo((b) => facetKey('brand', pack.brands.get(b)));
  let brands: Map<string, string> | null = null;
  return {
    brand,
    item: (i: number) => facetKey('item', pack.itemIds.get(i)),
    category: memo((c) => facetKey('category', pack.categoryIds.get(c))),
    value: memo((v) => facetKey(pack.facets[pack.valueFacets[v]], pack.valueNames.get(v))),
    get brands(): ReadonlyMap<string, string> {
      if (brands) return brands;
      brands = new Map();
      for (const locale of pack.locales) {
        for (let b = 0; b < pack.brandCount; b++) {
          const name = pack.brands.get(b, locale).toLowerCase();
          if (!brands.has(name)) brands.set(name, brand(b));
        }
      }
      return brands;
    },
  };
});
