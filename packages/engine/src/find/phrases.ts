import {type Pack, perPack, type TextTable} from '@vitrine/core';
import {fold} from './fold.ts';
import {hasHan} from './pinyin.ts';
import {initialsOf, lettersOf, nearLetters, otherLettersOf, soundOf} from './sounds.ts';

/** What the shop has a name for. Arrays are parallel, most telling phrase first. */
export interface Phrases {
  readonly count: number;
  /** Ready to show. */
  readonly texts: readonly string[];
  readonly folded: readonly string[];
  /** As typed in Latin letters; `otherLetters` and `initials` are '' where there are none. */
  readonly letters: readonly string[];
  readonly otherLetters: readonly string[];
  readonly initials: readonly string[];
  readonly nearLetters: readonly string[];
  /** Which sounds and which pairs of letters occur, `WORDS` words each: what differs in many bits is far. */
  readonly signBits: Uint32Array;
  readonly letterBits: Uint32Array;
  /** Share of the weight of the shop's queries, 0 … 1; 0 for other names. */
  readonly weights: Float64Array;
  /** Index by folded text. */
  readonly indexes: ReadonlyMap<string, number>;
}

/** 32-bit words of one set of bits. */
export const WORDS = 4;

/** Queries first, as shoppers know them; then names of categories, brands and attribute values, in every locale. */
export const phrasesOf = perPack((pack: Pack): Phrases => {
  const texts: string[] = [];
  const folded: string[] = [];
  const weights: number[] = [];
  const indexes = new Map<string, number>();
  const add = (text: string, weight: number) => {
    const key = fold(text);
    if (key === '' || indexes.has(key)) return;
    indexes.set(key, texts.push(text) - 1);
    folded.push(key);
    weights.push(weight);
  };
  const most = pack.queryWeights.reduce((a, b) => Math.max(a, b), 0) || 1;
  const queries = pack.queries.all();
  const order = Array.from(queries.keys()).sort((a, b) => pack.queryWeights[b] - pack.queryWeights[a]);
  for (const q of order) add(queries[q], pack.queryWeights[q] / most);
  const addNames = ({tables}: TextTable) => {
    for (const table of tables) for (const name of table.all()) add(name, 0);
  };
  addNames(pack.categoryNames);
  addNames(pack.brands);
  addNames(pack.valueNames);

  const letters = folded.map((text) => lettersOf(text));
  const signBits = new Uint32Array(WORDS * folded.length);
  const letterBits = new Uint32Array(WORDS * folded.length);
  for (const [p, text] of folded.entries()) addSignBits(signBits, WORDS * p, text);
  for (const [p, text] of letters.entries()) addLetterBits(letterBits, WORDS * p, text);
  return {
    count: texts.length,
    texts,
    folded,
    letters,
    otherLetters: folded.map((text, p) => {
      const other = otherLettersOf(text);
      return other === letters[p] ? '' : other;
    }),
    initials: folded.map((text) => (hasHan(text) ? initialsOf(text) : '')),
    nearLetters: letters.map(nearLetters),
    signBits,
    letterBits,
    weights: Float64Array.from(weights),
    indexes,
  };
});

/** Multiplying spreads neighboring numbers over the top bits (Knuth's golden ratio). */
function addBit(bits: Uint32Array, at: number, number: number): void {
  const bit = Math.imul(number, 0x9e3779b1) >>> 25;
  bits[at + (bit >> 5)] |= 1 << (bit & 31);
}

/** Sets a bit for each sound of the text; spaces have none. */
export function addSignBits(bits: Uint32Array, at: number, folded: string): void {
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (code !== 32) addBit(bits, at, soundOf(code));
  }
}

/** Sets a bit for each pair of neighboring letters. */
export function addLetterBits(bits: Uint32Array, at: number, letters: string): void {
  for (let i = 0; i + 1 < letters.length; i++) {
    addBit(bits, at, (letters.charCodeAt(i) << 16) | letters.charCodeAt(i + 1));
  }
}
