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
 * query without results gets shorter queries and the categories that come nearest, or else what is sought most in the
 * shop. With neither query nor category the chips are those that are sought more than they used to be; none where
 * nothing is.
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

  const likings = likingsOf(pack, neutral ? NOBODY : profile, now);
  const asksForAll = query === '' && category >= pack.categoryCount;
  const items = query === '' ? everyItem(pack) : searchItems(pack, query);
  const found = asksForAll ? items : within(items);
  const candidates = asksForAll
    ? trending(pack, likings)
    : found.length > 0
      ? narrower(pack, found, likings, query, request.locale)
      : elsewhere(pack, query, likings);
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

/** So many of the shop's own queries are looked up: most lead somewhere. */
const MAX_LOOKED_UP = 12;

/**
 * Where nothing is found: shorter queries that find something, the categories of the items that
 * come nearest, or else what most shoppers look for. Anywhere in the shop, as the chips lead there.
 */
function elsewhere(pack: Pack, query: string, likings: Likings): Candidate[] {
  const tokens = queryTokens(query);
  const asked = new Set(tokens);
  const words = query.split(/\s+/, 8).filter(Boolean);
  const shorter = new Set([query]); // the query itself may find something outside the category
  for (let w = 0; words.length > 1 && w < words.length; w++) {
    shorter.add(words.filter((_, other) => other !== w).join(' '));
    shorter.add(words[w]);
  }
  for (let q = 0; tokens.length > 0 && q < pack.queries.count && shorter.size < 24; q++) {
    const known = pack.queries.get(q);
    if (tokenize(known).some((token) => asked.has(token))) shorter.add(known);
  }
  const candidates = [...shorter].flatMap((text) => {
    const shared = queryTokens(text).filter((token) => asked.has(token)).length / Math.max(1, tokens.length);
    return queryCandidate(pack, text, shared);
  });

  const counts = tokens.length > 0 ? countTokens(pack, tokens) : new Uint8Array(0);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const near = most > 0 ? itemsWhere(counts, (count) => count === most) : new Uint32Array(0);
  for (const [index, {count}] of tallyLeaves(pack, near)) {
    candidates.push(categoryCandidate(pack, index, ((most / tokens.length) * count) / near.length, likings));
  }
  if (candidates.length > 0) return candidates;
  for (let q = 0; q < Math.min(pack.queries.count, MAX_LOOKED_UP); q++) {
    candidates.push(...queryCandidate(pack, pack.queries.get(q), pack.queryWeights[q] / pack.queryWeights[0] / 2));
  }
  const all = everyItem(pack);
  const whole = all.reduce((sum, item) => sum + interest(pack, item), 0);
  for (const [index, {count, behind}] of splitCategories(pack, all)) {
    if (count < all.length) candidates.push(categoryCandidate(pack, index, behind / whole, likings));
  }
  return candidates;
}

/** Leads to the results of a query; none where it has none. */
function queryCandidate(pack: Pack, text: string, knowledge: number): Candidate[] {
  const count = searchItems(pack, text).length;
  return count > 0 ? [{kind: 'query', index: -1, count, knowledge, affinity: 0, label: text, value: text}] : [];
}

/** Leads to the category's own page. */
const categoryCandidate = (pack: Pack, index: number, knowledge: number, {categories}: Likings): Candidate => ({
  kind: 'category',
  index,
  count: sizesOf(pack)[index],
  knowledge,
  affinity: categories[index],
  value: '',
});

/** Queries and categories sought more than they used to be. */
function trending(pack: Pack, likings: Likings): Candidate[] {
  const risen = [...pack.queryTrend.keys()].filter((q) => pack.queryTrend[q] > 0);
  const most = risen.sort((a, b) => pack.queryTrend[b] - pack.queryTrend[a]).slice(0, MAX_LOOKED_UP);
  const candidates = most.flatMap((q) => queryCandidate(pack, pack.queries.get(q), pack.queryTrend[q]));
  pack.categoryTrend.forEach((knowledge, index) => {
    if (knowledge > 0 && sizesOf(pack)[index] > 0) candidates.push(categoryCandidate(pack, index, knowledge, likings));
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

const tallyLeaves = (pack: Pack, items: Uint32Array): Tallies =>
  tally(pack, items, (item, count) => {
    if (pack.category[item] < pack.categoryCount) count(pack.category[item]);
  });

/** The same for every category with items in it or below it. */
function tallyCategories(pack: Pack, items: Uint32Array): Tallies {
  const all: Tallies = new Map();
  for (const [leaf, {count, behind}] of tallyLeaves(pack, items)) {
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
  const found = query === '' ? '' : searchUrl(pack, query, locale);
  const isInside = category < pack.categoryCount;
  const page =
    query === ''
      ? isInside
        ? pack.categoryUrls.get(category, locale)
        : ''
      : isInside
        ? facetUrl(pack, found, 'category', pack.categoryIds.get(category))
        : found;
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
      const url = query === '' || candidate.value === '' ? own : facetUrl(pack, found, 'category', id);
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
