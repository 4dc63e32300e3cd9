import {describe, expect, it} from 'vitest';
import {multiply} from '../../packages/server/src/model/multiply.ts';
import {createRowsBuilder, type Rows} from '../../packages/server/src/model/rows.ts';

/** A sparse matrix with whole numbers 1 … 9, the same for the same seed. */
function randomRows(rowCount: number, columnCount: number, entries: number, seed: number): Rows {
  let state = seed;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const builder = createRowsBuilder(rowCount);
  for (let e = 0; e < entries; e++) builder.add(below(rowCount), below(columnCount), 1 + below(9));
  return builder.build();
}

const denseOf = ({offsets, columns, values}: Rows, columnCount: number): number[][] =>
  Array.from({length: offsets.length - 1}, (_, r) => {
    const row = Array.from({length: columnCount}, () => 0);
    for (let p = offsets[r]; p < offsets[r + 1]; p++) row[columns[p]] = values[p];
    return row;
  });

/** The slow way: every product, then all but the largest of each row set to nothing; of equal ones the first stay. */
function slowProduct(a: number[][], b: number[][], columnCount: number, limit: number): number[][] {
  return a.map((row) => {
    const product = Array.from({length: columnCount}, (_, c) =>
      row.reduce((sum, value, k) => sum + value * b[k][c], 0),
    );
    const kept = new Set([...product.keys()].sort((x, y) => product[y] - product[x] || x - y).slice(0, limit));
    return product.map((value, c) => (kept.has(c) ? value : 0));
  });
}

describe('multiply', () => {
  const [rowCount, inner, columnCount] = [37, 29, 53];
  const a = randomRows(rowCount, inner, 200, 1);
  const b = randomRows(inner, columnCount, 300, 2);

  it.each([1, 5, 53])(
    'keeps the %i largest entries of each row of the product, the first of equal ones',
    async (limit) => {
      const product = await multiply(a, b, columnCount, limit);
      const slow = slowProduct(denseOf(a, inner), denseOf(b, columnCount), columnCount, limit);
      expect(denseOf(product, columnCount)).toEqual(slow);
    },
  );

  it.each([2, 5])('gives the same rows in %i parts as in one', async (parts) => {
    expect(await multiply(a, b, columnCount, 5, {parts})).toEqual(await multiply(a, b, columnCount, 5));
  });
});
