import {LETTER_COSTS, SIGN_COSTS} from './costs.ts';
import {distance} from './distance.ts';
import {addLetterBits, addSignBits, type Phrases, WORDS} from './phrases.ts';
import {hasHan} from './pinyin.ts';
import {lettersOf, nearLetters} from './sounds.ts';

/** A phrase that may have been meant. */
export interface Near {
  readonly phrase: number;
  /** 0 for the same in other letters; 1 for one wrong sign. */
  readonly cost: number;
}

const LATIN = /[a-z]/;
const ONLY_LATIN = /^[a-z]+$/;
const SAME_SOUND = 0.3;
const INITIALS = 0.5;
const MAX_INITIALS = 8;

/** What all mistakes in a text of so many signs may cost together: in short ones each leads to too many others. */
export function allowance(folded: string): number {
  const length = folded.replaceAll(' ', '').length;
  if (hasHan(folded)) return length < 2 ? 0 : length < 3 ? 0.8 : length < 4 ? 1 : length < 8 ? 1.4 : 1.7;
  return length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 1.7 : 2.1;
}

/** Phrases that look or sound like what was typed, cheapest first. */
export function nearPhrases(phrases: Phrases, folded: string, most = allowance(folded)): Near[] {
  const costs = new Map<number, number>();
  const found = (phrase: number, cost: number) => {
    if (cost <= most) costs.set(phrase, Math.min(cost, costs.get(phrase) ?? cost));
  };
  if (hasHan(folded)) bySigns(phrases, folded, most, found);
  if (LATIN.test(folded)) byLetters(phrases, folded, most, (phrase, cost) => found(phrase, Math.min(cost, most)));
  const {weights} = phrases;
  const rank = ({phrase, cost}: Near) => cost - 0.2 * weights[phrase];
  return Array.from(costs, ([phrase, cost]) => ({phrase, cost})).sort(
    (a, b) => rank(a) - rank(b) || a.phrase - b.phrase,
  );
}

type Found = (phrase: number, cost: number) => void;

function bySigns({count, folded, signBits}: Phrases, typed: string, most: number, found: Found): void {
  const bits = new Uint32Array(WORDS);
  addSignBits(bits, 0, typed);
  const bound = Math.floor(most); // signs that sound alike, or are swapped, leave the bits alone
  for (let p = 0; p < count; p++) {
    if (farApart(bits, signBits, WORDS * p, bound)) continue;
    const cost = distance(typed, folded[p], most, SIGN_COSTS);
    if (cost <= most) found(p, cost);
  }
}

function byLetters(phrases: Phrases, typed: string, most: number, found: Found): void {
  const {count, letters, otherLetters, nearLetters: near, initials, letterBits} = phrases;
  const asked = lettersOf(typed);
  const heard = nearLetters(asked);
  const short = ONLY_LATIN.test(asked) && asked.length > 1 && asked.length <= MAX_INITIALS;
  const bits = new Uint32Array(WORDS);
  addLetterBits(bits, 0, asked);
  const bound = Math.floor((3 * most) / 0.7); // a turn, the cheapest mistake, changes three pairs
  const longer = most / 0.6;
  for (let p = 0; p < count; p++) {
    if (letters[p] === asked || otherLetters[p] === asked) found(p, 0);
    else if (near[p] === heard) found(p, SAME_SOUND);
    else if (short && initials[p] === asked) found(p, INITIALS);
    else if (
      most > 0 &&
      Math.abs(letters[p].length - asked.length) <= longer &&
      !farApart(bits, letterBits, WORDS * p, bound)
    ) {
      const cost = distance(asked, letters[p], most, LETTER_COSTS);
      if (cost <= most) found(p, cost);
    }
  }
}

/** Whether one has more than `bound` bits that the other, at `at`, has not. */
function farApart(bits: Uint32Array, others: Uint32Array, at: number, bound: number): boolean {
  let more = 0;
  let fewer = 0;
  for (let w = 0; w < WORDS; w++) {
    more += ones(bits[w] & ~others[at + w]);
    fewer += ones(others[at + w] & ~bits[w]);
  }
  return more > bound || fewer > bound;
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
