import {ancestorsOf, type Pack, perPack, type SuggestedCategory, searchItems} from '@vitrine/core';
import {NONE} from './complete.ts';
import {fold} from './fold.ts';
import {phrasesOf} from './phrases.ts';
import {leadsTo} from './related.ts';

/** Items in each category and below it, and the phrases that its names are. */
const categoriesOf = perPack((pack) => {
  const {indexes} = phrasesOf(pack);
  const counts = new Uint32Array(pack.categoryCount + 1);
  for (const leaf of pack.category) for (const up of ancestorsOf(pack, leaf)) counts[up]++;
  const names = Array.from({length: pack.categoryCount}, (_, c) =>
    pack.locales.flatMap((locale) => indexes.get(fold(pack.categoryNames.get(c, locale))) ?? []),
  );
  return {counts, names};
});

/** A category that holds less of what a query leads to is not meant by it. */
const LEAST_SHARE = 0.1;

/**
 * Categories called what was typed, or going on from it; then those that it, or what is put in its place, leads to.
 *
 * @param tiers of all phrases, for what was typed
 * @param query what is looked for; it may be '' where that is nothing
 */
export function suggestCategories(
  pack: Pack,
  tiers: Uint8Array,
  query: string,
  limit: number,
  locale: string | undefined,
): SuggestedCategory[] {
  const {counts, names} = categoriesOf(pack);
  const shares = query !== '' && searchItems(pack, query).length > 0 ? leadsTo(pack, query) : new Map<number, number>();
  const found: {category: number; tier: number; share: number}[] = [];
  names.forEach((phrases, category) => {
    const tier = Math.min(NONE, ...phrases.map((phrase) => tiers[phrase]));
    const share = shares.get(category) ?? 0;
    if (counts[category] > 0 && (tier < NONE || share >= LEAST_SHARE)) found.push({category, tier, share});
  });
  found.sort((a, b) => a.tier - b.tier || b.share - a.share || counts[b.category] - counts[a.category]);
  return found.slice(0, limit).map(({category}) => ({
    categoryId: pack.categoryIds.get(category),
    name: pack.categoryNames.get(category, locale),
    path: ancestorsOf(pack, category)
      .slice(1)
      .reverse()
      .map((up) => pack.categoryNames.get(up, locale)),
    url: pack.categoryUrls.get(category, locale),
    count: counts[category],
  }));
}
