import {atMost, same} from './bounds.ts';
import {PackError} from './errors.ts';
import type {Pack, PackMeta, SparseRows, StringTable, TextTable} from './pack.ts';
import {
  ELEMENT,
  ENTRY_BYTES,
  HEADER_BYTES,
  LOCAL_SECTION,
  MAGIC,
  MAX_CATEGORIES,
  MAX_COUNT,
  MAX_DEPTH,
  MAX_ITEMS,
  MAX_META_BYTES,
  MAX_PACK_BYTES,
  MAX_SECTIONS,
  POPULARITY_LEVELS,
  RANK_LEVELS,
  RATING_UNIT,
  SECTION,
  VERSION,
} from './pack-format.ts';
import {checkMeta} from './pack-meta.ts';
import {decodeUtf8} from './utf8.ts';
import {DEFAULT_WEIGHTS} from './weights.ts';

interface Section {
  readonly element: number;
  readonly count: number;
  readonly offset: number;
  readonly bytes: number;
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/**
 * Opens a pack: checks every length against the file and the caps, every index against what it points to, and gives
 * views; texts are decoded when asked for. Whatever the bytes are, it throws nothing but `PackError`, and it allocates
 * in proportion to the bytes it was given.
 *
 * @throws PackError naming the part at fault; keep the last good pack then
 */
export function openPack(bytes: ArrayBuffer): Pack {
  const {sections, itemCount, categoryCount} = readTable(bytes);
  const meta = readMeta(bytes, section(sections, SECTION.meta, 'meta', ELEMENT.text));
  const locales = meta.shop.locales.length > 0 ? meta.shop.locales : [''];

  const numbers = (id: number, field: string, count?: number): Numbers => {
    const found = section(sections, id, field);
    if (count !== undefined) same(field, found.count, count);
    if (!(found.element > 0)) throw new PackError(field, 'text, expected numbers');
    return viewOf(bytes, found);
  };
  /** A column whose every entry is below `limit`. */
  const indexes = (id: number, field: string, limit: number, count?: number): Uint32Array => {
    const column = new Uint32Array(numbers(id, field, count));
    for (let i = 0; i < column.length; i++) {
      if (column[i] >= limit) atMost(`${field}[${i}]`, column[i], limit - 1);
    }
    return column;
  };
  /** A column in units of 1/`parts`. */
  const finite = (id: number, field: string, count = itemCount, parts = 1): Float64Array => {
    const column = new Float64Array(numbers(id, field, count));
    for (let i = 0; i < column.length; i++) {
      if (!(column[i] >= 0 && column[i] < Number.POSITIVE_INFINITY)) {
        throw new PackError(`${field}[${i}]`, `${column[i]}, expected a number ≥ 0`);
      }
      column[i] /= parts;
    }
    return column;
  };
  const strings = (id: number, field: string, count?: number): StringTable => {
    const found = section(sections, id, field, ELEMENT.text);
    if (count !== undefined) same(field, found.count, count);
    return stringTable(bytes, found, field);
  };
  const texts = (id: number, field: string, count?: number): TextTable => {
    const first = strings(id, field, count);
    const others = locales.map((_, l) =>
      l > 0 && sections.has(id + l) ? strings(id + l, `${field}[${l}]`, first.count) : null,
    );
    return textTable(first, others, locales);
  };
  const rows = (id: number, field: string, rowCount: number, columnCount: number): SparseRows => {
    const offsets = sum(numbers(id, `${field}.lengths`, rowCount));
    const columns = new Uint32Array(numbers(id + 1, `${field}.columns`, offsets[rowCount]));
    const weights = numbers(id + 2, `${field}.weights`, offsets[rowCount]);
    if (!(weights instanceof Uint8Array)) throw new PackError(`${field}.weights`, 'expected bytes');
    const scales = new Float32Array(numbers(id + 3, `${field}.scales`, rowCount));
    for (let r = 0; r < rowCount; r++) {
      if (!(scales[r] >= 0 && scales[r] < Number.POSITIVE_INFINITY)) {
        throw new PackError(`${field}.scales[${r}]`, `${scales[r]}, expected a number ≥ 0`);
      }
      let column = 0;
      for (let p = offsets[r]; p < offsets[r + 1]; p++) {
        column += columns[p];
        if (column >= columnCount) atMost(`${field} row ${r}`, column, columnCount - 1);
        columns[p] = column;
      }
    }
    return {offsets, columns, weights, scales};
  };

  const optionalRows = (id: number, field: string): SparseRows =>
    sections.has(id) ? rows(id, field, itemCount, itemCount) : emptyRows(itemCount);
  const trends = (id: number, field: string, count: number): Float64Array =>
    sections.has(id) ? finite(id, field, count, RANK_LEVELS) : new Float64Array(count);

  const brands = texts(LOCAL_SECTION.brands, 'brands');
  const valueNames = texts(LOCAL_SECTION.valueNames, 'valueNames');
  const aliases = strings(SECTION.aliases, 'aliases');
  const queries = strings(SECTION.queries, 'queries');
  const price = finite(SECTION.price, 'price');
  const listPrice = finite(SECTION.listPrice, 'listPrice');
  for (let i = 0; i < itemCount; i++) listPrice[i] ||= price[i];
  const valueOffsets = sum(numbers(SECTION.valueLengths, 'values.lengths', itemCount));
  const parents = indexes(SECTION.parents, 'parents', categoryCount + 1, categoryCount);
  refuseLoops(parents);

  return {
    ...meta,
    itemCount,
    categoryCount,
    brandCount: brands.count,
    locales,
    itemIds: strings(SECTION.itemIds, 'itemIds', itemCount),
    titles: texts(LOCAL_SECTION.titles, 'titles', itemCount),
    urls: texts(LOCAL_SECTION.urls, 'urls', itemCount),
    images: strings(SECTION.images, 'images', itemCount),
    aliases,
    aliasItems: indexes(SECTION.aliasItems, 'aliasItems', itemCount, aliases.count),
    category: indexes(SECTION.category, 'category', categoryCount + 1, itemCount),
    brand: indexes(SECTION.brand, 'brand', brands.count + 1, itemCount),
    price,
    listPrice,
    available: new Uint8Array(numbers(SECTION.available, 'available', itemCount)),
    rating: finite(SECTION.rating, 'rating', itemCount, RATING_UNIT),
    ratingCount: new Uint32Array(numbers(SECTION.ratingCount, 'ratingCount', itemCount)),
    createdDay: new Uint32Array(numbers(SECTION.createdDay, 'createdDay', itemCount)),
    popularity: finite(SECTION.popularity, 'popularity', itemCount, POPULARITY_LEVELS),
    priceRank: finite(SECTION.priceRank, 'priceRank', itemCount, RANK_LEVELS),
    valueOffsets,
    values: indexes(SECTION.values, 'values', valueNames.count, valueOffsets[itemCount]),
    categoryIds: strings(SECTION.categoryIds, 'categoryIds', categoryCount),
    categoryNames: texts(LOCAL_SECTION.categoryNames, 'categoryNames', categoryCount),
    categoryUrls: texts(LOCAL_SECTION.categoryUrls, 'categoryUrls', categoryCount),
    parents,
    brands,
    valueNames,
    valueFacets: indexes(SECTION.valueFacets, 'valueFacets', meta.facets.length, valueNames.count),
    neighbors: rows(SECTION.neighbors, 'neighbors', itemCount, itemCount),
    transitions: rows(SECTION.transitions, 'transitions', categoryCount, categoryCount),
    similar: optionalRows(SECTION.similar, 'similar'),
    companions: optionalRows(SECTION.companions, 'companions'),
    trend: trends(SECTION.trend, 'trend', itemCount),
    categoryTrend: trends(SECTION.categoryTrend, 'categoryTrend', categoryCount),
    queryTrend: trends(SECTION.queryTrend, 'queryTrend', queries.count),
    queries,
    queryWeights: finite(SECTION.queryWeights, 'queryWeights', queries.count),
    queryCategories: rows(SECTION.queryCategories, 'queryCategories', queries.count, categoryCount),
  };
}

const NO_STRINGS: StringTable & TextTable = {count: 0, get: () => '', all: () => [], tables: []};
const emptyRows = (rowCount: number): SparseRows => ({
  offsets: new Uint32Array(rowCount + 1),
  columns: new Uint32Array(0),
  weights: new Uint8Array(0),
  scales: new Float32Array(rowCount),
});
const NO_ROWS = emptyRows(0);

/** A shop nothing is known of yet: ranks nothing. */
export const EMPTY_PACK: Pack = {
  part: 'head',
  shop: {shopId: '', name: '', currency: '', locales: []},
  builtAt: 0,
  weights: DEFAULT_WEIGHTS,
  evidence: [],
  facets: [],
  itemCount: 0,
  categoryCount: 0,
  brandCount: 0,
  locales: [''],
  itemIds: NO_STRINGS,
  titles: NO_STRINGS,
  urls: NO_STRINGS,
  images: NO_STRINGS,
  aliases: NO_STRINGS,
  aliasItems: new Uint32Array(0),
  category: new Uint32Array(0),
  brand: new Uint32Array(0),
  price: new Float64Array(0),
  listPrice: new Float64Array(0),
  available: new Uint8Array(0),
  rating: new Float64Array(0),
  ratingCount: new Uint32Array(0),
  createdDay: new Uint32Array(0),
  popularity: new Float64Array(0),
  priceRank: new Float64Array(0),
  valueOffsets: new Uint32Array(1),
  values: new Uint32Array(0),
  categoryIds: NO_STRINGS,
  categoryNames: NO_STRINGS,
  categoryUrls: NO_STRINGS,
  parents: new Uint32Array(0),
  brands: NO_STRINGS,
  valueNames: NO_STRINGS,
  valueFacets: new Uint32Array(0),
  neighbors: NO_ROWS,
  transitions: NO_ROWS,
  similar: NO_ROWS,
  companions: NO_ROWS,
  trend: new Float64Array(0),
  categoryTrend: new Float64Array(0),
  queryTrend: new Float64Array(0),
  queries: NO_STRINGS,
  queryWeights: new Float64Array(0),
  queryCategories: NO_ROWS,
};

function readTable(bytes: ArrayBuffer) {
  const size = bytes.byteLength;
  if (size < HEADER_BYTES) throw new PackError('file', `${size} bytes, expected at least ${HEADER_BYTES}`);
  atMost('file', size, MAX_PACK_BYTES.body);
  const view = new DataView(bytes);
  if (view.getUint32(0, true) !== MAGIC) throw new PackError('magic', 'not a Vitrine pack');
  const version = view.getUint16(4, true);
  if (version !== VERSION) throw new PackError('version', `pack is v${version}, expected v${VERSION}`);
  const count = view.getUint16(6, true);
  atMost('sections', count, MAX_SECTIONS);
  same('file', size, view.getUint32(8, true), 'bytes');
  const itemCount = view.getUint32(12, true);
  const categoryCount = view.getUint32(16, true);
  atMost('items', itemCount, MAX_ITEMS);
  atMost('categories', categoryCount, MAX_CATEGORIES);
  const start = HEADER_BYTES + ENTRY_BYTES * count;
  atMost('sections', start, size);
  const sections = new Map<number, Section>();
  for (let entry = HEADER_BYTES; entry < start; entry += ENTRY_BYTES) {
    const id = view.getUint16(entry, true);
    const found = {
      element: view.getUint16(entry + 2, true),
      count: view.getUint32(entry + 4, true),
      offset: view.getUint32(entry + 8, true),
      bytes: view.getUint32(entry + 12, true),
    };
    const field = `section ${id}`;
    same(field, found.offset % 8, 0, 'bytes off its alignment');
    atMost(field, start, found.offset);
    atMost(field, found.offset + found.bytes, size);
    atMost(field, found.count, MAX_COUNT);
    if (sections.has(id)) throw new PackError(field, 'occurs twice');
    sections.set(id, found);
  }
  return {sections, itemCount, categoryCount};
}

function section(sections: ReadonlyMap<number, Section>, id: number, field: string, element?: number): Section {
  const found = sections.get(id);
  if (!found) throw new PackError(field, `section ${id} is missing`);
  if (element !== undefined) same(field, found.element, element, 'element code');
  return found;
}

function viewOf(bytes: ArrayBuffer, {element, count, offset, bytes: size}: Section): Numbers {
  const width = element === ELEMENT.f32 ? 4 : element;
  same(`section at ${offset}`, size, count * width, 'bytes');
  switch (element) {
    case ELEMENT.u8:
      return new Uint8Array(bytes, offset, count);
    case ELEMENT.u16:
      return new Uint16Array(bytes, offset, count);
    case ELEMENT.u32:
      return new Uint32Array(bytes, offset, count);
    case ELEMENT.f32:
      return new Float32Array(bytes, offset, count);
    case ELEMENT.f64:
      return new Float64Array(bytes, offset, count);
    default:
      throw new PackError(`section at ${offset}`, `element code ${element} is unknown`);
  }
}

/** Running totals of lengths: entry r is where row r starts. Lengths are whole and so never make an offset fall. */
function sum(lengths: Numbers): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1);
  let total = 0;
  for (let r = 0; r < lengths.length; r++) {
    total += lengths[r];
    atMost('lengths', total, MAX_PACK_BYTES.body);
    offsets[r + 1] = total;
  }
  return offsets;
}

