import {affinitiesOf, inherited} from './affinities.ts';
import {facetUrl, searchUrl} from './chip-url.ts';
import {ancestorsOf, findCategory, subtreeOf} from './find-item.ts';
import {chipsHeading, countLabels} from './labels.ts';
import type {Pack} from './pack.ts';
import {perPack} from './per-pack.ts';
import {bandOf} from './price-band.ts';
import {bandsOf} from './price-bands.ts';
import {createProfile, type Profile} from './profile.ts';
import {findQuery} from './queries.ts';
import type {Chip, ChipList, RefineRequest} from './recommend.ts';
import {countTokens, itemsWhere, queryTokens, searchItems} from './search.ts';
import {tokenize} from './text.ts';

const DEFAULT_LIMIT = 6;
const MAX_LIMIT = 12;
/** Of one kind at most so many, so that a shopper is offered different ways on. */
const MAX_OF_KIND: Readonly<Record<Chip['kind'], number>> = {category: 3, brand: 2, attribute: 2, price: 1, query: 3};
/** How much a full affinity lifts a chip over one the shop alone would put first. */
const PERSONAL_LIFT = 4;
const NOBODY = createProfile();

/** A chip before it is worded. `value` is a category, brand or attribute value index. */
interface Candidate {
  readonly kind: Chip['kind'];
  readonly index: number;
  readonly count: number;
  /** What the shop knows: how evenly it splits, and how much of the interest lies behind it; 0 … 1. */
  readonly knowledge: number;
  /** 0 … 1; 0 in a neutral list. */
  readonly affinity: number;
  /** Query and price chips bring their own words. */
  readonly label?: string;
  readonly value?: string;
}

/**
 * 您是不是要找: narrower ways on from a query, a category, or both. Each count is that of the pack's items behind the
 * chip: those of `searchItems` and the category's subtree, filtered by it. No chip leads to nothing or to everything. A
 * query without results gets shorter queries and the categories that come nearest. With neither query nor category the
 * chips are those that are sought more than they used to be; none where nothing is.
 *
 * A price value "lo-hi" means lo ≤ price < hi in major units; either end may be missing.
 */
export function refine(
  pack: Pack,
  profile: Profile,
  request: RefineRequest,
  {now, listId}: {readonly now: number; readonly listId: string},
): ChipList {
  const neutral = request.neutral === true;
  const limit = Math.min(MAX_LIMIT, Math.max(0, Math.floor(request.limit ?? DEFAULT_LIMIT)));
  const query = request.query?.trim() ?? '';
  const category = request.categoryId ? findCategory(pack, request.categoryId) : pack.categoryCount;
  const inside = category < pack.categoryCount ? subtreeOf(pack, category) : null;
  const within = (items: Uint32Array) => (inside ? items.filter((item) => inside[pack.category[item]] === 1) : items);

  let candidates: Candidate[] = [];
  const tokens = queryTokens(query);
  if (tokens.length > 0 || category < pack.categoryCount) {
    const likings = likingsOf(pack, neutral ? NOBODY : profile, now);
    const items = within(tokens.length > 0 ? searchItems(pack, query) : everyItem(pack));
    candidates =
      items.length > 0
        ? narrower(pack, items, likings, query, request.locale)
        : nearest(pack, query, tokens, within, likings);
  } else if (query === '') candidates = trending(pack, likingsOf(pack, neutral ? NOBODY : profile, now));
  const chosen = pick(candidates, limit, true);
  const twin = pick(candidates, limit, false);
  const chips = chosen.map((candidate) => wordChip(pack, candidate, query, category, request.locale, twin));
  const personalized = chosen.some((candidate, position) => candidate !== twin[position]);
  const heading = chips.length > 0 ? chipsHeading(request.locale ?? pack.locales[0]) : '';
  return {listId, neutral, personalized, heading, chips};
}

type Likings = ReturnType<typeof likingsOf>;

function likingsOf(pack: Pack, profile: Profile, now: number) {
  const {categories, brands, values} = affinitiesOf(pack, profile, now);
  const whole = profile.prices.get('');
  const band = whole ? bandOf(whole, now) : {rank: 0.5, trust: 0};
  return {categories: inherited(pack, categories), brands, values, band};
}

const everyItem = (pack: Pack) => new Uint32Array(pack.itemCount).map((_, i) => i);

