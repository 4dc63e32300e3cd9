import type {RandomWord, Task} from '@vitrine/core';
import type {Figure} from '../figure.ts';
import {choicesAfter, distributionOf} from './distribution.ts';
import {compare, divide, type Fraction} from './fraction.ts';
import type {AuditOptions} from './options.ts';
import {PROMISED} from './promise.ts';
import {PERIOD, RANDOMIZERS, type Randomizers} from './randomizers.ts';

/** Values of a at which all histories of a small shop are compared, beside the promised one. */
const SMALL = [2, 3, 7];

/**
 * Exact probabilities, by walking everything the randomizer can draw: for each question the largest factor by which any
 * answer is likelier under one history than under another. It must be a, to the last digit.
 */
export function measureRatios(
  {quick}: AuditOptions,
  randomizers: Randomizers = RANDOMIZERS,
  tasks: readonly Task[] = randomizers.TASK_NAMES,
): Figure[] {
  const rows = quick ? 2 : 16;
  return [
    ...tasks.map((task): Figure => {
      const limit = PROMISED[task];
      const histories = historiesOf(randomizers, task);
      checkRows(randomizers, task, limit, histories);
      const largest = largestRatio(randomizers, task, limit, histories, rows);
      const others = SMALL.filter((a) => a < limit).map((a) => {
        const ratio = largestRatio(randomizers, task, a, smallHistories(randomizers, task), 4 * rows);
        return equals(ratio, a);
      });
      const isKept = [undefined, {fine: 1e9, coarse: 1e9}].every((wish) => randomizers.aOf(task, wish) === limit);
      return {
        name: `${task}: largest ratio of two histories' chances`,
        value: largest === null ? Number.POSITIVE_INFINITY : Number(largest.over) / Number(largest.under),
        unit: 'ratio',
        limit,
        goal: equals(largest, limit) && isKept && others.every(Boolean),
      };
    }),
    unevenDraws(randomizers, quick),
    shareDeviation(randomizers),
  ];
}

/**
 * The histories that can be worst, each a list of true facts. What a history does to an answer of an open question goes
 * through its set of buckets alone: one of s buckets out of m (a + 1) has 1/(2m) and each other (1 − s/(2m)) / (m (a + 1) − s),
 * least at s = m. So two full sets that have nothing in common are the worst pair; beside them stand smaller sets, sets that
 * overlap, facts told twice and nothing at all. Of a question with cells, every history is here.
 */
function historiesOf({TASKS}: Randomizers, task: Task): string[][] {
  const {cells, picks} = TASKS[task];
  if (cells.length > 0) return [[], [''], ['no cell'], ...cells.map((cell) => [cell])];
  const open = ['abcd', 'efgh', 'abef', 'abc', 'ab', 'a', 'e', '苹', 'aa', ''].map((keys) => keys.split(''));
  return open.filter((keys) => keys.length <= picks);
}

/** All sets of up to m out of five facts, or all cells. */
function smallHistories(randomizers: Randomizers, task: Task): string[][] {
  const {cells, picks} = randomizers.TASKS[task];
  if (cells.length > 0) return historiesOf(randomizers, task);
  const sets = Array.from({length: 2 ** 5}, (_, set) => ['a', 'b', 'c', 'd', 'e'].filter((_, bit) => set & (1 << bit)));
  return sets.filter((keys) => keys.length <= picks);
}

/** @throws RangeError when an open question's first draw is not one of all hash functions, the same for all histories */
function checkRows(
  {TASKS, answerSpace, randomizeFacts}: Randomizers,
  task: Task,
  a: number,
  histories: readonly string[][],
): void {
  if (TASKS[task].cells.length > 0) return;
  const {rows} = answerSpace(task, a);
  for (const keys of histories) {
    const run = (random: RandomWord) => String(randomizeFacts(task, keys, a, PERIOD, random).row);
    const choices = choicesAfter(run, rows);
    const drawn = Array.from({length: choices}, (_, word) => [word]).map((words) => run(() => words.pop() ?? 0));
    if (choices !== rows || drawn.some((row, word) => Number(row) !== word)) {
      throw new RangeError(`the first draw of ${task} is not one of ${rows} hash functions`);
    }
  }
}

