import {halved, SHORT_HALF_LIFE_MS} from './affinity.ts';
import {SESSION_GAP_MS, type ShopEvent} from './event.ts';
import {findCategory, findItem} from './find-item.ts';
import type {Pack} from './pack.ts';
import {ACTION_WEIGHT, LIST_WEIGHT, SEARCH_WEIGHT} from './profile.ts';
import {findQuery} from './queries.ts';
import type {Intent} from './recommend.ts';
import {type Deed, tellDeed} from './tell-deed.ts';

type Sign = 'checkout' | 'purchase' | 'add' | 'favorite' | 'return' | 'stay' | 'items' | 'search' | 'browse';

/** Of each sign what it was seen in, by name, with how much: milliseconds of a stay, else 1. */
type Signs = Readonly<Record<Sign, Map<string, number>>>;

interface Rule {
  readonly goal: Intent['goal'];
  readonly sign: Sign;
  readonly least: number;
}

/** From the farthest goal to the nearest; what has come farthest holds. `stay` is in seconds on one item. */
const RULES: readonly Rule[] = [
  {goal: 'buy', sign: 'checkout', least: 1},
  {goal: 'buy', sign: 'purchase', least: 1},
  {goal: 'buy', sign: 'add', least: 1},
  {goal: 'decide', sign: 'return', least: 1},
  {goal: 'decide', sign: 'favorite', least: 1},
  {goal: 'decide', sign: 'stay', least: 60},
  {goal: 'compare', sign: 'items', least: 3},
  {goal: 'explore', sign: 'items', least: 1},
  {goal: 'explore', sign: 'search', least: 1},
  {goal: 'explore', sign: 'browse', least: 1},
];

/** What other signs say; for those of deeds there are words already. */
type Words = Readonly<
  Record<'checkout' | 'return' | 'stay' | 'items' | 'browse', (count: number, name: string) => string>
>;

const ZH: Words = {
  checkout: () => '已去结算',
  return: (_, name) => `回头看了「${name}」`,
  stay: (count, name) => `在「${name}」上停留了 ${count} 秒`,
  items: (count) => `看了 ${count} 件`,
  browse: () => '逛了这个分类',
};

const EN: Words = {
  checkout: () => 'Went to the checkout',
  return: (_, name) => `Came back to “${name}”`,
  stay: (count, name) => `Spent ${count} seconds on “${name}”`,
  items: (count) => (count === 1 ? 'Viewed 1 item' : `Viewed ${count} items`),
  browse: () => 'Browsed this category',
};

/**
 * What this visit is about and how far it has come: the category most of it went to, later steps counting more, and the
 * farthest goal its signs there speak for; null where the visit is over or has been to no category of the shop's.
 *
 * @param events oldest first; only those of the visit under way at `now` count
 */
export function intentOf(
  pack: Pack,
  events: readonly ShopEvent[],
  {now, locale}: {readonly now: number; readonly locale?: string},
): Intent | null {
  const visit = visitOf(events, now);
  const category = mainCategory(pack, visit, now);
  if (category === null) return null;
  const signs = signsOf(pack, visit, category, locale);
  const isMet = ({sign, least}: Rule) => measure(signs, sign).count >= least;
  const goal = RULES.find(isMet)?.goal;
  if (!goal) return null;
  const language = locale ?? pack.locales[0] ?? '';
  const words = /^zh/i.test(language) ? ZH : EN;
  return {
    goal,
    categoryId: pack.categoryIds.get(category),
    label: pack.categoryNames.get(category, locale),
    evidence: RULES.filter((rule) => rule.goal === goal && isMet(rule)).map(({sign}) => {
      const {count, name} = measure(signs, sign);
      return sign in words ? words[sign as keyof Words](count, name) : tellDeed(sign as Deed, name, language);
    }),
  };
}

/** The last run of events without a gap that ends a session; none where it ended before `now`. */
function visitOf(events: readonly ShopEvent[], now: number): readonly ShopEvent[] {
  let start = events.length;
  let next = now;
  while (start > 0 && Math.abs(next - events[start - 1].at) <= SESSION_GAP_MS) next = events[--start].at;
  return events.slice(start);
}

