import {TASK_NAMES} from '@vitrine/core';
import {taskShares} from '@vitrine/server';
import {expect, test} from 'vitest';

test('asks every question of some devices, and leans to pairs where there are few items', () => {
  const [small, large] = [taskShares(500), taskShares(501)];
  for (const shares of [small, large]) {
    expect(TASK_NAMES.every((task) => (shares[task] ?? 0) > 0)).toBe(true);
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  }
  expect(small.itemPair).toBeGreaterThan(5 * (small.item ?? 1));
  expect(large.itemPair).toBeLessThan(2 * (large.item ?? 0));
});
