import {
  type Catalog,
  type DataSheet,
  type Estimate,
  type Evidence,
  type FactSums,
  type Figure,
  type PackQuery,
  pairKey,
  type QuestionSheet,
  TASK_NAMES,
  TASKS,
  type Task,
} from '@vitrine/core';
import {groupBy} from '../group-by.ts';
import {answersTo, discoveries, MIN_DEVICES} from '../model/index.ts';
import {weekDays} from '../poisoning/windows.ts';
import {DELTA} from './accountant.ts';
import {createKeyNames, type KeyNames} from './key-names.ts';
import {ownNoise} from './publish-sums.ts';
import {merge, type Release} from './release.ts';

export interface SheetInput {
  readonly shopId: string;
  readonly builtAt: number;
  readonly releases: readonly Release[];
  /** What each question was asked about; closed questions are told cell by cell whatever was asked. */
  readonly asked: ReadonlyMap<Task, ReadonlySet<string>>;
  readonly evidence: readonly Evidence[];
  readonly sums: FactSums | null;
  /** ε of own statistics; null where they are published exactly. */
  readonly ownEpsilon: number | null;
  readonly catalog: Catalog;
  /** Of the pack: share of each item, and what is asked for. */
  readonly popularity: Float32Array;
  readonly queries: readonly PackQuery[];
}

/** Keys of an open question that are shown. */
const SHOWN = 20;
/** Half the width of a 95 % interval, in standard errors. */
const Z95 = 1.959964;

/** What a pack rests on, written when it is built; pure. */
export function createDataSheet(input: SheetInput): DataSheet {
  const names = createKeyNames(input.catalog);
  const shares = packShares(input);
  const ownCounts = firstPartyCounts(input.sums);
  const questions = TASK_NAMES.map((task) => questionSheet(task, input, names, shares, ownCounts));
  return {
    shopId: input.shopId,
    builtAt: input.builtAt,
    delta: DELTA,
    ownEpsilon: input.sums === null ? null : input.ownEpsilon,
    questions,
  };
}

/** Own count of a key; null where the shop has no orders or visits to count. */
type OwnCounts = (task: Task, key: string) => number | null;
type PackShares = (task: Task, key: string) => number | null;

function questionSheet(
  task: Task,
  {releases, asked, evidence, sums, ownEpsilon}: SheetInput,
  names: KeyNames,
  shares: PackShares,
  ownCounts: OwnCounts,
): QuestionSheet {
  const own = releases.filter((release) => release.task === task);
  const reports = own.reduce((sum, release) => sum + release.reports, 0);
  const a = Math.max(1, ...own.map((release) => release.a));
  const {cells} = TASKS[task];
  const keys = reports === 0 ? [] : cells.length > 0 ? cells : [...(asked.get(task) ?? [])];
  const seen = answersTo(task, byPeriod(own), Infinity).estimate(keys);
  const beyondDoubt = discoveries(seen);
  const published = beyondDoubt.filter(Boolean).length;

  const answered: readonly Figure[] = shownOf(keys, seen, cells.length > 0).map((k) => ({
    ...noteOf(seen[k], reports),
    key: keys[k],
    names: names(task, keys[k]),
    basis: beyondDoubt[k] ? 'measured' : 'composed',
    firstParty: ownCounts(task, keys[k]),
    packShare: shares(task, keys[k]),
  }));
  const shown = new Set(answered.map(({key}) => key));
  const counted = largestOwn(task, sums, SHOWN)
    .filter((key) => !shown.has(key))
    .slice(0, Math.max(0, SHOWN - answered.length));
  const basis = evidence.find((line) => line.task === task)?.basis;
  return {
    task,
    days: reports === 0 ? null : daysOf(own),
    reports,
    dummies: own.reduce((sum, release) => sum + release.dummies, 0),
    a,
    epsilon: Math.log(a),
    centralEpsilon: Math.max(0, ...own.map((release) => release.centralEpsilon)),
    promise: reports > 0 && own.every(({isWhole}) => isWhole) ? 'central' : 'local',
    basis: basis ?? (published > 0 ? 'measured' : reports > 0 ? 'composed' : 'catalog'),
    ownNoise: sums === null ? null : ownNoise(task, ownEpsilon),
    asked: keys.length,
    published,
    suppressed: keys.length - published,
    figures: [
      ...answered,
      ...counted.map(
        (key): Figure => ({
          ...UNANSWERED,
          key,
          names: names(task, key),
          firstParty: ownCounts(task, key),
          packShare: shares(task, key),
        }),
      ),
    ],
  };
}

