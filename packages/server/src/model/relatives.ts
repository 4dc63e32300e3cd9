import type {Catalog, FactSums} from '@vitrine/core';
import {buildRows, symmetric} from './accumulator.ts';
import {type Rows, rowCountOf, rowSums} from './rows.ts';
import type {Shelves} from './shelves.ts';
import {stepRows} from './steps.ts';

/** Two kinds of relatives an item has, told apart: what can stand in for it, and what goes with it. */
export interface Relatives {
  /** Item → item, in (0, 1]: alike and compared with each other, not taken together. */
  readonly similar: Rows;
  /**
   * Item → item, in (0, 1]: taken together, or looked at after each other on different shelves; unlike each other. 1 is
   * the strongest companion of an ordinary item.
   */
  readonly companions: Rows;
}

/** What relatives are told from. */
export interface RelativesInput {
  readonly catalog: Catalog;
  readonly shelves: Shelves;
  /** Share of interest of each item. */
  readonly shares: Float64Array;
  /** Likeness by content. */
  readonly likeness: Rows;
  /** Steps of orders and visits, nearer ones more (`stepRows`). */
  readonly steps: Rows;
  /** Sums of orders alone; null without any. */
  readonly orders: FactSums | null;
}

/** Entries of a row in the pack: a shelf's worth. A pack of 10,000 items has room for fewer, of more for the fewest. */
const MAX_RELATIVES = 8;
const MIN_RELATIVES = 4;
const ROOM = 50_000;
/** So many orders or steps outweigh "they have nothing to do with each other". */
const DOUBT = 5;
/** A pair met but once may be chance, and so may one met no more often than this many deviations beyond chance. */
const MIN_TOGETHER = 2;
const MIN_DEVIATIONS = 3;
/** What a look from one shelf to another says beside an order of both. */
const LOOKED_PART = 0.5;
/** What an order of two things from one shelf says of their going together: often they were only stocked up. */
const SAME_SHELF_PART = 0.25;
/** An item with fewer alike than this is joined by those its own shelf sells most. */
const FEW = 4;
const SHELF_PART = 0.02;
/** An item without companions takes over those of so many it is like, at this part. */
const MODELS = 5;
const TAKEN_PART = 0.5;

/**
 * Tells substitutes from complements (McAuley, Pandey & Leskovec 2015, https://doi.org/10.1145/2783258.2783381): both
 * meet in sessions, but one is compared and the other taken along.
 *
 *     similar(i, j)    = (likeness + compared, where on one shelf) · (1 − together)
 *     companions(i, j) = (together, a quarter of it on one shelf, + ½ · looked at next, on different shelves) · (1 − likeness)
 *
 * `together` is the cosine of orders and `compared` that of visits' steps, each with `DOUBT` added to both sides, so that a
 * few meetings are no certainty; `looked at next` is the chance of a visit's step.
 */
export function findRelatives(input: RelativesInput): Relatives {
  const {catalog, shelves, shares, likeness, steps, orders} = input;
  const n = catalog.items.length;
  const limit = Math.min(MAX_RELATIVES, Math.max(MIN_RELATIVES, Math.floor(ROOM / n)));
  const {leafOf, itemsOf} = shelves;
  const together = orders === null ? null : togetherRows(orders, shelves, n);
  const visits = orders === null ? steps : without(steps, stepRows(orders.steps, n, shelves.findItem));
  const pairs = symmetric(visits);
  const compared = cosines(pairs, rowSums(pairs));
  const out = rowSums(visits);
  const lookup = new Float64Array(n);

  const similar = buildRows(n, n, limit, (i, into) => {
    if (together) fill(lookup, together, i);
    let count = 0;
    const add = (j: number, value: number) => {
      if (j === i || (leafOf[i] >= 0 && leafOf[j] >= 0 && shelves.topOf[leafOf[i]] !== shelves.topOf[leafOf[j]]))
        return;
      into.add(j, value * (1 - Math.min(1, lookup[j])));
      count++;
    };
    each(likeness, i, add);
    each(compared, i, (j, value) => {
      if (leafOf[i] >= 0 && leafOf[j] === leafOf[i]) add(j, value);
    });
    if (count < FEW && leafOf[i] >= 0) {
      const shelf = itemsOf[leafOf[i]];
      const mass = shelf.reduce((sum, j) => sum + shares[j], 0);
      for (const j of shelf) add(j, (SHELF_PART * shares[j]) / mass);
    }
    if (together) fill(lookup, together, i, 0);
  });

  const own = buildRows(n, n, limit, (i, into) => {
    fill(lookup, likeness, i);
    if (together) {
      each(together, i, (j, value) => {
        const part = leafOf[i] >= 0 && leafOf[i] === leafOf[j] ? SAME_SHELF_PART : 1;
        into.add(j, part * value * (1 - lookup[j]));
      });
    }
    each(visits, i, (j, count) => {
      const apart = leafOf[i] >= 0 && leafOf[j] >= 0 && leafOf[i] !== leafOf[j];
      if (apart && count >= MIN_TOGETHER) into.add(j, (LOOKED_PART * (1 - lookup[j]) * count) / (out[i] + DOUBT));
    });
    into.remove(i);
    fill(lookup, likeness, i, 0);
  });
  return {similar, companions: withHeirs(toOrdinary(own), likeness, limit)};
}

