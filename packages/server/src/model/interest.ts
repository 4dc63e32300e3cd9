import type {Catalog, Estimate, FactSums} from '@vitrine/core';
import {type Answers, answersTo} from './answers.ts';
import type {Shelves} from './shelves.ts';
import {learnRatios, type Seen} from './shrink.ts';
import type {TaskReports} from './types.ts';

/** How much of the shop's interest each item has, and which answers had a say in it. */
export interface Interest {
  /** One per item, > 0 where there are items, sums to 1. */
  readonly shares: Float64Array;
  readonly learntFrom: {readonly leaf: boolean; readonly item: boolean; readonly stage: boolean};
}

/** What a favorite, a cart or a purchase says of an item's standing, in views. */
const STAGE_VIEWS: Readonly<Record<string, number>> = {favorite: 3, add: 4, purchase: 5};
/** The part of the answer that deeds have where they are known beside looks. */
const STAGE_PART = 0.3;
/** Answers whose question found nothing on the device are still counted: at least so much of them is about something. */
const MIN_MASS = 0.2;

/**
 * From wide to narrow: the catalogue and the shop's own counts first, then what devices answered about categories,
 * then about items within them, then about items favorited, put in carts and bought. Each level moves only as far as
 * its answers are clear, and is left out where they say nothing that the level above did not.
 */
export function estimateInterest(
  catalog: Catalog,
  shelves: Shelves,
  sums: FactSums | null,
  reports: readonly TaskReports[],
): Interest {
  const shares = normalized(firstParty(catalog, shelves, sums));
  const leaf = moveLeaves(shares, shelves, answersTo('leaf', reports));
  const item = moveItems(shares, catalog, shelves, answersTo('item', reports), leaf);
  const deeds = shares.slice();
  const stage = moveDeeds(deeds, catalog, answersTo('stage', reports));
  if (stage) for (const i of shares.keys()) shares[i] = (1 - STAGE_PART) * shares[i] + STAGE_PART * deeds[i];
  return {shares, learntFrom: {leaf, item, stage}};
}

/** One view each to begin with, more for items that have been rated; and what the shop has counted itself. */
function firstParty(catalog: Catalog, shelves: Shelves, sums: FactSums | null): Float64Array {
  const counts = Float64Array.from(catalog.items, ({rating}) => 1 + Math.sqrt(rating?.count ?? 0));
  const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  for (const i of counts.keys()) counts[i] /= mean;
  if (sums === null) return counts;
  for (const [itemId, count] of sums.counts.item) {
    const i = shelves.findItem(itemId);
    if (i >= 0) counts[i] += count;
  }
  for (const [key, count] of sums.counts.stage) {
    const [stage, itemId] = splitStage(key);
    const i = shelves.findItem(itemId);
    if (i >= 0) counts[i] += count * (STAGE_VIEWS[stage] ?? 1);
  }
  return counts;
}

/** "purchase/SKU-1" → purchase, SKU-1; an item id may have slashes of its own. */
function splitStage(key: string): [stage: string, itemId: string] {
  const slash = key.indexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}

function moveLeaves(shares: Float64Array, shelves: Shelves, answers: Answers): boolean {
  const {leaves, itemsOf, categories} = shelves;
  if (answers.reports === 0 || leaves.length < 2) return false;
  const masses = leaves.map((leaf) => itemsOf[leaf].reduce((sum, i) => sum + shares[i], 0));
  const ratios = ratiosTo(
    answers,
    leaves.map((leaf) => categories[leaf].categoryId),
    masses,
  );
  if (ratios === null) return false;
  leaves.forEach((leaf, l) => {
    for (const i of itemsOf[leaf]) shares[i] *= ratios[l];
  });
  renormalize(shares);
  return true;
}

function moveItems(shares: Float64Array, catalog: Catalog, shelves: Shelves, answers: Answers, keep: boolean): boolean {
  if (answers.reports === 0) return false;
  const ratios = ratiosTo(
    answers,
    catalog.items.map(({itemId}) => itemId),
    shares,
  );
  if (ratios === null) return false;
  const leafMass = (items: readonly number[]) => items.reduce((sum, i) => sum + shares[i], 0);
  const before = shelves.itemsOf.map(leafMass);
  for (const i of shares.keys()) shares[i] *= ratios[i];
  if (keep) {
    // Categories were asked about directly and by fewer keys, so their totals are the surer ones.
    const after = shelves.itemsOf.map(leafMass);
    shelves.itemsOf.forEach((items, leaf) => {
      if (after[leaf] > 0) for (const i of items) shares[i] *= before[leaf] / after[leaf];
    });
  }
  renormalize(shares);
  return true;
}

function moveDeeds(shares: Float64Array, catalog: Catalog, answers: Answers): boolean {
  if (answers.reports === 0) return false;
  const stages = Object.keys(STAGE_VIEWS).map((stage) =>
    answers.see(catalog.items.map(({itemId}) => `${stage}/${itemId}`)),
  );
  const ratios = ratiosOf(stages.reduce(addSeen), answers, shares);
  if (ratios === null) return false;
  for (const i of shares.keys()) shares[i] *= ratios[i];
  renormalize(shares);
  return true;
}

const ratiosTo = (answers: Answers, keys: readonly string[], shares: ArrayLike<number>): Float64Array | null =>
  ratiosOf(answers.see(keys), answers, shares);

/** By how much answers differ from shares that were expected; null where they say nothing that can be relied on. */
function ratiosOf(seen: Seen, answers: Answers, shares: ArrayLike<number>): Float64Array | null {
  const mass = massOf(seen.all, answers);
  return learnRatios(
    seen,
    Float64Array.from(shares, (share) => mass * share),
  );
}

function addSeen(a: Seen, b: Seen): Seen {
  const add = (x: readonly Estimate[], y: readonly Estimate[]) =>
    x.map(({estimate, variance}, k) => ({estimate: estimate + y[k].estimate, variance: variance + y[k].variance}));
  return {all: add(a.all, b.all), halves: [add(a.halves[0], b.halves[0]), add(a.halves[1], b.halves[1])]};
}

const massOf = (seen: readonly {estimate: number}[], {reports, facts}: Answers) =>
  Math.min(
    facts,
    Math.max(
      MIN_MASS * reports,
      seen.reduce((sum, {estimate}) => sum + estimate, 0),
    ),
  );

function renormalize(shares: Float64Array): void {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total > 0) for (const i of shares.keys()) shares[i] /= total;
}

function normalized(counts: Float64Array): Float64Array {
  renormalize(counts);
  return counts;
}
