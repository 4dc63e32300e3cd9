import type {RandomWord, ShopEvent} from '@vitrine/core';
import {createMemoryStore, EMPTY_LEDGER, type Ledger} from '@vitrine/store';
import {createSync, drawAnswer, drawDecoy, seal, sendPending} from '@vitrine/sync';
import {seededWords} from '../quality/random.ts';
import {AUDIT_SERVER, type AuditShop, itemId, openAuditShop, pathOf} from './audit-shop.ts';
import {NOON} from './randomizers.ts';

const DAY = 86_400_000;
/** A page draws its body when the visit has lasted so long. */
const VISIT_MS = 30_000;

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

/** A device when a page opens. */
interface Device {
  readonly events: readonly ShopEvent[];
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
  if (pair === 'histories')
    return [
      {events: [], ledger: open},
      {events: history(5_000, random), ledger: open},
    ];
  const events = history(20, random);
  return [
    {events, ledger: open},
    {events, ledger: {...open, lastReportAt: NOON - 5 * DAY}},
  ];
}

/**
 * One page of a device until its body has left. The clock is Node's, so that all computing counts; where a device only waits, for
 * the visit to have lasted and for the body to be due, the clock is set on.
 */
async function visit(shop: AuditShop, {events, ledger}: Device, random: RandomWord): Promise<Sight> {
  const store = createMemoryStore();
  await store.updateLedger(() => ({ledger}));
  const began = performance.now();
  let skipped = 0;
  const elapsed = () => skipped + performance.now() - began;
  let sight: Sight | null = null;
  let dueAfter = 0;
  const sync = createSync({
    store,
    config: {server: AUDIT_SERVER, shopId: shop.shopId, key: '', gpc: false, sealUrl: ''},
    fetch: shop.fetch(({method, url, headers, body}) => {
      const looks = `${method} ${url} ${headers} ${body?.length} ${body?.subarray(0, 2).join(' ')}`;
      sight = {looks, leftAfter: elapsed(), lateness: elapsed() - dueAfter};
    }),
    now: () => NOON + elapsed(),
    random,
    loadDrawing: async () => ({drawAnswer, drawDecoy, seal, sendPending}),
    offsetMinutes: () => 0,
  });
  skipped += VISIT_MS;
  const dueAt = await sync.prepareReport(events, pathOf);
  if (dueAt === null) throw new Error('a page that draws no body');
  dueAfter = dueAt - NOON;
  skipped += Math.max(0, dueAfter - elapsed());
  await sync.prepareReport(events, pathOf); // as the engine does when the time has come; what is pending stays
  await sync.sendReport();
  if (!sight) throw new Error('a body that was due and did not leave');
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
