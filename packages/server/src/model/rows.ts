/** Sparse rows while a model is being computed: exact, and with ascending columns unless said otherwise. */
export interface Rows {
  /** Row r's entries lie at offsets[r] … offsets[r + 1] − 1; length rows + 1. */
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
}

/** Collects (row, column, value) in any order; equal places add up. */
export interface RowsBuilder {
  add(row: number, column: number, value: number): void;
  build(): Rows;
}

export function createRowsBuilder(rowCount: number): RowsBuilder {
  const at: number[] = [];
  const to: number[] = [];
  const values: number[] = [];
  return {
    add(row, column, value) {
      at.push(row);
      to.push(column);
      values.push(value);
    },
    build() {
      const offsets = new Uint32Array(rowCount + 1);
      for (const row of at) offsets[row + 1]++;
      for (let r = 0; r < rowCount; r++) offsets[r + 1] += offsets[r];
      const next = offsets.slice();
      const order = new Uint32Array(at.length);
      for (let e = 0; e < at.length; e++) order[next[at[e]]++] = e;
      return compact(rowCount, offsets, order, to, values);
    },
  };
}

/** Sorts each row by column and adds up what lies in one place. */
function compact(
  rowCount: number,
  ends: Uint32Array,
  order: Uint32Array,
  to: readonly number[],
  values: readonly number[],
): Rows {
  const offsets = new Uint32Array(rowCount + 1);
  const columns = new Uint32Array(order.length);
  const sums = new Float64Array(order.length);
  let length = 0;
  for (let r = 0; r < rowCount; r++) {
    const row = order.subarray(ends[r], ends[r + 1]).sort((a, b) => to[a] - to[b] || a - b);
    for (const e of row) {
      if (length > offsets[r] && columns[length - 1] === to[e]) sums[length - 1] += values[e];
      else {
        columns[length] = to[e];
        sums[length++] = values[e];
      }
    }
    offsets[r + 1] = length;
  }
  return {offsets, columns: columns.slice(0, length), values: sums.slice(0, length)};
}

export const rowCountOf = (rows: Rows): number => rows.offsets.length - 1;

/** Columns become rows. */
export function transpose({offsets, columns, values}: Rows, columnCount: number): Rows {
  const ends = new Uint32Array(columnCount + 1);
  for (const column of columns) ends[column + 1]++;
  for (let c = 0; c < columnCount; c++) ends[c + 1] += ends[c];
  const next = ends.slice();
  const to = new Uint32Array(columns.length);
  const moved = new Float64Array(columns.length);
  for (let r = 0; r + 1 < offsets.length; r++) {
    for (let p = offsets[r]; p < offsets[r + 1]; p++) {
      const place = next[columns[p]]++;
      to[place] = r;
      moved[place] = values[p];
    }
  }
  return {offsets: ends, columns: to, values: moved};
}

/** Sum of each row. */
export function rowSums({offsets, values}: Rows): Float64Array {
  const sums = new Float64Array(offsets.length - 1);
  for (let r = 0; r < sums.length; r++) for (let p = offsets[r]; p < offsets[r + 1]; p++) sums[r] += values[p];
  return sums;
}

/** Each row multiplied by its factor. */
export function scaleRows(rows: Rows, factors: ArrayLike<number>): Rows {
  const {offsets, columns} = rows;
  const values = rows.values.slice();
  for (let r = 0; r + 1 < offsets.length; r++)
    for (let p = offsets[r]; p < offsets[r + 1]; p++) values[p] *= factors[r];
  return {offsets, columns, values};
}

/** Rows below one another. */
export function stackRows(parts: readonly Rows[]): Rows {
  const offsets = new Uint32Array(parts.reduce((sum, part) => sum + rowCountOf(part), 0) + 1);
  const length = parts.reduce((sum, {columns}) => sum + columns.length, 0);
  const columns = new Uint32Array(length);
  const values = new Float64Array(length);
  let row = 0;
  for (const part of parts) {
    const start = offsets[row];
    columns.set(part.columns, start);
    values.set(part.values, start);
    for (let r = 1; r < part.offsets.length; r++) offsets[++row] = start + part.offsets[r];
  }
  return {offsets, columns, values};
}