function mainCategory(pack: Pack, visit: readonly ShopEvent[], now: number): number | null {
  const shares = new Map<number, number>();
  for (const event of visit) {
    for (const [category, weight] of categoriesOf(pack, event)) {
      const left = weight * halved(now - event.at, SHORT_HALF_LIFE_MS);
      if (left > 0) shares.set(category, (shares.get(category) ?? 0) + left);
    }
  }
  return [...shares].reduce<readonly [number | null, number]>(
    (best, one) => (one[1] >= best[1] ? one : best),
    [null, 0],
  )[0];
}

/** Where an event goes, and how much it says. */
function categoriesOf(pack: Pack, event: ShopEvent): (readonly [category: number, weight: number])[] {
  const known = ([category]: readonly [number, number]) => category < pack.categoryCount;
  if (event.type === 'list') return [[findCategory(pack, event.category), LIST_WEIGHT] as const].filter(known);
  if (event.type === 'search') return [...ledTo(pack, event.query)].map((category) => [category, SEARCH_WEIGHT]);
  if (!('item' in event)) return [];
  return [[itemCategory(pack, event.item), ACTION_WEIGHT[event.type]] as const].filter(known);
}

/** The category most shoppers went to after a query; none where that is not known. */
function ledTo(pack: Pack, query: string): readonly number[] {
  const row = findQuery(pack, query);
  if (row < 0) return [];
  const {offsets, columns, weights} = pack.queryCategories;
  let best = offsets[row];
  for (let p = best; p < offsets[row + 1]; p++) if (weights[p] > weights[best]) best = p;
  return best < offsets[row + 1] ? [columns[best]] : [];
}

function itemCategory(pack: Pack, item: Parameters<typeof findItem>[1]): number {
  const index = findItem(pack, item);
  if (index >= 0) return pack.category[index];
  return typeof item === 'string' ? pack.categoryCount : findCategory(pack, item.category ?? []);
}

function signsOf(pack: Pack, visit: readonly ShopEvent[], category: number, locale: string | undefined): Signs {
  const signs = Object.fromEntries(RULES.map(({sign}) => [sign, new Map<string, number>()])) as Signs;
  /** Of the category's items looked at, by id. */
  const names = new Map<string, string>();
  let last = '';
  for (const event of visit) {
    if (event.type === 'checkout') signs.checkout.set('', 1);
    else if (event.type === 'search') {
      if (ledTo(pack, event.query).includes(category)) signs.search.set(event.query.trim(), 1);
    } else if (event.type === 'list') {
      if (findCategory(pack, event.category) === category) signs.browse.set('', 1);
    } else if (event.type === 'dwell') {
      const name = names.get(idOf(pack, event.itemId));
      if (name !== undefined) signs.stay.set(name, (signs.stay.get(name) ?? 0) + Math.max(0, event.ms));
    } else if ('item' in event) {
      const {type, item} = event;
      const id = idOf(pack, item);
      const before = last;
      if (type === 'view') last = id;
      if (itemCategory(pack, item) !== category) continue;
      const index = findItem(pack, item);
      const name = index < 0 ? (item.title ?? id) : pack.titles.get(index, locale);
      if (type === 'view') {
        if (names.has(id) && before !== id) signs.return.set(name, 1);
        names.set(id, name);
        signs.items.set(id, 1);
      } else if (type === 'remove') signs.add.delete(name);
      else if (type === 'unfavorite') signs.favorite.delete(name);
      else if (type !== 'dismiss') signs[type].set(name, 1);
    }
  }
  // One goes to the checkout for what lies in the cart: who put nothing of this category there is about to buy something else.
  if (signs.add.size + signs.purchase.size === 0) signs.checkout.clear();
  return signs;
}

/** How much there is of a sign, and what it was seen in last; of stays the longest, in seconds. */
function measure(signs: Signs, sign: Sign): {readonly count: number; readonly name: string} {
  const seen = [...signs[sign]];
  if (sign !== 'stay') return {count: seen.length, name: seen.at(-1)?.[0] ?? ''};
  const [name, ms] = seen.reduce((longest, one) => (one[1] > longest[1] ? one : longest), ['', 0]);
  return {count: Math.round(ms / 1000), name};
}

function idOf(pack: Pack, item: Parameters<typeof findItem>[1]): string {
  const index = findItem(pack, item);
  if (index >= 0) return pack.itemIds.get(index);
  return typeof item === 'string' ? item : item.itemId;
}
