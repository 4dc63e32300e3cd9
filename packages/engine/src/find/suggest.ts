import {
  createProfile,
  type Pack,
  type Profile,
  rankItems,
  type SuggestedQuery,
  type Suggestions,
  type SuggestRequest,
  searchItems,
  searchUrl,
} from '@vitrine/core';
import {suggestCategories} from './categories.ts';
import {
  BEGINS,
  completionsInTitles,
  HAS_WORD,
  INITIALS,
  isChinese,
  phrasesIn,
  SOUNDS,
  SPELLED,
  tiersOf,
} from './complete.ts';
import {correct} from './correct.ts';
import {countOf} from './count.ts';
import {fold} from './fold.ts';
import {hintsFor, popularCategories, popularQueries} from './hints.ts';
import {phrasesOf} from './phrases.ts';
import {hasHan} from './pinyin.ts';
import {prepare} from './prepare.ts';
import {relatedQueries} from './related.ts';
import {lettersOf} from './sounds.ts';

const DEFAULT_LIMIT = 6;
const MAX_LIMIT = 12;
const MAX_CORRECTIONS = 3;
/** Of the shopper's own queries while others are typed; the empty box shows all there is room for. */
const MAX_RECENT = 3;
const NOBODY = createProfile();

interface Moment {
  readonly now: number;
  readonly listId: string;
}

/**
 * What the search box proposes. While something is typed: queries, categories and items that go on from it, or that it
 * probably meant. Before: recent searches, and what goes with the last one. Every query has items, and says exactly how many.
 */
export function suggest(pack: Pack, profile: Profile, request: SuggestRequest, {now, listId}: Moment): Suggestions {
  const neutral = request.neutral === true;
  const shopper = neutral ? NOBODY : profile;
  const query = request.query?.trim() ?? '';
  const typed = fold(query);
  const asked = {...request, limit: Math.min(MAX_LIMIT, Math.max(0, Math.floor(request.limit ?? DEFAULT_LIMIT))) || 0};
  const answer = typed === '' ? beforeTyping(pack, shopper, asked, now) : whileTyping(pack, shopper, asked, typed, now);
  return {listId, query, neutral, ...answer};
}

type Answer = Omit<Suggestions, 'listId' | 'query' | 'neutral'>;
type Asked = SuggestRequest & {readonly limit: number};

function whileTyping(pack: Pack, shopper: Profile, asked: Asked, typed: string, now: number): Answer {
  const {limit, locale} = asked;
  const tiers = tiersOf(phrasesOf(pack), typed);
  const {queries, corrected} = queriesGoingOn(pack, shopper, asked, typed, tiers);
  const meant = itemsMeant(
    pack,
    typed,
    queries.map((one) => one.query),
  );
  const ranked = rankItems(pack, shopper, meant.items, {...asked, query: meant.query}, now);
  return {
    corrected,
    queries,
    categories: suggestCategories(pack, tiers, meant.query, limit, locale),
    items: ranked.items,
    hints: [],
    personalized: ranked.personalized || queries.some(({from}) => from === 'recent'),
  };
}

/**
 * The shopper's own, the shop's that begin with what is typed, words of titles, or what was probably meant where nothing
 * goes on from it; then what contains it or begins so in pinyin, and names in the other language.
 */
