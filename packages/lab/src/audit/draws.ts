import type {RandomWord, Task} from '@vitrine/core';
import type {Figure} from '../figure.ts';
import {seededWords} from '../quality/random.ts';
import {clopperPearson} from './clopper-pearson.ts';
import type {AuditOptions} from './options.ts';
import {PROMISED} from './promise.ts';
import {PERIOD, RANDOMIZERS, type Randomizers} from './randomizers.ts';

/** Of an end of each of the two intervals being passed by chance. */
export const RISK = 0.005;
/** An interval of ε wider than this says too little. */
const MAX_WIDTH = 0.12;
/** A randomizer this far below its ε, in nats, is noisier than promised and wastes what shoppers tell. */
const MAX_WASTE = 0.1;

/**
 * What ε the answers themselves betray: so many draws under each of two worst histories, and how much oftener the answers
 * that speak for the first come of it. Whatever the code says, its ε is not below `low`.
 *
 * The events were chosen before: for a question with cells, its first cell; for an open one, the buckets of the first
 * history's facts that are none of the second's.
 *
 * Source: Arcolezi & Gambs 2024, LDP-Auditor (events and bounds), https://doi.org/10.56553/popets-2024-0148; PRIVACY §3.10
 */
export function measureDraws(
  {quick, seed}: AuditOptions,
  randomizers: Randomizers = RANDOMIZERS,
  tasks: readonly Task[] = randomizers.TASK_NAMES,
): Figure[] {
  const draws = quick ? 100_000 : 1_000_000;
  const random = seededWords(seed);
  return tasks.map((task) => {
    const a = PROMISED[task];
    const {first, second} = worstPair(randomizers, task);
    const isFor = eventOf(randomizers, task, a, first, second);
    const count = (keys: readonly string[]) => countHits(randomizers, task, a, keys, isFor, draws, random);
    const {value, low, high} = epsilonOf(count(first), count(second), draws);
    const limit = Math.log(a);
    const isExact = quick || (high - low <= MAX_WIDTH && high >= limit - MAX_WASTE);
    return {
      name: `${task}: ε by ${draws} draws a side`,
      value,
      low,
      high,
      unit: 'nats',
      limit,
      goal: low <= limit && isExact,
    };
  });
}

/** ε as seen by counts of one event, of `draws` under each of two histories; its ends beyond which lies a risk of RISK each. */
export function epsilonOf(first: number, second: number, draws: number): {value: number; low: number; high: number} {
  const [one, other] = [clopperPearson(first, draws, RISK), clopperPearson(second, draws, RISK)];
  return {value: Math.log(first / second), low: Math.log(one.low / other.high), high: Math.log(one.high / other.low)};
}

function worstPair({TASKS}: Randomizers, task: Task): {first: string[]; second: string[]} {
  const {cells, picks} = TASKS[task];
  if (cells.length > 0) return {first: [cells[0]], second: [cells[1]]};
  return {first: ['a', 'b', 'c', 'd'].slice(0, picks), second: ['e', 'f', 'g', 'h'].slice(0, picks)};
}

type Event = (row: number, value: number) => boolean;

/** Answers that speak for `first`: whatever the randomizer says on the words that lead to its facts, whatever the row. */
function eventOf(
  {TASKS, answerSpace, randomizeFacts}: Randomizers,
  task: Task,
  a: number,
  first: readonly string[],
  second: readonly string[],
): Event {
  const {cells, picks} = TASKS[task];
  if (cells.length > 0) return (_, value) => value === 0;
  const {rows, values} = answerSpace(task, a);
  const isFor = new Uint8Array(rows * values);
  for (let row = 0; row < rows; row++) {
    const own = (keys: readonly string[]) => ownBuckets(randomizeFacts, task, a, keys, picks, row);
    for (const bucket of own(first)) isFor[row * values + bucket] = 1;
    for (const bucket of own(second)) isFor[row * values + bucket] = 0;
  }
  return (row, value) => isFor[row * values + value] === 1;
}

/** The buckets of a device's facts under a hash function: the answers of its first turns, for which nothing more is drawn. */
export function ownBuckets(
  randomizeFacts: Randomizers['randomizeFacts'],
  task: Task,
  a: number,
  keys: readonly string[],
  picks: number,
  row: number,
): number[] {
  const own: number[] = [];
  for (let turn = 0; turn < picks; turn++) {
    let drawn = 0;
    const {value} = randomizeFacts(task, keys, a, PERIOD, () => [row, turn][drawn++] ?? 0);
    if (drawn === 2) own.push(value);
  }
  return own;
}

function countHits(
  {randomizeFacts}: Randomizers,
  task: Task,
  a: number,
  keys: readonly string[],
  isFor: Event,
  draws: number,
  random: RandomWord,
): number {
  let hits = 0;
  for (let i = 0; i < draws; i++) {
    const {row, value} = randomizeFacts(task, keys, a, PERIOD, random);
    if (isFor(row, value)) hits++;
  }
  return hits;
}
