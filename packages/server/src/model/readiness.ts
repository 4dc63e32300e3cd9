import type {Evidence, Need, Readiness, Task} from '@vitrine/core';
import {taskShares} from '../tasks.ts';
import {answersNeeded, daysUntil, type ListTask} from './answers-needed.ts';

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
  /** Whether own statistics enter packs exactly; with noise nothing is known of single orders and weeks. */
  readonly ownIsExact: boolean;
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
export const TREND_WEEKS = 4;
/** Rows of the shop's own an item needs on average before what follows what is known of most. */
export const ROWS_PER_ITEM = 5;
export const LINES_PER_ITEM = 2;

/**
 * For each kind of list whether the shop has what it rests on now, what is missing for it to rest on behaviour, and when
 * that will be there at the present pace.
 */
export function readinessOf(state: ShopState): Readiness[] {
  const {catalogue, orderLines, visitRows, ownIsExact, answerWeeks} = state;
  const {items, leaves} = catalogue;
  const fixed = (what: string, have: number, want: number): Need => ({what, have, want, days: null});
  const rows = fixed('visits', orderLines + visitRows, ROWS_PER_ITEM * items);
  const lines = fixed('orders', orderLines, LINES_PER_ITEM * items);
  const exact = fixed('exact', ownIsExact ? 1 : 0, 1);
  const size = {items, leaves, a: state.a};
  const popular = answersNeeded('item', size);
  // Two counts are compared, and a difference is as uncertain as both together.
  const trending = [
    [fixed('weekly-visits', visitRows, ROWS_PER_ITEM * items), exact],
    [
      {what: 'weeks', have: answerWeeks, want: TREND_WEEKS, days: weeksLeft(state)},
      answers(state, 'item', 2 * popular),
    ],
  ];
  const lists = [
    sheet('popular', basisOf(state, 'item'), items > 0, [[rows], [answers(state, 'item', popular)]]),
    sheet('related', basisOf(state, 'neighbors'), items > 0, [
      [rows],
      [answers(state, 'leafPair', answersNeeded('leafPair', size))],
    ]),
    sheet('similar', 'catalog', catalogue.described >= SHELF, [
      [fixed('descriptions', catalogue.described, Math.ceil(items / 2))],
    ]),
    sheet('bought-together', 'measured', isMet(lines) && ownIsExact, [[lines, exact]]),
    sheet(
      'trending',
      basisOf(state, 'item'),
      trending.some((way) => way.every(isMet)),
      trending,
    ),
    sheet('new', 'catalog', catalogue.fresh >= SHELF, [
      [fixed('dates', catalogue.dated, items), fixed('arrivals', catalogue.fresh, SHELF)],
    ]),
    sheet('searches', basisOf(state, 'query'), leaves > 0, [[answers(state, 'query', answersNeeded('query', size))]]),
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

function answers({answers: counted, answersPerDay, catalogue}: ShopState, task: ListTask, want: number): Need {
  const have = counted[task] ?? 0;
  const pace = answersPerDay * (taskShares(catalogue.items)[task] ?? 0);
  const [there, now] = [daysUntil(want, pace), daysUntil(have, pace)];
  return {
    what: `answers.${task}`,
    have,
    want,
    days: there === null || now === null ? null : Math.ceil(Math.max(0, there - now)),
  };
}
