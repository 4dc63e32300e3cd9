import {expect, test} from 'vitest';
import {estimateRatio, keptOf} from '../../packages/lab/src/quality/kept.ts';
import {createMeasures} from '../../packages/lab/src/quality/measures.ts';

/** Two points a session, all with these ranks in turn. */
function measured(ranks: readonly number[]) {
  const measures = createMeasures(10);
  for (const [point, rank] of ranks.entries()) measures.add(Math.floor(point / 2), rank, []);
  return measures.result();
}

test('what is kept is all draws’ hits over the noiseless ones, and what is gained is told draw by draw', () => {
  const noiseless = measured([1, 2, 3, 4]); // 4 hits
  const answered = [measured([1, 0, 2, 0]), measured([1, 5, 2, 0])]; // 2 and 3
  const fallback = [measured([1, 0, 0, 0]), measured([1, 0, 9, 0])]; // 1 and 2
  const {ratio, gain, seeds} = keptOf(answered, fallback, noiseless);
  expect(seeds).toBe(2);
  expect(ratio.value).toBe(5 / 8);
  expect(gain.value).toBe(1 / 4);
  expect(ratio.low).toBeLessThan(ratio.value);
  expect(ratio.high).toBeGreaterThan(ratio.value);
});

test('a ratio that is the same in every session and draw has no interval', () => {
  const base = Float64Array.of(1, 1, 1, 1, 1, 1);
  const half = Float64Array.of(1, 0, 1, 0, 1, 0);
  expect(estimateRatio([half, half], base, [0, 0, 1, 1, 2, 2])).toEqual({value: 0.5, low: 0.5, high: 0.5});
});
