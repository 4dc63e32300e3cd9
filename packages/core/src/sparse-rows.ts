import type {SparseRows} from './pack.ts';

/** A row's largest weight becomes 255; every weight that counts at all stays at least 1. */
export const LEVELS = 255;

/**
 * Packs rows of (column, weight) and quantises each row by its own largest weight: the error of a weight is at most
 * 1/510 of it. Entries whose weight is not above 0 are left out; the order within a row is kept.
 */
export function createSparseRows(rows: readonly (readonly {column: number; weight: number}[])[]): SparseRows {
  const kept = rows.map((row) => row.filter(({weight}) => weight > 0 && weight < Number.POSITIVE_INFINITY));
  const offsets = new Uint32Array(rows.length + 1);
  kept.forEach((row, r) => {
    offsets[r + 1] = offsets[r] + row.length;
  });
  const columns = new Uint32Array(offsets[rows.length]);
  const weights = new Uint8Array(columns.length);
  const scales = new Float32Array(rows.length);
  kept.forEach((row, r) => {
    scales[r] = row.reduce((most, {weight}) => Math.max(most, weight), 0);
    row.forEach(({column, weight}, k) => {
      columns[offsets[r] + k] = column;
      weights[offsets[r] + k] = Math.max(1, Math.round((LEVELS * weight) / scales[r]));
    });
  });
  return {offsets, columns, weights, scales};
}
