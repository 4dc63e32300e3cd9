import {below, type Pack, type RandomWord} from '@vitrine/core';
import type {TaskReports} from '@vitrine/server';
import {countAnswers} from '../count-answers.ts';
import {type Estimate, estimateMean} from '../estimate.ts';
import {catalogOf} from '../log-catalog.ts';
import {DAYS, drawSummaries, openAnsweringShop, privatePack, roughBestsellers} from '../private.ts';
import {seededWords} from '../random.ts';
import type {LogSession} from '../read-log.ts';
import {replay} from '../replay.ts';
import {learnOwnLog} from './own-log.ts';
import {differences, hits, reciprocals, targetsOf} from './ranks.ts';

export interface LearningOptions {
  readonly train: readonly LogSession[];
  readonly tested: readonly LogSession[];
  /** Shoppers a day, for 28 days; each is one size of shop. */
  readonly sizes: readonly number[];
  /** How often chance is drawn anew, ≥ 1. */
  readonly seeds: number;
  readonly say: (line: string) => void;
}

/** How good lists are that a shop of one size gets. */
export interface Lesson {
  readonly shoppersPerDay: number;
  readonly hr20: Estimate;
  readonly mrr20: Estimate;
}

/** A lesson from answers also tells what they add to a list of bestsellers: a paired difference of HR@20. */
export interface PrivateLesson extends Lesson {
  readonly gain: Estimate;
}

/**
 * Sums without noise of as many sessions as visits came, drawn without replacement; a shop with more visits than the
 * log has sessions learns from the whole log once.
 *
 * @param whole ranks by what the whole log teaches
 */
export async function learnFromSums(
  {train, tested, sizes, seeds, say}: LearningOptions,
  whole: Uint8Array,
): Promise<Lesson[]> {
  const catalog = catalogOf(train);
  const lessons: Lesson[] = [];
  for (const shoppersPerDay of sizes) {
    const count = shoppersPerDay * DAYS;
    const ranks: Uint8Array[] = count < train.length ? [] : [whole];
    for (let seed = 0; count < train.length && seed < seeds; seed++) {
      const {pack} = await learnOwnLog(drawSessions(train, count, seededWords(1 + seed)), catalog);
      ranks.push(replay(pack, tested).ranks);
      say(`sums of ${count} sessions learnt, draw ${seed + 1}`);
    }
    lessons.push({shoppersPerDay, ...measure(ranks, tested)});
  }
  return lessons;
}

/** Private answers beside a rough list of bestsellers, and that list alone: what a shop gets that has no log. */
export async function learnFromAnswers({
  train,
  tested,
  sizes,
  seeds,
  say,
}: LearningOptions): Promise<{answered: PrivateLesson[]; bestsellers: Lesson[]}> {
  const {shop, answering} = await openAnsweringShop(train, say);
  try {
    const {catalog} = shop;
    const learn = async (seed: number, reports: readonly TaskReports[]): Promise<Uint8Array> => {
      const pack: Pack = await privatePack(catalog, roughBestsellers(answering, seededWords(1 + seed)), reports);
      return replay(pack, tested).ranks;
    };
    const alone: Uint8Array[] = [];
    for (let seed = 0; seed < seeds; seed++) alone.push(await learn(seed, []));
    const answered: PrivateLesson[] = [];
    for (const shoppersPerDay of sizes) {
      const ranks: Uint8Array[] = [];
      for (let seed = 0; seed < seeds; seed++) {
        const words = seededWords(1001 + seed);
        ranks.push(await learn(seed, countAnswers(drawSummaries(answering, catalog, shoppersPerDay, words))));
        say(`answers of ${shoppersPerDay} shoppers a day learnt, draw ${seed + 1}`);
      }
      const gains = ranks.map((own, seed) => differences(hits(own), hits(alone[seed])));
      answered.push({shoppersPerDay, ...measure(ranks, tested), gain: mean(gains, tested)});
    }
    const bestsellers = sizes.map((shoppersPerDay) => ({shoppersPerDay, ...measure(alone, tested)}));
    return {answered, bestsellers};
  } finally {
    await shop.close();
  }
}

const measure = (ranks: readonly Uint8Array[], tested: readonly LogSession[]) => ({
  hr20: mean(ranks.map(hits), tested),
  mrr20: mean(ranks.map(reciprocals), tested),
});

function mean(replicas: readonly Float64Array[], tested: readonly LogSession[]): Estimate {
  const sessions = targetsOf(tested).map(({session}) => session);
  const estimate = estimateMean(replicas, sessions);
  if (estimate === null) throw new Error('no session to test has two events');
  return estimate;
}

/** So many different sessions, in the order of the log. */
export function drawSessions(sessions: readonly LogSession[], count: number, random: RandomWord): LogSession[] {
  const places = sessions.map((_, place) => place);
  for (let drawn = 0; drawn < Math.min(count, places.length); drawn++) {
    const other = drawn + below(places.length - drawn, random);
    [places[drawn], places[other]] = [places[other], places[drawn]];
  }
  return places
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((place) => sessions[place]);
}
