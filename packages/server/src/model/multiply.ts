import {availableParallelism} from 'node:os';
import {Worker} from 'node:worker_threads';
import {buildRows} from './accumulator.ts';
import {type Rows, rowCountOf, stackRows} from './rows.ts';

/** One part of a product, as it crosses to a thread. */
export interface Part {
  readonly a: Rows;
  readonly b: Rows;
  readonly columnCount: number;
  /** Entries kept of each row: its largest. */
  readonly limit: number;
  /** Rows from … to − 1 of `a`. */
  readonly from: number;
  readonly to: number;
}

/** Below so many multiplications, about a second, a thread is not worth its start. */
const WORTH_THREADS = 50_000_000;

/**
 * The product a · b, of each row only its `limit` largest entries; it does not depend on the number of threads.
 * O(Σ over entries of a of the length of the row of b they lead to).
 *
 * @param threads by default as many as there are cores, and for a small product none but this one
 */
export async function multiply(a: Rows, b: Rows, columnCount: number, limit: number, threads?: number): Promise<Rows> {
  const costs = costsOf(a, b);
  const rowCount = rowCountOf(a);
  const count = threads ?? (costs[rowCount] < WORTH_THREADS ? 1 : availableParallelism());
  if (count === 1) return multiplyPart({a, b, columnCount, limit, from: 0, to: rowCount});
  const [left, right] = [shared(a), shared(b)];
  const border = (k: number) =>
    k === count ? rowCount : costs.findIndex((cost) => cost >= (k * costs[rowCount]) / count);
  const parts = Array.from({length: count}, (_, k) =>
    multiplyThere({a: left, b: right, columnCount, limit, from: border(k), to: border(k + 1)}),
  );
  return stackRows(await Promise.all(parts));
}

export function multiplyPart({a, b, columnCount, limit, from, to}: Part): Rows {
  return buildRows(to - from, columnCount, limit, (r, into) => {
    for (let p = a.offsets[from + r]; p < a.offsets[from + r + 1]; p++) into.addRow(b, a.columns[p], a.values[p]);
  });
}

function multiplyThere(part: Part): Promise<Rows> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./multiply-worker.ts', import.meta.url), {workerData: part});
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread of the model ended with ${code}`)));
  });
}

/** Multiplications that the rows before each row take. */
function costsOf(a: Rows, b: Rows): Float64Array {
  const costs = new Float64Array(rowCountOf(a) + 1);
  for (let r = 0; r + 1 < costs.length; r++) {
    let cost = 0;
    for (let p = a.offsets[r]; p < a.offsets[r + 1]; p++) cost += b.offsets[a.columns[p] + 1] - b.offsets[a.columns[p]];
    costs[r + 1] = costs[r] + cost;
  }
  return costs;
}

/** A copy that threads read without copying it again. */
const shared = ({offsets, columns, values}: Rows): Rows => ({
  offsets: inSharedMemory(Uint32Array, offsets),
  columns: inSharedMemory(Uint32Array, columns),
  values: inSharedMemory(Float64Array, values),
});

function inSharedMemory<T extends Uint32Array | Float64Array>(
  Kind: new (buffer: SharedArrayBuffer) => T,
  values: T,
): T {
  const copy = new Kind(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
