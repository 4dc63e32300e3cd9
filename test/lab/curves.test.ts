import {execFile} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {createFactSums} from '@vitrine/core';
import {describe, expect, it} from 'vitest';
import {jsonFeed} from '../../demo-site/feed.ts';
import {countAnswers} from '../../packages/lab/src/quality/count-answers.ts';
import {lossesOf, scorerParts} from '../../packages/lab/src/quality/curves/ablation.ts';
import {browse, toSessions} from '../../packages/lab/src/quality/curves/browse.ts';
import {drawSessions, learnFromAnswers, learnFromSums} from '../../packages/lab/src/quality/curves/learning.ts';
import {learnOwnLog} from '../../packages/lab/src/quality/curves/own-log.ts';
import {targetsOf} from '../../packages/lab/src/quality/curves/ranks.ts';
import {learningSection} from '../../packages/lab/src/quality/curves/report.ts';
import {gainsOf, logReturns, replayReturns} from '../../packages/lab/src/quality/curves/returns.ts';
import {markdownTable, points} from '../../packages/lab/src/quality/curves/section.ts';
import {cut, daysKnown, occurrencesOf, stratify} from '../../packages/lab/src/quality/curves/strata.ts';
import {estimateMean} from '../../packages/lab/src/quality/estimate.ts';
import {catalogOf} from '../../packages/lab/src/quality/log-catalog.ts';
import {drawSummaries, privatePack} from '../../packages/lab/src/quality/private.ts';
import {seededWords} from '../../packages/lab/src/quality/random.ts';
import type {LogSession} from '../../packages/lab/src/quality/read-log.ts';
import {replay} from '../../packages/lab/src/quality/replay.ts';
import {openLabShop} from '../../packages/lab/src/quality/shop.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const START = 1_700_000_000_000;

/** A session of views, a minute apart unless a gap is named. */
const session = (
  sessionId: string,
  items: readonly string[],
  start = START,
  gaps: readonly number[] = [],
): LogSession => {
  let at = start;
  const rows = items.map((itemId, k) => {
    at += k === 0 ? 0 : (gaps[k] ?? MINUTE);
    return {at, itemId, action: 'view' as const, category: `c${itemId[0]}`, price: 0};
  });
  return {sessionId, rows};
};

/** Shoppers who go round one of the rings, of five items each. */
const walks = (count: number, seed: number, rings = 'abcd'): LogSession[] => {
  const random = seededWords(seed);
  return Array.from({length: count}, (_, s) => {
    const ring = rings[random() % rings.length];
    const place = random() % 5;
    const items = Array.from({length: 5}, (__, k) => `${ring}${(place + k) % 5}`);
    return session(String(s), items, START + s * DAY * 0.01);
  });
};

describe('an estimate', () => {
  it('is the mean over points, with the interval that drawing whole clusters gives', () => {
    // 100 clusters of 4 equal points, half of them 1: the sd of the mean is ½ ÷ √100 = .05
    const clusters = Array.from({length: 400}, (_, p) => Math.floor(p / 4));
    const values = clusters.map((cluster) => cluster % 2);
    const estimate = estimateMean([values], clusters);
    expect(estimate?.value).toBe(0.5);
    expect(estimate?.low).toBeCloseTo(0.5 - 1.96 * 0.05, 1);
    expect(estimate?.high).toBeCloseTo(0.5 + 1.96 * 0.05, 1);
    expect((estimate?.high ?? 0) - (estimate?.low ?? 0)).toBeGreaterThan(0.15); // points alone would give .098
  });

  it('is wider when replicas differ, and the same for the same values', () => {
    const clusters = Array.from({length: 200}, (_, p) => p);
    const values = clusters.map((cluster) => cluster % 2);
    const low = values.map((value) => value - 0.4);
    const high = values.map((value) => value + 0.4);
    const [one, several] = [estimateMean([values], clusters), estimateMean([low, high], clusters)];
    expect(several?.value).toBeCloseTo(0.5, 12);
    expect((several?.high ?? 0) - (several?.low ?? 0)).toBeGreaterThan(3 * ((one?.high ?? 0) - (one?.low ?? 0)));
    expect(estimateMean([low, high], clusters)).toEqual(several);
  });

  it('counts only points that are kept, and is none when there are none', () => {
    expect(estimateMean([[1, 0, 0]], [0, 1, 2], (point) => point < 1)).toEqual({value: 1, low: 1, high: 1});
    expect(estimateMean([[1]], [0], () => false)).toBeNull();
  });
});

