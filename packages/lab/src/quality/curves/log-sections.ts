import {popularity} from '../baselines/popularity.ts';
import type {Predict} from '../baselines/predict.ts';
import {sequentialRules} from '../baselines/sequential-rules.ts';
import {vSknn} from '../baselines/v-sknn.ts';
import {catalogOf} from '../log-catalog.ts';
import {type LogSession, readLog} from '../read-log.ts';
import {replay, replayBaseline} from '../replay.ts';
import {lossesOf, modelParts, scorerParts} from './ablation.ts';
import {measureGrid} from './grid.ts';
import {gridSection} from './grid-section.ts';
import {learnFromAnswers, learnFromSums} from './learning.ts';
import {learnOwnLog} from './own-log.ts';
import {measureOwnStatistics, ownSection} from './own-statistics.ts';
import {type Target, targetsOf} from './ranks.ts';
import {ablationSection, learningSection, returnsSection, strataSection} from './report.ts';
import {gainsOf, logReturns, replayReturns} from './returns.ts';
import type {Section, SectionName} from './section.ts';
import {cut, daysKnown, occurrencesOf, stratify} from './strata.ts';

export interface LogOptions {
  readonly train: string;
  readonly test: string;
  /** Name of the log, for titles and files. */
  readonly set: string;
  /** Only every n-th test session. */
  readonly every: number;
  /** Draws of whatever is drawn by chance. */
  readonly seeds: number;
  /** Of the grid: cells of more answers are left out. */
  readonly maxAnswers: number;
  readonly wanted: ReadonlySet<SectionName>;
  /** Hears how far it is. */
  readonly say: (line: string) => void;
}

/** Shoppers a day: private answers tell nothing below the last three. */
const SIZES = [10, 30, 100, 300, 1000, 10_000, 100_000];
const ANSWERING_SIZES = [1000, 10_000, 100_000];

/** Properties of a point that are whole numbers, and where their ranges start. */
const CUTS = [
  {
    name: 'known',
    title: 'items seen often and seldom',
    label: 'events of the item in train',
    starts: [0, 5, 10, 20, 50, 100, 200, 500],
    keysOf: occurrencesOf,
  },
  {
    name: 'age',
    title: 'items old and new',
    label: 'days since the item was first seen',
    starts: [0, 1, 2, 3, 4, 5, 6, 7, 14, 28, 56, 112, 224],
    keysOf: daysKnown,
  },
  {
    name: 'place',
    title: 'how fast a fresh shopper is served',
    label: 'events of the session so far',
    starts: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 30],
    keysOf: (_: readonly LogSession[], targets: readonly Target[]) => targets.map(({place}) => place),
  },
] as const;

/** Everything that a log can tell, one section after the other as they are measured. */
export async function* logSections({
  train,
  test,
  set,
  every,
  seeds,
  maxAnswers,
  wanted,
  say,
}: LogOptions): AsyncGenerator<Section> {
  const sessions = await readLog(train);
  const tested = (await readLog(test)).filter((_, s) => s % every === 0);
  const targets = targetsOf(tested);
  say(`${set}: ${sessions.length} sessions to learn from, ${tested.length} to test (${targets.length} points)`);
  if (wanted.has('own')) {
    yield ownSection(set, await measureOwnStatistics({train: sessions, tested, seeds, say}));
    if (wanted.size === 1) return;
  }
  const own = await learnOwnLog(sessions, catalogOf(sessions));
  const replayed = replay(own.pack, tested);
  const {ranks} = replayed;
  say('the whole log learnt');
  if (wanted.has('grid')) {
    yield gridSection(set, await measureGrid({train: sessions, tested, noiseless: replayed, seeds, maxAnswers, say}));
    if (wanted.size === 1) return;
  }

  const ranksOf = (fit: (log: readonly LogSession[]) => Predict) =>
    replayBaseline(fit(sessions), tested, own.catalog.items.length).ranks;
  const lists = [
    {name: 'ours', ranks},
    {name: 'V-SKNN', ranks: ranksOf(vSknn)},
    {name: 'SR', ranks: ranksOf(sequentialRules)},
    {name: 'popularity', ranks: ranksOf(popularity)},
  ];
  for (const {name, title, label, starts, keysOf} of CUTS) {
    if (!wanted.has(name)) continue;
    const ranges = cut(starts, keysOf(sessions, targets));
    // Where all points are alike there is no curve: in some logs every item was there from the first day.
    if (ranges.length < 2) say(`${set}: all points have about the same ${label}`);
    else yield strataSection(`${set}-${name}`, `${set}: ${title}`, label, lists, stratify(ranges, targets, lists));
  }
  if (wanted.has('returns')) {
    const gains = gainsOf(replayReturns(own.pack, logReturns(tested), {placement: 'next'}));
    if (gains.length < 3) say(`${set}: too few shoppers come back within a session of the log`);
    else yield returnsSection(`${set}-returns`, `${set}: after half an hour away`, gains);
  }
  if (wanted.has('parts')) {
    const parts = [...scorerParts(own.pack), ...(await modelParts(own))];
    const losses = lossesOf(
      parts,
      ranks,
      targets.map(({session}) => session),
      (pack) => replay(pack, tested).ranks,
    );
    yield ablationSection(`${set}-parts`, `${set}: what each part is worth`, losses);
  }
  if (wanted.has('learning')) {
    const options = {train: sessions, tested, seeds, say};
    const sums = await learnFromSums({...options, sizes: SIZES}, ranks);
    const {answered, bestsellers} = await learnFromAnswers({...options, sizes: ANSWERING_SIZES});
    yield learningSection(set, sums, answered, bestsellers);
  }
}
