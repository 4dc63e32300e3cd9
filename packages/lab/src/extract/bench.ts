import {clopperPearson} from '../audit/clopper-pearson.ts';
import type {Figure} from '../figure.ts';
import {type Answer, answerOf, answerOfPeer, FIELDS, type Field, isSamePath, judge} from './judge.ts';
import type {Readings} from './read-saved.ts';
import type {SavedPage} from './saved-pages.ts';

export interface ReadPage {
  readonly saved: SavedPage;
  readonly read: Readings;
}

/** Something that was read wrongly, for those who mend it. */
export interface Miss {
  readonly file: string;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
  /** Where it was read. */
  readonly source: string;
}

/** What must hold, in percent of the pages that have the field. */
const GOALS: Readonly<Record<Field | 'kind', number>> = {
  kind: 98,
  title: 97,
  price: 95,
  currency: 95,
  id: 95,
  availability: 90,
  category: 90,
  brand: 85,
};
const MAX_MEDIAN_MS = 8;
const MAX_TASK_MS = 50;
const RISK = 0.025;

/** The table: how often each field was right where a page has it (recall) and where it was said (precision), and for how long. */
export function figuresOf(pages: readonly ReadPage[]): Figure[] {
  const judged = pages.map((page) => ({
    ...page,
    isProduct: page.saved.expected.kind === 'product',
    ours: answerOf(page.read.reading),
    peers: answerOfPeer(page.read.peer),
  }));
  const products = judged.filter(({isProduct}) => isProduct);
  const others = judged.filter(({isProduct}) => !isProduct);
  const kindRight = (of: 'ours' | 'peers') => judged.filter((page) => page[of].isProduct === page.isProduct).length;
  const falseViews = (of: 'ours' | 'peers') => others.filter((page) => page[of].isProduct).length;
  const times = pages.map(({read}) => read.ms).toSorted((a, b) => a - b);
  const nextTimes = pages.map(({read}) => read.nextMs).toSorted((a, b) => a - b);
  const peerTimes = pages.map(({read}) => read.peerMs).toSorted((a, b) => a - b);
  const longest = quantile(
    pages.map(({read}) => read.taskMs).toSorted((a, b) => a - b),
    1,
  );
  const scripts = pages.map(({read}) => read.scriptMs).toSorted((a, b) => a - b);
  const paces = pages.map(({read}) => read.paceMs).toSorted((a, b) => a - b);
  return [
    {name: 'pages', value: pages.length, unit: 'pages'},
    {name: 'product pages', value: products.length, unit: 'pages'},
    {
      ...share('kind: right', kindRight('ours'), pages.length, GOALS.kind),
      peer: percent(kindRight('peers'), pages.length),
    },
    share('kind: named exactly', judged.filter(isSameKind).length, pages.length),
    {
      name: 'false product views',
      value: falseViews('ours'),
      unit: `of ${others.length} pages`,
      limit: 0,
      peer: falseViews('peers'),
      goal: falseViews('ours') === 0,
    },
    ...FIELDS.flatMap((field) => fieldFigures(field, products)),
    {
      name: 'median',
      value: quantile(times, 0.5),
      unit: 'ms',
      limit: MAX_MEDIAN_MS,
      peer: quantile(peerTimes, 0.5),
      goal: quantile(times, 0.5) <= MAX_MEDIAN_MS,
    },
    {
      name: 'median of later pages',
      value: quantile(nextTimes, 0.5),
      unit: 'ms',
      limit: MAX_MEDIAN_MS,
      goal: quantile(nextTimes, 0.5) <= MAX_MEDIAN_MS,
    },
    {name: 'its script: median', value: quantile(scripts, 0.5), unit: 'ms'},
    {name: '95 % of pages within', value: quantile(times, 0.95), unit: 'ms'},
    {name: 'longest page', value: quantile(times, 1), unit: 'ms'},
    {name: 'pace of the machine: 5 million sums', value: quantile(paces, 0.5), unit: 'ms'},
    {name: 'longest task', value: longest, unit: 'ms', limit: MAX_TASK_MS, goal: longest <= MAX_TASK_MS},
  ];
}

/** A home page may be read as a list or as nothing; to a shop an order that went through is a purchase. */
function isSameKind({saved: {expected}, read: {reading}}: ReadPage): boolean {
  const {kind} = reading;
  if (expected.kind === 'home') return kind === 'list' || kind === 'other';
  return kind === (expected.kind === 'purchase' ? 'thanks' : expected.kind);
}

export function missesOf(pages: readonly ReadPage[]): Miss[] {
  return pages.flatMap(({saved: {file, expected}, read: {reading}}): Miss[] => {
    const answer = answerOf(reading);
    const source = (field: string) => {
      const {sources} = reading;
      const from = sources[field as keyof typeof sources];
      return from ? `${from.source} ${from.confidence.toFixed(2)}` : '';
    };
    if (answer.isProduct !== (expected.kind === 'product')) {
      return [{file, field: 'kind', expected: expected.kind, got: reading.kind, source: source('kind')}];
    }
    if (!answer.isProduct) {
      const isRight = isSameKind({saved: {file, expected}, read: {reading}} as ReadPage);
      return isRight
        ? []
        : [{file, field: 'kind, exactly', expected: expected.kind, got: reading.kind, source: source('kind')}];
    }
    return FIELDS.flatMap((field) => {
      const verdict = judge(field, answer, expected);
      const own = field === 'id' ? 'itemId' : field === 'availability' ? 'available' : field;
      const got = field === 'id' ? answer.ids.join('|') : verdict.got;
      return verdict.expected && !verdict.isRight
        ? [{file, field, expected: verdict.expected, got, source: source(own)}]
        : [];
    });
  });
}

interface Judged {
  readonly saved: SavedPage;
  readonly ours: Answer;
  readonly peers: Answer;
}

/** A field can be judged only on pages of which people said what it is. */
function fieldFigures(field: Field, products: readonly Judged[]): Figure[] {
  const having = products.filter(({saved, ours}) => judge(field, ours, saved.expected).expected);
  const count = (of: 'ours' | 'peers') => {
    const verdicts = having.map((page) => judge(field, page[of], page.saved.expected));
    // What is read on a page that was not taken for a product's is never told
    const told = verdicts.filter(({got}, i) => got && having[i][of].isProduct);
    return {found: told.length, right: told.filter(({isRight}) => isRight).length};
  };
  const [ours, peers] = [count('ours'), count('peers')];
  const exact = having.filter(({saved, ours: answer}) => answer.isProduct && isSamePath(answer, saved.expected)).length;
  return [
    {
      ...share(`${field}: right of those that have it`, ours.right, having.length, GOALS[field]),
      peer: percent(peers.right, having.length),
    },
    {...share(`${field}: right of those found`, ours.right, ours.found), peer: percent(peers.right, peers.found)},
    ...(field === 'category' ? [share('category: the whole path', exact, having.length)] : []),
  ];
}

function share(name: string, right: number, all: number, goal?: number): Figure {
  const {low, high} = clopperPearson(right, Math.max(all, 1), RISK);
  const value = percent(right, all);
  return {
    name,
    value,
    unit: `% (${right}/${all})`,
    low: round(100 * low),
    high: round(100 * high),
    ...(goal !== undefined && {limit: goal, goal: value >= goal}),
  };
}

const percent = (part: number, whole: number) => (whole ? round((100 * part) / whole) : 0);
const round = (value: number) => Math.round(value * 10) / 10;
const quantile = (sorted: readonly number[], at: number) =>
  round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0);
