import {expect, test} from 'vitest';

test('the browser tests run in a real browser', () => {
  expect(typeof Worker).toBe('function');
});
