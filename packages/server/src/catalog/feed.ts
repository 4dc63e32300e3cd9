import type {CatalogCategory, CatalogItem} from '@vitrine/core';

/** One thing wrong with one row, told to the merchant as is. */
export interface RowError {
  /** Line of the file for CSV and TSV; 1-based item number for XML and JSON. */
  readonly row: number;
  /** The row's item id, '' when it has none to tell. */
  readonly itemId: string;
  readonly field: string;
  /** The expected form, and what was there. */
  readonly expected: string;
}

/** A feed read row by row: the good rows, and what is wrong with the others. */
export interface Feed {
  readonly items: readonly CatalogItem[];
  readonly categories: readonly CatalogCategory[];
  readonly errors: readonly RowError[];
  /** What the merchant should know though nothing is wrong: encoding guessed, aliases dropped. */
  readonly notices: readonly string[];
  readonly rows: number;
}

export type FeedFormat = 'google-xml' | 'table' | 'json';

/** The file as a whole cannot be read; nothing of it is imported. */
export class FeedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FeedError';
  }
}

/** A row's fields by normalised name (lower case, no namespace, "_" for spaces), each with all its values in order. */
export interface FeedRow {
  readonly row: number;
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Facets given as name and value: Google's product_detail. */
  readonly details?: readonly (readonly [name: string, value: string])[];
}

export const MAX_ROWS = 200_000;

/** 'g:Product Type' → 'product_type'. */
export const fieldName = (name: string): string =>
  name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(g|c):/, '')
    .replace(/[\s-]+(?![^[]*\])/g, '_');