describe('ranges of points', () => {
  const train = [session('1', ['a', 'b', 'a']), session('2', ['b', 'c'], START + 2.5 * DAY)];
  const targets = [
    {session: 0, place: 1, itemId: 'a', at: START + 3 * DAY},
    {session: 0, place: 2, itemId: 'c', at: START + 3 * DAY},
    {session: 1, place: 1, itemId: 'x', at: START + 3 * DAY},
  ];

  it('go by how often and how long train has known an item', () => {
    expect(occurrencesOf(train, targets)).toEqual([2, 1, 0]);
    // c is first seen 2.5 days and a minute after the start
    expect(daysKnown(train, targets)).toEqual([3, 0, -1]);
  });

  it('hold each point once, and are left out where there are few', () => {
    const keys = [...Array.from({length: 40}, () => 1), ...Array.from({length: 30}, () => 7), 3, -1];
    const ranges = cut([0, 2, 5], keys);
    expect(ranges.map(({name, points: own}) => [name, own])).toEqual([
      ['0–1', 40],
      ['5+', 30],
    ]);
    expect(keys.flatMap((_, point) => (ranges[1].keep(point) ? [point] : []))).toEqual(
      Array.from({length: 30}, (_, p) => 40 + p),
    );
  });

  it('give each list its own hit rate', () => {
    const many = Array.from({length: 60}, (_, p) => ({session: p, place: 1 + (p % 2), itemId: 'a', at: START}));
    const ranks = Uint8Array.from(many, ({place}) => (place === 1 ? 3 : 0));
    const keys = many.map(({place}) => place);
    const strata = stratify(cut([1, 2], keys), many, [{name: 'ours', ranks}]);
    expect(strata.map(({name, hr20}) => [name, hr20[0].value])).toEqual([
      ['1', 1],
      ['2+', 0],
    ]);
  });
});

describe('the points of a test', () => {
  it('lie parallel to the ranks that a replay gives', async () => {
    const [train, tested] = [walks(200, 1), walks(30, 2)];
    const {pack} = await learnOwnLog(train, catalogOf(train));
    const {ranks, sessions} = replay(pack, tested);
    const targets = targetsOf(tested);
    expect(targets.map((target) => target.session)).toEqual([...sessions]);
    // Round the ring it goes: what came next after two steps stands first.
    const later = targets.flatMap(({place}, point) => (place > 1 ? [ranks[point]] : []));
    expect(later.filter((rank) => rank === 1).length).toBeGreaterThan(0.9 * later.length);
  });
});

describe('a learning curve', () => {
  it('draws different sessions in the order of the log, the same for the same seed', () => {
    const log = walks(50, 3);
    const drawn = drawSessions(log, 20, seededWords(4));
    expect(new Set(drawn).size).toBe(20);
    expect(drawn.map((one) => log.indexOf(one))).toEqual(
      drawn.map((one) => log.indexOf(one)).toSorted((a, b) => a - b),
    );
    expect(drawSessions(log, 20, seededWords(4))).toEqual(drawn);
    expect(drawSessions(log, 20, seededWords(5))).not.toEqual(drawn);
    expect(drawSessions(log, 500, seededWords(4))).toEqual(log);
  });

  it('rises with the sessions a shop has, and takes the whole log for a shop with more visits than it has sessions', async () => {
    const rings = 'abcdefghijklmnopqrstuvwxyz'; // 28 sessions miss some of them
    const [train, tested] = [walks(300, 15, rings), walks(60, 16, rings)];
    const {pack} = await learnOwnLog(train, catalogOf(train));
    const {ranks, mrr20} = replay(pack, tested);
    const options = {train, tested, sizes: [1, 1000], seeds: 2, say: () => {}};
    const [small, large] = await learnFromSums(options, ranks);
    expect(large.mrr20.value).toBeCloseTo(mrr20, 12);
    expect(small.mrr20.value).toBeLessThan(mrr20 - 0.1);
    const {table, rows} = learningSection('rings', [small, large], [], []);
    expect(table.split('\n').map((line) => line.split('|')[1].trim())).toEqual([
      'shoppers a day',
      '----------------',
      '1',
      '1000',
    ]);
    expect(rows.find(({name}) => name === 'sums without noise, 1000 a day: MRR@20')?.value).toBe(large.mrr20.value);
  });

  it('sets answers against the same bestsellers without them', async () => {
    const [train, tested] = [walks(200, 17), walks(60, 18)];
    const options = {train, tested, sizes: [20, 2000], seeds: 2, say: () => {}};
    const {answered, bestsellers} = await learnFromAnswers(options);
    expect(bestsellers[0].hr20).toEqual(bestsellers[1].hr20); // known whatever the shop's size
    for (const [size, {hr20, gain}] of answered.entries()) {
      expect(gain.value).toBeCloseTo(hr20.value - bestsellers[size].hr20.value, 12);
    }
    const {rows} = learningSection('rings', [], answered, bestsellers);
    expect(rows.filter(({goal}) => goal !== undefined)).toHaveLength(2);
  });

  it('counts answers in memory as the server counts them in its database', async () => {
    const log = walks(60, 6);
    const shop = await openLabShop(catalogOf(log));
    try {
      const summaries = [...drawSummaries(log, shop.catalog, 40, seededWords(7))];
      const estimates = (reports: ReturnType<typeof countAnswers>) =>
        reports
          .toSorted((a, b) => (a.task < b.task ? -1 : 1))
          .map(({task, a, reports: counted, ageWeeks, estimate}) => ({
            task,
            a,
            counted,
            ageWeeks,
            found: estimate(['a0', 'ca', 'leaf']),
          }));
      expect(estimates(countAnswers(summaries))).toEqual(estimates(await shop.count(summaries)));
    } finally {
      await shop.close();
    }
  });
});

