import {below, type RandomWord} from '@vitrine/core';
import {seededWords} from '../quality/random.ts';

export interface SyntheticOptions {
  readonly items: number;
  readonly events: number;
  readonly seed: number;
}

const ITEMS_OF_A_LEAF = 100;
const LEAVES_OF_A_TOP = 20;
/** Chances that the next look goes to what usually follows, to an item seen before, or to the leaf next door. */
const FOLLOWS = 0.5;
const RETURNS = 0.12;
const NEXT_DOOR = 0.15;
/** An item is usually followed by one of so many of its leaf. */
const FOLLOWERS = 6;
/** Chance that a visit goes on after each look: five looks and a half on average, as in the logs of docs/benchmarks.md. */
const GOES_ON = 0.82;
const MAX_LOOKS = 60;
const CART = 0.06;
const START = Date.UTC(2026, 0, 1);
const BETWEEN_VISITS_MS = 14_000;
const DAY_MS = 86_400_000;

/** The catalogue of a shop that does not exist, as a merchant's TSV: items in leaves of a hundred under tops of twenty. */
export function* catalogueLines({items}: SyntheticOptions): Generator<string> {
  yield 'id\ttitle\tlink\tprice\tcategory\tbrand\n';
  for (let i = 0; i < items; i++) {
    const leaf = leafOf(i);
    const category = `Top ${Math.floor(leaf / LEAVES_OF_A_TOP)} > Leaf ${leaf}`;
    const title = `Model ${i} of kind ${leaf} in finish ${i % 37}`;
    yield `SKU-${i}\t${title}\t/p/${i}\t${(((i * 7919) % 50_000) / 100 + 1).toFixed(2)}\t${category}\tBrand ${(i * 31) % 400}\n`;
  }
}

/**
 * Visits to it, as a merchant's TSV: leaves and the items within them are met by Zipf's law, and looks follow on one
 * another in an order that can be learnt.
 */
export function* visitLines({items, events, seed}: SyntheticOptions): Generator<string> {
  yield 'session_id\ttime\titem_id\taction\n';
  const random = seededWords(seed);
  const leaves = leafOf(items - 1) + 1;
  const inLeaf = (leaf: number) => {
    const first = leaf * ITEMS_OF_A_LEAF;
    return first + zipf(Math.min(ITEMS_OF_A_LEAF, items - first), random);
  };
  let written = 0;
  for (let visit = 0; written < events; visit++) {
    let at = START + visit * BETWEEN_VISITS_MS + below(DAY_MS / 24, random);
    const seen = [inLeaf(zipf(leaves, random))];
    const lines: string[] = [];
    for (let look = 0; look < MAX_LOOKS && written < events; look++, written++) {
      const item = seen[look];
      const action = chance(CART, random) ? 'cart' : 'view';
      lines.push(`v${visit}\t${at}\tSKU-${item}\t${action}\n`);
      at += 5_000 + below(90_000, random);
      if (!chance(GOES_ON, random)) {
        written++;
        break;
      }
      seen.push(nextItem(item));
    }
    yield lines.join('');

    function nextItem(item: number): number {
      const leaf = leafOf(item);
      const draw = random() / 2 ** 32;
      if (draw < FOLLOWS) return follower(item, zipf(FOLLOWERS, random), items);
      if (draw < FOLLOWS + RETURNS) return seen[below(seen.length, random)];
      return inLeaf(draw < FOLLOWS + RETURNS + NEXT_DOOR ? (leaf + 1) % leaves : leaf);
    }
  }
}

const leafOf = (item: number): number => Math.floor(item / ITEMS_OF_A_LEAF);

/** The k-th usual follower of an item: some other of its leaf, always the same. */
function follower(item: number, k: number, items: number): number {
  const first = leafOf(item) * ITEMS_OF_A_LEAF;
  const size = Math.min(ITEMS_OF_A_LEAF, items - first);
  return first + (((Math.imul(item, 0x9e37_79b1) >>> 8) + 1 + 13 * k) % size);
}

const chance = (share: number, random: RandomWord): boolean => random() < share * 2 ** 32;

/** 0 … n − 1, each about as often as 1 ÷ (k + 1): the inverse of the continuous law. */
const zipf = (n: number, random: RandomWord): number =>
  Math.min(n - 1, Math.floor((n + 1) ** (random() / 2 ** 32)) - 1);
