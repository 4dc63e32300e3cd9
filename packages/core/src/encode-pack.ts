import {atMost, same} from './bounds.ts';
import {PackError} from './errors.ts';
import type {PackContent, PackMeta, SparseRows} from './pack.ts';
import {
  ALIGNMENT,
  CATEGORY_SEPARATOR,
  DAY_MS,
  ELEMENT,
  ENTRY_BYTES,
  HEADER_BYTES,
  LOCAL_SECTION,
  MAGIC,
  MAX_CATEGORIES,
  MAX_DEPTH,
  MAX_ITEMS,
  MAX_LENGTH,
  MAX_LOCALES,
  MAX_META_BYTES,
  MAX_PACK_BYTES,
  POPULARITY_LEVELS,
  RANK_LEVELS,
  RATING_UNIT,
  SECTION,
  VERSION,
} from './pack-format.ts';
import {createSparseRows} from './sparse-rows.ts';
import {type Text, textFor} from './text.ts';
import {encodeUtf8} from './utf8.ts';

interface Section {
  readonly id: number;
  readonly element: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/**
 * Makes the pack's file: the same content always gives the same bytes. Item indexes stay those of `content.items`;
 * categories that only item paths name are added behind `content.categories`. Brands and attribute values that read the
 * same in the first locale are one, with the translations of the first item that has it.
 *
 * @throws PackError when the content breaks a bound of the format
 */
export function encodePack(content: PackContent): Uint8Array<ArrayBuffer> {
  const {items, shop} = content;
  const locales = shop.locales.length > 0 ? shop.locales : [''];
  atMost('items', items.length, MAX_ITEMS);
  atMost('shop.locales', locales.length, MAX_LOCALES);
  same('popularity', content.popularity.length, items.length);
  const sections: Section[] = [];

  const categories = new Dictionary();
  const categoryNames: Text[] = [];
  const categoryUrls: Text[] = [];
  for (const {categoryId, name, url} of content.categories) {
    const before = categories.size;
    if (categories.index(categoryId) !== before) throw new PackError('categories', `${categoryId} occurs twice`);
    categoryNames.push(name);
    categoryUrls.push(url ?? '');
  }
  const addPath = (path: readonly string[]): number => {
    let index = -1;
    for (let depth = 1; depth <= path.length; depth++) {
      const before = categories.size;
      index = categories.index(path.slice(0, depth).join(CATEGORY_SEPARATOR));
      if (index < before) continue;
      categoryNames.push(path[depth - 1]);
      categoryUrls.push('');
    }
    return index;
  };
  for (let c = 0; c < content.categories.length; c++) {
    addPath(content.categories[c].categoryId.split(CATEGORY_SEPARATOR).slice(0, -1));
  }
  const category = items.map((item) => addPath(item.category));
  const categoryCount = categories.size;
  atMost('categories', categoryCount, MAX_CATEGORIES);
  const parents = categories.keys.map((id) => {
    const path = id.split(CATEGORY_SEPARATOR);
    atMost(`category ${id}`, path.length, MAX_DEPTH);
    return path.length > 1 ? categories.index(path.slice(0, -1).join(CATEGORY_SEPARATOR)) : categoryCount;
  });

  const brands = new Dictionary();
  const brandNames: Text[] = [];
  const brand = items.map(({brand: name}) => {
    const key = name === undefined ? '' : textFor(name, locales[0], locales[0]);
    if (name === undefined || key === '') return -1;
    const before = brands.size;
    const index = brands.index(key);
    if (index === before) brandNames.push(name);
    return index;
  });

  const facets = new Dictionary();
  const values = new Dictionary();
  const valueNames: Text[] = [];
  const valueFacets: number[] = [];
  const itemValues = items.map(({attributes}) =>
    Object.entries(attributes)
      .map(([name, text]) => ({name, text, key: textFor(text, locales[0], locales[0])}))
      .filter(({key}) => key !== '')
      .map(({name, text, key}) => {
        const facet = facets.index(name);
        const before = values.size;
        const index = values.index(`${facet} ${key}`);
        if (index === before) {
          valueNames.push(text);
          valueFacets.push(facet);
        }
        return index;
      }),
  );

  const {part, builtAt, weights, evidence} = content;
  const meta: PackMeta = {part, builtAt, shop, weights, evidence, facets: facets.keys};
  const metaBytes = encodeUtf8(JSON.stringify(meta));
  atMost('meta', metaBytes.length, MAX_META_BYTES);
  sections.push({id: SECTION.meta, element: ELEMENT.text, count: 1, bytes: metaBytes});

  const strings = (id: number, field: string, texts: readonly string[]) =>
    sections.push(encodeStrings(id, field, texts));
  const localized = (id: number, field: string, texts: readonly Text[]) => {
    const first = texts.map((text) => textFor(text, locales[0], locales[0]));
    strings(id, field, first);
    for (let l = 1; l < locales.length; l++) {
      // '' repeats the first locale, and a table of nothing else is left out.
      const other = texts.map((text, t) => {
        const own = textFor(text, locales[l], locales[0]);
        return own === first[t] ? '' : own;
      });
      if (other.some((text) => text !== '')) strings(id + l, field, other);
    }
  };
  const column = (id: number, field: string, numbers: ArrayLike<number>) =>
    sections.push(encodeColumn(id, field, numbers));
  const rows = (id: number, field: string, matrix: SparseRows, columns: number) =>
    sections.push(...encodeRows(id, field, matrix, columns));
  const each = (pick: (item: (typeof items)[number], i: number) => number) => items.map(pick);

  strings(
    SECTION.itemIds,
    'itemIds',
    items.map((item) => item.itemId),
  );
  localized(
    LOCAL_SECTION.titles,
    'titles',
    items.map((item) => item.title),
  );
  localized(
    LOCAL_SECTION.urls,
    'urls',
    items.map((item) => item.url),
  );
  strings(
    SECTION.images,
    'images',
    items.map((item) => item.image),
  );
  strings(
    SECTION.aliases,
    'aliases',
    items.flatMap((item) => item.aliases),
  );
  column(
    SECTION.aliasItems,
    'aliasItems',
    items.flatMap((item, i) => item.aliases.map(() => i)),
  );
  column(
    SECTION.category,
    'category',
    category.map((c) => (c < 0 ? categoryCount : c)),
  );
  column(
    SECTION.brand,
    'brand',
    brand.map((b) => (b < 0 ? brands.size : b)),
  );
  column(
    SECTION.price,
    'price',
    each((item) => item.price),
  );
  column(
    SECTION.listPrice,
    'listPrice',
    each(({price, listPrice}) => (listPrice === price ? 0 : (listPrice ?? 0))),
  );
  column(
    SECTION.available,
    'available',
    each((item) => (item.available ? 1 : 0)),
  );
  column(
    SECTION.rating,
    'rating',
    each(({rating}) => Math.round(RATING_UNIT * (rating?.mean ?? 0))),
  );
  column(
    SECTION.ratingCount,
    'ratingCount',
    each((item) => item.rating?.count ?? 0),
  );
  column(
    SECTION.createdDay,
    'createdDay',
    each((item) => Math.max(0, Math.floor((item.createdAt ?? 0) / DAY_MS))),
  );
  const most = content.popularity.reduce((a, b) => Math.max(a, b), 0);
  column(
    SECTION.popularity,
    'popularity',
    each((_, i) => (most > 0 ? Math.round(POPULARITY_LEVELS * Math.sqrt(content.popularity[i] / most)) : 0)),
  );
  column(
    SECTION.priceRank,
    'priceRank',
    priceRanks(
      category,
      each((item) => item.price),
    ),
  );
  column(
    SECTION.valueLengths,
    'values',
    itemValues.map((list) => list.length),
  );
  column(SECTION.values, 'values', itemValues.flat());
  strings(SECTION.categoryIds, 'categoryIds', categories.keys);
  localized(LOCAL_SECTION.categoryNames, 'categoryNames', categoryNames);
  localized(LOCAL_SECTION.categoryUrls, 'categoryUrls', categoryUrls);
  column(SECTION.parents, 'parents', parents);
  localized(LOCAL_SECTION.brands, 'brands', brandNames);
  localized(LOCAL_SECTION.valueNames, 'valueNames', valueNames);
  column(SECTION.valueFacets, 'valueFacets', valueFacets);
  rows(SECTION.neighbors, 'neighbors', content.neighbors, items.length);
  same('neighbors', content.neighbors.offsets.length, items.length + 1);
  rows(SECTION.transitions, 'transitions', padRows(content.transitions, categoryCount), categoryCount);
  for (const name of ['similar', 'companions'] as const) {
    const matrix = content[name];
    if (!matrix) continue;
    same(name, matrix.offsets.length, items.length + 1);
    if (matrix.columns.length > 0) rows(SECTION[name], name, matrix, items.length);
  }
  const trend = (id: number, field: string, trends: ArrayLike<number>, count: number) => {
    const levels = Array.from({length: count}, (_, k) => Math.round(RANK_LEVELS * Math.min(1, trends[k] ?? 0)));
    if (levels.some((level) => level > 0)) column(id, field, levels);
  };
  if (content.trends) {
    same('trends.items', content.trends.items.length, items.length);
    trend(SECTION.trend, 'trend', content.trends.items, items.length);
    trend(SECTION.categoryTrend, 'categoryTrend', content.trends.categories, categoryCount);
  }
  const {queries} = content;
  trend(
    SECTION.queryTrend,
    'queryTrend',
    queries.map((query) => query.trend ?? 0),
    queries.length,
  );
  strings(
    SECTION.queries,
    'queries',
    queries.map((query) => query.query),
  );
  sections.push(
    encodeFloats(
      SECTION.queryWeights,
      queries.map((query) => query.weight),
    ),
  );
  const led = queries.map((query) => query.categories.map((to) => ({column: to.category, weight: to.weight})));
  rows(SECTION.queryCategories, 'queryCategories', createSparseRows(led), categoryCount);

  return join(sections, items.length, categoryCount, MAX_PACK_BYTES[part]);
}

/** Numbers strings in the order in which they first come. */
class Dictionary {
  readonly keys: string[] = [];
  readonly #indexes = new Map<string, number>();
  get size(): number {
    return this.keys.length;
  }
  index(key: string): number {
    let index = this.#indexes.get(key);
    if (index === undefined) {
      index = this.keys.push(key) - 1;
      this.#indexes.set(key, index);
    }
    return index;
  }
}

function encodeStrings(id: number, field: string, texts: readonly string[]): Section {
  const encoded = texts.map(encodeUtf8);
  let size = 2 * texts.length;
  encoded.forEach((bytes, t) => {
    atMost(`${field}[${t}]`, bytes.length, MAX_LENGTH);
    size += bytes.length;
  });
  const bytes = new Uint8Array(size);
  new Uint16Array(bytes.buffer, 0, texts.length).set(encoded.map((text) => text.length));
  let at = 2 * texts.length;
  for (const text of encoded) {
    bytes.set(text, at);
    at += text.length;
  }
  return {id, element: ELEMENT.text, count: texts.length, bytes};
}

/** Non-negative numbers in the narrowest element that holds every one of them exactly. */
function encodeColumn(id: number, field: string, numbers: ArrayLike<number>): Section {
  let most = 0;
  let whole = true;
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i];
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) throw new PackError(`${field}[${i}]`, `${value} is not ≥ 0`);
    if (!Number.isInteger(value)) whole = false;
    most = Math.max(most, value);
  }
  const column: Column =
    !whole || most > 0xffffffff
      ? Float64Array.from(numbers)
      : most > 0xffff
        ? Uint32Array.from(numbers)
        : most > 0xff
          ? Uint16Array.from(numbers)
          : Uint8Array.from(numbers);
  return {id, element: column.BYTES_PER_ELEMENT, count: numbers.length, bytes: new Uint8Array(column.buffer)};
}

