import 'fake-indexeddb/auto';
import {
  A_LIMITS,
  LIFETIME_MS,
  LIFETIME_NATS,
  type Manifest,
  type Receipt,
  type ShopEvent,
  WINDOW_MS,
} from '@vitrine/core';
import {createMemoryStore, openStore, type Store} from '@vitrine/store';
import {createSync, drawAnswer, drawDecoy, type Fetch, type Seal, type Sync, sendPending} from '@vitrine/sync';
import fc from 'fast-check';
import {openDB} from 'idb';
import {expect, test} from 'vitest';
import {seededWords} from '../core/random.ts';
import {NOON} from '../server/folder.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const EVENTS: ShopEvent[] = [{type: 'view', at: NOON, item: {itemId: 'I3'}}];
const lookup = () => ['Top', 'Leaf'];

/** A server that asks for far more than it may: a hundred thousand to one, and one question alone. */
const GREEDY: Manifest = {
  shopId: 'greedy',
  builtAt: NOON,
  head: {hash: '0'.repeat(64), bytes: 1},
  body: {hash: '0'.repeat(64), bytes: 1},
  seal: {keyId: 1, publicKey: 'AAAA'},
  a: {fine: 100_000, coarse: 100_000},
  shares: {item: 1e9},
  evidence: [],
};

/** Stands for HPKE, which decides nothing here and would take an hour: each body is another one. */
const sealAs =
  (body: number): Seal =>
  async () =>
    new Uint8Array(256).fill(body & 255).fill(body >>> 8, 1, 2);

