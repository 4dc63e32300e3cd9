import {
  aOf,
  below,
  type Catalog,
  createFactSums,
  drawKeys,
  drawTask,
  type Fact,
  type FactSums,
  factsOf,
  type Pack,
  type RandomWord,
  randomizeFacts,
  type Summary,
  type Task,
} from '@vitrine/core';
import {fitModel, type TaskReports, taskShares} from '@vitrine/server';
import {countAnswers} from './count-answers.ts';
import {deliver, packContent} from './fit.ts';
import {type Kept, keptOf} from './kept.ts';
import {catalogOf, SHOP} from './log-catalog.ts';
import type {Measured} from './measures.ts';
import {normal, seededWords} from './random.ts';
import {type LogSession, toEvent} from './read-log.ts';
import {type Column, type Replay, replay} from './replay.ts';
import {type LabShop, openLabShop} from './shop.ts';
import {withStandInCategories} from './stand-in-categories.ts';

export const DAYS = 28;
/**
 * Devices that answer, for each shopper of a day: of 28 days' visits some are the same device again, and some devices
 * do not take part. PRIVACY §3.7 counts 14,000 answers in 28 days at 1,000 visits a day.
 */
export const DEVICES_PER_VISIT = 0.5;
const PERIOD = 0;
const SEED = 20_260_101;

export interface PrivateOptions {
  readonly shoppersPerDay: number;
  /** How often answers and bestsellers are drawn, ≥ 1. */
  readonly seeds: number;
  readonly say: (line: string) => void;
}

/** The private columns are of the first draw. */
export interface PrivateBench {
  readonly columns: readonly Column[];
  /** Answers of one draw. */
  readonly reports: number;
  readonly kept: Kept;
}

/**
 * The lists a shop gets that has no log: from a rough list of what sells, with devices' private answers and without. The
 * first draw's answers are counted by a real server's database; others in memory, to tell what is chance.
 *
 * @param noiseless what every shopper's sums give on the same points
 */
export async function benchPrivate(
  sessions: readonly LogSession[],
  tested: readonly LogSession[],
  noiseless: Measured,
  {shoppersPerDay, seeds, say}: PrivateOptions,
): Promise<PrivateBench> {
  const {shop, answering} = await openAnsweringShop(sessions, say);
  const measure = async (sums: FactSums | null, reports: readonly TaskReports[]) =>
    replay(await privatePack(shop.catalog, sums, reports), tested);
  const column = (name: string, measured: Replay): Column => ({name, measured, replay: measured});
  try {
    const columns: Column[] = [];
    const answered: Measured[] = [];
    const fallback: Measured[] = [];
    let counted = 0;
    for (let seed = 0; seed < seeds; seed++) {
      const random = seededWords(SEED + seed);
      const bestsellers = roughBestsellers(answering, random);
      const summaries = drawSummaries(answering, shop.catalog, shoppersPerDay, random);
      const reports = seed === 0 ? await shop.count(summaries) : countAnswers(summaries);
      const [both, without] = [await measure(bestsellers, reports), await measure(bestsellers, [])];
      answered.push(both);
      fallback.push(without);
      if (seed > 0) continue;
      counted = reports.reduce((sum, batch) => sum + batch.reports, 0);
      say(`${counted} private answers counted`);
      columns.push(
        column('private + bestsellers', both),
        column('bestsellers only', without),
        column('private only', await measure(null, reports)),
        column('catalogue only', await measure(null, [])),
      );
    }
    return {columns, reports: counted, kept: keptOf(answered, fallback, noiseless)};
  } finally {
    await shop.close();
  }
}

/**
 * A shop with a log's catalogue, and the sessions whose devices answer. A log without categories is given stand-ins from
 * one half of its sessions; the other half answers.
 */
export async function openAnsweringShop(
  sessions: readonly LogSession[],
  say: (line: string) => void,
): Promise<{readonly shop: LabShop; readonly answering: readonly LogSession[]}> {
  const catalog = catalogOf(sessions);
  if (catalog.items.some((item) => item.category.length > 0)) {
    return {shop: await openLabShop(catalog), answering: sessions};
  }
  say('no categories in the log: stand-ins learnt from half of its sessions, answers drawn from the other half');
  const [clustered, answering] = [0, 1].map((half) => sessions.filter((_, s) => s % 2 === half));
  return {shop: await openLabShop(withStandInCategories(catalog, clustered)), answering};
}

/**
 * The summaries of a shop with so many shoppers a day: sessions of the log drawn with replacement, one device each;
 * every device draws one question and answers it through the real randomiser, from true facts. Over several windows of 28
 * days a device answers once in each.
 *
 * @param aFor e^ε by question; the compiled limits by default, and the simulation alone may go beyond them
 */
export function* drawSummaries(
  sessions: readonly LogSession[],
  catalog: Catalog,
  shoppersPerDay: number,
  random: RandomWord,
  {
    days = DAYS,
    aFor = (task: Task) => aOf(task),
  }: {readonly days?: number; readonly aFor?: (task: Task) => number} = {},
): Generator<Summary> {
  const categories = new Map(catalog.items.map((item) => [item.itemId, item.category]));
  const lookup = (itemId: string) => categories.get(itemId) ?? null;
  const shares = taskShares(catalog.items.length);
  const facts = new Map<LogSession, readonly Fact[]>();
  const devices = Math.round(shoppersPerDay * days * DEVICES_PER_VISIT);
  for (let device = 0; device < devices; device++) {
    const session = sessions[below(sessions.length, random)];
    const all =
      facts.get(session) ?? factsOf(session.rows.map(toEvent), lookup, {now: session.rows[session.rows.length - 1].at});
    facts.set(session, all);
    const task = drawTask(shares, random);
    const own = all.filter((fact) => fact.task === task).map(({key}) => key);
    const answer = randomizeFacts(task, drawKeys(task, own, random), aFor(task), PERIOD, random);
    const nonce = new Uint8Array(Uint32Array.from({length: 4}, () => random()).buffer);
    yield {task, period: PERIOD, ...answer, nonce};
  }
}

/**
 * What a merchant knows without any tracking: a rough list of what sells, here popularity^0.8 with lognormal noise of
 * 0.7 (PRIVACY §4.3), as many counts as the log has sessions.
 */
export function roughBestsellers(sessions: readonly LogSession[], random: RandomWord): FactSums {
  const counts = new Map<string, number>();
  for (const {rows} of sessions) for (const {itemId} of rows) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
  const sums = createFactSums();
  let total = 0;
  for (const [itemId, count] of counts) {
    const rough = count ** 0.8 * Math.exp(0.7 * normal(random));
    sums.counts.item.set(itemId, rough);
    total += rough;
  }
  for (const [itemId, rough] of sums.counts.item) sums.counts.item.set(itemId, (rough * sessions.length) / total);
  return sums;
}

/** What a device downloads from a shop without a log. @param sums what the merchant knows; null for nothing */
export async function privatePack(
  catalog: Catalog,
  sums: FactSums | null,
  reports: readonly TaskReports[],
): Promise<Pack> {
  const fitted = await fitModel({catalog, settings: SHOP, sums, reports, now: 0});
  return deliver(packContent(catalog, fitted.shape({backward: 0, alike: 0}))).pack;
}
