import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type Estimate, openPack, type ShopEvent, TASKS, type Task} from '@vitrine/core';
import {beforeEach, describe, expect, it} from 'vitest';
import {seededWords} from '../../packages/lab/src/quality/random.ts';
import {importCatalogue} from '../../packages/server/src/catalog/import-catalogue.ts';
import type {DataFolder} from '../../packages/server/src/data-folder.ts';
import {importLog} from '../../packages/server/src/orders/import-log.ts';
import {logFileOf} from '../../packages/server/src/orders/log-file.ts';
import {createOwnFacts, type OwnFacts} from '../../packages/server/src/orders/own-facts.ts';
import {readOwnFacts} from '../../packages/server/src/orders/stored-sums.ts';
import {buildPack} from '../../packages/server/src/pack/build-pack.ts';
import {discreteLaplace, laplaceVariance} from '../../packages/server/src/privacy/discrete-laplace.ts';
import {EPSILON_PARTS, noiseScale, publishSums} from '../../packages/server/src/privacy/publish-sums.ts';
import {readDataSheet} from '../../packages/server/src/privacy/stored-sheet.ts';
import {createShop, updateSettings} from '../../packages/server/src/shops.ts';
import {NOON, openTestFolder, SETTINGS} from './folder.ts';

const SECRET = new Uint8Array(32).fill(7);
const TASKS_PUBLISHED = Object.keys(EPSILON_PARTS) as Task[];

const looks = (...itemIds: string[]): ShopEvent[] =>
  itemIds.map((itemId, i) => ({type: 'view', at: NOON + 1000 * i, item: {itemId}}));

/** What 100 shoppers say who each looked at A, then at one of ten items. */
function shopOf(visits: readonly (readonly ShopEvent[])[]): OwnFacts {
  const facts = createOwnFacts(() => ['Home', 'Beds'], seededWords(1));
  for (const visit of visits) facts.add([visit]);
  return facts.result();
}
const hundred = Array.from({length: 100}, (_, i) => looks('A', `B${i % 10}`));

describe('what a shopper says of a file', () => {
  const countsOf = ({halves}: OwnFacts, task: Task) => {
    const all = new Map<string, number>();
    for (const tables of halves) for (const [key, n] of tables.get(task) ?? []) all.set(key, (all.get(key) ?? 0) + n);
    return all;
  };

  it('is at most what a device draws its answer from, for each question, however many visits there were', () => {
    const facts = createOwnFacts(() => ['Home', 'Beds'], seededWords(1));
    facts.add([looks('A', 'B', 'C', 'D', 'E', 'F'), looks('G', 'H', 'A'), looks('A', 'G')]);
    const told = facts.result();
    expect(told.shoppers).toBe(1);
    expect(told.halves.filter((tables) => tables.size > 0)).toHaveLength(1);
    for (const task of TASKS_PUBLISHED) {
      const counts = [...countsOf(told, task).values()].reduce((sum, count) => sum + count, 0);
      expect(counts).toBeLessThanOrEqual(TASKS[task].picks);
    }
    expect(countsOf(told, 'item').size).toBe(4);
    expect(countsOf(told, 'itemPair').size).toBe(4);
  });

  it('is all of it where there is no more', () => {
    const told = shopOf(hundred);
    expect(countsOf(told, 'item').get('A')).toBe(100);
    expect(countsOf(told, 'itemPair').get('A\tB3')).toBe(10);
    expect(told.shoppers).toBe(100);
  });

  it('visits of one shopper stay visits where the file tells no times', () => {
    const facts = createOwnFacts(() => null, seededWords(1));
    const still = (...ids: string[]): ShopEvent[] => looks(...ids).map((event) => ({...event, at: 0}));
    facts.add([still('A', 'B'), still('C')]);
    expect([...countsOf(facts.result(), 'itemPair').keys()]).toEqual(['A\tB']);
  });
});

