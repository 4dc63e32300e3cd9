import {type Choice, DEFAULT_SHAPE, fitModel} from '@vitrine/server';
import {type BaselineChoice, chooseBaselines} from './baselines/index.ts';
import {deliver, packContent} from './fit.ts';
import type {Kept} from './kept.ts';
import {catalogOf, SHOP} from './log-catalog.ts';
import {benchPrivate} from './private.ts';
import {readLog} from './read-log.ts';
import {type Column, type Prediction, replay, replayBaseline} from './replay.ts';
import {openLabShop} from './shop.ts';

export interface BenchOptions {
  readonly train: string;
  readonly test: string;
  /** Only every n-th test session. */
  readonly every: number;
  /** Shoppers a day of the private columns; null leaves them out. */
  readonly shoppersPerDay: number | null;
  /** How often the answers of the private columns are drawn, ≥ 1. */
  readonly seeds: number;
  readonly baselines: BaselineChoice;
  /** Hears how far it is. */
  readonly say: (line: string) => void;
}

export interface Bench {
  readonly itemCount: number;
  readonly trainSessions: number;
  readonly testSessions: number;
  readonly columns: readonly Column[];
  /** Null when the log is too short to choose weights on. */
  readonly choice: Choice | null;
  /** Importing the log, with the choice of weights; and building the model that is tested, from sums to pack. */
  readonly importSeconds: number;
  readonly fitSeconds: number;
  readonly packBytes: number;
  readonly predictions: readonly Prediction[];
  /** Answers behind the private column; 0 without one. */
  readonly reports: number;
  /** What private answers keep of the noiseless lists; null without them. */
  readonly kept: Kept | null;
}

/**
 * Fits on train, tests on test (QUALITY §1). Train becomes events, then sums in a real server's database, then a pack
 * file; test sessions go event by event through the device's profile and ranker. Nothing is chosen on test.
 */
export async function runBench({
  train,
  test,
  every,
  shoppersPerDay,
  seeds,
  say,
  ...asked
}: BenchOptions): Promise<Bench> {
  const sessions = await readLog(train);
  const tested = (await readLog(test)).filter((_, s) => s % every === 0);
  const shop = await openLabShop(catalogOf(sessions));
  try {
    const {catalog} = shop;
    say(`${sessions.length} sessions, ${catalog.items.length} items; ${tested.length} sessions to test`);
    const baselines = chooseBaselines(asked.baselines, catalog.items.length, say).map(({name, fit}): Column => {
      const start = performance.now();
      const measured = replayBaseline(fit(sessions), tested, catalog.items.length);
      say(`${name} measured in ${((performance.now() - start) / 1000).toFixed(1)} s`);
      return {name, measured, baseline: true};
    });

    const importStart = performance.now();
    const {sums, choice} = await shop.importLog(sessions);
    const importSeconds = (performance.now() - importStart) / 1000;
    say(`imported, weights chosen, in ${importSeconds.toFixed(1)} s: ${JSON.stringify(choice ?? 'the usual ones')}`);

    const fitStart = performance.now();
    const fitted = await fitModel({catalog, settings: SHOP, sums, reports: [], now: 0});
    const {pack, bytes} = deliver(packContent(catalog, fitted.shape(choice?.shape ?? DEFAULT_SHAPE, choice?.weights)));
    const fitSeconds = (performance.now() - fitStart) / 1000;
    say(`pack of ${bytes.length} bytes built in ${fitSeconds.toFixed(1)} s`);

    const predictions: Prediction[] = [];
    const own = replay(pack, tested, (prediction) => predictions.push(prediction));
    const columns: Column[] = [...baselines, {name: 'ours', measured: own, replay: own}];
    const answered =
      shoppersPerDay === null ? null : await benchPrivate(sessions, tested, own, {shoppersPerDay, seeds, say});
    columns.push(...(answered?.columns ?? []));
    return {
      itemCount: catalog.items.length,
      trainSessions: sessions.length,
      testSessions: tested.length,
      columns,
      choice,
      importSeconds,
      fitSeconds,
      packBytes: bytes.length,
      predictions,
      reports: answered?.reports ?? 0,
      kept: answered?.kept ?? null,
    };
  } finally {
    await shop.close();
  }
}
