import {type Catalog, TASKS, type Task} from '@vitrine/core';
import type {TaskReports} from '@vitrine/server';
import {countAnswers} from '../count-answers.ts';
import {type Kept, keptOf} from '../kept.ts';
import type {Measured} from '../measures.ts';
import {DEVICES_PER_VISIT, drawSummaries, openAnsweringShop, privatePack, roughBestsellers} from '../private.ts';
import {seededWords} from '../random.ts';
import type {LogSession} from '../read-log.ts';
import {replay} from '../replay.ts';

/** e^ε of fine and of coarse questions. Devices refuse more than 148 and 20: what is beyond is simulated alone. */
export const LEVELS = [
  {name: 'strict, 54 / 7', fine: 54, coarse: 7},
  {name: '54 / 20', fine: 54, coarse: 20},
  {name: 'standard, 148 / 20', fine: 148, coarse: 20},
  {name: '403 / 20, simulated alone', fine: 403, coarse: 20},
] as const;
const STANDARD = LEVELS[2];
export const GRID_SIZES = [1_000, 10_000, 100_000];
export const GRID_DAYS = [7, 28, 84];

/** What a shop has beside its devices' answers. */
export const PRIORS = [
  {name: 'bestsellers and catalogue', bestsellers: true, content: true},
  {name: 'catalogue alone', bestsellers: false, content: true},
  {name: 'bestsellers, bare catalogue', bestsellers: true, content: false},
  {name: 'nothing', bestsellers: false, content: false},
] as const;
type Level = (typeof LEVELS)[number];
type Prior = (typeof PRIORS)[number];

export interface GridCell {
  readonly prior: string;
  readonly level: string;
  readonly shoppersPerDay: number;
  readonly days: number;
  readonly kept: Kept;
  /** Means over draws; `without` is of the same shop without answers. */
  readonly hr20: number;
  readonly mrr20: number;
  readonly withoutHr20: number;
}

export interface GridOptions {
  readonly train: readonly LogSession[];
  readonly tested: readonly LogSession[];
  /** What every shopper's sums give on the same points. */
  readonly noiseless: Measured;
  readonly seeds: number;
  /** Cells of more answers are left out: each answer is drawn, and four million take minutes. */
  readonly maxAnswers: number;
  readonly say: (line: string) => void;
}

/**
 * What private answers are worth: every level with bestsellers and catalogue, and at the standard level every other
 * thing a shop may have beside them. Answers go through the real randomisers.
 */
export async function measureGrid({
  train,
  tested,
  noiseless,
  seeds,
  maxAnswers,
  say,
}: GridOptions): Promise<GridCell[]> {
  const {shop, answering} = await openAnsweringShop(train, say);
  try {
    const bare: Catalog = {...shop.catalog, items: shop.catalog.items.map((item) => ({...item, category: []}))};
    const cells: GridCell[] = [];
    const learn = async (prior: Prior, seed: number, reports: readonly TaskReports[]) => {
      const sums = prior.bestsellers ? roughBestsellers(answering, seededWords(1 + seed)) : null;
      return replay(await privatePack(prior.content ? shop.catalog : bare, sums, reports), tested);
    };
    const draws = Array.from({length: seeds}, (_, seed) => seed);
    const alone = new Map<Prior, Measured[]>();
    for (const prior of PRIORS) {
      const measured: Measured[] = [];
      for (const seed of draws) measured.push(await learn(prior, seed, []));
      alone.set(prior, measured);
    }
    const measure = async (priors: readonly Prior[], level: Level, shoppersPerDay: number, days: number) => {
      const aFor = (task: Task) => level[TASKS[task].level];
      const reports = priors.map(() => [] as Measured[]);
      for (const seed of draws) {
        const [told, bareTold] = [shop.catalog, bare].map((catalog, c) => {
          if (!priors.some(({content}) => content === (c === 0))) return [];
          const words = seededWords(2001 + seed);
          return countAnswers(drawSummaries(answering, catalog, shoppersPerDay, words, {days, aFor}), aFor);
        });
        for (const [p, prior] of priors.entries()) {
          reports[p].push(await learn(prior, seed, prior.content ? told : bareTold));
        }
      }
      for (const [p, prior] of priors.entries()) {
        const without = alone.get(prior) ?? [];
        const mean = (all: readonly Measured[], key: 'hr20' | 'mrr20') =>
          all.reduce((sum, one) => sum + one[key], 0) / all.length;
        cells.push({
          prior: prior.name,
          level: level.name,
          shoppersPerDay,
          days,
          kept: keptOf(reports[p], without, noiseless),
          hr20: mean(reports[p], 'hr20'),
          mrr20: mean(reports[p], 'mrr20'),
          withoutHr20: mean(without, 'hr20'),
        });
      }
      say(
        `${shoppersPerDay} a day, ${days} days, ${level.name}: HR@20 ${cells[cells.length - priors.length].hr20.toFixed(3)}`,
      );
    };
    for (const shoppersPerDay of GRID_SIZES) {
      for (const days of GRID_DAYS) {
        if (shoppersPerDay * days * DEVICES_PER_VISIT > maxAnswers) continue;
        for (const level of LEVELS) {
          await measure(level === STANDARD ? PRIORS : [PRIORS[0]], level, shoppersPerDay, days);
        }
      }
    }
    return cells;
  } finally {
    await shop.close();
  }
}
