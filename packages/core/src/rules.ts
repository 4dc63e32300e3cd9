import type {MerchantRule} from './catalog.ts';
import {findCategory, findItem, subtreeOf} from './find-item.ts';
import type {Pack} from './pack.ts';

/** The merchant's rules for one placement, in item indexes. They never look at the shopper. */
export interface Rules {
  readonly excluded: ReadonlySet<number>;
  /** In the order of the rules. */
  readonly pinned: readonly number[];
  /** Multipliers of the neutral score, of boosts and buries. */
  readonly factors: ReadonlyMap<number, number>;
}

const NO_RULES: Rules = {excluded: new Set(), pinned: [], factors: new Map()};

export function rulesFor(pack: Pack, placement: string): Rules {
  const rules = pack.shop.rules?.filter((rule) => !rule.placement || rule.placement === placement) ?? [];
  if (rules.length === 0) return NO_RULES;
  const targets = (kind: MerchantRule['kind']) =>
    rules.filter((rule) => rule.kind === kind).flatMap((rule) => itemsOf(pack, rule).map((item) => ({item, rule})));
  const factors = new Map<number, number>();
  for (const {item, rule} of [...targets('boost'), ...targets('bury')]) {
    factors.set(item, (factors.get(item) ?? 1) * Math.max(0, rule.factor ?? (rule.kind === 'boost' ? 2 : 0.5)));
  }
  return {
    excluded: new Set(targets('exclude').map(({item}) => item)),
    pinned: [...new Set(targets('pin').map(({item}) => item))],
    factors,
  };
}

function itemsOf(pack: Pack, rule: MerchantRule): number[] {
  const items = (rule.itemIds ?? []).map((itemId) => findItem(pack, itemId)).filter((item) => item >= 0);
  const category = rule.categoryId === undefined ? pack.categoryCount : findCategory(pack, rule.categoryId);
  if (category < pack.categoryCount) {
    const inside = subtreeOf(pack, category);
    for (let i = 0; i < pack.itemCount; i++) if (inside[pack.category[i]] === 1) items.push(i);
  }
  return items;
}
