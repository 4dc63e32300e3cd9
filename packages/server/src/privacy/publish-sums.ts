import {createHash, createHmac, hash} from 'node:crypto';
import {type Half, type RandomWord, TASKS, type Task} from '@vitrine/core';
import type {PublishedSums, TaskReports} from '../model/index.ts';
import type {OwnFacts} from '../orders/own-facts.ts';
import {discreteLaplace, laplaceVariance, type Scale} from './discrete-laplace.ts';

/** ε of own statistics where the shop says nothing else (PRIVACY §7.1). */
export const OWN_EPSILON = 1;

/**
 * How a shopper's ε is divided among the questions, in hundredths; they are those a model learns most from. Pairs have half:
 * they are the hardest to tell from noise. Tried on eshop2008, jd_micro and yoochoose100k (docs/benchmarks.md).
 */
export const EPSILON_PARTS: Readonly<Partial<Record<Task, number>>> = {
  itemPair: 50,
  item: 25,
  leafPair: 10,
  leaf: 5,
  relation: 4,
  return: 4,
};
const SHOPPERS_PART = 2;

/**
 * A merchant's own orders and visits as counts with noise: ε-differentially private for each shopper of each file, with
 * δ = 0. A shopper has said at most so many facts to each question as a device's answer is drawn from, in one of two
 * halves, so a table changes by at most that many when a shopper is left out. Each cell that is asked for, of what nobody did
 * too, has discrete Laplace noise of that many ÷ (ε · the question's part): since no cell is told apart by being there, no
 * threshold is needed, and the model believes each count as far as its variance lets it.
 *
 * Noise is a function of a key of the shop's own and of all that the file says. So the same file has the same noise in every
 * pack, and there is nothing to average. It must not hang on the cell's count alone: a count that stays while others move
 * would keep its noise, and packs would tell which counts stayed. Here a file that differs by one fact is drawn anew in
 * every cell, and two packs differ in whole files: each file's noise is drawn once, and its ε is spent once. Another ε makes
 * other noise too.
 *
 * @param epsilon nats, spent down to the hundredth
 * @param secret of the shop, at least 32 bytes; whoever has it can take the noise off
 */
export function publishSums(files: readonly OwnFacts[], epsilon: number, secret: Uint8Array): PublishedSums {
  const published = files.map((file) => {
    const key = createHmac('sha256', secret)
      .update(`vitrine-own/1\n${epsilon}\n${digestOf(file)}`)
      .digest('hex');
    const noise = discreteLaplace(scaleOf(1, epsilon, SHOPPERS_PART), keyedWords(key, 'shoppers'));
    const shoppers = Math.max(0, file.shoppers + noise);
    const tasks = Object.keys(EPSILON_PARTS) as Task[];
    return {shoppers, reports: tasks.map((task) => publishTask(task, file.halves, shoppers, epsilon, key))};
  });
  return {
    reports: published.flatMap(({reports}) => reports),
    shoppers: published.reduce((sum, {shoppers}) => sum + shoppers, 0),
    epsilon,
  };
}

/** Noise of one cell of a question: what one shopper can move ÷ its part of ε. */
export const noiseScale = (task: Task, epsilon: number): Scale =>
  scaleOf(TASKS[task].picks, epsilon, EPSILON_PARTS[task] ?? 0);

/** Standard deviation of the noise in each own count; 0 without noise, null for a question that own statistics do not answer. */
export function ownNoise(task: Task, epsilon: number | null): number | null {
  if (epsilon === null) return 0;
  return EPSILON_PARTS[task] === undefined ? null : Math.sqrt(2 * laplaceVariance(noiseScale(task, epsilon)));
}

/** @throws RangeError when there is no ε to draw it with */
function scaleOf(facts: number, epsilon: number, part: number): Scale {
  const under = Math.floor(100 * epsilon + 1e-9) * part;
  if (!(under > 0)) throw new RangeError(`part ${part} of ε ${epsilon}: expected a hundredth of each or more`);
  return {over: 10_000 * facts, under};
}

function publishTask(
  task: Task,
  halves: OwnFacts['halves'],
  shoppers: number,
  epsilon: number,
  key: string,
): TaskReports {
  const scale = noiseScale(task, epsilon);
  const variance = laplaceVariance(scale);
  const noisy = (half: Half, cell: string) =>
    (halves[half].get(task)?.get(cell) ?? 0) + discreteLaplace(scale, keyedWords(key, `${task}\n${half}\n${cell}`));
  return {
    task,
    reports: shoppers,
    a: Math.exp(epsilon),
    ageWeeks: 0, // a log is as good as the merchant thinks it is
    estimate: (cells, half) =>
      cells.map((cell) =>
        half === undefined
          ? {estimate: noisy(0, cell) + noisy(1, cell), variance: 2 * variance}
          : {estimate: 2 * noisy(half, cell), variance: 4 * variance},
      ),
  };
}

/** All that a file says, in one number: any fact more or less makes another. */
function digestOf({shoppers, halves}: OwnFacts): string {
  const hash = createHash('sha256').update(`${shoppers}`);
  for (const [half, tables] of halves.entries()) {
    for (const task of [...tables.keys()].sort()) {
      const cells = [...(tables.get(task) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      hash.update(`\n${JSON.stringify([half, task, cells])}`);
    }
  }
  return hash.digest('hex');
}

/**
 * Words that nobody without the key can foretell, the same for the same name: SHA-512 over the key, of fixed length, a counter and
 * the name. None of it is published, so that nothing can be lengthened; an HMAC of each block takes ten times as long, and a pack
 * asks for the noise of half a million cells.
 */
function keyedWords(key: string, name: string): RandomWord {
  let block = Buffer.alloc(0);
  let at = 0;
  let blocks = 0;
  return () => {
    if (at === block.length) {
      block = hash('sha512', `${key}${blocks++}\n${name}`, 'buffer');
      at = 0;
    }
    at += 4;
    return block.readUInt32LE(at - 4);
  };
}
