import {Worker} from 'node:worker_threads';
import type {Calendar} from './shopper.ts';
import {addSimulation, createSimulation, type Range, type Simulation, simulateRange} from './simulate-range.ts';
import type {Shop} from './town.ts';
import type {OrderLine} from './visit.ts';

export interface SimulationOptions extends Shop, Calendar {
  readonly shoppers: number;
  readonly seed: number;
  /** Threads that share the shoppers; 1, the default, is this one. */
  readonly threads?: number;
  /** Called after each shopper. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Sends simulated shoppers through the very code a device runs: store, engine, ranker, randomiser, sealing and the wire. The
 * same seed, day and pack give the same shoppers, in however many threads.
 *
 * @throws Error when the server has no pack for the shop
 */
export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const {server, shopId, key, now, days, seed, shoppers, threads = 1, onProgress = () => {}} = options;
  let done = 0;
  const onShopper = () => onProgress(++done);
  const border = (part: number) => Math.round((shoppers * part) / threads);
  const simulateHere = threads === 1;
  const parts = await Promise.all(
    Array.from({length: threads}, (_, part) => {
      const range = {server, shopId, key, now, days, seed, from: border(part), to: border(part + 1)};
      return simulateHere ? simulateRange(range, globalThis.fetch, onShopper) : simulateThere(range, onShopper);
    }),
  );
  const simulation = createSimulation();
  for (const part of parts) addSimulation(simulation, part);
  return simulation;
}

/** The same in a thread of its own, which says null after each shopper and the simulation at its end. */
function simulateThere(range: Range, onShopper: () => void): Promise<Simulation> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {workerData: range});
    worker.on('message', (simulation: Simulation | null) => (simulation ? resolve(simulation) : onShopper()));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread of the simulation ended with ${code}`)));
  });
}

/** Orders as a merchant's system exports them. */
export function ordersCsv(orders: readonly OrderLine[]): string {
  const rows = orders.map(
    ({orderId, itemId, at}) => `${orderId},${quote(itemId)},${new Date(at).toISOString()},purchase,1\n`,
  );
  return `order_id,item_id,time,action,quantity\n${rows.join('')}`;
}

const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
