import type {Evidence, Need, Readiness, Task} from '@vitrine/core';
import {taskShares} from '../tasks.ts';

/** What a shop has, counted. */
export interface ShopState {
  readonly catalogue: {
    readonly items: number;
    /** Items with words to compare: a category or an attribute beside the title. */
    readonly described: number;
    /** Items of known arrival. */
    readonly dated: number;
    /** Of these, arrived within `NEW_DAYS`. */
    readonly fresh: number;
    /** Leaf categories. */
    readonly leaves: number;
  };
  /** Order lines and rows of visits imported. */
  readonly orderLines: number;
  readonly visitRows: number;
  /** Private answers to each question. */
  readonly answers: Readonly<Partial<Record<Task, number>>>;
  /** Answers a day to all questions, lately. */
  readonly answersPerDay: number;
  /** Weeks from the oldest answer to now. */
  readonly answerWeeks: number;
  /** e^ε of answers to fine questions. */
  readonly a: number;
  /** Of the current pack. */
  readonly evidence: readonly Evidence[];
}

export const NEW_DAYS = 60;
/** A shelf of fewer is not shown. */
const SHELF = 3;
/** Weeks before a change can be told from a habit: two recent ones and as many before them. */
const TREND_WEEKS = 4;
/** Rows of the shop's own an item needs on average before what follows what is known of most. */
const ROWS_PER_ITEM = 5;
const LINES_PER_ITEM = 2;

/**
 * For each kind of list whether the shop has what it rests on now, what is missing for it to rest on behaviour, and when
 * that will be there at the present pace.
 */
export function readinessOf(state: ShopState): Readiness[] {
  const {catalogue, orderLines, visitRows, answerWeeks} = state;
  const {items, leaves} = catalogue;
  const fixed = (what: string, have: number, want: number): Need => ({what, have, want, days: null});
  const rows = fixed('visits', orderLines + visitRows, ROWS_PER_ITEM * items);
  const lines = fixed('orders', orderLines, LINES_PER_ITEM * items);
  const popular = answersNeeded(itemShare(items), 2, state.a);
  // Two counts are compared, and a difference is as uncertain as both together.
  const trending = [
    [fixed('weekly-visits', visitRows, ROWS_PER_ITEM * items)],
    [
      {what: 'weeks', have: answerWeeks, want: TREND_WEEKS, days: weeksLeft(state)},
      answers(state, 'item', 2 * popular),
    ],
  ];
  const lists = [
    sheet('popular', basisOf(state, 'item'), items > 0, [[rows], [answers(state, 'item', popular)]]),
    sheet('related', basisOf(state, 'neighbors'), items > 0, [
      [rows],
      [answers(state, 'leafPair', answersNeeded(pairShare(leaves), 4, state.a))],
    ]),
    sheet('similar', 'catalog', catalogue.described >= SHELF, [
      [fixed('descriptions', catalogue.described, Math.ceil(items / 2))],
    ]),
    sheet('bought-together', 'measured', isMet(lines), [[lines]]),
    sheet(
      'trending',
      basisOf(state, 'item'),
      trending.some((way) => way.every(isMet)),
      trending,
    ),
    sheet('new', 'catalog', catalogue.fresh >= SHELF, [
      [fixed('dates', catalogue.dated, items), fixed('arrivals', catalogue.fresh, SHELF)],
    ]),
    sheet('searches', basisOf(state, 'query'), leaves > 0, [
      [answers(state, 'query', answersNeeded(itemShare(leaves), 2, state.a))],
    ]),
    sheet('recent', 'device', true, []),
  ];
  if (items > 0) return lists;
  return lists.map(({list}) => sheet(list, 'catalog', false, [[fixed('items', 0, SHELF)]]));
}

/** @param ways any one of them would do; nothing is missing when one is complete */
function sheet(
  list: string,
  basis: Exclude<Readiness['basis'], null>,
  ready: boolean,
  ways: readonly (readonly Need[])[],
): Readiness {
  const isComplete = ways.some((way) => way.every(isMet));
  const needs = isComplete ? [] : ways.flatMap((way) => way.filter((need) => !isMet(need)));
  return {list, ready, basis: ready ? basis : null, needs};
}

const isMet = ({have, want}: Need) => have >= want;

const weeksLeft = ({answersPerDay, answerWeeks}: ShopState) =>
  answersPerDay > 0 ? 7 * Math.max(0, TREND_WEEKS - answerWeeks) : null;

const basisOf = ({evidence}: ShopState, task: string) => evidence.find((one) => one.task === task)?.basis ?? 'catalog';

function answers({answers: counted, answersPerDay, catalogue}: ShopState, task: Task, want: number): Need {
  const have = counted[task] ?? 0;
  const pace = answersPerDay * (taskShares(catalogue.items)[task] ?? 0);
  return {what: `answers.${task}`, have, want, days: pace > 0 ? Math.ceil(Math.max(0, want - have) / pace) : null};
}

/** Share of the twentieth of so many where the k-th is wanted 1/k as often as the first (Zipf): what a shelf must tell. */
function itemShare(count: number): number {
  let harmonic = 0;
  for (let k = 1; k <= count; k++) harmonic += 1 / k;
  return count > 0 ? 1 / (Math.min(20, count) * harmonic) : 1;
}

/** Share of one pair where each category leads mostly to five others. */
const pairShare = (leaves: number) => 1 / Math.max(1, 5 * leaves);

/** Answers after which a share stands `z` standard deviations above nothing: z² · v ÷ share², v = 4a ÷ (a − 1)² (PRIVACY §2). */
const answersNeeded = (share: number, z: number, a: number) =>
  Math.ceil((z ** 2 * ((4 * a) / (a - 1) ** 2)) / share ** 2);
