import type {LogSession} from '../read-log.ts';

/** A log with numbers for items, in the order in which they are first met. */
export interface IndexedLog {
  readonly itemIds: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Item indexes of each session in its order. */
  readonly sessions: readonly Uint32Array[];
}

export function indexLog(sessions: readonly LogSession[]): IndexedLog {
  const indexOf = new Map<string, number>();
  const index = (itemId: string) => {
    const known = indexOf.get(itemId) ?? indexOf.size;
    indexOf.set(itemId, known);
    return known;
  };
  const indexed = sessions.map(({rows}) => Uint32Array.from(rows, ({itemId}) => index(itemId)));
  return {itemIds: [...indexOf.keys()], indexOf, sessions: indexed};
}

/** The candidates with the largest scores above 0, best first, at most `limit`; of equal ones the one named first. */
export function largest(scores: ArrayLike<number>, candidates: Iterable<number>, limit: number): number[] {
  const list: number[] = [];
  for (const item of candidates) {
    const score = scores[item];
    if (!(score > 0) || (list.length === limit && !(score > scores[list[limit - 1]]))) continue;
    let place = Math.min(list.length, limit - 1);
    for (; place > 0 && scores[list[place - 1]] < score; place--) list[place] = list[place - 1];
    list[place] = item;
  }
  return list;
}
