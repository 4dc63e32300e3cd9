import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {runBench} from '../../packages/lab/src/quality/bench.ts';
import {catalogOf} from '../../packages/lab/src/quality/log-catalog.ts';
import {createMeasures} from '../../packages/lab/src/quality/measures.ts';
import {drawSummaries, roughBestsellers} from '../../packages/lab/src/quality/private.ts';
import {seededWords} from '../../packages/lab/src/quality/random.ts';
import {type LogSession, readLog} from '../../packages/lab/src/quality/read-log.ts';
import {withStandInCategories} from '../../packages/lab/src/quality/stand-in-categories.ts';

const session = (sessionId: string, ...items: string[]): LogSession => ({
  sessionId,
  rows: items.map((itemId, k) => ({at: 1000 * k, itemId, action: 'view', category: '', price: 0})),
});

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'quality-test-'));
});
afterEach(() => rm(dir, {recursive: true}));

const HEADER = 'session_id\ttimestamp_ms\titem_id\taction\tcategory\tprice';

/** Shoppers who mostly walk round one of six rings of five items; the same for the same seed. */
async function writeWalks(name: string, count: number, seed: number, start: number): Promise<string> {
  const random = seededWords(seed);
  const lines = [HEADER];
  for (let s = 0; s < count; s++) {
    const ring = random() % 6;
    let place = random() % 5;
    for (let k = 0; k < 4; k++) {
      lines.push(
        `${start + s}\t${1_700_000_000_000 + 3_600_000 * (start + s) + 30_000 * k}\t${ring}-${place}\tview\tring${ring}\t9.9`,
      );
      place = random() % 10 < 8 ? (place + 1) % 5 : random() % 5;
    }
  }
  const file = join(dir, name);
  await writeFile(file, gzipSync(lines.join('\n')));
  return file;
}

describe('the measures', () => {
  it('are those of the protocol, for ranks inside and outside the list', () => {
    const measures = createMeasures(10);
    for (const [session, rank] of [1, 4, 15, 0].entries()) measures.add(session, rank, ['a', 'b']);
    const result = measures.result();
    expect(result.hr20).toBe(3 / 4);
    expect(result.hr10).toBe(2 / 4);
    expect(result.mrr20).toBeCloseTo((1 + 1 / 4 + 1 / 15) / 4, 12);
    expect(result.mrr10).toBeCloseTo((1 + 1 / 4) / 4, 12);
    expect(result.ndcg20).toBeCloseTo((1 + 1 / Math.log2(5) + 1 / Math.log2(16)) / 4, 12);
    expect(result.coverage).toBe(2 / 10);
    expect([...result.ranks]).toEqual([1, 4, 15, 0]);
  });
});

describe('reading a log', () => {
  it('names the line that is broken', async () => {
    const file = join(dir, 'broken.tsv');
    await writeFile(file, `${HEADER}\n1\t5\ta\tview\t\t\n1\tsoon\tb\tview\t\t`);
    await expect(readLog(file)).rejects.toThrow('line 3');
  });

  it('refuses a file of other columns', async () => {
    const file = join(dir, 'other.tsv');
    await writeFile(file, 'user\titem\n1\t2');
    await expect(readLog(file)).rejects.toThrow('session_id');
  });
});

describe('private answers', () => {
  const log = Array.from({length: 40}, (_, s) => session(String(s), `i${s % 8}`, `i${(s + 1) % 8}`, `i${s % 3}`));
  const catalog = withStandInCategories(catalogOf(log), log);

  it('are one for each device that answers, within the domain, and the same for the same seed', () => {
    const draw = () => [...drawSummaries(log, catalog, 20, seededWords(5))];
    const summaries = draw();
    expect(summaries).toHaveLength(20 * 28 * 0.5);
    expect(draw()).toEqual(summaries);
    for (const {row, value} of summaries) expect(row < 1024 && value < 4 * 149).toBe(true);
    expect(new Set(summaries.map(({nonce}) => nonce.join())).size).toBe(summaries.length);
  });

  it('put every item of a log without categories into a leaf of a wider category, those that met into the same one', () => {
    expect(catalog.items.every(({category}) => category.length === 2)).toBe(true);
    const two = [session('1', 'a', 'b'), session('2', 'a', 'b'), session('3', 'c', 'd')];
    const [a, b, c, d] = withStandInCategories(catalogOf(two), two).items.map(({category}) => category.join(' > '));
    expect([a === b, c === d, a === c]).toEqual([true, true, false]);
  });

  it('come beside a rough list of bestsellers that adds up to the sessions', () => {
    const {counts} = roughBestsellers(log, seededWords(6));
    expect([...counts.item.values()].reduce((sum, count) => sum + count, 0)).toBeCloseTo(log.length, 6);
  });
});

describe('the bench', () => {
  it('replays a log through server, pack and ranker, beats the rules on it, and lists every point once', async () => {
    const options = {
      train: await writeWalks('train.tsv.gz', 600, 1, 0),
      test: await writeWalks('test.tsv.gz', 100, 2, 600),
      every: 2,
      shoppersPerDay: 200,
      seeds: 2,
      baselines: 'all' as const,
      say: () => {},
    };
    const bench = await runBench(options);
    const measured = new Map(bench.columns.map(({name, measured: own}) => [name, own]));
    const points = 50 * 3;
    expect(new Set([...measured.values()].map((own) => own.points))).toEqual(new Set([points]));
    expect(new Set(bench.predictions.map(({sessionId, prefix}) => `${sessionId} ${prefix}`)).size).toBe(points);
    expect(bench.predictions.every(({itemIds}) => new Set(itemIds).size === itemIds.length)).toBe(true);
    expect(bench.reports).toBe(200 * 28 * 0.5);
    const {ratio, gain, seeds} = bench.kept ?? expect.fail('private columns were asked for');
    expect([seeds, ratio.low <= ratio.value, ratio.value <= ratio.high]).toEqual([2, true, true]);
    expect(gain.low).toBeLessThanOrEqual(gain.high);
    const [ours, sr, pop] = ['ours', 'SR', 'popularity'].map((name) => measured.get(name)?.mrr20 ?? 0);
    expect(ours).toBeGreaterThanOrEqual(sr - 0.01);
    expect(ours).toBeGreaterThan(2 * pop);
    // Categories and answers about them are known here, so private lists beat popularity too.
    expect(measured.get('private only')?.hr10).toBeGreaterThan(measured.get('popularity')?.hr10 ?? 1);
  }, 60_000);
});
