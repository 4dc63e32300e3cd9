import {findQuery, type Pack, tokenize} from '@vitrine/core';
import {countOf} from './count.ts';
import {fold} from './fold.ts';
import {allowance, nearPhrases} from './near-phrases.ts';
import {mostInTitles, nearTitles, spelledInTitles, withWordsRight} from './near-titles.ts';
import {phrasesOf} from './phrases.ts';
import {hasHan} from './pinyin.ts';
import {relatedQueries} from './related.ts';
import {titlesOf} from './titles.ts';

export interface Correction {
  readonly query: string;
  /** Items behind it: exact, at least 1. */
  readonly count: number;
}

const LATIN = /[a-z]/;
/** Of each source at most so many are looked up, since most have items. */
const MAX_LOOKED_UP = 12;
/** Longer ones are not cut into parts: each cut asks for all phrases. */
const MAX_CUT = 16;

/**
 * What was probably meant by a query that finds nothing, likeliest first; [] for one that finds something, or that
 * resembles nothing here. Each has items. Names the shop has come first, then words of its titles, then what
 * is half right; a query that is known to lead somewhere, though nothing here is called so, gives those that lead there too.
 */
export function correct(pack: Pack, query: string, limit: number): Correction[] {
  const folded = fold(query);
  if (folded === '' || countOf(pack, folded) > 0) return [];
  const found = new Map<string, Correction>();
  const propose = (texts: Iterable<string>) => {
    let lookedUp = 0;
    for (const text of texts) {
      if (found.size >= limit || lookedUp++ >= MAX_LOOKED_UP) return;
      const key = fold(text).replaceAll(' ', '');
      const count = found.has(key) ? 0 : countOf(pack, text);
      if (count > 0) found.set(key, {query: text, count});
    }
  };
  if (findQuery(pack, query) >= 0) propose(relatedQueries(pack, query));
  const {texts} = phrasesOf(pack);
  const most = mostIn(pack, folded);
  propose(nearPhrases(phrasesOf(pack), folded, most).map(({phrase}) => texts[phrase]));
  if (found.size === 0 && LATIN.test(folded)) propose(spelledInTitles(pack, folded));
  if (found.size === 0 && hasHan(folded)) propose(nearTitles(pack, folded, Math.min(most, mostInTitles(folded))));
  const right = withWordsRight(pack, folded);
  if (right) propose([right]);
  if (found.size === 0 && hasHan(folded) && folded.length <= MAX_CUT) propose(halves(pack, folded));
  return [...found.values()];
}

/**
 * What mistakes may cost. Where every two signs stand so in some title, words were put together that no item has, and none
 * need be wrong: then it is other signs of the same sound, or one mistake in a long query.
 */
function mostIn(pack: Pack, folded: string): number {
  const titles = titlesOf(pack);
  const most = allowance(folded);
  if (!hasHan(folded) || !tokenize(folded).every((token) => titles.includes(token))) return most;
  return Math.min(most, folded.length < 5 ? MOST_IN_PART : 1);
}

/** What is put right next to other words must sound the same, or be swapped. */
const MOST_IN_PART = 0.8;

/** One part as it is, since the shop has it, the other put right: 红色床丹. */
function* halves(pack: Pack, folded: string): Generator<string> {
  const phrases = phrasesOf(pack);
  const rightOf = (part: string) => {
    const most = Math.min(MOST_IN_PART, allowance(part));
    const [best] = nearPhrases(phrases, part, most);
    return best ? phrases.texts[best.phrase] : nearTitles(pack, part, most)[0];
  };
  for (let cut = folded.length - 2; cut >= 2; cut--) {
    const [left, right] = [folded.slice(0, cut).trim(), folded.slice(cut).trim()];
    const pairs = [
      [left, countOf(pack, left) > 0 ? rightOf(right) : undefined],
      [countOf(pack, right) > 0 ? rightOf(left) : undefined, right],
    ];
    for (const [first, second] of pairs) {
      if (!first || !second) continue;
      if (left.length + right.length === folded.length) yield first + second; // as it was typed, where titles have it so
      yield `${first} ${second}`;
    }
  }
}
