import {randomizeFacts, type ShopEvent, TASKS, type Task} from '@vitrine/core';
import {createMemoryStore} from '@vitrine/store';
import {createSync, drawAnswer, drawDecoy, seal, sendPending} from '@vitrine/sync';
import type {Figure} from '../figure.ts';
import {seededWords} from '../quality/random.ts';
import {AUDIT_SERVER, type AuditShop, itemId, openAuditShop, pathOf, type Seen} from './audit-shop.ts';
import {epsilonOf, ownBuckets} from './draws.ts';
import type {AuditOptions} from './options.ts';
import {PROMISED} from './promise.ts';
import {NOON} from './randomizers.ts';

const MINUTE = 60_000;

/** Two histories and the answers that speak for the first, chosen before a body is drawn. */
interface Duel {
  readonly task: Task;
  readonly name: string;
  readonly first: readonly ShopEvent[];
  readonly second: readonly ShopEvent[];
}

const views = (...items: number[]): ShopEvent[] =>
  items.map((i, k) => ({type: 'view', at: NOON - (items.length - k) * MINUTE, item: {itemId: itemId(i)}}));

const DUELS: readonly Duel[] = [
  {task: 'relation', name: 'two items of one leaf against nothing', first: views(0, 8), second: []},
  {task: 'item', name: 'four items against four others', first: views(1, 2, 3, 4), second: views(5, 6, 7, 8)},
];

/**
 * The same attack on whole devices: from events through facts, the draw, the ledger, the seal and the request to what the shop's
 * key opens. Beside ε it looks at who sends at all, and whether the receipt tells what the body says.
 */
export async function measureWholeWay({quick, seed}: AuditOptions): Promise<Figure[]> {
  const draws = quick ? 200 : 4_000;
  const random = seededWords(seed);
  const shop = await openAuditShop(NOON);
  try {
    const figures: Figure[] = [];
    let unlike = 0;
    let silent = 0;
    for (const {task, name, first, second} of DUELS) {
      const isFor = eventOf(task, first);
      const count = async (events: readonly ShopEvent[]) => {
        let hits = 0;
        for (let i = 0; i < draws; i++) {
          const told = await answerOf(shop, task, events, random);
          if (!told) silent++;
          else if (!told.isAsReceipt) unlike++;
          if (told && isFor(told.row, told.value)) hits++;
        }
        return hits;
      };
      const {value, low, high} = epsilonOf(await count(first), await count(second), draws);
      const limit = Math.log(PROMISED[task]);
      figures.push({
        name: `${task}, ${name}: ε by ${draws} devices a side`,
        value,
        low,
        high,
        unit: 'nats',
        limit,
        goal: low <= limit,
      });
    }
    return [
      ...figures,
      {name: 'devices that sent nothing', value: silent, unit: 'devices', limit: 0, goal: silent === 0},
      {
        name: 'bodies that say something else than their receipt',
        value: unlike,
        unit: 'bodies',
        limit: 0,
        goal: unlike === 0,
      },
    ];
  } finally {
    await shop.stop();
  }
}

/** A new device with a history: what its first body says to whoever holds the key. */
async function answerOf(shop: AuditShop, task: Task, events: readonly ShopEvent[], random: () => number) {
  let now = NOON;
  const store = createMemoryStore();
  const posts: Seen[] = [];
  const sync = createSync({
    store,
    config: {server: AUDIT_SERVER, shopId: shop.shopId, key: '', gpc: false, sealUrl: ''},
    fetch: shop.fetch((seen) => posts.push(seen), task),
    now: () => now,
    random,
    loadDrawing: async () => ({drawAnswer, drawDecoy, seal, sendPending}),
    offsetMinutes: () => 0,
  });
  now = (await sync.prepareReport(events, pathOf)) ?? now;
  await sync.sendReport();
  const [receipt] = await store.readReceipts();
  const [post] = posts;
  if (!post?.body) return null;
  const summary = await shop.open(post.body);
  if (!summary) return null;
  const {row, value} = summary;
  const {answer} = receipt;
  const isAsReceipt =
    receipt.task === summary.task &&
    answer.row === row &&
    answer.value === value &&
    Buffer.compare(receipt.body, post.body) === 0;
  return {row, value, isAsReceipt};
}

/** Answers that speak for a history: its cell, or the buckets of its items. */
function eventOf(task: Task, events: readonly ShopEvent[]): (row: number, value: number) => boolean {
  const {cells, picks} = TASKS[task];
  if (cells.length > 0) return (_, value) => value === 0;
  const keys = events.map((event) => ('item' in event ? event.item.itemId : ''));
  return (row, value) => ownBuckets(randomizeFacts, task, PROMISED[task], keys, picks, row).includes(value);
}
