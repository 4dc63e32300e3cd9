/**
 * Directed steps between items of one session, summed: from → to over a distance, and how often. Additive; exact for
 * weights that are whole or dyadic. A million events make millions of different steps, so these lie in typed arrays,
 * about 24 bytes each, and not in a map of strings.
 */
export interface StepSums {
  /** Ids of all items met; everything below names an item by its place here. */
  readonly itemIds: readonly string[];
  /** Different (from, to, distance). */
  readonly size: number;
  /** Place of an item; one not met before gets the next. */
  place(itemId: string): number;
  /** @param distance 0 … 15 */
  add(from: number, to: number, distance: number, weight: number): void;
  /** 0 for a step that was never added. */
  weightOf(from: number, to: number, distance: number): number;
  /**
   * Visits by id of `from`, then id of `to`, then distance: the same sums in the same order however they were added up,
   * so that what is computed from them repeats itself to the last bit.
   */
  forEach(visit: (from: number, to: number, distance: number, weight: number) => void): void;
}

/** `to` and distance share 32 bits. */
const DISTANCE_BITS = 4;
const DISTANCE_MASK = 2 ** DISTANCE_BITS - 1;
const MAX_ITEMS = 2 ** (32 - DISTANCE_BITS);
const FIRST_CAPACITY = 256;

/**
 * Entries lie in the order they came, in parallel arrays; a table of open addressing with linear probing, at most half
 * full, finds them (Knuth, The Art of Computer Programming, vol. 3, 6.4).
 */
export function createStepSums(): StepSums {
  const itemIds: string[] = [];
  const places = new Map<string, number>();
  let starts = new Uint32Array(FIRST_CAPACITY);
  let ends = new Uint32Array(FIRST_CAPACITY);
  let weights = new Float64Array(FIRST_CAPACITY);
  /** Entry + 1; 0 is free. Length a power of two. */
  let slots = new Uint32Array(2 * FIRST_CAPACITY);
  let size = 0;

  /** The slot that holds a step, or the free one where it belongs. */
  function slotOf(start: number, end: number): number {
    const mask = slots.length - 1;
    let slot = mix(start, end) & mask;
    for (let entry = slots[slot]; entry > 0; entry = slots[slot]) {
      if (starts[entry - 1] === start && ends[entry - 1] === end) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function grow(): void {
    const capacity = 2 * starts.length;
    starts = enlarge(starts, new Uint32Array(capacity));
    ends = enlarge(ends, new Uint32Array(capacity));
    weights = enlarge(weights, new Float64Array(capacity));
    slots = new Uint32Array(2 * capacity);
    for (let entry = 0; entry < size; entry++) slots[slotOf(starts[entry], ends[entry])] = entry + 1;
  }

  return {
    itemIds,
    get size() {
      return size;
    },
    place(itemId) {
      const known = places.get(itemId);
      if (known !== undefined) return known;
      if (itemIds.length === MAX_ITEMS) throw new RangeError(`more than ${MAX_ITEMS} items`);
      places.set(itemId, itemIds.length);
      return itemIds.push(itemId) - 1;
    },
    add(from, to, distance, weight) {
      if (!(distance >= 0 && distance <= DISTANCE_MASK)) throw new RangeError(`distance ${distance}, expected 0 … 15`);
      const end = endOf(to, distance);
      const slot = slotOf(from, end);
      if (slots[slot] > 0) {
        weights[slots[slot] - 1] += weight;
        return;
      }
      starts[size] = from;
      ends[size] = end;
      weights[size] = weight;
      slots[slot] = ++size;
      if (size === starts.length) grow();
    },
    weightOf(from, to, distance) {
      const entry = slots[slotOf(from, endOf(to, distance))];
      return entry > 0 ? weights[entry - 1] : 0;
    },
    forEach(visit) {
      const byId = [...itemIds.keys()].sort((a, b) => (itemIds[a] < itemIds[b] ? -1 : 1));
      const rankOf = new Uint32Array(byId.length);
      byId.forEach((place, rank) => {
        rankOf[place] = rank;
      });
      const {offsets, entries} = groupByPlace(starts.subarray(0, size), byId.length);
      for (const from of byId) {
        const row = entries.subarray(offsets[from], offsets[from + 1]);
        // End and entry in one number, since typed arrays sort many times as fast without a comparison function.
        const keys = new Float64Array(row.length);
        for (let k = 0; k < row.length; k++) {
          const end = ends[row[k]];
          keys[k] = endOf(rankOf[end >>> DISTANCE_BITS], end & DISTANCE_MASK) * row.length + k;
        }
        for (const key of keys.sort()) {
          const entry = row[key - Math.floor(key / row.length) * row.length];
          visit(from, ends[entry] >>> DISTANCE_BITS, ends[entry] & DISTANCE_MASK, weights[entry]);
        }
      }
    },
  };
}

/** into += from. */
export function addStepSums(into: StepSums, from: StepSums): void {
  const places = from.itemIds.map((itemId) => into.place(itemId));
  from.forEach((i, j, distance, weight) => {
    into.add(places[i], places[j], distance, weight);
  });
}

const endOf = (to: number, distance: number): number => ((to << DISTANCE_BITS) | distance) >>> 0;

function enlarge<T extends Uint32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** Spreads two 32-bit numbers over 32 bits (the finalizer of MurmurHash3, A. Appleby, public domain). */
function mix(a: number, b: number): number {
  let h = Math.imul(a, 0x9e37_79b1) ^ b;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Counting sort: the entries of each place, in the order they came. */
function groupByPlace(places: Uint32Array, count: number): {offsets: Uint32Array; entries: Uint32Array} {
  const offsets = new Uint32Array(count + 1);
  for (const place of places) offsets[place + 1]++;
  for (let p = 0; p < count; p++) offsets[p + 1] += offsets[p];
  const next = offsets.slice();
  const entries = new Uint32Array(places.length);
  for (let entry = 0; entry < places.length; entry++) entries[next[places[entry]]++] = entry;
  return {offsets, entries};
}
