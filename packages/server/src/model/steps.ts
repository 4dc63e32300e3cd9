import type {FactSums} from '@vitrine/core';
import {createRowsBuilder, type Rows} from './rows.ts';

/**
 * Item → item counts from the sums' directed steps: a step over distance d counts d^−2. Nearer steps say more of what
 * comes next; the square was the best or next to the best of d^−1 … d^−3 on all four logs of docs/benchmarks.md.
 *
 * @param find item index of an id, or −1 for an item that has left the catalogue
 */
export function stepRows(steps: FactSums['steps'], itemCount: number, find: (itemId: string) => number): Rows {
  const builder = createRowsBuilder(itemCount);
  for (const [key, count] of steps) {
    const [from, to, distance] = key.split('\t');
    const i = find(from);
    const j = find(to);
    const d = Number(distance);
    if (i >= 0 && j >= 0 && d >= 1) builder.add(i, j, count / (d * d));
  }
  return builder.build();
}
