import {type Rows, rowCountOf, transpose} from './rows.ts';

/**
 * One row at a time, dense while it is added up: O(entries added), not O(columns).
 * `take` gives the `limit` largest above 0, by column, and empties the row for the next.
 */
export interface Accumulator {
  add(column: number, value: number): void;
  /** Adds factor × row r. */
  addRow(rows: Rows, r: number, factor: number): void;
  /** Takes a column out of the row again. */
  remove(column: number): void;
  take(limit: number): {columns: Uint32Array; values: Float64Array};
}

export function createAccumulator(columnCount: number): Accumulator {
  const sums = new Float64Array(columnCount);
  const seen = new Uint8Array(columnCount);
  const touched = new Uint32Array(columnCount);
  let count = 0;
  const add = (column: number, value: number) => {
    if (seen[column] === 0) {
      seen[column] = 1;
      touched[count++] = column;
    }
    sums[column] += value;
  };
  return {
    add,
    addRow({offsets, columns, values}, r, factor) {
      for (let p = offsets[r], end = offsets[r + 1]; p < end; p++) {
        const column = columns[p];
        if (seen[column] === 0) {
          seen[column] = 1;
          touched[count++] = column;
        }
        sums[column] += factor * values[p];
      }
    },
    remove(column) {
      sums[column] = 0; // take() passes over what is not above 0
    },
    take(limit) {
      const columns = largest(touched.subarray(0, count), sums, limit).sort();
      const values = new Float64Array(columns.length);
      for (let k = 0; k < columns.length; k++) values[k] = sums[columns[k]];
      for (let t = 0; t < count; t++) {
        sums[touched[t]] = 0;
        seen[touched[t]] = 0;
      }
      count = 0;
      return {columns, values};
    },
  };
}

/** Room for twice as many as are asked for; kept between calls, at most twice the widest limit. */
let room = new Uint32Array(0);

/**
 * The `limit` columns with the largest sums above 0, in no order; of equal ones the smaller columns, so that a build
 * repeats itself. One pass: whenever twice the limit is gathered the lesser half goes, and what is below the rest is
 * passed over from then on.
 */
function largest(columns: Uint32Array, sums: Float64Array, limit: number): Uint32Array {
  const size = Math.min(2 * limit, columns.length);
  if (room.length < size) room = new Uint32Array(size);
  let kept = 0;
  let bar = 0;
  for (let c = 0; c < columns.length; c++) {
    const column = columns[c];
    if (!(sums[column] > bar) && !(sums[column] === bar && bar > 0)) continue;
    room[kept++] = column;
    if (kept === 2 * limit) {
      keepBest(room, kept, limit, sums);
      kept = limit;
      bar = sums[room[0]];
      for (let k = 1; k < kept; k++) if (sums[room[k]] < bar) bar = sums[room[k]];
    }
  }
  if (kept > limit) {
    keepBest(room, kept, limit, sums);
    kept = limit;
  }
  return room.slice(0, kept);
}

/** Moves the best `wanted` of the first `length` columns to the front: O(length), where sorting is dear (Hoare 1961). */
function keepBest(columns: Uint32Array, length: number, wanted: number, sums: Float64Array): void {
  const better = (a: number, b: number) => sums[a] > sums[b] || (sums[a] === sums[b] && a < b);
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = columns[(low + high) >> 1];
    let i = low;
    let j = high;
    while (i <= j) {
      while (better(columns[i], pivot)) i++;
      while (better(pivot, columns[j])) j--;
      if (i > j) break;
      const column = columns[i];
      columns[i++] = columns[j];
      columns[j--] = column;
    }
    if (wanted - 1 <= j) high = j;
    else if (wanted - 1 >= i) low = i;
    else break;
  }
}

/** Rows from one function that fills an accumulator for each row. */
export function buildRows(
  rowCount: number,
  columnCount: number,
  limit: number,
  fill: (row: number, into: Accumulator) => void,
): Rows {
  const accumulator = createAccumulator(columnCount);
  const offsets = new Uint32Array(rowCount + 1);
  const parts: {columns: Uint32Array; values: Float64Array}[] = [];
  for (let r = 0; r < rowCount; r++) {
    fill(r, accumulator);
    const part = accumulator.take(limit);
    offsets[r + 1] = offsets[r] + part.columns.length;
    parts.push(part);
  }
  const columns = new Uint32Array(offsets[rowCount]);
  const values = new Float64Array(offsets[rowCount]);
  parts.forEach((part, r) => {
    columns.set(part.columns, offsets[r]);
    values.set(part.values, offsets[r]);
  });
  return {offsets, columns, values};
}

/** Steps of both directions, those that stay where they are left out. */
export function symmetric(steps: Rows): Rows {
  const n = rowCountOf(steps);
  const back = transpose(steps, n);
  return buildRows(n, n, n, (i, into) => {
    into.addRow(steps, i, 1);
    into.addRow(back, i, 1);
    into.remove(i);
  });
}