describe('returning shoppers', () => {
  it('are found in a log by the time they were away, which is cut there', () => {
    const log = [
      session('1', ['a', 'b', 'c', 'd'], START, [0, MINUTE, 31 * MINUTE, MINUTE]),
      session('2', ['a', 'b'], START, [0, 30 * MINUTE]),
    ];
    const visits = logReturns(log).map((own) => own.map((visit) => visit.length));
    expect(visits).toEqual([[2, 2]]);
  });

  it('are listed what they looked at before, which nobody knows of a stranger', async () => {
    const train = walks(200, 8);
    const {pack} = await learnOwnLog(train, catalogOf(train));
    const shoppers = logReturns(
      Array.from({length: 60}, (_, s) => {
        const ring = 'abcd'[s % 4];
        return session(String(s), [`${ring}0`, `${ring}1`, `${ring}2`, `${ring}3`], START, [
          0,
          MINUTE,
          60 * MINUTE,
          MINUTE,
        ]);
      }),
    );
    const returns = replayReturns(pack, shoppers, {placement: 'next'});
    expect(returns.places).toEqual(Array.from({length: 120}, (_, p) => p % 2));
    const [all, first, second] = gainsOf(returns);
    expect([all.name, first.name, second.name]).toEqual(['all', '0', '1']);
    expect(all.points).toBe(120);
    expect(all.gain.value).toBeCloseTo(all.remembered.value - all.forgotten.value, 12);
    // The next of the ring stands first for whom the ring is known, anywhere among 20 items for a stranger.
    const firstRanks = (ranks: Uint8Array) => ranks.filter((_, p) => p % 2 === 0).filter((rank) => rank === 1).length;
    expect(firstRanks(returns.remembered)).toBe(60);
    expect(firstRanks(returns.forgotten)).toBeLessThan(30);
    expect(replayReturns(pack, shoppers, {placement: 'next', newOnly: true})).toEqual(returns);
  });

  it('are asked for what they do not know yet where the place is for that', async () => {
    const train = walks(200, 14);
    const {pack} = await learnOwnLog(train, catalogOf(train));
    const [visits] = logReturns([session('1', ['a0', 'a1', 'a0', 'a2', 'a0'], START, [0, MINUTE, 60 * MINUTE])]);
    expect(replayReturns(pack, [visits], {placement: 'next'}).places).toEqual([0, 1, 2]);
    expect(replayReturns(pack, [visits], {placement: 'next', newOnly: true}).places).toEqual([1]);
  });

  it('are simulated without seeing a list of ours, on days before now, the same for the same seed', async () => {
    const pack = await privatePack(jsonFeed(), null, []);
    const options = {shoppers: 30, seed: 9, now: START, days: 28};
    const shoppers = await browse(pack, options);
    expect(shoppers).toHaveLength(30);
    expect(shoppers.some((visits) => visits.length > 1)).toBe(true);
    const events = shoppers.flat(2);
    expect(events.every(({at}) => at < START && at > START - 29 * DAY)).toBe(true);
    expect(events.some(({type}) => type === 'click' || type === 'impression')).toBe(false);
    expect(await browse(pack, options)).toEqual(shoppers);
    const sessions = toSessions(shoppers);
    expect(sessions).toHaveLength(shoppers.flat().length);
    expect(sessions.flatMap(({rows}) => rows).length).toBeLessThan(events.length);
  });
});

