/**
 * The file: header, section table, sections. Little-endian, every section aligned to 8 bytes.
 *
 *     header   24 bytes: magic u32 · version u16 · sections u16 · file bytes u32 · items u32 · categories u32 · 0 u32
 *     table    16 bytes a section: id u16 · element u16 · count u32 · offset u32 · bytes u32
 *
 * A reader skips ids it does not know, so a newer builder may add sections without a new version.
 */
export const MAGIC = 0x4e525456; // "VTRN"
export const VERSION = 1;
export const HEADER_BYTES = 24;
export const ENTRY_BYTES = 16;
export const ALIGNMENT = 8;

/** Hard caps, checked before any view or array is made. */
/** Of the file. What a builder may write and what a device takes are one number, else a shop that outgrows it has no pack at all. */
export const MAX_PACK_BYTES = {head: 1 << 18, body: 1 << 25} as const;
export const MAX_SECTIONS = 512;
export const MAX_META_BYTES = 1 << 18;
export const MAX_ITEMS = 1 << 20;
export const MAX_CATEGORIES = 1 << 16;
/** A category path deeper than this is a loop or a mistake. */
export const MAX_DEPTH = 32;
export const MAX_LOCALES = 32;
/** Entries of a string table or of a column. */
export const MAX_COUNT = 1 << 22;
/** Row lengths and string lengths are stored in 16 bits. */
export const MAX_LENGTH = 0xffff;

/** What a section's bytes are; the number is its code in the table. */
export const ELEMENT = {text: 0, u8: 1, u16: 2, u32: 4, f32: 5, f64: 8} as const;

/**
 * Sections that are the same in every locale. Sparse rows take four ids: lengths, columns, weights, scales. Trends, similar
 * and companions may be missing, from an older builder or a shop that knows none: they open as empty.
 */
export const SECTION = {
  meta: 1,
  itemIds: 2,
  images: 3,
  aliases: 4,
  aliasItems: 5,
  category: 6,
  brand: 7,
  price: 8,
  listPrice: 9,
  available: 10,
  rating: 11,
  ratingCount: 12,
  createdDay: 13,
  popularity: 14,
  priceRank: 15,
  valueLengths: 16,
  values: 17,
  categoryIds: 18,
  parents: 19,
  valueFacets: 20,
  queries: 21,
  queryWeights: 22,
  trend: 23,
  categoryTrend: 24,
  queryTrend: 25,
  neighbors: 32,
  transitions: 36,
  queryCategories: 40,
  similar: 44,
  companions: 48,
} as const;

/** Sections that exist once per locale: their id is this plus the locale's index. A missing one repeats locale 0. */
export const LOCAL_SECTION = {
  titles: 256,
  urls: 288,
  categoryNames: 320,
  categoryUrls: 352,
  brands: 384,
  valueNames: 416,
} as const;

/** Ratings are kept to 1/100. */
export const RATING_UNIT = 100;
export const DAY_MS = 86_400_000;
/** Popularity p is kept as round(65535 · √(p / largest p)): the root leaves the long tail its differences. */
export const POPULARITY_LEVELS = 0xffff;
/** Price ranks and trends are kept to 1/255. */
export const RANK_LEVELS = 255;

export const CATEGORY_SEPARATOR = ' > ';