function stringTable(bytes: ArrayBuffer, {count, offset, bytes: size}: Section, field: string): StringTable {
  const start = 2 * count;
  atMost(field, start, size);
  const ends = sum(new Uint16Array(bytes, offset, count));
  same(field, start + ends[count], size, 'bytes');
  const blob = new Uint8Array(bytes, offset + start, size - start);
  const get = (index: number) => decodeUtf8(blob.subarray(ends[index], ends[index + 1]));
  return {
    count,
    get,
    all() {
      // One call for the whole blob is many times faster than one per text. Ends count bytes: follow both.
      const whole = decodeUtf8(blob);
      const texts: string[] = [];
      let unit = 0;
      for (let t = 0, byte = 0; t < count; t++) {
        const from = unit;
        for (const end = ends[t + 1]; byte < end; unit++) byte += utf8Length(whole.charCodeAt(unit));
        if (byte !== ends[t + 1]) return Array.from({length: count}, (_, index) => get(index)); // broken UTF-8
        texts.push(whole.slice(from, unit));
      }
      return texts;
    },
  };
}

/** Bytes of one UTF-16 unit; a surrogate pair has four. NaN past the end: broken, as the caller's count then is. */
const utf8Length = (unit: number) =>
  unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : unit <= 0xffff ? 3 : Number.NaN;

