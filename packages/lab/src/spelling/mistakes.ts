import type {RandomWord} from '@vitrine/core';
import {nearSound, syllableOf} from '@vitrine/engine';

/** How a query goes wrong; null where this one cannot. */
export type Mistake = (query: string, pick: Picker) => string | null;

export interface Picker {
  /** One of them, each as likely; there must be one. */
  of<T>(list: readonly T[] | string): T;
  /** Another sign that is read the same, or the same to an ear that does not tell zh from z, n from l …; null: none. */
  readonly homophone: (sign: string) => string | null;
  readonly nearHomophone: (sign: string) => string | null;
  /** Any Han sign. */
  readonly sign: () => string;
}

const HAN = /\p{Script=Han}/u;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const readingOf = (sign: string) => syllableOf(sign.charCodeAt(0));

/** Chance over the signs of real queries: frequent ones are taken more often, as an input method offers them first. */
export function createPicker(queries: readonly string[], random: RandomWord): Picker {
  const counts = new Map<string, number>();
  for (const query of queries)
    for (const sign of query) if (HAN.test(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const groupBy = (keyOf: (sign: string) => string) => {
    const groups = new Map<string, string[]>();
    for (const sign of counts.keys()) groups.set(keyOf(sign), [...(groups.get(keyOf(sign)) ?? []), sign]);
    return groups;
  };
  const same = groupBy(readingOf);
  const near = groupBy((sign) => nearSound(readingOf(sign)));
  const signs = [...counts.keys()];
  const weighted = (list: readonly string[]): string | null => {
    const total = list.reduce((sum, sign) => sum + (counts.get(sign) ?? 0), 0);
    let left = (random() / 2 ** 32) * total;
    for (const sign of list) if ((left -= counts.get(sign) ?? 0) < 0) return sign;
    return null;
  };
  return {
    of: <T>(list: readonly T[] | string) => list[random() % list.length] as T,
    homophone: (sign) => weighted((same.get(readingOf(sign)) ?? []).filter((other) => other !== sign)),
    nearHomophone: (sign) =>
      weighted((near.get(nearSound(readingOf(sign))) ?? []).filter((other) => readingOf(other) !== readingOf(sign))),
    sign: () => weighted(signs) as string,
  };
}

/** Places of Han signs; numbers are left alone, since another number is another thing. */
const hanPlaces = (signs: readonly string[]) => [...signs.keys()].filter((at) => HAN.test(signs[at]));

function changeSign(query: string, pick: Picker, change: (sign: string) => string | null): string | null {
  const signs = Array.from(query);
  const places = hanPlaces(signs);
  if (places.length === 0) return null;
  const at = pick.of<number>(places);
  const other = change(signs[at]);
  return other === null ? null : signs.with(at, other).join('');
}

const pinyin = (signs: readonly string[]) => signs.map((sign) => readingOf(sign) || sign).join('');

function inLatinWord(query: string, pick: Picker, change: (word: string, at: number) => string): string | null {
  const words = [...query.matchAll(/[a-z]{4,}/gi)];
  if (words.length === 0) return null;
  const match = pick.of<RegExpExecArray>(words);
  const word = match[0];
  const changed = change(word, pick.of<number>(Array.from(word).map((_, at) => at)));
  return query.slice(0, match.index) + changed + query.slice(match.index + word.length);
}

/** Every kind, with its share of all mistakes, in percent. */
export const MISTAKES: Readonly<Record<string, {readonly share: number; readonly make: Mistake}>> = {
  'same sound': {share: 20, make: (query, pick) => changeSign(query, pick, pick.homophone)},
  'near sound': {share: 10, make: (query, pick) => changeSign(query, pick, pick.nearHomophone)},
  'two of the same sound': {
    share: 5,
    make(query, pick) {
      const once = changeSign(query, pick, pick.homophone);
      return once && changeSign(once, pick, pick.homophone);
    },
  },
  swapped: {
    share: 10,
    make(query, pick) {
      const signs = Array.from(query);
      const places = hanPlaces(signs).filter((at) => HAN.test(signs[at + 1] ?? ''));
      if (places.length === 0) return null;
      const at = pick.of<number>(places);
      return signs
        .with(at, signs[at + 1])
        .with(at + 1, signs[at])
        .join('');
    },
  },
  missing: {
    share: 10,
    make(query, pick) {
      const signs = Array.from(query);
      const places = hanPlaces(signs);
      return places.length < 3 ? null : signs.toSpliced(pick.of<number>(places), 1).join('');
    },
  },
  extra: {
    share: 10,
    make(query, pick) {
      const signs = Array.from(query);
      const places = hanPlaces(signs);
      if (places.length === 0) return null;
      const at = pick.of<number>(places);
      return signs.toSpliced(at, 0, pick.of<boolean>([true, false]) ? signs[at] : pick.sign()).join('');
    },
  },
  wrong: {
    share: 5,
    make: (query, pick) => (hanPlaces(Array.from(query)).length < 3 ? null : changeSign(query, pick, pick.sign)),
  },
  'in pinyin': {share: 10, make: (query) => (HAN.test(query) ? pinyin(Array.from(query)) : null)},
  'partly in pinyin': {
    share: 5,
    make(query, pick) {
      const signs = Array.from(query);
      const places = hanPlaces(signs);
      if (places.length < 2) return null;
      const from = pick.of<number>(places);
      return query.slice(0, from) + pinyin(signs.slice(from, from + 2)) + signs.slice(from + 2).join('');
    },
  },
  'initials of pinyin': {
    share: 5,
    make(query) {
      const signs = Array.from(query);
      if (signs.length > 8 || !signs.every((sign) => HAN.test(sign))) return null;
      return signs.map((sign) => readingOf(sign)[0]).join('');
    },
  },
  'Latin letters': {
    share: 10,
    make: (query, pick) =>
      inLatinWord(
        query,
        pick,
        pick.of([
          (word: string, at: number) => word.slice(0, at) + word.slice(at + 1),
          (word: string, at: number) => word.slice(0, at) + word[at] + word.slice(at),
          (word: string, at: number) => word.slice(0, at) + pick.of(LETTERS) + word.slice(at),
          (word: string, at: number) => word.slice(0, at) + pick.of(LETTERS) + word.slice(at + 1),
          (word: string, at: number) => word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
        ]),
      ),
  },
};
