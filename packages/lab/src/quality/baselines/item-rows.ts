import {best, LIST, type Predict, raise} from './predict.ts';

/** Scores from each item to others. */
export interface ItemRows {
  add(from: string, to: string, by: number): void;
  /** Lists what the last item of a session leads to. */
  byLastItem(): Predict;
}

export function createItemRows(): ItemRows {
  const rows = new Map<string, Map<string, number>>();
  return {
    add(from, to, by) {
      const row = rows.get(from) ?? new Map<string, number>();
      rows.set(from, row);
      raise(row, to, by);
    },
    byLastItem() {
      const lists = new Map([...rows].map(([itemId, row]) => [itemId, best(row, LIST)]));
      return (items) => lists.get(items[items.length - 1]) ?? [];
    },
  };
}
