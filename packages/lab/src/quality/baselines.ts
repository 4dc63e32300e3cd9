import type {LogSession} from './read-log.ts';

/** Answers what comes next after the items so far, best first, at most 20. */
export type Predict = (items: readonly string[]) => readonly string[];

const LIST = 20;
/** Successors kept of each item, and how far back a rule reaches: the session-rec framework's usual values. */
const KEPT_RULES = 20;
const REACH = 10;

/** The most frequent items, the same for everyone. */
export function popularity(sessions: readonly LogSession[]): Predict {
  const counts = new Map<string, number>();
  for (const {rows} of sessions) for (const {itemId} of rows) raise(counts, itemId, 1);
  const list = best(counts, LIST);
  return () => list;
}

/** Association rules: items of one session, in any order, after the last item; an item met twice leads to itself. */
export function associationRules(sessions: readonly LogSession[]): Predict {
  const rules = new Map<string, Map<string, number>>();
  for (const {rows} of sessions) {
    rows.forEach(({itemId: b}, j) => {
      for (const {itemId: a} of rows.slice(0, j)) {
        raise(ruleOf(rules, a), b, 1);
        raise(ruleOf(rules, b), a, 1);
      }
    });
  }
  return byLastItem(rules);
}

/**
 * Sequential rules: what came after the last item, one step later or up to ten, each step counting 1 ÷ its distance.
 *
 * Source: Ludewig & Jannach 2018, https://doi.org/10.1007/s11257-018-9209-6
 */
export function sequentialRules(sessions: readonly LogSession[]): Predict {
  const rules = new Map<string, Map<string, number>>();
  for (const {rows} of sessions) {
    rows.forEach(({itemId}, j) => {
      for (let d = 1; d <= REACH && d <= j; d++) raise(ruleOf(rules, rows[j - d].itemId), itemId, 1 / d);
    });
  }
  return byLastItem(rules);
}

function byLastItem(rules: ReadonlyMap<string, ReadonlyMap<string, number>>): Predict {
  const lists = new Map([...rules].map(([itemId, row]) => [itemId, best(row, KEPT_RULES)]));
  return (items) => lists.get(items[items.length - 1]) ?? [];
}

function ruleOf(rules: Map<string, Map<string, number>>, itemId: string): Map<string, number> {
  const row = rules.get(itemId) ?? new Map<string, number>();
  rules.set(itemId, row);
  return row;
}

const raise = (counts: Map<string, number>, itemId: string, by: number) =>
  counts.set(itemId, (counts.get(itemId) ?? 0) + by);

/** Largest first; of equal ones the one met first. */
const best = (counts: ReadonlyMap<string, number>, limit: number): string[] =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([itemId]) => itemId);
