import {
  aOf,
  type Catalog,
  type CategoryLookup,
  drawKeys,
  drawTask,
  type Fact,
  factsOf,
  type RandomWord,
  randomizeFacts,
  type ShopEvent,
  type SparseRows,
  type Summary,
} from '@vitrine/core';
import {type Model, taskShares} from '@vitrine/server';
import {SHOP} from '../quality/log-catalog.ts';

/** A shop so small that there is hardly anybody to hide behind: the worst that packs can be asked about. */
const LEAVES = 3;
const ITEMS_PER_LEAF = 3;
const START = Date.UTC(2026, 0, 1);

export const CATALOG: Catalog = {
  categories: [],
  items: Array.from({length: LEAVES * ITEMS_PER_LEAF}, (_, i) => ({
    itemId: itemAt(i),
    aliases: [],
    title: itemAt(i),
    url: `/${i}`,
    image: '',
    price: 1000,
    category: ['shop', `leaf ${Math.floor(i / ITEMS_PER_LEAF)}`],
    attributes: {},
    available: true,
  })),
};
export const SETTINGS = SHOP;
export const ITEM_COUNT = CATALOG.items.length;
const SHARES = taskShares(ITEM_COUNT);
const PATHS = new Map(CATALOG.items.map(({itemId, category}) => [itemId, category]));
export const lookup: CategoryLookup = (itemId) => PATHS.get(itemId) ?? null;

function itemAt(i: number): string {
  return `item ${i}`;
}

/** Somebody who looked at these items, one after the other. */
export const visitTo = (items: readonly number[]): ShopEvent[] =>
  items.map((i, k) => ({type: 'view', at: START + 1000 * k, item: {itemId: itemAt(i)}}));

/** What so many others did: two to four items of one leaf each, the first of a leaf more wanted than the last. */
export function crowdOf(count: number, random: RandomWord): readonly (readonly ShopEvent[])[] {
  return Array.from({length: count}, () => {
    const leaf = random() % LEAVES;
    const items = Array.from({length: 2 + (random() % 3)}, () => {
      const place = Math.min(random() % ITEMS_PER_LEAF, random() % ITEMS_PER_LEAF);
      return leaf * ITEMS_PER_LEAF + place;
    });
    return visitTo(items);
  });
}

export const factsOfVisit = (events: readonly ShopEvent[]): readonly Fact[] =>
  factsOf(events, lookup, {now: START + 86_400_000});

/** One device's one answer, as it draws it: a question by lot, then the real randomiser. */
export function answerOf(facts: readonly Fact[], random: RandomWord): Summary {
  const task = drawTask(SHARES, random);
  const own = facts.filter((fact) => fact.task === task).map(({key}) => key);
  const answer = randomizeFacts(task, drawKeys(task, own, random), aOf(task), 0, random);
  return {task, period: 0, ...answer, nonce: new Uint8Array(16)};
}

/** What a pack says of some items: how wanted each is, what each leads to, and where leaves lead. */
export function numbersOf({popularity, neighbors, transitions}: Model, items: readonly number[]): Float64Array {
  const dense = (rows: SparseRows, r: number, width: number) => {
    const row = new Float64Array(width);
    for (let p = rows.offsets[r]; p < rows.offsets[r + 1]; p++) row[rows.columns[p]] = rows.weights[p] * rows.scales[r];
    return row;
  };
  const pairs = items.flatMap((i) => {
    const row = dense(neighbors, i, popularity.length);
    return items.map((j) => row[j]);
  });
  const leaves = Array.from({length: transitions.offsets.length - 1}, (_, r) => r);
  const ways = leaves.flatMap((r) => [...dense(transitions, r, leaves.length)]);
  return Float64Array.from([...items.map((i) => popularity[i]), ...pairs, ...ways]);
}