function queriesGoingOn(
  pack: Pack,
  shopper: Profile,
  {limit, locale}: Asked,
  typed: string,
  tiers: Uint8Array,
): {readonly queries: readonly SuggestedQuery[]; readonly corrected: string | null} {
  const {list, add} = createList(pack, limit, locale);
  const recent = shopper.queries.map((one) => one.query).filter((text) => isCompletion(text, typed));
  add(recent, 'recent', MAX_RECENT);
  add(phrasesIn(pack, typed, tiers, {from: BEGINS, to: HAS_WORD, locale}), 'shop');
  const abroad = [...phrasesIn(pack, typed, tiers, {from: BEGINS, to: INITIALS, locale, foreign: true})];
  const isBegun =
    list.length > 0 ||
    abroad.slice(0, limit).some((text) => fold(text).startsWith(typed) && countOf(pack, text) > 0) ||
    (tiers.includes(SOUNDS) && !tiers.includes(SPELLED));
  const corrections = isBegun ? [] : correct(pack, typed, Math.min(limit, MAX_CORRECTIONS));
  const inTitles = corrections.length > 0 || list.length >= limit ? [] : completionsInTitles(pack, typed, limit);
  const isOwnLanguage = hasHan(typed) === isChinese(pack, locale);
  if (isOwnLanguage) add(inTitles, 'shop');
  add(
    corrections.map((one) => one.query),
    'corrected',
  );
  add(phrasesIn(pack, typed, tiers, {from: SPELLED, to: INITIALS, locale}), 'shop');
  add(abroad, 'shop');
  add(inTitles, 'shop');
  return {queries: list, corrected: corrections[0]?.query ?? null};
}

function beforeTyping(pack: Pack, shopper: Profile, asked: Asked, now: number): Answer {
  const {limit, locale} = asked;
  const queries = createList(pack, limit, locale);
  const recent = shopper.queries.map((one) => one.query);
  const last = recent.find((text) => countOf(pack, text) > 0);
  queries.add(recent, 'recent', Math.ceil(limit / 2));
  if (last === undefined) queries.add([...popularQueries(pack, locale), ...popularCategories(pack, locale)], 'shop');
  else queries.add(relatedQueries(pack, last), 'related');
  prepare(pack);
  const {hints, own} = hintsFor(pack, shopper, locale);
  const items = last === undefined ? everyItem(pack) : searchItems(pack, last);
  const ranked = rankItems(pack, shopper, items, {...asked, query: last ?? null}, now);
  return {
    corrected: null,
    queries: queries.list,
    categories: [],
    items: ranked.items,
    hints,
    personalized: last !== undefined || own > 0 || ranked.personalized,
  };
}

const everyItem = (pack: Pack) => Array.from({length: pack.itemCount}, (_, item) => item);

/** Collects queries that have items, each once. */
function createList(pack: Pack, limit: number, locale: string | undefined) {
  const list: SuggestedQuery[] = [];
  const known = new Set<string>();
  /** Of each source at most so many are looked up. */
  const maxLookedUp = 4 * limit;
  return {
    list: list as readonly SuggestedQuery[],
    /** Adds from one source until there are `most` in all. */
    add: (texts: Iterable<string>, from: SuggestedQuery['from'], most = limit): void => {
      let lookedUp = 0;
      for (const query of texts) {
        if (list.length >= most || lookedUp++ >= maxLookedUp) return;
        const key = fold(query);
        const count = known.has(key) ? 0 : countOf(pack, query);
        known.add(key);
        if (count > 0) list.push({query, url: searchUrl(pack, query, locale), count, from});
      }
    },
  };
}

/** Whether one of the shopper's own queries begins with what is typed or, in Han, contains it; pinyin counts. */
function isCompletion(query: string, typed: string): boolean {
  const own = fold(query);
  return own.startsWith(typed) || (hasHan(typed) ? own.includes(typed) : lettersOf(own).startsWith(lettersOf(typed)));
}

/** Items that what was typed finds; else those of what it begins, or probably meant. */
function itemsMeant(
  pack: Pack,
  typed: string,
  instead: readonly string[],
): {readonly query: string; readonly items: Iterable<number>} {
  const found = searchItems(pack, typed);
  if (found.length > 0) return {query: typed, items: found};
  const first = instead.find((query) => countOf(pack, query) > 0);
  if (first === undefined) return {query: '', items: []};
  const all = new Set<number>();
  for (const query of instead.slice(0, DEFAULT_LIMIT)) for (const item of searchItems(pack, query)) all.add(item);
  return {query: first, items: all};
}
