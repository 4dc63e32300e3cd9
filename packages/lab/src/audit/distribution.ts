import type {RandomWord} from '@vitrine/core';
import {add, type Fraction} from './fraction.ts';

const MAX_WORDS = 64;
/** Words beyond those looked at one by one, spread over all 2^32: odd, so that no power of two hides in it. */
const STRIDE = 66_571_993;

export class UnevenError extends Error {
  override readonly name = 'UnevenError';
}

/**
 * The exact distribution of what `run` answers when its words are uniform: the tree of all it can draw, walked by running it
 * again for each branch, its leaves weighed by whole numbers. How many choices a draw has is found out and not assumed: the
 * period n with which the answers repeat over the words 0, 1, 2, …; then the draw is proven to be even: words from the last
 * whole multiple of n below 2^32 on are all drawn again, and the answers keep the period up to there.
 *
 * @param maxChoices no draw may have more
 * @param prefix words already drawn: the distribution given these
 * @throws UnevenError when a draw is not even, or has more choices
 */
export function distributionOf(
  run: (random: RandomWord) => string,
  maxChoices: number,
  prefix: readonly number[] = [],
): Map<string, Fraction> {
  const leaves = new Map<string, Fraction>();
  const walk = (words: readonly number[], under: bigint) => {
    const {answer, drawn} = replay(run, words, 0);
    if (drawn <= words.length) {
      leaves.set(answer, add(leaves.get(answer) ?? {over: 0n, under}, {over: 1n, under}));
      return;
    }
    const choices = choicesAfter(run, maxChoices, words);
    for (let word = 0; word < choices; word++) walk([...words, word], under * BigInt(choices));
  };
  walk(prefix, 1n);
  return leaves;
}

/** How many equally likely choices the draw after `words` has. @throws UnevenError */
export function choicesAfter(
  run: (random: RandomWord) => string,
  maxChoices: number,
  words: readonly number[] = [],
): number {
  /** What these words lead to: the answer, or the answers of two ways to go on, and how many words each took. */
  const outcomes = (...next: number[]): string => {
    const path = [...words, ...next];
    const one = replay(run, path, 0);
    const after = `${one.answer} after ${one.drawn - next.length}`;
    if (one.drawn <= path.length) return after;
    const other = replay(run, path, 5);
    return `${after}, ${other.answer} after ${other.drawn - next.length}`;
  };
  const seen = Array.from({length: 2 * maxChoices}, (_, word) => outcomes(word));
  const choices = periodOf(seen);
  const end = 2 ** 32 - (2 ** 32 % choices);
  const fail = (what: string) => {
    throw new UnevenError(`draw ${words.length + 1}, of ${choices} choices: ${what}`);
  };
  for (let word = end; word < 2 ** 32; word++) {
    if (outcomes(word, 0) !== seen[0]) fail(`${word} is not drawn again`);
  }
  for (let word = end - choices; word < end; word++) {
    if (outcomes(word) !== seen[word % choices]) fail(`${word} is not taken as ${word % choices}`);
  }
  for (let word = STRIDE; word < end; word += STRIDE) {
    if (outcomes(word) !== seen[word % choices]) fail(`${word} is not taken as ${word % choices}`);
  }
  return choices;
}

/** The smallest n with values[i] = values[i mod n] for all i. @throws UnevenError when more than half of them differ */
function periodOf(values: readonly string[]): number {
  for (let n = 1; n <= values.length / 2; n++) {
    let i = n;
    while (i < values.length && values[i] === values[i - n]) i++;
    if (i === values.length) return n;
  }
  throw new UnevenError(`a draw with more than ${values.length / 2} choices`);
}

/** Runs on the words, then on one word for ever. */
function replay(run: (random: RandomWord) => string, words: readonly number[], then: number) {
  let drawn = 0;
  const answer = run(() => {
    if (drawn > MAX_WORDS) throw new UnevenError('it draws again and again');
    return words[drawn++] ?? then;
  });
  return {answer, drawn};
}
