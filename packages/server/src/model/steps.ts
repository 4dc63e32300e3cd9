import type {StepSums} from '@vitrine/core';
import {createRowsBuilder, type Rows} from './rows.ts';

/**
 * Item → item counts from the sums' directed steps: a step over distance d counts d^−2. Nearer steps say more of what
 * comes next; the square was the best or next to the best of d^−1 … d^−3 on all four logs of docs/benchmarks.md.
 *
 * @param find item index of an id, or −1 for an item that has left the catalogue
 */
export function stepRows(steps: StepSums | null, itemCount: number, find: (itemId: string) => number): Rows {
  const builder = createRowsBuilder(itemCount);
  const items = steps?.itemIds.map(find) ?? [];
  steps?.forEach((from, to, distance, weight) => {
    const [i, j] = [items[from], items[to]];
    if (i >= 0 && j >= 0) builder.add(i, j, weight / (distance * distance));
  });
  return builder.build();
}
