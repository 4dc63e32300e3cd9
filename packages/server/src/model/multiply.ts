import {availableParallelism} from 'node:os';
import {Worker} from 'node:worker_threads';
import {buildRows} from './accumulator.ts';
import {type Rows, rowCountOf, stackRows} from './rows.ts';
import {NO_WORK, type Work} from './work.ts';

/** Some rows of a product, as they cross to a thread. */
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

export interface MultiplyOptions {
  /** Parts of about as many multiplications each. Default: one, or as many as keep a thread busy for some seconds. */
  readonly parts?: number;
  /** Where parts are laid down and found again. Default: nowhere. */
  readonly work?: Work;
  /** What the product is called there, and what tells it from one of other factors. */
  readonly name?: string;
  readonly key?: string;
}

/** Multiplications of a part, about four seconds; a product of fewer is not worth a thread's start. */
const PART_SIZE = 200_000_000;

/**
 * The product a · b, of each row only its `limit` largest entries, in threads of which as many run as there are cores. It
 * does not depend on the number of parts. O(Σ over entries of a of the length of the row of b they lead to).
 */
export async function multiply(
  a: Rows,
  b: Rows,
  columnCount: number,
  limit: number,
  {parts, work = NO_WORK, name = 'product', key = ''}: MultiplyOptions = {},
): Promise<Rows> {
  const rowCount = rowCountOf(a);
  const costs = costsOf(a, b);
  const count = parts ?? Math.max(1, Math.ceil(costs[rowCount] / PART_SIZE));
  const whole = {columnCount, limit, from: 0, to: rowCount};
  if (count === 1) return multiplyPart({a, b, ...whole});

  const [left, right] = [shared(a), shared(b)];
  const border = (k: number) =>
    k === count ? rowCount : costs.findIndex((cost) => cost >= (k * costs[rowCount]) / count);
  const made: Rows[] = [];
  let [next, done] = [0, 0];
  const takeParts = async () => {
    for (let k = next++; k < count; k = next++) {
      const title = `${name}-${key}-${k + 1}-of-${count}`;
      const found = await work.read(title);
      made[k] = found ?? (await multiplyThere({...whole, a: left, b: right, from: border(k), to: border(k + 1)}));
      if (!found) await work.write(title, made[k]);
      work.progress(name, ++done, count);
    }
  };
  const threads = await Promise.allSettled(Array.from({length: Math.min(count, availableParallelism())}, takeParts));
  for (const thread of threads) if (thread.status === 'rejected') throw thread.reason; // what was under way is laid down
  return stackRows(made);
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
