import type {Costs} from './distance.ts';
import {isHan, syllableOf} from './pinyin.ts';
import {soundOf} from './sounds.ts';

const SPACE = 32;
const isDigit = (code: number) => code >= 48 && code <= 57;
/** Sizes and models differ by a digit on purpose. */
const DIGIT = 3;

/** Of texts as they are written. */
export const SIGN_COSTS: Costs = {
  swap(a, b) {
    if (isDigit(a) || isDigit(b)) return DIGIT;
    if (!isHan(a) || !isHan(b)) return isHan(a) === isHan(b) ? 1 : 1.5;
    if (soundOf(a) !== soundOf(b)) return 1;
    return syllableOf(a) === syllableOf(b) ? 0.3 : 0.4;
  },
  gap: (code, before) => (code === SPACE ? 0.3 : isDigit(code) ? DIGIT : code === before ? 0.6 : 1),
  turn: (a, b) => (isDigit(a) || isDigit(b) ? DIGIT : 0.7),
};

/** Of Latin letters, pinyin among them. */
export const LETTER_COSTS: Costs = {
  ...SIGN_COSTS,
  swap: (a, b) => (isDigit(a) || isDigit(b) ? DIGIT : 1),
};
