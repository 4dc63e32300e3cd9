import {perPack} from '@vitrine/core';
import {foldAll} from './fold.ts';
import {syllableOf} from './pinyin.ts';
import {soundOf} from './sounds.ts';

/** All titles in all locales, folded, one a line. */
export const titlesOf = perPack((pack) =>
  pack.titles.tables.map((table) => foldAll(table.all().join('\n'))).join('\n'),
);

/** The same text as it sounds: a sign of its own for each near sound, at the same places. */
export const soundsOf = perPack((pack) => heard(titlesOf(pack)));

/** Below the surrogates lies enough of the private use area for all near sounds of Han. */
const FIRST_SOUND = 0xe000;

export function heard(folded: string): string {
  let text = '';
  for (let i = 0; i < folded.length; i++) {
    const sound = soundOf(folded.charCodeAt(i));
    text += String.fromCharCode(sound > 0xffff ? FIRST_SOUND + sound - 0x10000 : sound);
  }
  return text;
}

/**
 * The same text in Latin letters, Han as pinyin, without spaces. `places[k]` is where in the text the sign of letter k
 * stands, −1 within a syllable; one more at the end.
 */
export const spelledOf = perPack((pack) => {
  const titles = titlesOf(pack);
  let letters = '';
  let places = new Int32Array(4 * titles.length + 8);
  for (let at = 0; at < titles.length; at++) {
    if (titles[at] === ' ') continue;
    const spelled = syllableOf(titles.charCodeAt(at)) || titles[at];
    if (letters.length + 8 > places.length) places = resized(places, 2 * places.length);
    places.fill(-1, letters.length + 1, letters.length + spelled.length);
    places[letters.length] = at;
    letters += spelled;
  }
  places[letters.length] = titles.length;
  return {letters, places: places.slice(0, letters.length + 1)};
});

function resized(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(length);
  more.set(numbers);
  return more;
}

export interface Words {
  /** Latin words of at least three letters, most frequent first. */
  readonly words: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

/** Words of everything items are found by. */
export const wordsOf = perPack((pack): Words => {
  const counts = new Map<string, number>();
  const names = [pack.categoryNames, pack.brands, pack.valueNames].flatMap(({tables}) => tables);
  const text = [titlesOf(pack), ...names.map((table) => foldAll(table.all().join('\n')))].join('\n');
  for (const [word] of text.matchAll(/[a-z]{3,}/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return {words: [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!), counts};
});
