import type {ShopEvent} from './event.ts';
import {ancestorsOf, findCategory, findItem} from './find-item.ts';
import type {Pack} from './pack.ts';
import {facetKey, keysOf} from './profile.ts';
import type {Erasure} from './recommend.ts';

/**
 * The events without what is to be forgotten. A profile built from them is bit for bit that of a shopper who never did it.
 */
export function withoutErased(
  events: readonly ShopEvent[],
  {event: erased, about}: Erasure,
  pack: Pack,
): readonly ShopEvent[] {
  const same = erased && JSON.stringify(erased);
  return events.filter((event) => JSON.stringify(event) !== same && !(about && keysIn(event, pack).includes(about)));
}

/** Everything an event speaks for, as `Reason.about` names it. */
function keysIn(event: ShopEvent, pack: Pack): string[] {
  if (event.type === 'search') return [facetKey('query', event.query.trim())];
  const keys = keysOf(pack);
  const categories = (category: number) =>
    category < pack.categoryCount ? ancestorsOf(pack, category).map(keys.category) : [];
  if (event.type === 'list') return categories(findCategory(pack, event.category));
  if (event.type === 'checkout') return [];
  const seen = 'item' in event ? event.item : {itemId: event.itemId};
  const item = findItem(pack, seen);
  if (item < 0) {
    const {itemId, brand, category = []} = seen;
    return [
      facetKey('item', itemId),
      ...(brand ? [keys.brands.get(brand.toLowerCase()) ?? facetKey('brand', brand)] : []),
      ...categories(findCategory(pack, category)),
    ];
  }
  return [
    keys.item(item),
    ...categories(pack.category[item]),
    ...(pack.brand[item] < pack.brandCount ? [keys.brand(pack.brand[item])] : []),
    ...Array.from(pack.values.subarray(pack.valueOffsets[item], pack.valueOffsets[item + 1]), (value) =>
      keys.value(value),
    ),
  ];
}
