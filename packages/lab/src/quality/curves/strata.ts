import {type Estimate, estimateMean} from '../estimate.ts';
import type {LogSession} from '../read-log.ts';
import {hits, type Target} from './ranks.ts';

/** Something that gave lists, and the ranks it gave the targets. */
export interface Ranked {
  readonly name: string;
  readonly ranks: Uint8Array;
}

/** HR@20 of each list over the points whose key lies in one range. */
export interface Stratum {
  readonly name: string;
  readonly points: number;
  /** Parallel to the lists. */
  readonly hr20: readonly Estimate[];
}

/** Fewer points than this tell nothing and are left out. */
const MIN_POINTS = 30;

/** Some of the points of a test. */
export interface Range {
  readonly name: string;
  readonly points: number;
  readonly keep: (point: number) => boolean;
}

/**
 * Ranges of a whole number that each point has; those with too few points are left out.
 *
 * @param starts least key of each range, ascending; a range ends before the next, the last has no end
 * @param keys one per point; below the first start a point belongs nowhere
 */
export function cut(starts: readonly number[], keys: readonly number[]): Range[] {
  return starts.flatMap((from, s) => {
    const to = starts[s + 1] ?? Number.POSITIVE_INFINITY;
    const points = keys.filter((key) => key >= from && key < to).length;
    const keep = (point: number) => keys[point] >= from && keys[point] < to;
    return points < MIN_POINTS ? [] : [{name: rangeName(from, to), points, keep}];
  });
}

/** HR@20 of each list in each range of the points. */
export function stratify(ranges: readonly Range[], targets: readonly Target[], lists: readonly Ranked[]): Stratum[] {
  const sessions = targets.map(({session}) => session);
  return ranges.map(({name, points, keep}) => ({
    name,
    points,
    hr20: lists.flatMap(({ranks}) => estimateMean([hits(ranks)], sessions, keep) ?? []),
  }));
}

function rangeName(from: number, to: number): string {
  if (to === Number.POSITIVE_INFINITY) return `${from}+`;
  return to - from === 1 ? `${from}` : `${from}–${to - 1}`;
}

/** How often each target's item occurs in train. */
export function occurrencesOf(train: readonly LogSession[], targets: readonly Target[]): number[] {
  const counts = new Map<string, number>();
  for (const {rows} of train) for (const {itemId} of rows) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
  return targets.map(({itemId}) => counts.get(itemId) ?? 0);
}

const DAY_MS = 86_400_000;

/** Whole days from the first time train saw each target's item to the target; −1 for an item train never saw. */
export function daysKnown(train: readonly LogSession[], targets: readonly Target[]): number[] {
  const first = new Map<string, number>();
  for (const {rows} of train) {
    for (const {itemId, at} of rows) first.set(itemId, Math.min(first.get(itemId) ?? at, at));
  }
  return targets.map(({itemId, at}) => {
    const since = first.get(itemId);
    return since === undefined ? -1 : Math.max(0, Math.floor((at - since) / DAY_MS));
  });
}
