import type {RandomWord, ShopEvent} from '@vitrine/core';
import {createEngine} from '@vitrine/engine';
import {createMemoryStore, EMPTY_LEDGER, type Ledger, type Store} from '@vitrine/store';
import {createSync, seal} from '@vitrine/sync';
import {seededWords} from '../quality/random.ts';
import {AUDIT_SERVER, type AuditShop, itemId, openAuditShop} from './audit-shop.ts';
import type {AuditOptions, Figure} from './figure.ts';
import {guessBy} from './guess.ts';
import {NOON} from './randomizers.ts';

/** What an observer may gain over guessing, points of a hundred. */
const LIMIT = 2;
const DAY = 86_400_000;
const EVENTS = 5_000;

/** A device, its events stored, and what its ledger says whenever a page opens. */
interface Device {
  readonly store: Store;
  readonly ledger: Ledger;
}

async function createDevice(events: readonly ShopEvent[], ledger: Ledger): Promise<Device> {
  const store = createMemoryStore();
  await store.appendEvents(events);
  return {store, ledger};
}

/** What the network sees of a page's one body. */
interface Sight {
  /** Length, address, headers and the two bytes in clear. */
  readonly looks: string;
  /** From the page's beginning to its leaving, ms. */
  readonly leftAfter: number;
  /** Of that, from the moment it was due: what the device computes, ms. Nobody outside knows when it was due. */
  readonly lateness: number;
}

/**
 * Whether somebody on the way can tell by a body's length, its looks or its time whose it is: whole engines, with real seals and
 * Node's clock, in which only the waiting is skipped. Two pairs of devices: one that is new and one with 5,000 events; one whose
 * window is open, so that an answer leaves, and one whose window is closed, so that a decoy does.
 */
export async function measureObserver({quick, seed}: AuditOptions): Promise<Figure[]> {
  const bodies = quick ? 150 : 4_000;
  const random = seededWords(seed);
  const shop = await openAuditShop(NOON);
  try {
    const open: Ledger = {
      ...EMPTY_LEDGER,
      lastSeenAt: NOON - DAY,
      firstReportAt: NOON - 40 * DAY,
      lastReportAt: NOON - 40 * DAY,
      spent: 5,
    };
    const closed: Ledger = {...open, lastReportAt: NOON - 5 * DAY};
    const few = history(20, random);
    const pairs = [
      ['new or with 5,000 events', await createDevice([], open), await createDevice(history(EVENTS, random), open)],
      ['answer or decoy', await createDevice(few, open), await createDevice(few, closed)],
    ] as const;
    const figures: Figure[] = [];
    for (const [name, one, other] of pairs) {
      const [first, second] = await watch(shop, [one, other], bodies, random);
      const looks = new Set([...first, ...second].map((sight) => sight.looks));
      figures.push({
        name: `${name}: different looks of ${2 * bodies} bodies`,
        value: looks.size,
        unit: 'looks',
        limit: 1,
        goal: looks.size === 1,
      });
      const [leaving, computing] = (['leftAfter', 'lateness'] as const).map((time) => {
        const [one, other] = [first.map((sight) => sight[time]), second.map((sight) => sight[time])];
        return {...guessBy(one, other), difference: medianOf(other) - medianOf(one)};
      });
      const {value, low, high} = leaving;
      // Few bodies can not show so little: then the interval must reach down to the limit.
      const goal = (quick ? low : value) <= LIMIT;
      figures.push(
        {name: `${name}: gain by the time of leaving`, value, low, high, unit: 'points', limit: LIMIT, goal},
        {
          name: `${name}: difference of computing times, within a wait of 10 min`,
          value: computing.difference,
          unit: 'ms',
        },
        {name: `${name}: gain by that time alone, which nobody sees`, value: computing.value, unit: 'points'},
      );
    }
    return figures;
  } finally {
    await shop.stop();
  }
}

const medianOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

/** So many pages of each device, in an order that chance makes. */
async function watch(
  shop: AuditShop,
  devices: readonly [Device, Device],
  bodies: number,
  random: RandomWord,
): Promise<[Sight[], Sight[]]> {
  const seen: [Sight[], Sight[]] = [[], []];
  while (seen[0].length < bodies || seen[1].length < bodies) {
    const wish = random() % 2 === 0 ? 0 : 1;
    const side = seen[wish].length < bodies ? wish : 1 - wish;
    seen[side].push(await visit(shop, devices[side], random));
  }
  return seen;
}

/** One page of a device until its body has left. The clock is Node's; what the engine puts off is done at once, and the clock set on. */
async function visit(shop: AuditShop, {store, ledger}: Device, random: RandomWord): Promise<Sight> {
  const began = performance.now();
  let skipped = 0;
  const elapsed = () => skipped + performance.now() - began;
  const now = () => NOON + elapsed();

  const drop = (await store.readReceipts()).map(({receiptId}) => receiptId);
  await store.updateLedger(() => ({ledger, drop}));
  const put: {task: () => void; at: number}[] = [];
  let wake = () => {};
  let sight: Sight | null = null;
  let dueAt = 0;
  const fetch = shop.fetch(({method, url, headers, body}) => {
    const looks = `${method} ${url} ${headers} ${body?.length} ${body?.subarray(0, 2).join(' ')}`;
    sight = {looks, leftAfter: elapsed(), lateness: elapsed() - dueAt};
    wake();
  });
  const config = {server: AUDIT_SERVER, shopId: shop.shopId, key: '', gpc: false, sealUrl: ''};
  const engine = createEngine({
    config: {...config, consent: 'sync', locale: 'en'},
    now,
    random,
    openStore: async () => store,
    createSync: (own) =>
      createSync({store: own, config, fetch, now, random, loadSeal: async () => seal, offsetMinutes: () => 0}),
    later: (task, ms) => {
      put.push({task, at: elapsed() + ms});
      wake();
    },
  });
  await engine.recommend({placement: 'home'}); // the page has opened: events are read and the pack has come
  while (!sight) {
    const next = put.shift();
    if (next) {
      skipped += Math.max(0, next.at - elapsed());
      dueAt = next.at;
      next.task();
    }
    if (put.length === 0 && !sight) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return sight;
}

/** Events of the last four weeks, none of the last day: visits of ten looks, some of which become purchases. */
function history(count: number, random: RandomWord): ShopEvent[] {
  const first = NOON - 27 * DAY;
  const visits = Math.ceil(count / 10);
  return Array.from({length: count}, (_, i): ShopEvent => {
    const at = first + Math.floor(i / 10) * ((25 * DAY) / visits) + (i % 10) * 60_000;
    return {type: i % 10 === 9 ? 'add' : 'view', at, item: {itemId: itemId(random())}};
  });
}
