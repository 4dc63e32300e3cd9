import {addAnswer, createCounters, estimateCounts, HASH_ROWS, randomizeFacts, TASKS, type Task} from '@vitrine/core';
import type {Figure} from '../figure.ts';
import {seededWords} from '../quality/random.ts';
import type {AuditOptions} from './options.ts';
import {PROMISED} from './promise.ts';
import {PERIOD} from './randomizers.ts';

/** With few cells and with many, open with one pick and with four. */
const QUESTIONS: readonly Task[] = ['hour', 'funnel', 'leaf', 'item'];
/** Answers to a question. Below 2,000 the counts are of a dozen, and their intervals hold 93 times in 100. */
const SIZES = [2_000, 10_000, 50_000];
const NULL_KEYS = 200;
const TRUE_KEYS = 24;
/** Standard errors a mean that is nought may be off by chance: one of 350 is. */
const MAX_Z = 3;
const MAX_SPREAD = 0.05;
const COVERAGE = {least: 0.93, most: 0.97};

/**
 * Whether what is read out of the counters is right about itself: tables of so many answers, with 24 known facts, are made and
 * decoded again and again. Facts nobody has must come out as nought on average and spread as the variance says; the interval
 * of each fact must hold its true count 95 times in 100.
 */
export function measureDecoding({quick, seed}: AuditOptions): Figure[] {
  const sizes = quick ? SIZES.slice(0, 2) : SIZES;
  const random = seededWords(seed);
  return QUESTIONS.flatMap((task) => {
    const all = sizes.map((n) => measure(task, n, quick ? 60 : 150, random));
    const mean = worst(all, 'mean', 0);
    const [spread, stated] = [worst(all, 'spread', 0), worst(all, 'stated', 0)];
    const coverage = worst(all, 'coverage', 0.95);
    const holds = coverage >= COVERAGE.least && coverage <= COVERAGE.most;
    return [
      {
        name: `${task}: mean of facts nobody has`,
        value: mean,
        unit: 'standard errors',
        limit: MAX_Z,
        goal: Math.abs(mean) <= MAX_Z,
      },
      {
        name: `${task}: their spread beside theory`,
        value: spread,
        unit: 'share',
        limit: MAX_SPREAD,
        goal: Math.abs(spread) <= MAX_SPREAD,
      },
      {
        name: `${task}: their spread beside what is stated`,
        value: stated,
        unit: 'share',
        limit: MAX_SPREAD,
        goal: Math.abs(stated) <= MAX_SPREAD,
      },
      {name: `${task}: 95 % intervals that hold`, value: coverage, unit: 'share', limit: COVERAGE.least, goal: holds},
    ];
  });
}

/** That of one measure which is farthest from what it should be. */
const worst = (all: readonly Calibration[], measure: keyof Calibration, ideal: number): number =>
  all
    .map((one) => one[measure])
    .reduce((one, other) => (Math.abs(other - ideal) > Math.abs(one - ideal) ? other : one));

interface Calibration {
  /** Mean of the estimates of facts nobody has, in its standard errors. */
  readonly mean: number;
  /** Their standard deviation beside theory, minus 1. */
  readonly spread: number;
  /** The same beside the deviation that the decoder states with each estimate. */
  readonly stated: number;
  /** Share of 95 % intervals that hold the true count. */
  readonly coverage: number;
}

function measure(task: Task, n: number, tables: number, random: () => number): Calibration {
  const a = PROMISED[task];
  const {cells, picks} = TASKS[task];
  const known = cells.length > 0 ? cells.slice(0, Math.min(TRUE_KEYS, cells.length >> 1)) : names('true', TRUE_KEYS);
  const absent = cells.length > 0 ? cells.slice(known.length) : names('null', NULL_KEYS);
  const truth = new Map(known.map((key) => [key, 0]));
  // Device i has so many facts in a row, from the i-th on: each fact is as frequent as every other.
  const histories = Array.from({length: n}, (_, i) =>
    Array.from({length: picks}, (_, pick) => known[(i * picks + pick) % known.length]),
  );
  for (const key of histories.flat()) truth.set(key, (truth.get(key) ?? 0) + 1);

  const means: number[] = [];
  let squares = 0;
  let stated = 0;
  let covered = 0;
  for (let table = 0; table < tables; table++) {
    const counters = createCounters(task, PERIOD + table, a);
    for (const keys of histories) {
      const {row, value} = randomizeFacts(task, keys, a, PERIOD + table, random);
      addAnswer(counters, row, value);
    }
    const nulls = estimateCounts(counters, absent);
    means.push(nulls.reduce((sum, {estimate}) => sum + estimate, 0) / nulls.length);
    squares += nulls.reduce((sum, {estimate}) => sum + estimate ** 2, 0);
    // What is found above nothing is stated with its own chance besides; of nothing, the least is stated.
    const variance = Math.min(...nulls.map((one) => one.variance));
    stated += nulls.reduce((sum, {estimate}) => sum + estimate ** 2 / variance, 0);
    for (const [i, {estimate, variance}] of estimateCounts(counters, known).entries()) {
      if (Math.abs(estimate - (truth.get(known[i]) ?? 0)) <= 1.96 * Math.sqrt(variance)) covered++;
    }
  }
  const mean = means.reduce((sum, one) => sum + one, 0) / tables;
  const errorOfMean = Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (tables - 1) / tables);
  const deviation = Math.sqrt(squares / (tables * absent.length));
  return {
    mean: mean / errorOfMean,
    spread: deviation / nullDeviation(task, n, a, [...truth.values()]) - 1,
    stated: Math.sqrt(stated / (tables * absent.length)) - 1,
    coverage: covered / (tables * known.length),
  };
}

/**
 * Standard deviation of the estimate of a fact nobody has. With cells √(n (a + k − 2)) / (a − 1) for k of them. Without,
 * √(n q (1 − q)) / (p − q) with p = 1/(2m), q = 1/(m (a + 1)) for m picks; beside it what comes of there being 1,024 hash
 * functions and not a fresh one for each device, so that a fact shares its buckets with the same facts again: Σ c² q (1 − q) / R
 * for facts of c devices each.
 */
function nullDeviation(task: Task, n: number, a: number, counts: readonly number[]): number {
  const {cells, picks} = TASKS[task];
  if (cells.length > 0) return Math.sqrt(n * (a + cells.length - 1)) / (a - 1);
  const [p, q] = [1 / (2 * picks), 1 / (picks * (a + 1))];
  const shared = counts.reduce((sum, count) => sum + count ** 2, 0) / HASH_ROWS;
  return Math.sqrt(q * (1 - q) * (n / (p - q) ** 2 + shared));
}

const names = (word: string, count: number) => Array.from({length: count}, (_, i) => `${word} ${i}`);
