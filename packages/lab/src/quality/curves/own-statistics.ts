import type {PublishedSums} from '@vitrine/server';
import {createOwnFacts, DEFAULT_SHAPE, fitModel, publishSums} from '@vitrine/server';
import {lineChart} from '../../plot/line-chart.ts';
import {deliver, packContent, sumsOf} from '../fit.ts';
import {type Kept, keptOf} from '../kept.ts';
import {SHOP} from '../log-catalog.ts';
import type {Measured} from '../measures.ts';
import {openAnsweringShop} from '../private.ts';
import {seededWords} from '../random.ts';
import {type LogSession, toEvent} from '../read-log.ts';
import {replay} from '../replay.ts';
import {describe, lineOf, markdownTable, points, rowOf, type Section, share, shown} from './section.ts';

/** A shop may set up to 5; more is measured to see what noise costs. */
export const OWN_EPSILONS = [0.5, 1, 2, 4, 8];

export interface OwnLesson {
  readonly epsilon: number;
  readonly kept: Kept;
  readonly hr20: number;
  readonly mrr20: number;
}

export interface OwnStatistics {
  /** The same log without noise, with the usual weights: what noise and bounds cost, and not the choice of weights. */
  readonly exact: Measured;
  readonly catalogue: Measured;
  readonly lessons: readonly OwnLesson[];
}

export interface OwnOptions {
  readonly train: readonly LogSession[];
  readonly tested: readonly LogSession[];
  readonly seeds: number;
  readonly say: (line: string) => void;
}

/**
 * What a shop's own log teaches when it is published with noise. The log has no shoppers, so each visit counts as one. A log
 * without categories gives them from one half of it, as with private answers, and the other half is the shop's own.
 */
export async function measureOwnStatistics({train, tested, seeds, say}: OwnOptions): Promise<OwnStatistics> {
  const {shop, answering} = await openAnsweringShop(train, say);
  try {
    const {catalog} = shop;
    const paths = new Map(catalog.items.map(({itemId, category}) => [itemId, category]));
    const learn = async (own: {readonly exact?: boolean; readonly published?: PublishedSums}) => {
      const sums = own.exact ? sumsOf(answering, catalog) : null;
      const {published} = own;
      const fitted = await fitModel({catalog, settings: SHOP, sums, published, reports: [], now: 0});
      const shape = own.exact ? DEFAULT_SHAPE : {backward: 0, alike: 0};
      return replay(deliver(packContent(catalog, fitted.shape(shape))).pack, tested);
    };
    const exact = await learn({exact: true});
    const catalogue = await learn({});
    const lessons: OwnLesson[] = [];
    for (const epsilon of OWN_EPSILONS) {
      const draws: Measured[] = [];
      for (let seed = 0; seed < seeds; seed++) {
        const random = seededWords(3001 + seed);
        const facts = createOwnFacts((itemId) => paths.get(itemId) ?? null, random);
        for (const {rows} of answering) facts.add([rows.map(toEvent)]);
        const secret = new Uint8Array(Uint32Array.from({length: 8}, random).buffer);
        draws.push(await learn({published: publishSums([facts.result()], epsilon, secret)}));
        say(`own statistics at ε ${epsilon}, draw ${seed + 1}: HR@20 ${draws[seed].hr20.toFixed(3)}`);
      }
      const mean = (key: 'hr20' | 'mrr20') => draws.reduce((sum, one) => sum + one[key], 0) / seeds;
      const fallback = draws.map(() => catalogue);
      lessons.push({epsilon, kept: keptOf(draws, fallback, exact), hr20: mean('hr20'), mrr20: mean('mrr20')});
    }
    return {exact, catalogue, lessons};
  } finally {
    await shop.close();
  }
}

export function ownSection(set: string, {exact, catalogue, lessons}: OwnStatistics): Section {
  const both = ({hr20, mrr20}: {readonly hr20: number; readonly mrr20: number}) => `${share(hr20)} / ${share(mrr20)}`;
  const lines = [
    lineOf(
      'kept of exact',
      lessons.map(({kept}) => kept.ratio),
      lessons.map(({epsilon}) => epsilon),
    ),
  ];
  return {
    name: `${set}-own`,
    table: markdownTable(
      ['own statistics', 'HR@20 / MRR@20', 'kept of exact', 'points over the catalogue alone'],
      [
        ['exact', both(exact), '', ''],
        ...lessons.map(({kept, ...lesson}) => [
          `ε ${lesson.epsilon}`,
          both(lesson),
          shown(kept.ratio),
          shown(kept.gain, points),
        ]),
        ['none', both(catalogue), share(catalogue.hr20 / exact.hr20), ''],
      ],
    ),
    svg: lineChart({
      title: `${set}: own statistics with noise`,
      description: describe(lines),
      x: {label: 'ε of a shopper', log: true},
      y: {label: 'HR@20 ÷ that of exact own statistics', format: (value) => value.toFixed(2)},
      lines,
    }),
    rows: lessons.flatMap(({epsilon, kept}) => [
      rowOf(`ε ${epsilon}: HR@20 kept of exact`, kept.ratio, 'ratio'),
      {...rowOf(`ε ${epsilon}: HR@20 over the catalogue alone`, kept.gain), goal: kept.gain.high >= 0},
    ]),
  };
}