describe('discrete Laplace noise', () => {
  it('is as frequent as its formula says: chances ∝ exp(−|x| · 2 / 5)', () => {
    const random = seededWords(3);
    const draws = 60_000;
    const seen = new Map<number, number>();
    for (let d = 0; d < draws; d++) {
      const x = discreteLaplace({over: 5, under: 2}, random);
      seen.set(x, (seen.get(x) ?? 0) + 1);
    }
    const p = Math.exp(-2 / 5);
    let chi = 0;
    for (let x = -12; x <= 12; x++) {
      const expected = (draws * (1 - p) * p ** Math.abs(x)) / (1 + p);
      chi += ((seen.get(x) ?? 0) - expected) ** 2 / expected;
    }
    expect(chi).toBeLessThan(52.6); // 25 cells: one in a thousand is above
    const variance = [...seen].reduce((sum, [x, n]) => sum + (n * x * x) / draws, 0);
    expect(variance / laplaceVariance({over: 5, under: 2})).toBeCloseTo(1, 1);
  });
});

describe('publishing sums', () => {
  const itemsOf = (file: OwnFacts, epsilon = 1, secret = SECRET) => {
    const batch = publishSums([file], epsilon, secret).reports.find(({task}) => task === 'item');
    return batch?.estimate(Array.from({length: 400}, (_, i) => `B${i}`)) ?? [];
  };
  const differences = (a: readonly Estimate[], b: readonly Estimate[]) =>
    a.filter(({estimate}, k) => estimate !== b[k].estimate).length;

  it('the parts and the number of shoppers share the whole ε, and each cell has noise of what one shopper can move', () => {
    expect(TASKS_PUBLISHED.reduce((sum, task) => sum + (EPSILON_PARTS[task] ?? 0), 2)).toBe(100);
    for (const task of TASKS_PUBLISHED) {
      const {over, under} = noiseScale(task, 1.5);
      expect(over / under).toBeCloseTo(TASKS[task].picks / (1.5 * ((EPSILON_PARTS[task] ?? 0) / 100)), 9);
    }
  });

  it('the same file has the same noise in every pack, in whatever order it is read, so nothing can be averaged', () => {
    expect(itemsOf(shopOf(hundred))).toEqual(itemsOf(shopOf(hundred)));
    const {shoppers, halves} = shopOf(hundred);
    const turned = halves.map(
      (tables) => new Map([...tables].toReversed().map(([task, counts]) => [task, new Map([...counts].toReversed())])),
    );
    expect(itemsOf({shoppers, halves: [turned[0], turned[1]]})).toEqual(itemsOf({shoppers, halves}));
  });

  it('one shopper more changes nearly every cell, those too whose count stays, so packs do not tell which moved', () => {
    const more = shopOf([...hundred, looks('X', 'Y')]);
    expect(differences(itemsOf(shopOf(hundred)), itemsOf(more))).toBeGreaterThan(360);
  });

  it('another ε and another key make other noise', () => {
    expect(differences(itemsOf(shopOf(hundred)), itemsOf(shopOf(hundred), 1.01))).toBeGreaterThan(360);
    const other = itemsOf(shopOf(hundred), 1, new Uint8Array(32).fill(8));
    expect(differences(itemsOf(shopOf(hundred)), other)).toBeGreaterThan(360);
  });

  it('cells that nobody has are nought on average and spread as their variance says', () => {
    const nobody = itemsOf(shopOf(hundred)).slice(10);
    const mean = nobody.reduce((sum, {estimate}) => sum + estimate, 0) / nobody.length;
    const spread = nobody.reduce((sum, {estimate}) => sum + estimate ** 2, 0) / nobody.length;
    expect(Math.abs(mean)).toBeLessThan(3 * Math.sqrt(nobody[0].variance / nobody.length));
    expect(spread / nobody[0].variance).toBeGreaterThan(0.75);
    expect(spread / nobody[0].variance).toBeLessThan(1.25);
  });

  it('halves tell the same twice, each with noise of its own', () => {
    const batch = publishSums([shopOf(hundred)], 1, SECRET).reports.find(({task}) => task === 'item');
    const [all, first, second] = [undefined, 0, 1].map((half) => batch?.estimate(['A'], half as 0 | 1 | undefined)[0]);
    expect(all?.estimate).toBe(((first?.estimate ?? 0) + (second?.estimate ?? 0)) / 2);
    expect(first?.variance).toBeCloseTo(2 * (all?.variance ?? 0), 9);
  });

  it('refuses to publish without ε', () => {
    expect(() => publishSums([shopOf(hundred)], 0, SECRET)).toThrow(/ε 0/);
  });
});

