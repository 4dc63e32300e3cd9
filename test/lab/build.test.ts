import {expect, test} from 'vitest';
import {benchBuild} from '../../packages/lab/src/build/bench.ts';
import {catalogueLines, visitLines} from '../../packages/lab/src/build/synthetic-shop.ts';

const OPTIONS = {items: 450, events: 3_000, seed: 7};
const rowsOf = (lines: Iterable<string>): string[][] =>
  [...lines]
    .join('')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

test('a synthetic log has exactly the looks asked for, of items the catalogue has, and is the same for the same seed', () => {
  const rows = rowsOf(visitLines(OPTIONS));
  const ids = new Set(rowsOf(catalogueLines(OPTIONS)).map(([id]) => id));
  expect([rows.length, ids.size]).toEqual([3_000, 450]);
  expect(rows.filter(([, , itemId]) => !ids.has(itemId))).toEqual([]);
  expect(rowsOf(visitLines(OPTIONS))).toEqual(rows);
  expect(rowsOf(visitLines({...OPTIONS, seed: 8}))).not.toEqual(rows);
});

test('some of its items are met far more often than others, and some steps far more often than chance', () => {
  const rows = rowsOf(visitLines({...OPTIONS, events: 20_000}));
  const count = (keys: string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].sort((a, b) => b - a);
  };
  const items = count(rows.map(([, , itemId]) => itemId));
  expect(items[0]).toBeGreaterThan((10 * 20_000) / 450);
  const next = rows
    .slice(1)
    .flatMap(([visit, , itemId], i) => (rows[i][0] === visit ? [`${rows[i][2]} ${itemId}`] : []));
  // If nothing led anywhere, the most frequent of 450² steps would be the two most frequent items', by their shares.
  const byChance = (items[0] / 20_000) * (items[1] / 20_000) * next.length;
  expect(count(next)[0]).toBeGreaterThan(3 * byChance);
});

test('the bench imports and builds in processes of their own and reports their time, memory and pack', async () => {
  const rows = await benchBuild(OPTIONS);
  const value = (name: string) => rows.find((row) => row.name === name)?.value ?? 0;
  expect([value('items'), value('events')]).toEqual([450, 3_000]);
  for (const name of ['import with choice of weights', 'build']) expect(value(name)).toBeGreaterThan(0.05);
  for (const name of ['import, peak memory', 'build, peak memory']) expect(value(name)).toBeGreaterThan(30e6);
  expect(value('pack body, brotli')).toBeGreaterThan(value('pack head, brotli'));
  expect(value('pack head, brotli')).toBeGreaterThan(1_000);
}, 60_000);
