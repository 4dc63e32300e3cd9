import type {SeenItem, ShopEvent} from './event.ts';
import {ancestorsOf, findCategory, findItem, subtreeOf} from './find-item.ts';
import {REMOVED_MS, stageIdsOf} from './life-stages.ts';
import type {Pack, TextTable} from './pack.ts';
import {createFinder} from './phrases.ts';
import {facetKey, keysOf, MAX_QUERY_LENGTH} from './profile.ts';
import {findQuery, foldQuery} from './queries.ts';
import type {Choices, Erasure} from './recommend.ts';

/**
 * The events without what is to be forgotten. A profile built from them is bit for bit that of a shopper who never did it,
 * and nothing in it speaks for what was named: an item goes under all its names, an interest with the searches that led to
 * it or name it, a view with the stay that followed from it. That an item was dismissed speaks against it, and goes only
 * with the item itself.
 */
export function withoutErased(
  events: readonly ShopEvent[],
  {event: erased, about}: Erasure,
  pack: Pack,
): readonly ShopEvent[] {
  const same = erased && JSON.stringify(erased);
  const isSame = (event: ShopEvent) => same !== undefined && JSON.stringify(event) === same;
  const speaksFor = about ? createJudge(events, about, pack) : () => false;
  const isStay = erased?.type === 'view' ? createStays(erased.item, isSame, pack) : () => false;
  return events.filter((event) => !isStay(event) && !isSame(event) && !speaksFor(event));
}

/**
 * The shopper's choices once the stage of life that `what` names is taken away: it is not inferred again before its time,
 * whatever its evidence, which stays. The very same choices where it names none.
 */
export function withStageRemoved(choices: Choices, {about}: Erasure, pack: Pack, now: number): Choices {
  const stageId = stageIdsOf(pack).find((id) => facetKey('stage', id) === about);
  if (stageId === undefined) return choices; // an attribute of items may be called `stage`, too
  const current = Object.entries(choices.removedStages).filter(([, until]) => until > now);
  return {...choices, removedStages: {...Object.fromEntries(current), [stageId]: now + REMOVED_MS}};
}

/** Whether an event is the time spent on an item's page after a view of it that goes; to be asked of all events, in order. */
function createStays(item: SeenItem, goes: (view: ShopEvent) => boolean, pack: Pack): (event: ShopEvent) => boolean {
  const index = findItem(pack, item);
  const isItem = (seen: SeenItem) => seen.itemId === item.itemId || (index >= 0 && findItem(pack, seen) === index);
  let follows = false;
  return (event) => {
    if (event.type === 'view' && isItem(event.item)) follows = goes(event);
    return follows && event.type === 'dwell' && isItem(event);
  };
}

/** Whether an event speaks for what `about` names. */
function createJudge(events: readonly ShopEvent[], about: string, pack: Pack): (event: ShopEvent) => boolean {
  const facet = about.slice(0, about.indexOf('\t'));
  const value = about.slice(facet.length + 1);
  const index = facet === 'item' ? findItem(pack, value) : -1;
  const wanted = index < 0 ? about : keysOf(pack).item(index); // another name of the item is the item
  if (facet === 'query') {
    const asked = asOne(value);
    return (event) => event.type === 'search' && asOne(event.query) === asked;
  }
  // Of an item the pack does not know only some events say more than its id: what they say of it holds for all of them.
  const unknown = new Map<string, SeenItem>();
  for (const event of events) {
    if (!('item' in event) || findItem(pack, event.item) >= 0) continue;
    for (const id of [event.item.itemId, ...(event.item.aliases ?? [])]) {
      const {brand, category} = unknown.get(id) ?? {};
      unknown.set(id, {...event.item, brand: event.item.brand ?? brand, category: event.item.category ?? category});
    }
  }
  const named = createFinder(namesOf(pack, facet, value).map((name) => [name, true] as const));
  return (event) => {
    if (event.type === 'checkout') return false;
    if (event.type === 'search') return searchKeys(pack, event.query).includes(wanted) || named(event.query).size > 0;
    if (event.type === 'list') return categoryKeys(pack, findCategory(pack, event.category)).includes(wanted);
    if (event.type === 'dismiss' && facet !== 'item') return false;
    const seen = 'item' in event ? event.item : {itemId: event.itemId};
    return itemKeys(pack, seen, unknown.get(seen.itemId)).includes(wanted);
  };
}

/** A query as the profile keeps it. */
const queryOf = (query: string) => query.trim().slice(0, MAX_QUERY_LENGTH);
/** The same for all ways to type it; signs alone are no words, and stay. */
const asOne = (query: string) => foldQuery(queryOf(query)) || queryOf(query);

/** Everything an item's events speak for, as `Reason.about` names it. */
function itemKeys(pack: Pack, seen: SeenItem, more: SeenItem | undefined): string[] {
  const keys = keysOf(pack);
  const item = findItem(pack, seen);
  if (item >= 0) {
    return [
      keys.item(item),
      ...categoryKeys(pack, pack.category[item]),
      ...(pack.brand[item] < pack.brandCount ? [keys.brand(pack.brand[item])] : []),
      ...Array.from(pack.values.subarray(pack.valueOffsets[item], pack.valueOffsets[item + 1]), keys.value),
    ];
  }
  const brandKey = (brand: string) => keys.brands.get(brand.toLowerCase()) ?? facetKey('brand', brand);
  return [seen, ...(more ? [more] : [])].flatMap(({itemId, aliases = [], brand, category = []}) => [
    ...[itemId, ...aliases].map((id) => facetKey('item', id)),
    ...(brand ? [brandKey(brand)] : []),
    ...categoryKeys(pack, findCategory(pack, category)),
  ]);
}

/** A category and its wider ones. */
const categoryKeys = (pack: Pack, category: number): string[] => ancestorsOf(pack, category).map(keysOf(pack).category);

/** Where a query led, as the profile counts it. */
function searchKeys(pack: Pack, query: string): string[] {
  const row = findQuery(pack, queryOf(query));
  if (row < 0) return [];
  const {offsets, columns} = pack.queryCategories;
  return Array.from(columns.subarray(offsets[row], offsets[row + 1])).flatMap((column) => categoryKeys(pack, column));
}

/** What a search would call it, in every locale: a category and those within it, a brand, a value of an attribute. */
function namesOf(pack: Pack, facet: string, value: string): string[] {
  const everywhere = (table: TextTable, index: number) => pack.locales.map((locale) => table.get(index, locale));
  const indexes = (count: number) => Array.from({length: count}, (_, index) => index);
  if (facet === 'category') {
    const inside = subtreeOf(pack, findCategory(pack, value));
    return indexes(pack.categoryCount)
      .filter((category) => inside[category] === 1)
      .flatMap((category) => everywhere(pack.categoryNames, category));
  }
  if (facet === 'brand') {
    const brand = indexes(pack.brandCount).find((index) => pack.brands.get(index) === value);
    return brand === undefined ? [value] : everywhere(pack.brands, brand);
  }
  const key = facetKey(facet, value);
  const attribute = indexes(pack.valueNames.count).find((index) => keysOf(pack).value(index) === key);
  return attribute === undefined ? [] : everywhere(pack.valueNames, attribute);
}