function encodeFloats(id: number, numbers: Iterable<number>): Section {
  const column = Float32Array.from(numbers);
  return {id, element: ELEMENT.f32, count: column.length, bytes: new Uint8Array(column.buffer)};
}

/** Columns ascend within a row and are stored as differences: small numbers, which compress. */
function encodeRows(id: number, field: string, rows: SparseRows, columnCount: number): Section[] {
  const {offsets, columns, weights, scales} = rows;
  const rowCount = offsets.length - 1;
  same(`${field}.scales`, scales.length, rowCount);
  same(`${field}.columns`, columns.length, offsets[rowCount]);
  same(`${field}.weights`, weights.length, columns.length);
  const lengths = new Uint32Array(rowCount);
  const steps = new Uint32Array(columns.length);
  const sorted = new Uint8Array(columns.length);
  for (let r = 0; r < rowCount; r++) {
    lengths[r] = offsets[r + 1] - offsets[r];
    atMost(`${field} row ${r}`, lengths[r], MAX_LENGTH);
    const order = Array.from({length: lengths[r]}, (_, k) => offsets[r] + k).sort(
      (a, b) => columns[a] - columns[b] || a - b,
    );
    let last = 0;
    order.forEach((from, k) => {
      if (columns[from] >= columnCount) throw new PackError(field, `column ${columns[from]} of ${columnCount}`);
      steps[offsets[r] + k] = columns[from] - last;
      sorted[offsets[r] + k] = weights[from];
      last = columns[from];
    });
  }
  return [
    encodeColumn(id, field, lengths),
    encodeColumn(id + 1, field, steps),
    encodeColumn(id + 2, field, sorted),
    encodeFloats(id + 3, scales),
  ];
}

