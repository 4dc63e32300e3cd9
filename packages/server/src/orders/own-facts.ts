import {
  below,
  type CategoryLookup,
  factsOf,
  type RandomWord,
  SESSION_GAP_MS,
  type ShopEvent,
  TASKS,
  type Task,
} from '@vitrine/core';

/** Counts by question, then by key. */
export type Tables = ReadonlyMap<Task, ReadonlyMap<string, number>>;

/** What the shoppers of one file said, each of them as little as a device's one answer is drawn from. */
export interface OwnFacts {
  readonly shoppers: number;
  /** Each shopper is in one half, by lot: what one teaches, the other can judge. */
  readonly halves: readonly [Tables, Tables];
}

export interface OwnFactsBuilder {
  /**
   * @param visits of one shopper, or one order or visit of nobody known; each in time. Of the last 28 days before the last
   *   event, at most `TASKS[task].picks` facts of each question count, drawn by lot.
   */
  add(visits: readonly (readonly ShopEvent[])[]): void;
  result(): OwnFacts;
}

/** @param random which facts are left out and which half it is; the same for the same file, or noise could be averaged */
export function createOwnFacts(lookup: CategoryLookup, random: RandomWord): OwnFactsBuilder {
  const halves = [new Map<Task, Map<string, number>>(), new Map<Task, Map<string, number>>()] as const;
  let shoppers = 0;
  return {
    add(visits) {
      const events = apart(visits);
      if (events.length === 0) return;
      shoppers++;
      const tables = halves[below(2, random)];
      const left = new Map<Task, string[]>();
      for (const {task, key} of factsOf(events, lookup, {now: events[events.length - 1].at})) {
        const keys = left.get(task) ?? [];
        left.set(task, keys);
        keys.push(key);
      }
      for (const [task, keys] of left) {
        const table = tables.get(task) ?? new Map<string, number>();
        tables.set(task, table);
        for (let picks = TASKS[task].picks; picks > 0 && keys.length > 0; picks--) {
          const [key] = keys.splice(below(keys.length, random), 1);
          table.set(key, (table.get(key) ?? 0) + 1);
        }
      }
    },
    result: () => ({shoppers, halves}),
  };
}

/** Visits one after the other, far enough apart to stay visits where a log tells no times or overlapping ones. */
function apart(visits: readonly (readonly ShopEvent[])[]): ShopEvent[] {
  const events: ShopEvent[] = [];
  for (const visit of visits) {
    const last = events.at(-1);
    const late = last && visit.length > 0 ? Math.max(0, last.at + SESSION_GAP_MS + 1 - visit[0].at) : 0;
    for (const event of visit) events.push({...event, at: event.at + late});
  }
  return events;
}
