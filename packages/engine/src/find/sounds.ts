import {isHan, nearSound, otherReading, syllableOf} from './pinyin.ts';

/** Numbers of near sounds, by code unit; 0 until first asked for. */
const nearIds = new Uint16Array(65536);
const ids = new Map<string, number>();

/** Equal for Han signs that sound alike or nearly, at least 65,536; any other sign is its own code unit. */
export function soundOf(code: number): number {
  if (!isHan(code)) return code;
  let id = nearIds[code];
  if (id === 0) {
    const syllable = syllableOf(code);
    const sound = syllable ? nearSound(syllable) : String.fromCharCode(code);
    id = ids.get(sound) ?? ids.size + 1;
    ids.set(sound, id);
    nearIds[code] = id;
  }
  return 65536 + id;
}

const SPACE = 32;

/** A text as who has no Chinese keyboard types it: Han as pinyin, all else as it is, without spaces. */
export function lettersOf(folded: string, readingOf: (code: number) => string = syllableOf): string {
  let letters = '';
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (code !== SPACE) letters += readingOf(code) || folded[i];
  }
  return letters;
}

/** The same where some of its signs are read otherwise. */
export const otherLettersOf = (folded: string): string =>
  lettersOf(folded, (code) => otherReading(code) || syllableOf(code));

/** First letters of its syllables, all else as it is, without spaces: 床单 is cd. */
export const initialsOf = (folded: string): string => lettersOf(folded, (code) => syllableOf(code).slice(0, 1));

/** Letters with syllables that sound alike written alike; applied to any Latin text, it only serves to compare. */
export const nearLetters = (letters: string): string =>
  letters
    .replace(/([zcs])h/g, '$1')
    .replace(/ng(?![aeiou])/g, 'n')
    .replace(/n(?=[aeiouv])/g, 'l')
    .replaceAll('f', 'h')
    .replaceAll('v', 'u');
