import type {EventType, Task} from '@vitrine/core';
import type {Fetch} from '@vitrine/sync';
import {seededWords} from '../quality/random.ts';
import {type Calendar, simulateShopper} from './shopper.ts';
import {openTown, type Shop} from './town.ts';
import type {OrderLine} from './visit.ts';

/** Some of a simulation's shoppers: number `from` to before `to`; plain data, since it crosses to a thread. */
export interface Range extends Shop, Calendar {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

export interface Simulation {
  /** By persona. */
  readonly shoppers: Map<string, number>;
  /** Of them, those who allowed summaries. */
  agreed: number;
  readonly events: Map<EventType, number>;
  /** Summaries the server took, by question. */
  readonly sent: Map<Task, number>;
  /** Summaries that did not arrive. */
  unsent: number;
  /** What the merchant's own till knows, shopper by shopper. */
  readonly orders: OrderLine[];
}

export function createSimulation(): Simulation {
  return {shoppers: new Map(), agreed: 0, events: new Map(), sent: new Map(), unsent: 0, orders: []};
}

/** Shoppers under way at once: while one's summary travels, others look around. */
const AT_ONCE = 32;

/** Simulates the shoppers of a range in this thread. @throws Error when the server has no pack for the shop */
export async function simulateRange(range: Range, fetch: Fetch, onShopper: () => void): Promise<Simulation> {
  const {server, shopId, key, now, seed, from, to} = range;
  const town = await openTown({server, shopId, key}, fetch, now);
  const words = seededWords(seed);
  const seeds = Array.from({length: to}, words); // each shopper's own, whichever thread simulates it
  const simulation = createSimulation();
  const orders: (readonly OrderLine[])[] = [];
  let next = from;

  const walk = async () => {
    while (next < to) {
      const number = next++;
      const shopper = await simulateShopper(town, range, seededWords(seeds[number]));
      add(simulation.shoppers, shopper.persona.name, 1);
      if (shopper.agreed) simulation.agreed++;
      for (const {type} of shopper.events) add(simulation.events, type, 1);
      for (const {state, task} of shopper.receipts) {
        if (state === 'sent') add(simulation.sent, task as Task, 1);
        else simulation.unsent++;
      }
      orders[number - from] = shopper.orders;
      onShopper();
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, walk));
  simulation.orders.push(...orders.flat());
  return simulation;
}

/** into += part. */
export function addSimulation(into: Simulation, part: Simulation): void {
  for (const name of ['shoppers', 'events', 'sent'] as const) {
    for (const [key, count] of part[name]) add(into[name] as Map<string, number>, key, count);
  }
  into.agreed += part.agreed;
  into.unsent += part.unsent;
  into.orders.push(...part.orders);
}

function add<Key>(table: Map<Key, number>, key: Key, count: number): void {
  table.set(key, (table.get(key) ?? 0) + count);
}
