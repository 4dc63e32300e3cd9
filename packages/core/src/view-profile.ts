import {affinityOf} from './affinity.ts';
import type {ShopEvent} from './event.ts';
import {findCategory} from './find-item.ts';
import {intentOf} from './intent.ts';
import {lifeStagesOf, sensitiveStagesOf} from './life-stages.ts';
import type {Pack} from './pack.ts';
import {perPack} from './per-pack.ts';
import {facetKey, keysOf, type Profile} from './profile.ts';
import type {Choices, ProfileView} from './recommend.ts';
import {spendingOf} from './spending.ts';

const MAX_INTERESTS = 20;
const MIN_AFFINITY = 0.01;

export interface ViewOptions {
  readonly locale?: string;
  /** Epoch ms; default: the last event's. */
  readonly now?: number;
  /** What the profile was built from, oldest first; without it nothing is said of stages and intent. */
  readonly events?: readonly ShopEvent[];
  /** Which stages were taken away, and whether sensitive ones may be inferred. */
  readonly choices?: Partial<Choices>;
}

/**
 * The profile in plain words, strongest interests first: what the shopper is shown of what the device knows. Storage
 * and the shopper's choice are the engine's to add.
 */
export function viewProfile(
  pack: Pack,
  profile: Profile,
  {locale, now, events = [], choices}: ViewOptions = {},
): Omit<ProfileView, 'storage' | keyof Choices> {
  const at = now ?? profile.lastAt ?? 0;
  const interests = [...profile.affinities]
    .flatMap(([key, own]) => {
      const facet = key.slice(0, key.indexOf('\t'));
      const value = key.slice(facet.length + 1);
      const all = profile.affinities.get(facetKey(facet, ''));
      if (value === '' || !all) return [];
      return [{facet, label: labelOf(pack, facet, value, locale), affinity: affinityOf(own, all, at), about: key}];
    })
    .filter(({affinity}) => affinity >= MIN_AFFINITY)
    .sort((a, b) => b.affinity - a.affinity)
    .slice(0, MAX_INTERESTS);
  return {
    eventCount: profile.eventCount,
    since: profile.since,
    interests,
    stages: lifeStagesOf(pack, events, {now: at, locale, choices}),
    sensitiveStages: sensitiveStagesOf(pack, locale),
    intent: intentOf(pack, events, {now: at, locale}),
    spending: spendingOf(pack, profile, {now: at, locale}),
    recentItemIds: profile.seeds.map((seed) => seed.itemId),
    cartItemIds: profile.cart,
    recentQueries: profile.queries.map(({query}) => query),
  };
}

const labelsOf = perPack((pack) => {
  const keys = keysOf(pack);
  const labels = new Map<string, (locale?: string) => string>();
  for (let b = 0; b < pack.brandCount; b++) labels.set(keys.brand(b), (locale) => pack.brands.get(b, locale));
  for (let v = 0; v < pack.valueNames.count; v++) labels.set(keys.value(v), (locale) => pack.valueNames.get(v, locale));
  return labels;
});

/** In the shopper's language where the pack has the words; else as the page had them. */
function labelOf(pack: Pack, facet: string, value: string, locale: string | undefined): string {
  if (facet !== 'category') return labelsOf(pack).get(facetKey(facet, value))?.(locale) ?? value;
  const category = findCategory(pack, value);
  return category < pack.categoryCount ? pack.categoryNames.get(category, locale) : value;
}
