import {affinityOf, habitPart, shortOf} from './affinity.ts';
import {ancestorsOf} from './find-item.ts';
import type {Pack} from './pack.ts';
import {perPack} from './per-pack.ts';
import {facetKey, keysOf, type Profile} from './profile.ts';

/** Likings of categories, brands and attribute values as one number per index of the pack, each 0 … 1. */
export interface Affinities {
  /** Of the category itself; length categoryCount + 1. */
  readonly categories: Float64Array;
  readonly brands: Float64Array;
  readonly values: Float64Array;
}

const slotsOf = perPack((pack) => {
  const keys = keysOf(pack);
  const slots = new Map<string, {readonly table: keyof Affinities; readonly index: number; readonly total: string}>();
  const add = (table: keyof Affinities, count: number, keyOf: (index: number) => string) => {
    for (let index = 0; index < count; index++) {
      const key = keyOf(index);
      slots.set(key, {table, index, total: facetKey(key.slice(0, key.indexOf('\t')), '')});
    }
  };
  add('categories', pack.categoryCount, keys.category);
  add('brands', pack.brandCount, keys.brand);
  add('values', pack.valueNames.count, keys.value);
  return slots;
});

/** A category page of an hour and a half ago says no more of what this visit is about. */
const FAINT = 0.06;

/**
 * How much each item has to do with what this visit is about, 0 … 1: the share of its category, wider ones by half, in what
 * was looked at, searched and listed of late; 1 for every item while that is nothing.
 */
export function relevanceTo(pack: Pack, profile: Profile, now: number): (item: number) => number {
  const all = profile.affinities.get(facetKey('category', ''));
  const total = all ? shortOf(all, now) : 0;
  if (!(total > FAINT)) return () => 1;
  const shares = new Float64Array(pack.categoryCount + 1);
  const slots = slotsOf(pack);
  for (const [key, sum] of profile.affinities) {
    const slot = slots.get(key);
    if (slot?.table === 'categories') shares[slot.index] = Math.min(1, shortOf(sum, now) / total);
  }
  const near = inherited(pack, shares);
  near[pack.categoryCount] = 1; // an item without a category may be about anything
  return (item) => near[pack.category[item]];
}

export function affinitiesOf(pack: Pack, profile: Profile, now: number): Affinities {
  const affinities: Affinities = {
    categories: new Float64Array(pack.categoryCount + 1),
    brands: new Float64Array(pack.brandCount + 1),
    values: new Float64Array(pack.valueNames.count),
  };
  const slots = slotsOf(pack);
  for (const [key, own] of profile.affinities) {
    const slot = slots.get(key);
    const all = slot && profile.affinities.get(slot.total);
    if (!slot || !all) continue;
    const habit = slot.table === 'categories' ? habitPart(all, now) : undefined;
    affinities[slot.table][slot.index] = affinityOf(own, all, now, habit);
  }
  return affinities;
}

/** A leaf is liked for itself and for the wider categories around it, half as much each step up. */
export function inherited(pack: Pack, own: Float64Array): Float64Array {
  return own.map((_, c) => {
    const path = ancestorsOf(pack, c);
    return path.reduceRight((wider, up, step) => (step === path.length - 1 ? own[up] : (own[up] + wider) / 2), 0);
  });
}
