import {describe, expect, test} from 'vitest';
import {openAuditShop} from '../../packages/lab/src/audit/audit-shop.ts';
import {guessBy} from '../../packages/lab/src/audit/guess.ts';
import {NOON} from '../../packages/lab/src/audit/randomizers.ts';
import {measureWholeWay} from '../../packages/lab/src/audit/whole-way.ts';
import {seededWords} from '../core/random.ts';

describe('an observer with a threshold', () => {
  const uniform = (count: number, from: number, random: () => number) =>
    Array.from({length: count}, () => from + random() / 2 ** 32);

  test('gains all there is where the sides do not overlap, whichever is the greater', () => {
    const [low, high] = [Array.from({length: 100}, (_, i) => i), Array.from({length: 100}, (_, i) => 100 + i)];
    for (const [one, other] of [
      [low, high],
      [high, low],
    ]) {
      // A threshold learnt on one half may lie a step beside the other's edge.
      expect(guessBy(one, other).value).toBeGreaterThan(49);
    }
  });

  test('gains nothing where both are the same', () => {
    expect(guessBy([3, 3, 3, 3], [3, 3, 3, 3]).value).toBe(0);
    const random = seededWords(4);
    const {value, low, high} = guessBy(uniform(4000, 0, random), uniform(4000, 0, random));
    expect(Math.abs(value)).toBeLessThan(2);
    expect(high - low).toBeCloseTo(2 * 196 * Math.sqrt(0.25 / 8000), 1);
  });

  test('gains 12.5 points where one side is the other moved by a quarter of its width', () => {
    // Only the outer quarters tell: he is right in 1/4 + 3/4 · 1/2.
    const random = seededWords(5);
    const {value} = guessBy(uniform(4000, 0, random), uniform(4000, 0.25, random));
    expect(Math.abs(value - 12.5)).toBeLessThan(2);
  });
});

test('whole devices send what their receipts say, all of them, and betray no more than was promised', async () => {
  const figures = await measureWholeWay({quick: true, seed: 3});
  expect(figures).toHaveLength(4);
  expect(figures.filter(({goal}) => goal !== true)).toEqual([]);
});

test('only the shop’s key opens a body', async () => {
  const shop = await openAuditShop(NOON);
  await expect(shop.open(new Uint8Array(256))).rejects.toThrow();
  await shop.stop();
});
