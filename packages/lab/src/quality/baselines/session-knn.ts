import type {LogSession} from '../read-log.ts';
import {indexLog, largest} from './indexed-log.ts';
import {LIST, type Predict} from './predict.ts';

/** What tells one session-based nearest-neighbor method from another. */
export interface SessionKnn {
  /** How many neighbors are asked. */
  readonly k: number;
  /** They are looked for in the most recent sessions that share an item with the current one, so many at most. */
  readonly sampleSize: number;
  /** What an item `steps` before the last of a current session of `length` counts; one seen twice has its later place. */
  readonly weight: (steps: number, length: number) => number;
  /**
   * How like a past session is. `shared` is the weight of the items both have, `currentSize` distinct items. Only
   * ratios matter: what is the same for all past sessions may be left out.
   */
  readonly similarity: (shared: number, past: PastSession, currentSize: number) => number;
  /** What a neighbor counts whose newest shared item is `steps` before the last of a current session of `length`. */
  readonly neighborWeight?: (steps: number, length: number) => number;
  /** What a neighbor's item counts whose last place is `distance` from that of the last item shared. */
  readonly itemWeight?: (distance: number) => number;
  /** What an item counts that has `events` in train of `sessions`. */
  readonly rarity?: (events: number, sessions: number) => number;
}

export interface PastSession {
  /** Distinct items. */
  readonly size: number;
  /**
   * Ms from its last event to the last of train. From there to now it is equally long for all, so nothing changes in the
   * order of an exponential decay.
   */
  readonly age: number;
}

interface Past extends PastSession {
  /** Distinct items, and the last place of each in the session, 1-based. */
  readonly items: Uint32Array;
  readonly places: Uint32Array;
}

/** Lists the items of the sessions of train most like the current one, each with what its neighbors count. */
export function sessionKnn(sessions: readonly LogSession[], method: SessionKnn): Predict {
  const {k, sampleSize, weight, similarity, neighborWeight, itemWeight, rarity} = method;
  const log = indexLog(sessions);
  const past = recentFirst(sessions, log.sessions);
  const sessionsWith = placesOf(past, log.itemIds.length);
  const events = new Float64Array(log.itemIds.length);
  for (const items of log.sessions) for (const item of items) events[item]++;
  const factor = events.map((count) => rarity?.(count, sessions.length) ?? 1);
  const longest = sessions.reduce((most, {rows}) => Math.max(most, rows.length), 0);
  const itemWeights = Float64Array.from({length: longest}, (_, distance) => itemWeight?.(distance) ?? 1);

  // Scratch of one prediction, zero again before the next.
  const shared = new Float64Array(past.length);
  const sample = new Uint32Array(sampleSize);
  const likeness = new Float64Array(sampleSize);
  const scores = new Float64Array(log.itemIds.length);
  /** 1-based place in the current session; 0 for an item not in it. */
  const place = new Uint32Array(log.itemIds.length);

  return (itemIds) => {
    const current: number[] = [];
    itemIds.forEach((itemId, p) => {
      const item = log.indexOf.get(itemId);
      if (item === undefined) return;
      if (place[item] === 0) current.push(item);
      place[item] = p + 1;
    });

    for (const item of current) {
      const own = weight(itemIds.length - place[item], itemIds.length);
      // Whoever is not among the most recent with this item is not among the most recent of all.
      const recent = sessionsWith[item];
      const count = Math.min(recent.length, sampleSize);
      for (let n = 0; n < count; n++) shared[recent[n]] += own;
    }
    let sampled = 0;
    for (let s = 0; s < past.length && sampled < sampleSize; s++) {
      if (shared[s] === 0) continue;
      sample[sampled] = s;
      likeness[sampled++] = similarity(shared[s], past[s], current.length);
    }
    shared.fill(0);

    const candidates: number[] = [];
    for (const n of indexesOfLargest(likeness.subarray(0, sampled), k)) {
      const {items, places} = past[sample[n]];
      let newest = 0; // place in the current session of the newest item shared
      let anchor = 0; // place in the neighbor of the last item shared
      for (let i = 0; i < items.length; i++) {
        if (place[items[i]] === 0) continue;
        if (place[items[i]] > newest) newest = place[items[i]];
        if (places[i] > anchor) anchor = places[i];
      }
      const own = likeness[n] * (neighborWeight?.(itemIds.length - newest, itemIds.length) ?? 1);
      for (let i = 0; i < items.length; i++) {
        const item = items[i];
        const gain = own * itemWeights[Math.abs(places[i] - anchor)] * factor[item];
        if (scores[item] === 0 && gain !== 0) candidates.push(item); // a decay may have come to 0, and then it names nobody
        scores[item] += gain;
      }
    }
    const list = largest(scores, candidates, LIST).map((item) => log.itemIds[item]);
    for (const item of candidates) scores[item] = 0;
    for (const item of current) place[item] = 0;
    return list;
  };
}

/** Of sessions that ended at the same time the later in the log counts as more recent. */
function recentFirst(sessions: readonly LogSession[], indexed: readonly Uint32Array[]): Past[] {
  const ends = sessions.map(({rows}) => rows[rows.length - 1].at);
  const last = ends.reduce((a, b) => Math.max(a, b), 0);
  return indexed
    .map((items, s) => {
      const places = new Map(Array.from(items, (item, p) => [item, p + 1]));
      return {
        size: places.size,
        age: last - ends[s],
        items: Uint32Array.from(places.keys()),
        places: Uint32Array.from(places.values()),
      };
    })
    .reverse()
    .sort((a, b) => a.age - b.age);
}

/** For each item the places in `past` of the sessions that have it, rising. */
function placesOf(past: readonly Past[], itemCount: number): Uint32Array[] {
  const places = Array.from({length: itemCount}, (): number[] => []);
  past.forEach(({items}, s) => {
    for (const item of items) places[item].push(s);
  });
  return places.map((list) => Uint32Array.from(list));
}

/** Where the k largest values are, rising; of equal ones the first. */
function indexesOfLargest(values: Float64Array, k: number): number[] {
  const least = values.length > k ? values.toSorted()[values.length - k] : Number.NEGATIVE_INFINITY;
  let room = k;
  for (const value of values) if (value > least) room--;
  const indexes: number[] = [];
  for (let n = 0; n < values.length; n++) {
    if (values[n] > least || (values[n] === least && room-- > 0)) indexes.push(n);
  }
  return indexes;
}