describe('taking a part out', () => {
  it('costs what the part brought, and tells why another has nothing to say', async () => {
    const [train, tested] = [walks(200, 10), walks(40, 11)];
    const {pack} = await learnOwnLog(train, catalogOf(train));
    const targets = targetsOf(tested);
    const whole = replay(pack, tested).ranks;
    const losses = lossesOf(
      scorerParts(pack),
      whole,
      targets.map((target) => target.session),
      (without) => replay(without, tested).ranks,
    );
    const loss = (part: string) => losses.find((one) => one.part === part);
    expect(loss('neighbors')?.mrr20.value).toBeGreaterThan(0.3);
    expect(loss('neighbors')?.idle).toBe('');
    expect(loss('brand')).toMatchObject({idle: 'no brands in the data', hr20: {value: 0}});
    expect(loss('rating')?.idle).toBe('no ratings in the data');
  });

  it('takes the right weight out of a catalogue that has everything', async () => {
    const pack = await privatePack(jsonFeed(), createFactSums(), []);
    for (const {name, without, idle} of scorerParts(pack)) {
      expect(idle === '' || idle.startsWith('weight 0'), name).toBe(true);
      const changed = name === 'repeat' ? {repeat: 0, repeats: []} : {[name]: 0};
      if (Object.hasOwn(pack.weights, name)) expect(without.weights).toEqual({...pack.weights, ...changed});
    }
  });
});

describe('tables', () => {
  it('are Markdown with columns as wide as their cells', () => {
    expect(markdownTable(['a', 'long name'], [['12345', 'x']])).toBe(
      ['| a     | long name |', '|-------|-----------|', '| 12345 | x         |'].join('\n'),
    );
  });

  it('write differences in points with their sign, nothing as nothing', () => {
    expect([0.123, -0.05, 0.0001, -0.0001].map(points)).toEqual(['+12.3', '−5.0', '0.0', '0.0']);
  });
});

describe('npm run bench:curves', () => {
  const run = promisify(execFile);
  const main = fileURLToPath(new URL('../../packages/lab/src/quality/curves/main.ts', import.meta.url));

  it('prints tables and writes charts and figures of a log', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'curves-test-'));
    try {
      const write = async (name: string, sessions: readonly LogSession[]) => {
        const lines = sessions.flatMap(({sessionId, rows}) =>
          rows.map(({at, itemId, category}) => `${sessionId}\t${at}\t${itemId}\tview\t${category}\t`),
        );
        const header = 'session_id\ttimestamp_ms\titem_id\taction\tcategory\tprice';
        await writeFile(join(dir, name), [header, ...lines].join('\n'));
        return join(dir, name);
      };
      const [train, test] = [
        await write('rings.train.tsv', walks(200, 12)),
        await write('rings.test.tsv', walks(40, 13)),
      ];
      const json = join(dir, 'figures.json');
      const {stdout} = await run(process.execPath, [
        main,
        '--train',
        train,
        '--test',
        test,
        '--only',
        'age,place,parts',
        '--out',
        dir,
        '--json',
        json,
      ]);
      expect(stdout).toMatch(/^rings-place\n\n\| events of the session so far \|/m);
      const charts = (await readdir(dir)).filter((name) => name.endsWith('.svg')).toSorted();
      expect(charts).toEqual(['rings-parts.svg', 'rings-place.svg']); // every item was there from the first day
      expect(await readFile(join(dir, charts[1]), 'utf8')).toContain('rings: how fast a fresh shopper is served');
      const rows = JSON.parse(await readFile(json, 'utf8')) as {
        name: string;
        value: number;
        low: number;
        high: number;
      }[];
      expect(rows.every(({value, low, high}) => low <= value && value <= high)).toBe(true);
    } finally {
      await rm(dir, {recursive: true});
    }
  }, 60_000);

  it('helps when nothing is given', async () => {
    await expect(run(process.execPath, [main])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--catalogue'),
    });
  });
});