/** Ways to narrow items down: by category, brand, attribute and price. */
function narrower(
  pack: Pack,
  items: Uint32Array,
  likings: Likings,
  query: string,
  locale: string | undefined,
): Candidate[] {
  const total = items.length;
  const whole = items.reduce((sum, item) => sum + interest(pack, item), 0);
  /** Halves tell most: 4p(1 − p). Interest is measured against the rest of the result. */
  const worth = (count: number, behind: number) => (2 * count * (total - count)) / total ** 2 + behind / whole / 2;
  const candidates: Candidate[] = [];
  const add = (kind: Chip['kind'], tallies: Tallies, likedOf: (index: number) => number, extra?: Float64Array) => {
    for (const [index, {count, behind}] of tallies) {
      if (count >= total) continue;
      const knowledge = worth(count, behind) + (extra ? extra[index] / 2 : 0);
      candidates.push({kind, index, count, knowledge, affinity: likedOf(index)});
    }
  };
  const {brand, valueOffsets, values} = pack;

  const led = ledTo(pack, query);
  add('category', splitCategories(pack, items), (c) => likings.categories[c], led);
  const brands = tally(pack, items, (item, count) => {
    if (brand[item] < pack.brandCount) count(brand[item]);
  });
  add('brand', brands, (b) => likings.brands[b]);
  const attributes = tally(pack, items, (item, count) => {
    for (let p = valueOffsets[item]; p < valueOffsets[item + 1]; p++) count(values[p]);
  });
  add('attribute', attributes, (v) => likings.values[v]);

  for (const band of bandsOf(pack, items, locale)) {
    if (band.count === 0 || band.count >= total) continue;
    const {rank, trust} = likings.band;
    candidates.push({
      kind: 'price',
      index: -1,
      count: band.count,
      knowledge: worth(band.count, (whole * band.count) / total),
      affinity: Math.max(0, trust * (0.5 - Math.abs(band.rank - rank))),
      label: band.label,
      value: band.value,
    });
  }
  return candidates;
}

/** A query without results: shorter queries that have some, and the categories of the items that come nearest. */
function nearest(
  pack: Pack,
  query: string,
  tokens: readonly string[],
  within: (items: Uint32Array) => Uint32Array,
  likings: Likings,
): Candidate[] {
  if (tokens.length === 0) return [];
  const candidates: Candidate[] = [];
  const asked = new Set(tokens);
  const words = query.split(/\s+/).filter(Boolean);
  const shorter = new Set<string>();
  for (let w = 0; words.length > 1 && w < Math.min(words.length, 8); w++) {
    shorter.add(words.filter((_, other) => other !== w).join(' '));
    shorter.add(words[w]);
  }
  for (let q = 0; q < pack.queries.count && shorter.size < 24; q++) {
    const known = pack.queries.get(q);
    if (tokenize(known).some((token) => asked.has(token))) shorter.add(known);
  }
  for (const text of shorter) {
    const count = within(searchItems(pack, text)).length;
    if (count === 0) continue;
    const shared = queryTokens(text).filter((token) => asked.has(token)).length;
    candidates.push({
      kind: 'query',
      index: -1,
      count,
      knowledge: shared / tokens.length,
      affinity: 0,
      label: text,
      value: text,
    });
  }

  const counts = countTokens(pack, tokens);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const near = most > 0 ? within(itemsWhere(counts, (count) => count === most)) : new Uint32Array(0);
  const leaves = tally(pack, near, (item, count) => {
    if (pack.category[item] < pack.categoryCount) count(pack.category[item]);
  });
  for (const [index, {count}] of leaves) {
    const there = sizesOf(pack)[index]; // the chip leads to the category's own page
    const knowledge = ((most / tokens.length) * count) / near.length;
    candidates.push({kind: 'category', index, count: there, knowledge, affinity: likings.categories[index], value: ''});
  }
  return candidates;
}

/** Queries and categories sought more than they used to be. */
function trending(pack: Pack, likings: Likings): Candidate[] {
  const candidates: Candidate[] = [];
  pack.queryTrend.forEach((knowledge, q) => {
    if (knowledge === 0) return;
    const text = pack.queries.get(q);
    const count = searchItems(pack, text).length;
    if (count > 0) candidates.push({kind: 'query', index: -1, count, knowledge, affinity: 0, label: text, value: text});
  });
  pack.categoryTrend.forEach((knowledge, index) => {
    const count = sizesOf(pack)[index];
    const affinity = likings.categories[index];
    if (knowledge > 0 && count > 0) candidates.push({kind: 'category', index, count, knowledge, affinity, value: ''});
  });
  return candidates;
}

/** Items in each category and below it. */
const sizesOf = perPack((pack) => {
  const sizes = new Uint32Array(pack.categoryCount);
  for (const [c, {count}] of tallyCategories(pack, everyItem(pack))) sizes[c] = count;
  return sizes;
});

type Tallies = Map<number, {count: number; behind: number}>;

/** Items and interest per index; `indexes` names those an item counts for, each once. */
function tally(
  pack: Pack,
  items: Uint32Array,
  indexes: (item: number, count: (index: number) => void) => void,
): Tallies {
  const tallies: Tallies = new Map();
  for (const item of items) {
    indexes(item, (index) => {
      const entry = tallies.get(index);
      if (entry) {
        entry.count++;
        entry.behind += interest(pack, item);
      } else tallies.set(index, {count: 1, behind: interest(pack, item)});
    });
  }
  return tallies;
}

