import type {Catalog, FactSums} from '@vitrine/core';
import {fitModel, type TaskReports} from '@vitrine/server';
import {associationRules, popularity, sequentialRules} from './baselines.ts';
import {deliver, packContent, sumsOf} from './fit.ts';
import {catalogOf, SHOP} from './log-catalog.ts';
import type {Measured} from './measures.ts';
import {drawSummaries, roughBestsellers} from './private.ts';
import {seededWords} from './random.ts';
import {type LogSession, readLog} from './read-log.ts';
import {type Prediction, type Replay, replay, replayBaseline} from './replay.ts';
import {type LabShop, openLabShop} from './shop.ts';
import {withStandInCategories} from './stand-in-categories.ts';
import {type Tuned, tune} from './tune.ts';

export interface BenchOptions {
  readonly train: string;
  readonly test: string;
  /** Only every n-th test session. */
  readonly every: number;
  /** Shoppers a day of the private columns; null leaves them out. */
  readonly shoppersPerDay: number | null;
  /** Hears how far it is. */
  readonly say: (line: string) => void;
}

/** A column of the table: something that gives lists. */
export interface Column {
  readonly name: string;
  readonly measured: Measured;
  /** Only for packs of ours. */
  readonly replay?: Replay;
}

export interface Bench {
  readonly itemCount: number;
  readonly trainSessions: number;
  readonly testSessions: number;
  readonly columns: readonly Column[];
  readonly tuned: Tuned;
  /** Choosing weights, and building the model that is tested, from sums to pack. */
  readonly tuneSeconds: number;
  readonly fitSeconds: number;
  readonly packBytes: number;
  readonly predictions: readonly Prediction[];
  /** Answers behind the private column; 0 without one. */
  readonly reports: number;
}

/** The last part of train, by time, on which weights are chosen. */
const HELD_OUT = 0.12;
const SEED = 20_260_101;

/**
 * Fits on train, tests on test (QUALITY §1). Train becomes events, then sums in a real server's database, then a pack
 * file; test sessions go event by event through the device's profile and ranker. Nothing is chosen on test.
 */
export async function runBench({train, test, every, shoppersPerDay, say}: BenchOptions): Promise<Bench> {
  const sessions = await readLog(train);
  const tested = (await readLog(test)).filter((_, s) => s % every === 0);
  const shop = await openLabShop(catalogOf(sessions));
  try {
    const {catalog} = shop;
    say(`${sessions.length} sessions, ${catalog.items.length} items; ${tested.length} sessions to test`);
    const baselines = [
      {name: 'popularity', predict: popularity(sessions)},
      {name: 'AR', predict: associationRules(sessions)},
      {name: 'SR', predict: sequentialRules(sessions)},
    ].map(({name, predict}) => ({name, measured: replayBaseline(predict, tested, catalog.items.length)}));

    const tuneStart = performance.now();
    const tuned = tuneOn(sessions, catalog);
    const tuneSeconds = (performance.now() - tuneStart) / 1000;
    say(`weights chosen in ${tuneSeconds.toFixed(1)} s: ${JSON.stringify({...tuned.shape, ...tuned.weights})}`);

    const sums = await shop.importLog(sessions);
    const fitStart = performance.now();
    const fitted = fitModel({catalog, settings: SHOP, sums, reports: [], now: 0});
    const {pack, bytes} = deliver(packContent(catalog, fitted.shape(tuned.shape, tuned.weights)));
    const fitSeconds = (performance.now() - fitStart) / 1000;
    say(`pack of ${bytes.length} bytes built in ${fitSeconds.toFixed(1)} s`);

    const predictions: Prediction[] = [];
    const own = replay(pack, tested, (prediction) => predictions.push(prediction));
    const columns: Column[] = [...baselines, {name: 'ours', measured: own, replay: own}];
    let reports = 0;
    if (shoppersPerDay !== null) {
      const answered = await privateColumns(sessions, tested, shoppersPerDay, say);
      columns.push(...answered.columns);
      reports = answered.reports;
    }
    return {
      itemCount: catalog.items.length,
      trainSessions: sessions.length,
      testSessions: tested.length,
      columns,
      tuned,
      tuneSeconds,
      fitSeconds,
      packBytes: bytes.length,
      predictions,
      reports,
    };
  } finally {
    await shop.close();
  }
}

function tuneOn(sessions: readonly LogSession[], catalog: Catalog): Tuned {
  const byTime = [...sessions].sort((a, b) => a.rows[0].at - b.rows[0].at);
  const cut = Math.floor(byTime.length * (1 - HELD_OUT));
  const sums = sumsOf(byTime.slice(0, cut), catalog);
  return tune(fitModel({catalog, settings: SHOP, sums, reports: [], now: 0}), catalog, byTime.slice(cut));
}

/**
 * What a shop gets that has no log: a rough list of what sells, with devices' private answers and without. A log
 * without categories is given stand-ins from one half of its sessions; the other half answers.
 */
async function privateColumns(
  sessions: readonly LogSession[],
  tested: readonly LogSession[],
  shoppersPerDay: number,
  say: (line: string) => void,
): Promise<{columns: Column[]; reports: number}> {
  const random = seededWords(SEED);
  let catalog = catalogOf(sessions);
  let answering = sessions;
  if (catalog.items.every((item) => item.category.length === 0)) {
    catalog = withStandInCategories(
      catalog,
      sessions.filter((_, s) => s % 2 === 0),
    );
    answering = sessions.filter((_, s) => s % 2 === 1);
    say('no categories in the log: stand-ins learnt from half of its sessions, answers drawn from the other half');
  }
  const shop = await openLabShop(catalog);
  try {
    const bestsellers = roughBestsellers(answering, random);
    const reports = await shop.count(drawSummaries(answering, shop.catalog, shoppersPerDay, random));
    const counted = reports.reduce((sum, batch) => sum + batch.reports, 0);
    say(`${counted} private answers counted`);
    const column = (name: string, sums: FactSums | null, answers: readonly TaskReports[]) =>
      testPrivate(name, shop, sums, answers, tested);
    return {
      columns: [
        column('private + bestsellers', bestsellers, reports),
        column('bestsellers only', bestsellers, []),
        column('private only', null, reports),
        column('catalogue only', null, []),
      ],
      reports: counted,
    };
  } finally {
    await shop.close();
  }
}

function testPrivate(
  name: string,
  {catalog}: LabShop,
  sums: FactSums | null,
  reports: readonly TaskReports[],
  tested: readonly LogSession[],
): Column {
  const model = fitModel({catalog, settings: SHOP, sums, reports, now: 0}).shape({backward: 0, alike: 0});
  const {pack} = deliver(packContent(catalog, model));
  const measured = replay(pack, tested);
  return {name, measured, replay: measured};
}