/** Rows for the categories that only item paths name: empty ones. */
function padRows(rows: SparseRows, rowCount: number): SparseRows {
  const own = rows.offsets.length - 1;
  if (own > rowCount) throw new PackError('transitions', `${own} rows for ${rowCount} categories`);
  const offsets = new Uint32Array(rowCount + 1).fill(rows.offsets[own]);
  offsets.set(rows.offsets);
  const scales = new Float32Array(rowCount);
  scales.set(rows.scales);
  return {...rows, offsets, scales};
}

/** Mid-rank of each price among those of its category, in 1/255. */
function priceRanks(category: readonly number[], price: readonly number[]): number[] {
  const sorted = new Map<number, number[]>();
  category.forEach((c, i) => {
    const list = sorted.get(c);
    if (list) list.push(price[i]);
    else sorted.set(c, [price[i]]);
  });
  for (const list of sorted.values()) list.sort((a, b) => a - b);
  return category.map((c, i) => Math.round(RANK_LEVELS * midRank(sorted.get(c)!, price[i])));
}

/** Share of `sorted` below `value`, counting half of those equal to it. */
function midRank(sorted: readonly number[], value: number): number {
  const firstAt = (test: (price: number) => boolean) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(sorted[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const below = firstAt((price) => price >= value);
  const upTo = firstAt((price) => price > value);
  return (below + upTo) / 2 / sorted.length;
}

function join(
  sections: readonly Section[],
  itemCount: number,
  categoryCount: number,
  maxBytes: number,
): Uint8Array<ArrayBuffer> {
  const pad = (size: number) => Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  const start = pad(HEADER_BYTES + ENTRY_BYTES * sections.length);
  const total = sections.reduce((sum, section) => sum + pad(section.bytes.length), start);
  atMost('file', total, maxBytes);
  const file = new Uint8Array(total);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, sections.length, true);
  view.setUint32(8, total, true);
  view.setUint32(12, itemCount, true);
  view.setUint32(16, categoryCount, true);
  let offset = start;
  sections.forEach(({id, element, count, bytes}, s) => {
    const entry = HEADER_BYTES + ENTRY_BYTES * s;
    view.setUint16(entry, id, true);
    view.setUint16(entry + 2, element, true);
    view.setUint32(entry + 4, count, true);
    view.setUint32(entry + 8, offset, true);
    view.setUint32(entry + 12, bytes.length, true);
    file.set(bytes, offset);
    offset += pad(bytes.length);
  });
  return file;
}
