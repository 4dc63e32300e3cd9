import {ancestorsOf, findItem, type Pack, type Profile, perPack} from '@vitrine/core';
import {isChinese} from './complete.ts';
import {countOf} from './count.ts';
import {fold} from './fold.ts';
import {hasHan} from './pinyin.ts';
import {relatedQueries} from './related.ts';

const MAX_HINTS = 8;
/** Of what this visit is about at most so many, so that the shop's own have room. */
const MAX_OWN = 4;

/**
 * 底纹词: what an empty box may propose, each with items: what goes with the last search and with what was looked at in this
 * session, then what the shop's shoppers ask for; not what this
 * one has searched already. Nobody's profile gives the shop's alone.
 */
export function hintsFor(pack: Pack, profile: Profile, locale: string | undefined): {hints: string[]; own: number} {
  const hints = new Map<string, string>();
  const asked = new Set(profile.queries.map(({query}) => fold(query)));
  const add = (texts: Iterable<string>, most: number) => {
    for (const text of texts) {
      if (hints.size >= most) return;
      const key = fold(text);
      if (!hints.has(key) && !asked.has(key) && countOf(pack, text) > 0) hints.set(key, text);
    }
  };
  const [last] = profile.queries;
  if (last?.session === profile.session) add(relatedQueries(pack, last.query), MAX_OWN - 1);
  add(namesOfSeeds(pack, profile, locale), MAX_OWN);
  const own = hints.size;
  add(popularQueries(pack, locale), MAX_HINTS);
  add(popularCategories(pack, locale), MAX_HINTS);
  return {hints: [...hints.values()], own};
}

/** Leaf categories looked at in this session, newest first. */
function* namesOfSeeds(pack: Pack, profile: Profile, locale: string | undefined): Generator<string> {
  for (const {itemId, session} of profile.seeds) {
    const item = session === profile.session ? findItem(pack, itemId) : -1;
    if (item >= 0 && pack.category[item] < pack.categoryCount) {
      yield pack.categoryNames.get(pack.category[item], locale);
    }
  }
}

/**
 * Queries sought more than they used to be, then the most frequent. In a shop of several languages those in letters of
 * the page's language come before the others.
 */
export function popularQueries(pack: Pack, locale: string | undefined): readonly string[] {
  const {all, chinese, others} = queriesByWish(pack);
  return pack.locales.length < 2 ? all : isChinese(pack, locale) ? chinese : others;
}

/** The most wished for, of any language, and with either kind before the other. */
const queriesByWish = perPack((pack) => {
  const {queries, queryWeights, queryTrend} = pack;
  const all = Array.from({length: queries.count}, (_, q) => q)
    .sort((a, b) => queryTrend[b] - queryTrend[a] || queryWeights[b] - queryWeights[a])
    .map((q) => queries.get(q));
  const [chinese, others] = [true, false].map((isHan) => all.filter((query) => hasHan(query) === isHan));
  const top = (list: readonly string[]) => list.slice(0, 4 * MAX_HINTS);
  return {all: top(all), chinese: top([...chinese, ...others]), others: top([...others, ...chinese])};
});

/** Names of leaf categories, by the interest in their items. */
export function popularCategories(pack: Pack, locale: string | undefined): string[] {
  return interestOf(pack).map((category) => pack.categoryNames.get(category, locale));
}

const interestOf = perPack((pack) => {
  const interest = new Float64Array(pack.categoryCount + 1);
  pack.category.forEach((leaf, item) => {
    interest[leaf] += pack.popularity[item] ** 2;
  });
  const isLeaf = new Uint8Array(pack.categoryCount + 1).fill(1);
  for (let c = 0; c < pack.categoryCount; c++) for (const up of ancestorsOf(pack, c).slice(1)) isLeaf[up] = 0;
  return Array.from({length: pack.categoryCount}, (_, c) => c)
    .filter((c) => isLeaf[c] === 1)
    .sort((a, b) => interest[b] - interest[a])
    .slice(0, 4 * MAX_HINTS);
});