/** Batches of one period and ε hash alike, so their tables add up and are looked through once. */
function byPeriod(releases: readonly Release[]) {
  const periods = groupBy(releases, ({tables: [{period, a}]}) => `${period} ${a}`);
  return [...periods.values()].map((own) => merge(own, own[0].week));
}

/** Places of the keys that are shown: those of a closed question in their order, of an open one the largest first. */
function shownOf(keys: readonly string[], seen: readonly Estimate[], isClosed: boolean): number[] {
  const places = [...keys.keys()];
  return isClosed ? places : places.sort((a, b) => seen[b].estimate - seen[a].estimate || a - b).slice(0, SHOWN);
}

const HIDDEN = {estimate: null, low: null, high: null, standardError: null, effectiveReports: null} as const;
const UNANSWERED = {...HIDDEN, state: 'none', basis: 'composed'} as const;

function noteOf(
  {estimate, variance}: Estimate,
  reports: number,
): Pick<Figure, 'state' | 'estimate' | 'low' | 'high' | 'standardError' | 'effectiveReports'> {
  const standardError = Math.sqrt(variance);
  const [low, high] = [estimate - Z95 * standardError, estimate + Z95 * standardError];
  if (low <= 0) return {...HIDDEN, state: 'unclear', high: Math.max(MIN_DEVICES, high), standardError};
  if (estimate < MIN_DEVICES) return {...HIDDEN, state: 'few'};
  // n s ÷ (s + v), with s = estimate ÷ n and v = variance ÷ n
  const effectiveReports = (reports * estimate) / (estimate + variance);
  return {state: 'told', estimate, low, high, standardError, effectiveReports};
}

function daysOf(releases: readonly Release[]): [from: string, to: string] {
  const [from] = weekDays(Math.min(...releases.map(({week}) => week)));
  const [, to] = weekDays(Math.max(...releases.map(({lastWeek}) => lastWeek)));
  return [from, to];
}

/** Keys with the largest own counts. */
function largestOwn(task: Task, sums: FactSums | null, count: number): string[] {
  if (sums === null) return [];
  let largest: [key: string, count: number][] = [];
  const cut = () => {
    largest = largest.sort(([, a], [, b]) => b - a).slice(0, count);
  };
  const add = (key: string, own: number) => {
    if (largest.push([key, own]) >= 50 * count) cut(); // a log may have millions of pairs
  };
  if (task !== 'itemPair') for (const [key, own] of sums.counts[task]) add(key, own);
  else {
    const {steps} = sums;
    steps.forEach((from, to, distance, weight) => {
      if (distance !== 1 || from === to) return;
      const back = steps.weightOf(to, from, distance);
      if (back === 0 || from < to) add(pairKey(steps.itemIds[from], steps.itemIds[to]), weight + back); // each pair once
    });
  }
  cut();
  return largest.map(([key]) => key);
}

function firstPartyCounts(sums: FactSums | null): OwnCounts {
  if (sums === null) return () => null;
  const {steps} = sums;
  const places = new Map(steps.itemIds.map((itemId, place) => [itemId, place]));
  return (task, key) => {
    if (task !== 'itemPair') return sums.counts[task].get(key) ?? 0;
    const [i, j] = key.split('\t').map((itemId) => places.get(itemId));
    return i === undefined || j === undefined ? 0 : steps.weightOf(i, j, 1) + steps.weightOf(j, i, 1);
  };
}

function packShares({catalog, popularity, queries}: SheetInput): PackShares {
  const items = new Map(catalog.items.map(({itemId}, i) => [itemId, popularity[i]]));
  const leaves = new Map<string, number>();
  catalog.items.forEach(({category}, i) => {
    const leaf = category.join(' > ');
    leaves.set(leaf, (leaves.get(leaf) ?? 0) + popularity[i]);
  });
  const asked = queries.reduce((sum, {weight}) => sum + weight, 0);
  const words = new Map(queries.map(({query, weight}) => [query, weight / asked]));
  const tables: Partial<Record<Task, ReadonlyMap<string, number>>> = {item: items, leaf: leaves, query: words};
  return (task, key) => tables[task]?.get(task === 'query' ? key.split('\t')[0] : key) ?? null;
}