/** The same for every category with items in it or below it. */
function tallyCategories(pack: Pack, items: Uint32Array): Tallies {
  const all: Tallies = new Map();
  const leaves = tally(pack, items, (item, count) => count(pack.category[item]));
  for (const [leaf, {count, behind}] of leaves) {
    for (const c of ancestorsOf(pack, leaf)) {
      const sum = all.get(c);
      all.set(c, {count: count + (sum?.count ?? 0), behind: behind + (sum?.behind ?? 0)});
    }
  }
  return all;
}

/** Popularity is kept as a root; a little goes to items nobody has looked at yet. */
const interest = (pack: Pack, item: number) => pack.popularity[item] ** 2 + 1e-3;

/**
 * Where the items part ways: the categories under the widest one that holds more than one of them, each followed
 * down as long as it holds all of its branch, so that 苹果 gives 水果 and 手机 and not 生鲜 and 数码.
 */
function splitCategories(pack: Pack, items: Uint32Array): Tallies {
  const all = tallyCategories(pack, items);
  const children = (parent: number) => [...all.keys()].filter((c) => pack.parents[c] === parent);
  const countOf = (c: number) => all.get(c)!.count;
  let level = children(pack.categoryCount);
  while (level.length === 1 && countOf(level[0]) === items.length) level = children(level[0]);
  const down = (c: number): number => {
    const only = children(c).find((child) => countOf(child) === countOf(c));
    return only === undefined ? c : down(only);
  };
  return new Map(level.map(down).map((c) => [c, all.get(c)!]));
}

/** Share of the shoppers who, after this query, went to each category or one below it. */
function ledTo(pack: Pack, query: string): Float64Array {
  const shares = new Float64Array(pack.categoryCount);
  const row = query === '' ? -1 : findQuery(pack, query);
  if (row < 0) return shares;
  const {offsets, columns, weights} = pack.queryCategories;
  let total = 0;
  for (let p = offsets[row]; p < offsets[row + 1]; p++) total += weights[p];
  for (let p = offsets[row]; p < offsets[row + 1]; p++) {
    for (const up of ancestorsOf(pack, columns[p])) shares[up] += weights[p] / total;
  }
  return shares;
}

/** Best first, a few of each kind. */
function pick(candidates: readonly Candidate[], limit: number, personal: boolean): Candidate[] {
  const value = ({knowledge, affinity}: Candidate) => knowledge * (personal ? 1 + PERSONAL_LIFT * affinity : 1);
  const used: Partial<Record<Chip['kind'], number>> = {};
  const chosen: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => value(b) - value(a))) {
    const {kind} = candidate;
    if (chosen.length >= limit) break;
    if ((used[kind] ?? 0) >= MAX_OF_KIND[kind]) continue;
    used[kind] = (used[kind] ?? 0) + 1;
    chosen.push(candidate);
  }
  return chosen;
}

function wordChip(
  pack: Pack,
  candidate: Candidate,
  query: string,
  category: number,
  locale: string | undefined,
  twin: readonly Candidate[],
): Chip {
  const {kind, index, count, affinity} = candidate;
  const page =
    query !== ''
      ? searchUrl(pack, query, locale)
      : category < pack.categoryCount
        ? pack.categoryUrls.get(category, locale)
        : '';
  const chip = (label: string, facet: string, value: string, url: string): Chip => ({
    kind,
    label,
    count,
    ...countLabels(count, locale ?? pack.locales[0]),
    url,
    facet,
    value,
    personal: affinity > 0 && !twin.includes(candidate),
  });
  switch (kind) {
    case 'category': {
      const id = pack.categoryIds.get(index);
      const own = pack.categoryUrls.get(index, locale);
      // Without a query, or instead of one that finds nothing, the category's own page shows exactly its items.
      const url = query === '' || candidate.value === '' ? own : facetUrl(pack, page, 'category', id);
      return chip(pack.categoryNames.get(index, locale), 'category', id, url);
    }
    case 'brand':
      return chip(
        pack.brands.get(index, locale),
        'brand',
        pack.brands.get(index),
        facetUrl(pack, page, 'brand', pack.brands.get(index)),
      );
    case 'attribute': {
      const facet = pack.facets[pack.valueFacets[index]];
      const value = pack.valueNames.get(index);
      return chip(pack.valueNames.get(index, locale), facet, value, facetUrl(pack, page, facet, value));
    }
    case 'price': {
      const value = candidate.value ?? '';
      return chip(candidate.label ?? '', 'price', value, facetUrl(pack, page, 'price', value));
    }
    case 'query': {
      const value = candidate.value ?? '';
      return chip(value, 'query', value, searchUrl(pack, value, locale));
    }
  }
}
