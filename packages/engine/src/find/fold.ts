import {MAX_LENGTH} from './distance.ts';

const BETWEEN_WORDS = /[^\p{L}\p{N}\n]+/gu;
/** Cut before anything is done with it: what is longer is no query. */
const MAX_TYPED = 4 * MAX_LENGTH;

/** A text as it is compared: NFKC, lower case, letters and digits with single spaces; lines stay lines. */
export const foldAll = (text: string): string => text.normalize('NFKC').toLowerCase().replace(BETWEEN_WORDS, ' ');

/** The same of a query, in one line of at most `MAX_LENGTH`. */
export const fold = (text: string): string =>
  foldAll(text.slice(0, MAX_TYPED)).replaceAll('\n', ' ').trim().slice(0, MAX_LENGTH).trim();
