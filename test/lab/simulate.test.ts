import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildProfile, findItem, type ShopEvent, type Task, viewProfile} from '@vitrine/core';
import {
  buildPack,
  createShop,
  type DataFolder,
  importCatalogue,
  importLog,
  logFileOf,
  openDataFolder,
  type RunningServer,
  readReport,
  startServer,
} from '@vitrine/server';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {jsonFeed} from '../../demo-site/feed.ts';
import {createDemoSettings} from '../../demo-site/settings.ts';
import {seededWords} from '../../packages/lab/src/quality/random.ts';
import {createChance} from '../../packages/lab/src/simulate/chance.ts';
import {PERSONAS} from '../../packages/lab/src/simulate/personas.ts';
import {type SimulatedShopper, simulateShopper} from '../../packages/lab/src/simulate/shopper.ts';
import {ordersCsv, simulate} from '../../packages/lab/src/simulate/simulate.ts';
import {createTaste} from '../../packages/lab/src/simulate/taste.ts';
import {openTown, type Town} from '../../packages/lab/src/simulate/town.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const DAY_MS = 86_400_000;
const {shopId} = createDemoSettings();

let dir = '';
let folder: DataFolder;
let server: RunningServer;
let town: Town;
let options: {server: string; shopId: string; key: string; now: number; days: number};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'simulate-test-'));
  folder = await openDataFolder(dir);
  const {publicKey: key} = await createShop(folder, createDemoSettings(), NOW);
  await importCatalogue(folder, shopId, {name: 'shop.json', bytes: Buffer.from(JSON.stringify(jsonFeed()))}, NOW);
  await buildPack(folder, shopId, NOW);
  server = await startServer({dir, port: 0, now: () => NOW});
  options = {server: server.url, shopId, key, now: NOW, days: 28};
  town = await openTown({server: server.url, shopId, key}, fetch, NOW);
}, 60_000);
afterAll(async () => {
  await server.close();
  await folder.db.close();
  await rm(dir, {recursive: true});
});

const someone = (name: string) => {
  const persona = PERSONAS.find((one) => one.name === name);
  if (!persona) throw new Error(`no persona is called ${name}`);
  return persona;
};
/** The same server's town, where nothing is sent: what personas do needs no counting. */
const quiet = (): Town => ({...town, fetch: async () => new Response(null, {status: 503})});
const shoppersOf = (name: string, count: number): Promise<SimulatedShopper[]> =>
  Promise.all(
    Array.from({length: count}, (_, n) => simulateShopper(quiet(), options, seededWords(1000 + n), someone(name))),
  );
const viewed = (events: readonly ShopEvent[]): number[] =>
  events.flatMap((event) => (event.type === 'view' ? [findItem(town.pack, event.item)] : []));
const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const countedBy = async () => {
  const {tasks} = await readReport(folder.db, shopId);
  const counted = new Map<string, number>();
  for (const {task, reports} of tasks) counted.set(task, (counted.get(task) ?? 0) + reports);
  return counted;
};

