import {describe, expect, it} from 'vitest';
import {aucOf} from '../../packages/lab/src/audit/membership.ts';
import {nameNewcomers} from '../../packages/lab/src/audit/reconstruction.ts';
import {areaUnderCurve, learnToTell} from '../../packages/lab/src/audit/tell-apart.ts';
import {normal, seededWords} from '../../packages/lab/src/quality/random.ts';

describe('telling worlds apart', () => {
  it('the area under the curve is the chance of a pair in order, ties half, with a wider interval of fewer', () => {
    expect(areaUnderCurve([3, 4], [1, 2]).value).toBe(1);
    expect(areaUnderCurve([2, 2], [2, 2]).value).toBe(0.5);
    expect(areaUnderCurve([1, 3], [2, 4]).value).toBe(0.25);
    const draws = (count: number) => Array.from({length: count}, (_, i) => (i * 7) % 10);
    const [few, many] = [20, 200].map((count) => areaUnderCurve(draws(count), draws(count)));
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 3);
  });

  it('finds the one direction in which normal worlds differ: half a deviation apart, the best test has .638', () => {
    const random = seededWords(11);
    // Two numbers that move together; only their difference, of deviation 1, tells the worlds apart.
    const draw = (shift: number) => {
      const common = 3 * normal(random);
      return Float64Array.of(common, common + normal(random) + shift);
    };
    const worlds = (count: number) => [0.5, 0].map((shift) => Array.from({length: count}, () => draw(shift)));
    const judge = learnToTell(worlds(4_000));
    const [inside, outside] = worlds(2_000).map((seen) => seen.map((numbers) => judge(numbers)[0] - judge(numbers)[1]));
    const {value} = areaUnderCurve(inside, outside);
    expect(value).toBeGreaterThan(0.61);
    expect(value).toBeLessThan(0.665);
  });

  it('a number that stays in each world and differs between them tells all', () => {
    const judge = learnToTell([
      [Float64Array.of(1, 5), Float64Array.of(1, 6)],
      [Float64Array.of(2, 5), Float64Array.of(2, 6)],
    ]);
    expect([...judge(Float64Array.of(1, 6))].indexOf(Math.max(...judge(Float64Array.of(1, 6))))).toBe(0);
    expect([...judge(Float64Array.of(2, 5))].indexOf(Math.max(...judge(Float64Array.of(2, 5))))).toBe(1);
  });
});

describe('attacks on packs', () => {
  it('are not toothless: exact counts betray who is in them, and what came from one day to the next', async () => {
    expect((await aucOf({source: 'exact', packs: 16, seed: 1})).low).toBeGreaterThan(0.7);
    const {hits, judged} = await nameNewcomers({source: 'exact', pairs: 120, seed: 1});
    expect(hits / judged).toBeGreaterThan(0.7);
  }, 60_000);

  it('learn little from packs of answers and of own statistics with noise', async () => {
    for (const source of ['answers', 'published'] as const) {
      const {low} = await aucOf({source, packs: 40, seed: 2});
      expect(low).toBeLessThan(0.6);
    }
  }, 120_000);
});
