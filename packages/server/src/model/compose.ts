import {buildRows} from './accumulator.ts';
import type {Rows} from './rows.ts';
import type {Shelves} from './shelves.ts';

/** Candidates for each item: the strongest leaves its own leads to, and the most wanted items of each. */
const LEAVES = 5;
const ITEMS_OF_OWN_LEAF = 40;
const ITEMS_OF_OTHER_LEAVES = 10;
const ROW_LIMIT = 60;
/** The part of a leaf's chance that goes to items with similar words, where there are any. */
const SIMILAR_PART = 0.5;

/**
 * What an item that nobody has been seen to leave leads to: the chance of each leaf after its own, divided among the
 * leaf's items by their popularity and by how similar they are. Each row sums to at most 1.
 */
export function composeRows(shelves: Shelves, shares: Float64Array, transitions: Rows, similar: Rows): Rows {
  const {leafOf, itemsOf, categories} = shelves;
  const masses = itemsOf.map((items) => items.reduce((sum, i) => sum + shares[i], 0));
  const ranked = itemsOf.map((items) => [...items].sort((a, b) => shares[b] - shares[a] || a - b));
  const everything = [...leafOf.keys()].sort((a, b) => shares[b] - shares[a] || a - b);
  const likeness = new Float64Array(categories.length);
  return buildRows(leafOf.length, leafOf.length, ROW_LIMIT, (i, into) => {
    const leaf = leafOf[i];
    if (leaf < 0) {
      // Without a category only the whole shop is left.
      for (const j of everything.slice(0, ITEMS_OF_OWN_LEAF)) into.add(j, shares[j]);
      into.addRow(similar, i, SIMILAR_PART);
      into.remove(i);
      return;
    }
    likeness.fill(0);
    for (let p = similar.offsets[i]; p < similar.offsets[i + 1]; p++) {
      const other = leafOf[similar.columns[p]];
      if (other >= 0) likeness[other] += similar.values[p];
    }
    for (const {to, chance} of strongest(transitions, leaf)) {
      const alike = likeness[to] > 0 ? SIMILAR_PART : 0;
      const limit = to === leaf ? ITEMS_OF_OWN_LEAF : ITEMS_OF_OTHER_LEAVES;
      if (masses[to] > 0) {
        for (const j of ranked[to].slice(0, limit)) into.add(j, (chance * (1 - alike) * shares[j]) / masses[to]);
      }
      for (let p = similar.offsets[i]; alike > 0 && p < similar.offsets[i + 1]; p++) {
        const j = similar.columns[p];
        if (leafOf[j] === to) into.add(j, (chance * alike * similar.values[p]) / likeness[to]);
      }
    }
    into.remove(i);
  });
}

function strongest({offsets, columns, values}: Rows, leaf: number): {to: number; chance: number}[] {
  const row = Array.from({length: offsets[leaf + 1] - offsets[leaf]}, (_, k) => ({
    to: columns[offsets[leaf] + k],
    chance: values[offsets[leaf] + k],
  }));
  return row.sort((a, b) => b.chance - a.chance || a.to - b.to).slice(0, LEAVES);
}