describe('one shopper', () => {
  it('does, sees and answers the same with the same words of chance', async () => {
    const [one, again] = [
      await simulateShopper(town, options, seededWords(1)),
      await simulateShopper(town, options, seededWords(1)),
    ];
    const drawn = ({receipts}: SimulatedShopper) =>
      receipts.map(({task, fact, answer, receiptId, preparedAt}) => ({task, fact, answer, receiptId, preparedAt}));
    expect(one.events.length).toBeGreaterThan(3);
    expect(one.receipts).toHaveLength(1);
    expect(one.orders.length).toBeGreaterThan(0);
    expect(again.events).toEqual(one.events);
    expect(drawn(again)).toEqual(drawn(one));
    expect(again.orders).toEqual(one.orders);
  });

  it('comes in order of time, on the days asked for, and never in the future', async () => {
    for (const {events} of await shoppersOf('food lover', 10)) {
      const times = events.map(({at}) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThan(NOW - 28 * DAY_MS);
      expect(times.at(-1)).toBeLessThanOrEqual(NOW);
    }
  });

  it('records what a tracker reads off the page, in its language', async () => {
    const shoppers = await shoppersOf('new parent', 20);
    const views = shoppers.flatMap(({events}) =>
      events.flatMap((event) => (event.type === 'view' ? [event.item] : [])),
    );
    const formula = views.find(({itemId}) => itemId === 'formula-101');
    expect(views.some(({url}) => url?.startsWith('/en/p/'))).toBe(true);
    expect(views.filter(({url}) => url?.startsWith('/p/')).length).toBeGreaterThan(views.length / 2);
    expect(formula).toMatchObject({
      currency: 'CNY',
      price: expect.closeTo(town.pack.price[findItem(town.pack, 'formula-101')] / 100),
    });
    for (const {category} of views) expect(category).toHaveLength(2);
  });

  it('buys only what lies in the cart, and the till has the same lines', async () => {
    for (const {events, orders} of await shoppersOf('food lover', 20)) {
      const cart = new Set<string>();
      const bought: string[] = [];
      for (const event of events) {
        if (event.type === 'add') cart.add(event.item.itemId);
        if (event.type === 'remove') cart.delete(event.item.itemId);
        if (event.type !== 'purchase') continue;
        expect(cart).toContain(event.item.itemId);
        bought.push(event.item.itemId);
      }
      expect(orders.map(({itemId}) => itemId)).toEqual(bought);
    }
  });
});

describe('personas', () => {
  it('share all shoppers among them, and each finds something in the demo shop', () => {
    expect(PERSONAS.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1);
    for (const persona of PERSONAS) {
      const {categories} = createTaste(town.pack, persona, 'zh-CN', createChance(seededWords(1)));
      const liked = categories.filter((weight) => weight > 0).length;
      expect(liked, persona.name).toBeGreaterThan(1);
      if (persona.interests.length > 0) expect(liked, persona.name).toBeLessThan(town.pack.categoryCount / 2);
    }
  });

  it('look at anything in a shop that has none of their words', () => {
    const stranger = {...someone('new parent'), interests: [[['spacecraft'], 1]] as const};
    const {categories} = createTaste(town.pack, stranger, 'zh-CN', createChance(seededWords(1)));
    expect(
      categories.every((weight, category) => weight > 0 || town.pack.parents[category] === town.pack.categoryCount),
    ).toBe(true);
  });

  it('a new parent comes to be known for baby goods', async () => {
    const parents = (await shoppersOf('new parent', 40)).filter(({events}) => viewed(events).length >= 5);
    const strongest = parents.map(({events}) => {
      const view = viewProfile(town.pack, buildProfile(events, town.pack), {locale: 'en', now: NOW});
      return view.interests.find(({facet}) => facet === 'category')?.label;
    });
    expect(parents.length).toBeGreaterThan(20);
    expect(strongest.filter((label) => label === 'Baby').length).toBeGreaterThan(0.8 * parents.length);
  });

  it('a new parent is known for one, and hardly anybody else is taken for one', async () => {
    const known = async (name: string) => {
      const shoppers = (await shoppersOf(name, 25)).filter(({events}) => viewed(events).length >= 5);
      const stages = shoppers.map(({events}) =>
        viewProfile(town.pack, buildProfile(events, town.pack), {events, now: NOW}).stages.map(({stageId}) => stageId),
      );
      return {all: stages.length, parents: stages.filter((ids) => ids.includes('new-parent')).length};
    };
    const {all, parents} = await known('new parent');
    expect(all).toBeGreaterThan(10);
    expect(parents / all).toBeGreaterThan(0.9);
    const others = await Promise.all(['bargain hunter', 'brand lover', 'home maker', 'food lover'].map(known));
    expect(others.reduce((sum, one) => sum + one.parents, 0)).toBeLessThan(
      0.05 * others.reduce((sum, one) => sum + one.all, 0),
    );
  });

  it('a bargain hunter looks at the cheapest of a category and at sales, a brand lover at the dear', async () => {
    const ranks = async (name: string) =>
      (await shoppersOf(name, 25)).flatMap(({events}) => viewed(events).map((item) => town.pack.priceRank[item]));
    const onSale = async (name: string) =>
      mean(
        (await shoppersOf(name, 25)).flatMap(({events}) =>
          viewed(events).map((item) => (town.pack.listPrice[item] > town.pack.price[item] ? 1 : 0)),
        ),
      );
    expect(mean(await ranks('bargain hunter'))).toBeLessThan(0.35);
    expect(mean(await ranks('brand lover'))).toBeGreaterThan(0.6);
    expect(await onSale('bargain hunter')).toBeGreaterThan(1.3 * (await onSale('window shopper')));
  });

  it('a brand lover keeps to few brands', async () => {
    const topThree = async (name: string) => {
      const shoppers = (await shoppersOf(name, 40))
        .map(({events}) => viewed(events))
        .filter((items) => items.length >= 8);
      return mean(
        shoppers.map((items) => {
          const counts = new Map<number, number>();
          for (const item of items) counts.set(town.pack.brand[item], (counts.get(town.pack.brand[item]) ?? 0) + 1);
          const top = [...counts.values()].toSorted((a, b) => b - a).slice(0, 3);
          return top.reduce((sum, count) => sum + count, 0) / items.length;
        }),
      );
    };
    expect(await topThree('brand lover')).toBeGreaterThan((await topThree('bargain hunter')) + 0.1);
  });

  it('click what suits them, and sooner what stands in front', async () => {
    const events = (await shoppersOf('home maker', 40)).flatMap((shopper) => shopper.events);
    const clicks = events.flatMap((event) => (event.type === 'click' ? [event.position] : []));
    const at = (from: number, to: number) => clicks.filter((position) => position >= from && position <= to).length;
    expect(clicks.length).toBeGreaterThan(50);
    expect(at(0, 2)).toBeGreaterThan(1.5 * at(5, 7));
  });
});

describe('a town of shoppers', () => {
  it('is the same for the same seed in one thread and in two, and another for another seed', async () => {
    const asked = {...options, shoppers: 20};
    const [one, two, other] = [
      await simulate({...asked, seed: 3}),
      await simulate({...asked, seed: 3, threads: 2}),
      await simulate({...asked, seed: 4}),
    ];
    expect(one.orders.length).toBeGreaterThan(0);
    expect(two.orders).toEqual(one.orders);
    for (const name of ['shoppers', 'events', 'sent'] as const) {
      expect(two[name]).toEqual(one[name]);
    }
    const ids = new Set(one.orders.map(({orderId}) => orderId));
    expect(other.orders.filter(({orderId}) => ids.has(orderId))).toEqual([]);
  }, 60_000);

  it('gives at most one summary each, and the server counts exactly those, question by question', async () => {
    const before = await countedBy();
    const done: number[] = [];
    const {shoppers, agreed, sent, unsent} = await simulate({
      ...options,
      shoppers: 60,
      seed: 11,
      onProgress: (count) => done.push(count),
    });
    const after = await countedBy();
    const total = [...sent.values()].reduce((sum, count) => sum + count, 0);
    expect([...shoppers.values()].reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(done).toEqual(Array.from({length: 60}, (_, i) => i + 1));
    expect(agreed).toBeLessThan(60);
    expect(total).toBe(agreed);
    expect(unsent).toBe(0);
    for (const [task, count] of after)
      expect([task, count - (before.get(task) ?? 0)]).toEqual([task, sent.get(task as Task) ?? 0]);
  }, 60_000);

  it('answers no second time: the same shoppers again change no count', async () => {
    await simulate({...options, shoppers: 20, seed: 12});
    const before = await countedBy();
    await simulate({...options, shoppers: 20, seed: 12});
    expect(await countedBy()).toEqual(before);
  }, 60_000);

  it('says what did not arrive when the server fails', async () => {
    const shopper = await simulateShopper(
      {
        ...town,
        fetch: async (url, init) =>
          init?.method === 'POST' ? new Response(null, {status: 503}) : town.fetch(url, init),
      },
      options,
      seededWords(1),
    );
    expect(shopper.agreed).toBe(true);
    expect(shopper.receipts.map(({state}) => state)).toEqual(['pending']);
  });

  it('leaves orders that import without an error and count in the next pack', async () => {
    const {orders} = await simulate({...options, shoppers: 40, seed: 5});
    const csv = ordersCsv(orders);
    expect(csv.split('\n')[0]).toBe('order_id,item_id,time,action,quantity');
    const report = await importLog(folder, shopId, logFileOf('orders.csv', csv), NOW, {kind: 'orders'});
    expect(report).toMatchObject({rows: orders.length, events: orders.length, unknownItems: 0, errors: []});
    expect(report.sessions).toBe(new Set(orders.map(({orderId}) => orderId)).size);
    const {manifest} = await buildPack(folder, shopId, NOW + 1);
    expect(manifest.evidence.some(({firstParty}) => firstParty === report.sessions)).toBe(true);
  }, 60_000);

  it('quotes ids that a CSV file would take apart', () => {
    expect(ordersCsv([{orderId: 'a', itemId: 'x,"1"', at: 0}]).split('\n')[1]).toBe(
      'a,"x,""1""",1970-01-01T00:00:00.000Z,purchase,1',
    );
  });

  it('says why there is nothing to visit', async () => {
    const asked = {...options, shoppers: 1, seed: 1};
    await expect(simulate({...asked, shopId: 'nowhere'})).rejects.toThrow(/no pack of shop "nowhere".*404/);
    await expect(simulate({...asked, server: 'http://127.0.0.1:1'})).rejects.toThrow(/127\.0\.0\.1:1/);
    await expect(simulate({...asked, key: Buffer.alloc(32, 1).toString('base64')})).rejects.toThrow(/signature/);
  });
});

describe('npm run simulate', () => {
  const main = fileURLToPath(new URL('../../packages/lab/src/simulate/main.ts', import.meta.url));
  const run = (...args: string[]) =>
    new Promise<{status: number; out: string; err: string}>((resolve) => {
      execFile(process.execPath, [main, ...args], (error, out, err) =>
        resolve({status: error ? Number(error.code) : 0, out, err}),
      );
    });

  it('prints a table of what was done', async () => {
    const {status, out} = await run(
      '--server',
      `${server.url}/`,
      '--shop',
      shopId,
      '--key',
      options.key,
      '--shoppers',
      '5',
    );
    expect(status).toBe(0);
    expect(out).toMatch(/shoppers, all +5 shoppers/);
    expect(out).toMatch(/summaries that did not arrive +0 summaries/);
  });

  it('helps, and names what is wrong with a call', async () => {
    expect(await run('--help')).toMatchObject({status: 0, out: expect.stringContaining('--shoppers N')});
    expect(await run('--shop', shopId)).toMatchObject({status: 2, err: expect.stringContaining('--server')});
    expect(await run('--server', 'shop', '--shop', shopId)).toMatchObject({
      status: 2,
      err: expect.stringContaining('"shop"'),
    });
    expect(await run('--server', server.url, '--shop', shopId, '--days', '29')).toMatchObject({
      status: 2,
      err: expect.stringContaining('2 to 28, got "29"'),
    });
    expect(await run('--shopers', '5')).toMatchObject({status: 2, err: expect.stringContaining('--shopers')});
    expect(await run('--server', server.url, '--shop', 'nowhere')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^simulate: no pack of shop "nowhere"/),
    });
  });
});