describe('a pack of own statistics', () => {
  let folder: DataFolder;
  beforeEach(async () => {
    folder = await openTestFolder();
    const {ownStatistics: _, ...settings} = SETTINGS;
    await createShop(folder, settings, NOON);
    const items = Array.from(
      {length: 20},
      (__, i) => `I${i},Thing ${i},/p/${i},10,Home > ${i < 10 ? 'Beds' : 'Lamps'}`,
    );
    const csv = `id,title,link,price,category\n${items.join('\n')}\n`;
    await importCatalogue(folder, 'bedding', {name: 'feed.csv', bytes: Buffer.from(csv)}, NOON);
  });
  /** I0 is followed by I1 always; nobody wants I19. */
  const log = (visits: number, shopper = (n: number) => `c${n}`) =>
    `session_id,user_id,item_id,time\n${Array.from({length: visits}, (_, n) =>
      ['I0', 'I1', `I${n % 8}`].map((id, i) => `v${n},${shopper(n)},${id},${1_760_000_000 + 60 * n + i}`).join('\n'),
    ).join('\n')}\n`;
  const load = async (text: string) => importLog(folder, 'bedding', logFileOf('log', text), NOON, {kind: 'sessions'});
  const pack = async (now = NOON) => {
    const {manifest} = await buildPack(folder, 'bedding', now);
    const bytes = await readFile(join(folder.dir, 'packs', manifest.body.hash));
    return {manifest, pack: openPack(Uint8Array.from(bytes).buffer)};
  };

  it('has noise unless the shop says otherwise, says of which ε, and builds the same again', async () => {
    const report = await load(log(4_000));
    expect(report).toMatchObject({heldOut: 0, notices: [expect.stringContaining('with noise')]});
    const {manifest, pack: built} = await pack();
    const line = manifest.evidence.find(({task}) => task === 'item');
    expect(line).toMatchObject({ownEpsilon: 1, reports: 0, basis: 'measured'});
    expect(Math.abs((line?.firstParty ?? 0) - 4_000)).toBeLessThan(50 * 12);
    expect(built.popularity[0]).toBeGreaterThan(3 * built.popularity[19]);
    expect((await pack(NOON + 1)).manifest.body.hash).toBe(manifest.body.hash);
    // By hand: up to 4 facts at a quarter of ε are a scale of 16; of two halves √2 · √(2 p ÷ (1 − p)²), p = e^(−1/16), is 32.
    const sheet = await readDataSheet(folder.db, 'bedding');
    expect(sheet?.ownEpsilon).toBe(1);
    expect(sheet?.questions.find(({task}) => task === 'item')?.ownNoise).toBeCloseTo(31.99, 1);
    expect(sheet?.questions.find(({task}) => task === 'hour')?.ownNoise).toBeNull();
  });

  it('is exact when the shop says so, and then promises nothing', async () => {
    await updateSettings(folder, {...SETTINGS, ownStatistics: 'exact'});
    await load(log(400));
    const line = (await pack()).manifest.evidence.find(({task}) => task === 'item');
    expect(line).toMatchObject({firstParty: 400, basis: 'measured'});
    expect(line).not.toHaveProperty('ownEpsilon');
    const sheet = await readDataSheet(folder.db, 'bedding');
    expect(sheet).toMatchObject({
      ownEpsilon: null,
      questions: expect.arrayContaining([expect.objectContaining({ownNoise: 0})]),
    });
  });

  it('a shopper of a thousand visits counts as one shopper does', async () => {
    await load(log(1_000, () => 'only-one'));
    const [own] = await readOwnFacts(folder.db, 'bedding');
    expect(own.shoppers).toBe(1);
    expect(JSON.stringify(await folder.db.all('SELECT * FROM sums'))).not.toContain('only-one');
    const {pack: built} = await pack();
    expect(built.popularity[0]).toBeLessThan(2 * built.popularity[19]);
  });

  it.each([{epsilon: 0}, {epsilon: 50}, 'none'])('settings refuse %j', async (ownStatistics) => {
    await expect(updateSettings(folder, {...SETTINGS, ownStatistics})).rejects.toThrow(/exact/);
  });
});
