import {expect, test} from 'vitest';
import {attackCounters} from '../../packages/lab/src/audit/poisoning.ts';

test('forged answers lift one item, are noticed in their week, and leave no trace once it is rolled back', async () => {
  const figures = await attackCounters({quick: true, seed: 1});
  const figure = (start: string) => figures.find(({name}) => name.startsWith(start))?.value;
  // One forged answer in a hundred brings an item to the front of its category and of the shop: caps, groups and alarms,
  // not noise, are what stands against him.
  expect(figure('1 % forged, no caps: rank')).toBeLessThan(50);
  expect(figure('5 % forged: the item is named')).toBe(1);
  expect(figure('5 % forged, week rolled back: items elsewhere')).toBe(0);
  expect(figure('weeks with a false alarm')).toBe(0);
  expect(figures.filter(({goal}) => goal === false)).toEqual([]);
}, 180_000);
