import {type Catalog, type Text, tokenize} from '@vitrine/core';
import {buildRows, createRowsBuilder, type Rows, transpose} from './rows.ts';

/** Tokens that more items share say little and cost much. */
const MAX_SHARED = 300;
const SIMILAR_LIMIT = 30;

/**
 * Items whose words are alike: cosine of idf-weighted tokens of title, brand and attributes in every language, in
 * (0, 1]; an item is not similar to itself. O(Σ over tokens of their items²), bounded by `MAX_SHARED`.
 */
export function similarRows({items}: Catalog): Rows {
  const tokens = new Map<string, number>();
  const uses: number[] = [];
  const bags = items.map((item) => {
    const texts: Text[] = [item.title, item.brand ?? '', ...Object.values(item.attributes)];
    const words = texts.flatMap((text) => (typeof text === 'string' ? [text] : Object.values(text)));
    const bag = new Set(words.flatMap(tokenize));
    return [...bag].map((token) => {
      let t = tokens.get(token);
      if (t === undefined) {
        t = uses.push(0) - 1;
        tokens.set(token, t);
      }
      uses[t]++;
      return t;
    });
  });
  const builder = createRowsBuilder(items.length);
  bags.forEach((bag, i) => {
    const weights = bag.map((t) => Math.log((items.length + 1) / uses[t]) ** 2);
    const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight, 0));
    bag.forEach((t, k) => {
      if (uses[t] > 1 && uses[t] <= MAX_SHARED && norm > 0) builder.add(i, t, Math.sqrt(weights[k]) / norm);
    });
  });
  const vectors = builder.build();
  const back = transpose(vectors, tokens.size);
  return buildRows(items.length, items.length, SIMILAR_LIMIT, (i, into) => {
    for (let p = vectors.offsets[i]; p < vectors.offsets[i + 1]; p++) {
      into.addRow(back, vectors.columns[p], vectors.values[p]);
    }
    into.remove(i);
  });
}
