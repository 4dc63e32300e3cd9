import {type Catalog, type CatalogItem, type Text, tokenize} from '@vitrine/core';
import {buildRows, createAccumulator} from './accumulator.ts';
import {createRowsBuilder, type Rows, transpose} from './rows.ts';

/** Features that more items share find no candidates; they still count between those that others found. */
const MAX_SHARED = 300;
/** Candidates of one item that are compared in full, and how many of them are kept. */
const CANDIDATES = 200;
const SIMILAR_LIMIT = 30;
/** The strongest features of one item that are looked at: a bound for titles that are whole descriptions. */
const MAX_FEATURES = 64;
/** Items of one crowded category that are compared for standing next to each other by price, on either side. */
const PRICE_NEIGHBORS = 20;
/** The part of a likeness that hangs on the price: two items of equal words lose so much when one costs nothing. */
const PRICE_PART = 0.3;
/** Two items that share less than this are not alike. */
const MIN_LIKENESS = 0.02;

/**
 * Items alike by what the catalogue says of them, in (0, 1]: the cosine of idf-weighted features (words of the title in
 * every language, brand, every step of the category path, attributes), less where prices are far apart. Rarer features
 * weigh more, so a shared material says more than a shared department. An item is not similar to itself.
 *
 *     likeness(i, j) = cosine(i, j) · (1 − 0.3 · (1 − cheaper ÷ dearer))
 *
 * O(items · features · MAX_SHARED): linear in the catalogue.
 */
export function similarRows({items}: Catalog): Rows {
  const {vectors, uses} = featureVectors(items);
  const rare = keepFeatures(vectors, uses.length, (feature) => uses[feature] <= MAX_SHARED);
  const common = keepFeatures(vectors, uses.length, (feature) => uses[feature] > MAX_SHARED);
  const holders = transpose(rare, uses.length);
  const shelfNeighbors = neighborsByPrice(items);
  const prices = Float64Array.from(items, ({price}) => price);
  const n = items.length;
  const found = createAccumulator(n);
  const own = new Float64Array(uses.length); // the common features of the item at hand
  return buildRows(n, n, SIMILAR_LIMIT, (i, into) => {
    for (let p = rare.offsets[i]; p < rare.offsets[i + 1]; p++) found.addRow(holders, rare.columns[p], rare.values[p]);
    for (const j of shelfNeighbors(i)) found.add(j, Number.MIN_VALUE); // a candidate, whatever it scores
    found.remove(i);
    const {columns, values} = found.take(CANDIDATES);
    setRow(own, common, i, 1);
    for (let k = 0; k < columns.length; k++) {
      const j = columns[k];
      const cosine = values[k] + dotRow(own, common, j);
      const likeness = cosine * (1 - PRICE_PART * (1 - priceNearness(prices[i], prices[j])));
      if (likeness >= MIN_LIKENESS) into.add(j, likeness);
    }
    setRow(own, common, i, 0);
  });
}

function setRow(dense: Float64Array, {offsets, columns, values}: Rows, r: number, factor: number): void {
  for (let p = offsets[r]; p < offsets[r + 1]; p++) dense[columns[p]] = factor * values[p];
}

function dotRow(dense: Float64Array, {offsets, columns, values}: Rows, r: number): number {
  let sum = 0;
  for (let p = offsets[r], end = offsets[r + 1]; p < end; p++) sum += dense[columns[p]] * values[p];
  return sum;
}

/** Unit vectors of features, one row per item, and how many items have each feature. */
function featureVectors(items: readonly CatalogItem[]): {vectors: Rows; uses: number[]} {
  const places = new Map<string, number>();
  const uses: number[] = [];
  const bags = items.map((item) =>
    [...new Set(featuresOf(item))].map((feature) => {
      let place = places.get(feature);
      if (place === undefined) {
        place = uses.push(0) - 1;
        places.set(feature, place);
      }
      uses[place]++;
      return place;
    }),
  );
  const builder = createRowsBuilder(items.length);
  bags.forEach((bag, i) => {
    const weights = bag.map((feature) => Math.log((items.length + 1) / uses[feature]));
    const norm = Math.hypot(...weights);
    bag.forEach((feature, k) => {
      // What only one item has is part of its length alone.
      if (uses[feature] > 1 && norm > 0) builder.add(i, feature, weights[k] / norm);
    });
  });
  return {vectors: builder.build(), uses};
}

/** Words stand for themselves; other fields carry their name, so that the brand Apple is no fruit. */
function featuresOf({title, brand, category, attributes}: CatalogItem): string[] {
  const features = textsOf(title).flatMap(tokenize);
  for (const name of brand === undefined ? [] : textsOf(brand)) features.push(`brand\t${name.toLowerCase()}`);
  category.forEach((_, depth) => {
    features.push(`category\t${category.slice(0, depth + 1).join('\t')}`);
  });
  for (const [facet, value] of Object.entries(attributes)) {
    for (const text of textsOf(value)) features.push(`${facet}\t${text.toLowerCase()}`);
  }
  return features;
}

const textsOf = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : Object.values(text));

/** Cheaper ÷ dearer; ½ where a price is unknown. */
function priceNearness(a: number, b: number): number {
  return a > 0 && b > 0 ? Math.min(a, b) / Math.max(a, b) : 0.5;
}

const keepFeatures = (vectors: Rows, featureCount: number, wanted: (feature: number) => boolean): Rows =>
  buildRows(vectors.offsets.length - 1, featureCount, MAX_FEATURES, (i, into) => {
    for (let p = vectors.offsets[i]; p < vectors.offsets[i + 1]; p++) {
      if (wanted(vectors.columns[p])) into.add(vectors.columns[p], vectors.values[p]);
    }
  });

/** In a category too large to compare everything with everything, an item still meets those that cost about as much. */
function neighborsByPrice(items: readonly CatalogItem[]): (item: number) => readonly number[] {
  const shelves = new Map<string, number[]>();
  items.forEach(({category}, i) => {
    if (category.length === 0) return;
    const leaf = category.join('\t');
    const shelf = shelves.get(leaf);
    if (shelf) shelf.push(i);
    else shelves.set(leaf, [i]);
  });
  const place = new Map<number, {shelf: readonly number[]; at: number}>();
  for (const shelf of shelves.values()) {
    if (shelf.length <= MAX_SHARED) continue; // its own feature has found them all
    shelf.sort((a, b) => items[a].price - items[b].price || a - b);
    for (const [at, i] of shelf.entries()) place.set(i, {shelf, at});
  }
  return (i) => {
    const found = place.get(i);
    return found ? found.shelf.slice(Math.max(0, found.at - PRICE_NEIGHBORS), found.at + PRICE_NEIGHBORS + 1) : [];
  };
}