/** Weights over the median of the rows' largest, at most 1. */
function toOrdinary(rows: Rows): Rows {
  const tops: number[] = [];
  for (let i = 0; i < rowCountOf(rows); i++) {
    const row = rows.values.subarray(rows.offsets[i], rows.offsets[i + 1]);
    if (row.length > 0) tops.push(row.reduce((most, value) => Math.max(most, value)));
  }
  tops.sort((a, b) => a - b);
  const median = tops[tops.length >> 1] ?? 1;
  return {...rows, values: rows.values.map((value) => Math.min(1, value / median))};
}

/** An item that has met nothing yet goes with what items like it go with. */
function withHeirs(own: Rows, likeness: Rows, limit: number): Rows {
  const n = rowCountOf(own);
  const closest = buildRows(n, n, MODELS, (i, into) => {
    each(likeness, i, (j, value) => {
      if (own.offsets[j] < own.offsets[j + 1]) into.add(j, value);
    });
  });
  return buildRows(n, n, limit, (i, into) => {
    into.addRow(own, i, 1);
    if (own.offsets[i] < own.offsets[i + 1]) return;
    each(closest, i, (j, value) => into.addRow(own, j, (TAKEN_PART * value) / MODELS));
    into.remove(i);
  });
}

/**
 * Cosines of orders, of what lies beyond chance: with so many orders of either, count(i) · count(j) ÷ all would meet
 * whether or not they had to do with each other, and the best sold would go with everything.
 */
function togetherRows(orders: FactSums, shelves: Shelves, n: number): Rows {
  const counts = ordersOf(orders, shelves, n);
  const met = pairRows(orders, shelves, n);
  const beyond = buildRows(n, n, n, (i, into) => {
    each(met, i, (j, count) => {
      const chance = (counts[i] * counts[j]) / orders.sessions;
      if (count - chance >= MIN_DEVIATIONS * Math.sqrt(chance)) into.add(j, count - chance);
    });
  });
  return cosines(beyond, counts);
}

/** Orders with both items, in either order and over any distance. */
function pairRows({steps}: FactSums, {findItem}: Shelves, n: number): Rows {
  const places = steps.itemIds.map(findItem);
  const counts = Array.from({length: n}, () => new Map<number, number>());
  steps.forEach((from, to, _, count) => {
    const [i, j] = [places[from], places[to]];
    if (i < 0 || j < 0 || i === j) return;
    counts[i].set(j, (counts[i].get(j) ?? 0) + count);
    counts[j].set(i, (counts[j].get(i) ?? 0) + count);
  });
  return buildRows(n, n, n, (i, into) => {
    for (const [j, count] of counts[i]) if (count >= MIN_TOGETHER) into.add(j, count);
  });
}

function ordersOf({counts}: FactSums, {findItem}: Shelves, n: number): Float64Array {
  const all = new Float64Array(n);
  for (const [itemId, count] of counts.item) {
    const i = findItem(itemId);
    if (i >= 0) all[i] += count;
  }
  return all;
}

/** What is left of each entry. */
const without = (rows: Rows, part: Rows): Rows =>
  buildRows(rowCountOf(rows), rowCountOf(rows), rowCountOf(rows), (i, into) => {
    into.addRow(rows, i, 1);
    into.addRow(part, i, -1);
  });

/** count(i, j) ÷ √((count(i) + DOUBT) · (count(j) + DOUBT)) */
function cosines(pairs: Rows, counts: Float64Array): Rows {
  const {offsets, columns} = pairs;
  const roots = counts.map((count) => 1 / Math.sqrt(count + DOUBT));
  const values = pairs.values.slice();
  for (let i = 0; i + 1 < offsets.length; i++) {
    for (let p = offsets[i]; p < offsets[i + 1]; p++) values[p] *= roots[i] * roots[columns[p]];
  }
  return {offsets, columns, values};
}

function each({offsets, columns, values}: Rows, r: number, visit: (column: number, value: number) => void): void {
  for (let p = offsets[r]; p < offsets[r + 1]; p++) visit(columns[p], values[p]);
}

function fill(dense: Float64Array, rows: Rows, r: number, factor = 1): void {
  each(rows, r, (column, value) => {
    dense[column] = factor * value;
  });
}