/**
 * Under as many of the hash functions as `rows`, spread over all of them.
 *
 * @returns null when some answer is possible under one history and not under another
 * @throws UnevenError, or RangeError for an answer the question does not have
 */
export function largestRatio(
  {TASKS, answerSpace, randomizeFacts}: Randomizers,
  task: Task,
  a: number,
  histories: readonly string[][],
  rows: number,
): Fraction | null {
  const {rows: all, values} = answerSpace(task, a);
  const isOpen = TASKS[task].cells.length === 0;
  const prefixes = isOpen ? Array.from({length: rows}, (_, i) => [Math.floor(((i + 0.5) * all) / rows)]) : [[]];
  let largest: Fraction | null = {over: 1n, under: 1n};
  for (const prefix of prefixes) {
    const distributions = histories.map((keys) =>
      distributionOf((random) => String(randomizeFacts(task, keys, a, PERIOD, random).value), a + values, prefix),
    );
    for (const answer of new Set(distributions.flatMap((distribution) => [...distribution.keys()]))) {
      if (!(Number(answer) < values)) throw new RangeError(`${answer} is no answer to ${task}`);
    }
    const ratio = ratioOf(distributions);
    if (ratio === null) return null;
    if (compare(ratio, largest) > 0) largest = ratio;
  }
  return largest;
}

/** The largest ratio of one answer's chances; null when some answer has no chance under one of them. */
function ratioOf(distributions: readonly Map<string, Fraction>[]): Fraction | null {
  const answers = new Set(distributions.flatMap((distribution) => [...distribution.keys()]));
  let largest: Fraction = {over: 1n, under: 1n};
  for (const answer of answers) {
    const chances = distributions.map((distribution) => distribution.get(answer));
    let [least, most] = [chances[0], chances[0]];
    for (const chance of chances) {
      if (!chance || !least || !most) return null;
      if (compare(chance, least) < 0) least = chance;
      if (compare(chance, most) > 0) most = chance;
    }
    if (!least || !most) return null;
    const ratio = divide(most, least);
    if (compare(ratio, largest) > 0) largest = ratio;
  }
  return largest;
}

const equals = (ratio: Fraction | null, a: number): boolean =>
  ratio !== null && compare(ratio, {over: BigInt(a), under: 1n}) === 0;

/** `below(n)` itself, for every n that a draw of ours may have: each of n values from equally many words, the rest drawn again. */
function unevenDraws({below}: Randomizers, quick: boolean): Figure {
  const most = 1024;
  let uneven = 0;
  let tried = 0;
  for (let n = 1; n <= most; n += quick ? 31 : 1) {
    tried++;
    if (choicesAfter((random) => String(below(n, random)), most) !== n) uneven++;
  }
  return {
    name: `draws below n that are not even, of ${tried} n up to ${most}`,
    value: uneven,
    unit: 'n',
    limit: 0,
    goal: uneven === 0,
  };
}

/**
 * The question is drawn by its public share and by nothing else: `drawTask` is given no fact. Its answer is monotone in its one
 * word, so that bisection finds how many words lead to each question.
 */
function shareDeviation({TASKS, TASK_NAMES, drawTask}: Randomizers): Figure {
  const total = TASK_NAMES.reduce((sum, task) => sum + TASKS[task].share, 0);
  let first = 0;
  let largest = 0;
  for (const [i, task] of TASK_NAMES.entries()) {
    let [low, high] = [first, 2 ** 32];
    while (low < high) {
      const word = Math.floor((low + high) / 2);
      if (TASK_NAMES.indexOf(drawTask({}, () => word)) <= i) low = word + 1;
      else high = word;
    }
    largest = Math.max(largest, Math.abs((low - first) / 2 ** 32 - TASKS[task].share / total));
    first = low;
  }
  const limit = 2 ** -30;
  return {
    name: 'questions: largest distance of a chance from its public share',
    value: largest,
    unit: 'share',
    limit,
    goal: largest <= limit,
  };
}
