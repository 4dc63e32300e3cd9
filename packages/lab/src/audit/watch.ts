import type {RandomWord, ShopEvent} from '@vitrine/core';
import {createEngine} from '@vitrine/engine';
import {createMemoryStore, EMPTY_LEDGER, type Ledger, type Store} from '@vitrine/store';
import {createSync, seal} from '@vitrine/sync';
import {seededWords} from '../quality/random.ts';
import {AUDIT_SERVER, type AuditShop, itemId, openAuditShop} from './audit-shop.ts';
import {NOON} from './randomizers.ts';

const DAY = 86_400_000;

/** Two devices an observer may want to tell apart; plain data, since it crosses to a thread. */
export interface Watch {
  readonly pair: 'histories' | 'windows';
  /** Bodies of each device. */
  readonly bodies: number;
  readonly seed: number;
}

/** What the network sees of a page's one body. */
export interface Sight {
  /** Length, address, headers and the two bytes in clear. */
  readonly looks: string;
  /** From the page's beginning to its leaving, ms. */
  readonly leftAfter: number;
  /** Of that, from the moment it was due: what the device computes, ms. Nobody outside knows when it was due. */
  readonly lateness: number;
}

/** A device, its events stored, and what its ledger says whenever a page opens. */
interface Device {
  readonly store: Store;
  readonly ledger: Ledger;
}

/** Pages of both devices in an order that chance makes, each until its body has left. */
export async function watch({pair, bodies, seed}: Watch): Promise<[Sight[], Sight[]]> {
  const random = seededWords(seed);
  const devices = await createPair(pair, random);
  const shop = await openAuditShop(NOON);
  const seen: [Sight[], Sight[]] = [[], []];
  while (seen[0].length < bodies || seen[1].length < bodies) {
    const wish = random() % 2 === 0 ? 0 : 1;
    const side = seen[wish].length < bodies ? wish : 1 - wish;
    seen[side].push(await visit(shop, devices[side], random));
  }
  await shop.stop();
  return seen;
}

/** New, and with 5,000 events; or window open, so that an answer leaves, and closed, so that a decoy does. */
async function createPair(pair: Watch['pair'], random: RandomWord): Promise<readonly [Device, Device]> {
  const longAgo = NOON - 40 * DAY;
  const open: Ledger = {
    ...EMPTY_LEDGER,
    lastSeenAt: NOON - DAY,
    firstReportAt: longAgo,
    lastReportAt: longAgo,
    spent: 5,
  };
  if (pair === 'histories') return [await createDevice([], open), await createDevice(history(5_000, random), open)];
  const events = history(20, random);
  return [await createDevice(events, open), await createDevice(events, {...open, lastReportAt: NOON - 5 * DAY})];
}

async function createDevice(events: readonly ShopEvent[], ledger: Ledger): Promise<Device> {
  const store = createMemoryStore();
  await store.appendEvents(events);
  return {store, ledger};
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
