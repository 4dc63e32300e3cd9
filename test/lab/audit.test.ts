import {below} from '@vitrine/core';
import {describe, expect, test} from 'vitest';
import {tableOf} from '../../packages/lab/src/audit/audit-table.ts';
import {betaShare, clopperPearson, logGamma} from '../../packages/lab/src/audit/clopper-pearson.ts';
import {distributionOf, UnevenError} from '../../packages/lab/src/audit/distribution.ts';
import {epsilonOf, measureDraws} from '../../packages/lab/src/audit/draws.ts';
import {add, compare, divide} from '../../packages/lab/src/audit/fraction.ts';
import {MUTANTS} from '../../packages/lab/src/audit/mutants.ts';
import {judge, withMutant} from '../../packages/lab/src/audit/mutations.ts';
import {measureRatios} from '../../packages/lab/src/audit/ratios.ts';

const QUICK = {quick: true, seed: 1};
const share = (over: number, under: number) => ({over: BigInt(over), under: BigInt(under)});

describe('exact distributions', () => {
  test('are those of the whole tree of draws, with branches of different depths', () => {
    // heads 1/2; tails, then one of three: 1/6 each
    const run = (random: () => number) => (below(2, random) === 0 ? 'heads' : `tails ${below(3, random)}`);
    const distribution = distributionOf(run, 8);
    expect([...distribution.keys()].toSorted()).toEqual(['heads', 'tails 0', 'tails 1', 'tails 2']);
    expect(compare(distribution.get('heads') ?? share(0, 1), share(1, 2))).toBe(0);
    for (const one of ['tails 0', 'tails 1', 'tails 2']) {
      expect(compare(distribution.get(one) ?? share(0, 1), share(1, 6))).toBe(0);
    }
  });

  test('add up what different draws make of the same answer', () => {
    const distribution = distributionOf((random) => (below(7, random) < 3 ? 'few' : 'many'), 8);
    expect(compare(distribution.get('few') ?? share(0, 1), share(3, 7))).toBe(0);
  });

  test('can be asked for what comes after the first words', () => {
    const distribution = distributionOf((random) => `${below(5, random)}${below(3, random)}`, 8, [4]);
    expect([...distribution.keys()].toSorted()).toEqual(['40', '41', '42']);
  });

  test.each([
    ['takes words beyond the last whole multiple', (random: () => number) => String(random() % 3)],
    ['multiplies instead', (random: () => number) => String(Math.floor((random() / 2 ** 32) * 3))],
    ['has more choices than it may', (random: () => number) => String(below(9, random))],
  ])('are refused for a draw that %s', (_, run) => {
    expect(() => distributionOf(run, 8)).toThrow(UnevenError);
  });

  test('shares are added and divided exactly', () => {
    expect(add(share(1, 6), share(1, 3))).toEqual(share(1, 2));
    expect(divide(share(1, 2), share(1, 296))).toEqual(share(148, 1));
  });
});

describe('the interval of a chance', () => {
  test('gamma and beta have their textbook values', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(betaShare(0.3, 1, 1)).toBeCloseTo(0.3, 12); // uniform
    expect(betaShare(0.5, 7, 7)).toBeCloseTo(0.5, 12); // symmetric
    expect(betaShare(0.25, 2, 3)).toBeCloseTo(67 / 256, 12); // 6x² − 8x³ + 3x⁴
  });

  test.each([
    [7, 20, 0.005],
    [3, 400, 0.025],
    [1, 50, 0.005],
  ])('ends where %i or more, or fewer, of %i would be as rare as it says', (hits, draws, risk) => {
    /** P(at least `from` and at most `to` hits), term by term. */
    const chance = (p: number, from: number, to: number) => {
      let sum = 0;
      for (let k = from; k <= to; k++) {
        let term = 1;
        for (let i = 0; i < k; i++) term *= ((draws - i) / (k - i)) * p;
        sum += term * (1 - p) ** (draws - k);
      }
      return sum;
    };
    const {low, high} = clopperPearson(hits, draws, risk);
    expect(chance(low, hits, draws)).toBeCloseTo(risk, 10);
    expect(chance(high, 0, hits)).toBeCloseTo(risk, 10);
  });

  test('reaches 0 and 1 where nothing or everything was seen', () => {
    expect(clopperPearson(0, 10, 0.005).low).toBe(0);
    expect(clopperPearson(0, 10, 0.005).high).toBeCloseTo(1 - 0.005 ** (1 / 10), 12);
    expect(clopperPearson(10, 10, 0.005).high).toBe(1);
    expect(clopperPearson(10, 10, 0.005).low).toBeCloseTo(0.005 ** (1 / 10), 12);
  });

  test('ε of two counts is the logarithm of their ratio, and its interval holds it', () => {
    const {value, low, high} = epsilonOf(50_000, 5_000, 100_000);
    expect(value).toBeCloseTo(Math.log(10), 12);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(high - low).toBeLessThan(0.12);
  });
});

describe('the audit of the randomizers', () => {
  test('finds the promised ratio for every question', () => {
    const figures = measureRatios(QUICK);
    expect(figures.filter(({unit}) => unit === 'ratio').map(({value}) => value)).toEqual([
      20, 148, 148, 148, 148, 148, 20, 20, 148, 20,
    ]);
    expect(figures.filter(({goal}) => goal !== true)).toEqual([]);
  });

  test('finds no answer that betrays more than was promised', () => {
    expect(measureDraws(QUICK).filter(({goal}) => goal !== true)).toEqual([]);
  });

  test('lets an unspoiled copy of core pass', async () => {
    expect(await withMutant(null, (core) => judge(core, QUICK))).toEqual({ratios: false, draws: false});
  });

  test.each(MUTANTS.filter((_, i) => i % 4 === 0))('fails when a spoiled copy has $name', async (mutant) => {
    const caught = await withMutant(mutant, (core) => judge(core, QUICK));
    expect(caught.ratios || caught.draws).toBe(true);
  });

  test('a mutant whose place has gone is an error, not a success', async () => {
    const gone = {name: 'gone', file: 'tasks.ts', text: 'no such text', instead: ''} as const;
    await expect(withMutant(gone, () => true)).rejects.toThrow('"no such text" stands 0 times in tasks.ts');
  });
});

test('the table marks what holds, what does not, and what was not asked', () => {
  expect(
    tableOf([
      {name: 'one', value: 148, unit: 'ratio', limit: 148, goal: true},
      {name: 'another', value: 5.1, low: 5, high: 5.25, unit: 'nats', limit: 4.997, goal: false},
      {name: 'third', value: 2, unit: 'mutants'},
    ]).split('\n'),
  ).toEqual([
    'ok    one      148 ratio                          limit 148',
    'FAIL  another  5.1000 (5 … 5.2500) nats           limit 4.9970',
    '·     third    2 mutants',
  ]);
});
