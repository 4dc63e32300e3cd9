import {type Pack, tokenize} from '@vitrine/core';
import {type Phrases, phrasesOf} from './phrases.ts';
import {hasHan, isHan} from './pinyin.ts';
import {lettersOf, nearLetters} from './sounds.ts';
import {titlesOf, wordsOf} from './titles.ts';

/** How a phrase goes on from what was typed, best first; `NONE` where it does not. */
export const BEGINS = 0;
export const HAS_WORD = 1;
/** In other letters it is the same; what sounds so merely begins with it. */
export const SPELLED = 2;
export const CONTAINS = 3;
export const SOUNDS = 4;
export const INITIALS = 5;
export const NONE = 6;

const LATIN = /[a-z]/;
const ONLY_LATIN = /^[a-z]+$/;

/** For each phrase how it goes on from what was typed: 床 and chuang begin 床单, cd are its initials. */
export function tiersOf(phrases: Phrases, typed: string): Uint8Array {
  const {count, folded, letters, otherLetters, nearLetters: near, initials} = phrases;
  const asked = LATIN.test(typed) ? lettersOf(typed) : '';
  const heard = nearLetters(asked);
  const word = ` ${typed}`;
  const tokens = tokenize(typed);
  const anywhere = hasHan(typed) || tokens.length > 1; // a Latin word's letters within another's say nothing
  const short = ONLY_LATIN.test(asked) && asked.length > 1;
  const tiers = new Uint8Array(count).fill(NONE);
  for (let p = 0; p < count; p++) {
    const text = folded[p];
    if (text.startsWith(typed)) tiers[p] = BEGINS;
    else if (text.includes(word)) tiers[p] = HAS_WORD;
    else if (anywhere && tokens.every((token) => text.includes(token))) tiers[p] = CONTAINS;
    else if (asked === '' || initials[p] === '') continue;
    else if (letters[p] === asked || otherLetters[p] === asked) tiers[p] = SPELLED;
    else if (letters[p].startsWith(asked) || otherLetters[p].startsWith(asked)) tiers[p] = SOUNDS;
    else if (short && initials[p].startsWith(asked)) tiers[p] = INITIALS;
    else if (asked.length > 2 && near[p].startsWith(heard)) tiers[p] = INITIALS;
  }
  return tiers;
}

/**
 * Phrases of these tiers, tier by tier, in each the weightiest first; not what was typed itself. Names in another language
 * than the page's are passed over, or are the only ones: in a Chinese shop ch means 床 before Chargers.
 */
export function* phrasesIn(
  pack: Pack,
  typed: string,
  tiers: Uint8Array,
  {from, to, locale, foreign = false}: Range,
): Generator<string> {
  const {texts, folded, weights} = phrasesOf(pack);
  const chinese = isChinese(pack, locale);
  const isForeign = (p: number) => weights[p] === 0 && hasHan(texts[p]) !== chinese; // shoppers' own queries are not
  for (let tier = from; tier <= to; tier++) {
    for (let p = 0; p < tiers.length; p++) {
      if (tiers[p] === tier && folded[p] !== typed && isForeign(p) === foreign) yield texts[p];
    }
  }
}

export const isChinese = (pack: Pack, locale: string | undefined): boolean => /^zh/i.test(locale ?? pack.locales[0]);

interface Range {
  readonly from: number;
  readonly to: number;
  readonly locale: string | undefined;
  readonly foreign?: boolean;
}

/** Of a name in titles at most so many signs are proposed. */
const MAX_NAME = 10;
const MAX_PLACES = 500;

/** How titles go on from what was typed: to the end of a Latin word, or of a run of Han; the most frequent first. */
export function completionsInTitles(pack: Pack, typed: string, limit: number): string[] {
  const [, head, begun] = /^(.*?)([a-z]*)$/s.exec(typed) ?? [];
  if (begun.length > 1) {
    const words = wordsOf(pack).words.filter((word) => word.startsWith(begun) && word !== begun);
    return words.slice(0, limit).map((word) => head + word);
  }
  if (typed.length < 2 || !isHan(typed.charCodeAt(typed.length - 1))) return [];
  const titles = titlesOf(pack);
  const counts = new Map<string, number>();
  let at = titles.indexOf(typed);
  for (let places = 0; at >= 0 && places < MAX_PLACES; places++, at = titles.indexOf(typed, at + 1)) {
    let end = at + typed.length;
    while (isHan(titles.charCodeAt(end))) end++;
    const name = titles.slice(at, end);
    if (name.length > typed.length && name.length <= MAX_NAME) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([name]) => name);
}