function textTable(first: StringTable, others: readonly (StringTable | null)[], locales: readonly string[]): TextTable {
  return {
    count: first.count,
    get: (index, locale) => others[localeIndex(locales, locale)]?.get(index) || first.get(index),
    tables: [first, ...others.filter((table) => table !== null)],
  };
}

/** The locale itself, else the first of the same language, else the default. */
function localeIndex(locales: readonly string[], locale: string | undefined): number {
  if (!locale || locale === locales[0]) return 0;
  const exact = locales.indexOf(locale);
  if (exact >= 0) return exact;
  const language = locale.split('-')[0];
  return Math.max(
    0,
    locales.findIndex((other) => other.split('-')[0] === language),
  );
}

function refuseLoops(parents: Uint32Array): void {
  for (let c = 0; c < parents.length; c++) {
    let depth = 0;
    for (let up = c; up < parents.length; up = parents[up]) {
      if (++depth > MAX_DEPTH) atMost(`parents[${c}]`, depth, MAX_DEPTH);
    }
  }
}

function readMeta(bytes: ArrayBuffer, {offset, bytes: size}: Section): PackMeta {
  atMost('meta', size, MAX_META_BYTES);
  let json: unknown;
  try {
    json = JSON.parse(decodeUtf8(new Uint8Array(bytes, offset, size)));
  } catch {
    throw new PackError('meta', 'expected JSON');
  }
  checkMeta('meta', json);
  return json as PackMeta;
}