/** How far what is under way may go on after a step. */
const turns = fc.nat(12);
const step = fc.oneof(
  {weight: 6, arbitrary: fc.record({turns, do: fc.constant('prepare' as const), tab: fc.nat(2)})},
  {weight: 4, arbitrary: fc.record({turns, do: fc.constant('send' as const), tab: fc.nat(2), isLeft: fc.boolean()})},
  {weight: 1, arbitrary: fc.record({turns, do: fc.constant('refuse' as const), tab: fc.nat(2)})},
  {weight: 1, arbitrary: fc.record({turns, do: fc.constant('forget' as const), tab: fc.nat(2)})},
  {weight: 1, arbitrary: fc.record({turns, do: fc.constant('crash' as const), tab: fc.nat(2)})},
  {weight: 1, arbitrary: fc.record({turns, do: fc.constant('lose' as const), what: fc.constantFrom('ledger', 'keys')})},
  {weight: 3, arbitrary: fc.record({turns, do: fc.constant('wait' as const), hours: fc.integer({min: 0, max: 30})})},
  {weight: 3, arbitrary: fc.record({turns, do: fc.constant('wait' as const), hours: fc.integer({min: 1, max: 1_000})})},
  {weight: 1, arbitrary: fc.record({turns, do: fc.constant('setBack' as const), days: fc.integer({min: 1, max: 800})})},
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What outlives the tabs. */
interface Device {
  open(): Promise<Store>;
  lose(what: 'ledger' | 'keys'): Promise<void>;
}

let shops = 0;
function deviceWithDatabase(): Device {
  const name = `ledger-${++shops}`;
  return {
    open: () => openStore({name}),
    async lose(what) {
      const db = await openDB(name);
      if (what === 'ledger') await db.delete('state', 'ledger');
      else await db.clear('keys');
      db.close();
    },
  };
}

/** Without a disk there is nothing to lose, and ten thousand devices take a minute. */
function deviceInMemory(): Device {
  const store = createMemoryStore();
  return {open: async () => store, lose: async () => {}};
}

/**
 * Three tabs on one device. The scheduler decides which of all that is under way goes on next: each call of the store and of
 * the network waits for its turn.
 *
 * @param given answers that the device has given before, one in each window
 * @returns the answers that were drawn, in the order they were debited, all bodies that reached the network,
 *   and the most that the ledger ever had spent
 */
async function play(device: Device, given: number, steps: readonly Step[], scheduler: fc.Scheduler, seed: number) {
  let now = NOON;
  let bodies = 0;
  let most = 0;
  let isForgotten = given > 0; // no receipt tells of those
  const sent: string[] = [];
  const drawn: Receipt[] = [];
  const hex = (body: unknown) => Buffer.from(body as Uint8Array).toString('hex');

  const fetch: Fetch = async (url, init) => {
    if (url.endsWith('/manifest')) return Response.json({manifest: JSON.stringify(GREEDY), signature: ''});
    sent.push(hex(init?.body));
    if (sent.length % 2 === 1) throw new TypeError('the answer was lost');
    return new Response(null, {status: 204});
  };
  async function openTab(): Promise<{sync: Sync; store: Store; crash: () => void}> {
    const store = await device.open();
    let isDead = false;
    /** A tab that has crashed does not come to its next call; one that was made is finished by the browser, unheard. */
    const inTurn = <A extends unknown[], T>(call: (...args: A) => Promise<T>) => {
      const scheduled = scheduler.scheduleFunction(async (...args: A) => {
        // What fails is handed on by the caller's own promise: the scheduler's is nobody's to catch.
        const made = isDead ? new Promise<T>(() => {}) : call(...args);
        if (!isDead) await made.catch(() => undefined);
        return {made};
      });
      return async (...args: A): Promise<T> => {
        const {made} = await scheduled(...args);
        return isDead ? new Promise<T>(() => {}) : made;
      };
    };
    const sync = createSync({
      store: {
        ...store,
        readLedger: inTurn(() => store.readLedger()),
        readReceipts: inTurn(() => store.readReceipts()),
        updateLedger: inTurn(async (change) => {
          let made: ReturnType<typeof change> = null;
          const ledger = await store.updateLedger((before) => {
            made = change(before);
            return made;
          });
          most = Math.max(most, ledger.spent);
          const {receipt} = (made ?? {}) as {receipt?: Receipt};
          if (receipt?.state === 'pending') drawn.push(receipt);
          return ledger;
        }),
      },
      config: {server: 'https://greedy.example', shopId: 'greedy', key: '', gpc: false, sealUrl: ''},
      fetch: inTurn(fetch),
      now: () => now,
      random: seededWords(++seed),
      loadDrawing: async () => ({drawAnswer, drawDecoy, seal: sealAs(++bodies), sendPending}),
      offsetMinutes: () => 0,
    });
    return {sync, store, crash: () => (isDead = true)};
  }

  const tabs = await Promise.all([openTab(), openTab(), openTab()]);
  await tabs[0].store.updateLedger((ledger) => ({
    ledger: {
      ...ledger,
      spent: given * Math.log(A_LIMITS.fine),
      firstReportAt: given > 0 ? NOON - given * WINDOW_MS : null,
      lastReportAt: given > 0 ? NOON - WINDOW_MS : null,
    },
  }));
  const begin = (task: Promise<unknown>) => void task.catch(() => undefined);
  for (const one of steps) {
    if (one.do === 'prepare') begin(tabs[one.tab].sync.prepareReport(EVENTS, lookup));
    if (one.do === 'send') begin(tabs[one.tab].sync.sendReport(one.isLeft));
    if (one.do === 'refuse') begin(tabs[one.tab].sync.refuse());
    if (one.do === 'forget') {
      isForgotten = true;
      begin(tabs[one.tab].store.clear());
    }
    if (one.do === 'crash') {
      tabs[one.tab].crash();
      tabs[one.tab] = await openTab();
    }
    if (one.do === 'lose' && !isForgotten) await device.lose(one.what); // after that, the ledger is all there is
    if (one.do === 'wait') now += one.hours * HOUR;
    if (one.do === 'setBack') now -= one.days * DAY;
    for (let turns = one.turns; turns > 0 && scheduler.count() > 0; turns--) await scheduler.waitOne();
  }
  await scheduler.waitIdle();
  return {sent, drawn, hex, most};
}

const holds = (name: string, openDevice: () => Device, numRuns: number) =>
  test(name, {timeout: 300_000}, async () => {
    let answered = 0;
    let repeated = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(12),
        fc.array(step, {minLength: 10, maxLength: 60, size: 'max'}),
        fc.scheduler(),
        fc.nat(),
        async (given, steps, scheduler, seed) => {
          const {sent, drawn, hex, most} = await play(openDevice(), given, steps, scheduler, seed);
          const answers = drawn.filter(({task}) => task !== 'decoy');
          answered += answers.length;
          repeated += sent.length - new Set(sent).size;

          // Whatever the server asked for, an answer costs no more than is compiled in.
          for (const {a} of answers) expect(a).toBeLessThanOrEqual(A_LIMITS.fine);
          // No two in one window, by a time that never goes back.
          const times = answers.map(({preparedAt}) => preparedAt);
          for (let i = 1; i < times.length; i++) expect(times[i] - times[i - 1]).toBeGreaterThanOrEqual(WINDOW_MS);
          expect(most).toBeLessThanOrEqual(LIFETIME_NATS);
          // No lifetime costs more than its cap.
          for (const [i, from] of times.entries()) {
            const lifetime = answers.slice(i).filter(({preparedAt}) => preparedAt - from < LIFETIME_MS);
            expect(lifetime.reduce((sum, {cost}) => sum + cost, 0)).toBeLessThanOrEqual(LIFETIME_NATS);
          }
          // Nothing leaves that was not debited before, and nothing leaves that is not one of these bodies.
          const debited = new Set(drawn.map(({body}) => hex(body)));
          for (const body of sent) expect(debited).toContain(body);
        },
      ),
      {numRuns},
    );
    // The property speaks of something: answers were drawn, and bodies sent again.
    expect(answered).toBeGreaterThan(numRuns / 2);
    expect(repeated).toBeGreaterThan(0);
  });

holds('whatever the tabs, the clock and the server do, the ledger never exceeds its caps', deviceInMemory, 10_000);
holds('nor over a database that loses records, keys and tabs', deviceWithDatabase, 300);
