import {type EventType, openPack, type Pack, type ShopEvent, type Task} from '@vitrine/core';
import {createEngine, type EngineConfig} from '@vitrine/engine';
import {createMemoryStore, type Receipt, type Store, type StoredPack} from '@vitrine/store';
import {createSync, type Fetch, seal} from '@vitrine/sync';
import {seededWords} from '../quality/random.ts';
import {createChance} from './chance.ts';
import {PERSONAS, type Persona} from './personas.ts';
import {type Order, visit} from './shopper.ts';
import {createTaste} from './world.ts';

const DAY_MS = 86_400_000;

export interface SimulationOptions {
  /** Base URL of a running Vitrine server. */
  readonly server: string;
  readonly shopId: string;
  /** The shop's public key; '' accepts any manifest. */
  readonly key: string;
  readonly shoppers: number;
  /** Visits lie within so many days before `now`, at most 28: what is older no device would tell. */
  readonly days: number;
  readonly seed: number;
  /** Epoch ms; the end of the last day. */
  readonly now: number;
  readonly fetch?: Fetch;
  /** Called after each shopper. */
  readonly onProgress?: (done: number) => void;
}

export interface Simulation {
  readonly shoppers: ReadonlyMap<string, number>;
  readonly events: ReadonlyMap<EventType, number>;
  /** Summaries the server took, by question. */
  readonly sent: ReadonlyMap<Task, number>;
  readonly unsent: number;
  /** What the merchant's own till knows. */
  readonly orders: readonly Order[];
}

export interface SimulatedShopper {
  readonly persona: Persona;
  readonly events: readonly ShopEvent[];
  readonly orders: readonly Order[];
  readonly receipt: Receipt | null;
}

/** Shoppers under way at once: while one's summary travels, others look around. */
const AT_ONCE = 32;

/**
 * Sends simulated shoppers through the very code a device runs: store, engine, ranker, randomiser, sealing and the wire. Only
 * clock and chance are their own. @throws when the server has no pack for the shop
 */
export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const {shoppers: count, seed, onProgress = () => {}} = options;
  const town = await openTown(options);
  const shoppers = new Map<string, number>();
  const events = new Map<EventType, number>();
  const sent = new Map<Task, number>();
  const orders: Order[][] = [];
  let next = 0;
  let unsent = 0;
  const add = <K>(table: Map<K, number>, key: K) => table.set(key, (table.get(key) ?? 0) + 1);

  const walk = async () => {
    while (next < count) {
      const number = next++;
      const shopper = await simulateShopper(town, options, seed + number);
      add(shoppers, shopper.persona.name);
      for (const event of shopper.events) add(events, event.type);
      if (shopper.receipt?.state === 'sent') add(sent, shopper.receipt.task as Task);
      else unsent++;
      orders[number] = [...shopper.orders];
      onProgress(number + 1);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, walk));
  return {shoppers, events, sent, unsent, orders: orders.flat()};
}

/** What all shoppers share: the public pack, opened once, and the answers of the server that any cache would keep. */
export interface Town {
  readonly pack: Pack;
  readonly stored: StoredPack;
  readonly fetch: Fetch;
}

export async function openTown({server, shopId, key, now, fetch = globalThis.fetch}: SimulationOptions): Promise<Town> {
  let manifest: Promise<string> | null = null;
  const shared: Fetch = async (url, init) => {
    if (!url.endsWith('/manifest')) return fetch(url, init);
    manifest ??= fetch(url, init).then((response) => response.text());
    return new Response(await manifest, {headers: {'Content-Type': 'application/json'}});
  };
  const store = createMemoryStore();
  const config = {server, shopId, key, gpc: false, sealUrl: ''};
  await createSync({store, config, fetch: shared, now: () => now, random: () => 0}).refresh();
  const stored = await store.readPack('body');
  if (!stored) throw new Error(`the server has no pack for shop "${shopId}"; build one first`);
  return {pack: openPack(stored.bytes), stored, fetch: shared};
}

/** One device over its 28 days; the same seed gives the same device. */
export async function simulateShopper(
  {pack, stored, fetch}: Town,
  {server, shopId, key, days, now}: SimulationOptions,
  seed: number,
): Promise<SimulatedShopper> {
  const chance = createChance(seededWords(Math.imul(seed, 0x9e3779b1)));
  const persona = PERSONAS[chance.pick(PERSONAS.map(({share}) => share))];
  const taste = createTaste(pack, persona, chance);
  const clock = {now};
  const store: Store = createMemoryStore();
  await store.writePack('body', stored);
  const config: EngineConfig = {
    shopId,
    server,
    key,
    consent: 'sync',
    gpc: false,
    locale: pack.locales[0],
    sealUrl: '',
  };
  const engine = createEngine({
    config,
    now: () => clock.now,
    random: chance.word,
    openStore: async () => store,
    createSync: (own) =>
      createSync({
        store: own,
        config,
        fetch,
        now: () => now,
        random: chance.word,
        loadSeal: async () => seal,
        offsetMinutes: () => 0,
      }),
    later: () => {},
  });

  const orders: Order[] = [];
  for (const at of visitTimes()) {
    clock.now = at;
    orders.push(...(await visit({engine, pack, persona, taste, chance, clock})));
  }
  clock.now = now;
  await engine.flush();
  const [receipt = null] = await store.readReceipts();
  return {persona, events: await store.readEvents(), orders, receipt};

  /** In order; at the persona's hours, on days drawn evenly, and never in the future. */
  function visitTimes(): number[] {
    const visits = chance.count(persona.visits);
    const today = Math.floor(now / DAY_MS);
    return Array.from({length: visits}, () => {
      const day = today - 1 - Math.floor(chance.unit() * (Math.min(days, 28) - 1));
      const hour = persona.hours[Math.floor(chance.unit() * persona.hours.length)];
      return day * DAY_MS + (hour + chance.unit()) * 3_600_000;
    }).sort((a, b) => a - b);
  }
}

/** The orders as a merchant's system exports them. */
export function ordersCsv(orders: readonly Order[]): string {
  const rows = orders.map(({session, itemId, at}) => `${session},${itemId},${new Date(at).toISOString()},purchase,1\n`);
  return `order_id,item_id,time,action,quantity\n${rows.join('')}`;
}
