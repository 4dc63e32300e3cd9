import type {Pack} from '@vitrine/core';
import {LETTER_COSTS, SIGN_COSTS} from './costs.ts';
import {distance} from './distance.ts';
import {allowance} from './near-phrases.ts';
import {hasHan, isHan} from './pinyin.ts';
import {lettersOf, soundOf} from './sounds.ts';
import {heard, soundsOf, spelledOf, titlesOf, wordsOf} from './titles.ts';

/** Places in titles looked at for one part of what was typed. */
const MAX_PLACES = 400;
/** What mistakes in a part of a title may cost, by its length: one, for any two parts are more often alike than two names. */
export const mostInTitles = (folded: string): number => Math.min(folded.length < 8 ? 1 : 1.4, allowance(folded));

interface Tally {
  cost: number;
  count: number;
}

/**
 * Parts of titles that look or sound like what was typed, cheapest and most frequent first: for the many words no query,
 * category or brand is named by. They begin and end as it sounds: titles can be cut anywhere else. One mistake leaves one of two halves whole, which is found by one native scan.
 */
export function nearTitles(pack: Pack, folded: string, most = mostInTitles(folded)): string[] {
  const length = folded.length;
  if (length < 2) return [];
  const titles = titlesOf(pack);
  const sounds = soundsOf(pack);
  const typed = heard(folded);
  const first = soundOf(folded.charCodeAt(0));
  const last = soundOf(folded.charCodeAt(length - 1));
  const tallies = new Map<string, Tally>();
  const look = (from: number, to: number) => {
    if (from < 0 || to > titles.length || !isWhole(titles, from, to)) return;
    const text = titles.slice(from, to);
    const known = tallies.get(text);
    if (known) known.count++;
    else if (soundOf(text.charCodeAt(0)) === first && soundOf(text.charCodeAt(text.length - 1)) === last) {
      const cost = distance(folded, text, most, SIGN_COSTS);
      if (cost <= most) tallies.set(text, {cost, count: 1});
    }
  };
  const lookAround = (part: string, offset: number, slack: number) => {
    let at = sounds.indexOf(part);
    for (let places = 0; at >= 0 && places < MAX_PLACES; places++, at = sounds.indexOf(part, at + 1)) {
      for (let shift = -slack; shift <= slack; shift++) {
        for (let more = -slack; more <= slack; more++) look(at - offset + shift, at - offset + shift + length + more);
      }
    }
  };
  lookAround(typed, 0, 0);
  if (tallies.size === 0 && length > 3 && most >= 1) {
    const half = length >> 1;
    lookAround(typed.slice(0, half), 0, 1);
    lookAround(typed.slice(half), half, 1);
  }
  return [...tallies]
    .filter(([text]) => text !== folded)
    .sort(([, a], [, b]) => a.cost - b.cost || b.count - a.count)
    .map(([text]) => text);
}

/** Parts of titles that are spelled as was typed, or so far, at least three letters, the most frequent first. */
export function spelledInTitles(pack: Pack, folded: string): string[] {
  const asked = lettersOf(folded);
  if (asked.length < 3) return [];
  const titles = titlesOf(pack);
  const {letters, places} = spelledOf(pack);
  const counts = new Map<string, number>();
  let at = letters.indexOf(asked);
  for (let tries = 0; at >= 0 && tries < MAX_PLACES; tries++, at = letters.indexOf(asked, at + 1)) {
    const from = places[at];
    if (from < 0) continue;
    let end = at + asked.length;
    while (places[end] < 0) end++; // the last syllable may only have been begun
    const text = titles.slice(from, places[end]).trim();
    if (hasHan(text) && isWhole(titles, from, from + text.length)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text);
}

/** Begins and ends where a word does; Han has no such places, and lines are not left. */
function isWhole(text: string, from: number, to: number): boolean {
  const joins = (at: number) => {
    const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
    return isLetter(left) && isLetter(right);
  };
  return (
    text[from] !== ' ' && text[to - 1] !== ' ' && !joins(from) && !joins(to) && !text.slice(from, to).includes('\n')
  );
}

/** Of a word that is not Han: spaces and line ends aside, all that is in a folded text. */
const isLetter = (code: number) => code > 32 && !isHan(code);

/** What was typed with each Latin word that no item has put right; null when that changes nothing. */
export function withWordsRight(pack: Pack, folded: string): string | null {
  const {words, counts} = wordsOf(pack);
  const right = folded.replace(/[a-z]{3,}/g, (typed) => {
    if (counts.has(typed) || counts.has(typed.replace(/e?s$/, '')) || counts.has(`${typed}s`)) return typed;
    const most = typed === folded ? allowance(typed) : Math.max(1, allowance(typed)); // words beside it speak for it
    let best = typed;
    let least = Number.POSITIVE_INFINITY;
    for (const word of words) {
      if (Math.abs(word.length - typed.length) > 2) continue;
      const cost = distance(typed, word, most, LETTER_COSTS);
      if (cost <= most && cost < least) [best, least] = [word, cost];
    }
    return best;
  });
  return right === folded ? null : right;
}
