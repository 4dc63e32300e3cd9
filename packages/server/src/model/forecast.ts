import type {Forecast, ForecastLine, ForecastNeed} from '@vitrine/core';
import {taskShares} from '../tasks.ts';
import {answersNeeded, daysUntil, type ListTask} from './answers-needed.ts';
import {LINES_PER_ITEM, ROWS_PER_ITEM, TREND_WEEKS} from './readiness.ts';

export interface ForecastInput {
  readonly items: number;
  /** Leaf categories. */
  readonly leaves: number;
  readonly visitsPerDay: number;
  readonly ordersPerDay: number;
  /** 0 … 1. */
  readonly consentShare: number;
  /** e^ε of answers to fine questions. */
  readonly a: number;
}

/** Part of visitors who agree to give answers where nothing is known: a guess, and the first thing to try. */
export const USUAL_CONSENT = 0.5;
/** Visits that are a device's first in 28 days, the only ones that may bring an answer: 1 in 1.6 (PRIVACY §3.1). */
const FIRST_VISITS = 0.625;
/** Lines of an order. */
const LINES_PER_ORDER = 2;

/** When a shop's lists will rest on behaviour, before it has any: by private answers alone, and by its own orders alone. */
export function forecastOf({items, leaves, visitsPerDay, ordersPerDay, consentShare, a}: ForecastInput): Forecast {
  const answersPerDay = visitsPerDay * FIRST_VISITS * consentShare;
  const shares = taskShares(items);
  const size = {items, leaves, a};
  const answers = (task: ListTask, times = 1, leastDays = 0): ForecastNeed => {
    const want = times * answersNeeded(task, size);
    const days = daysUntil(want, answersPerDay * (shares[task] ?? 0));
    return {want, days: days === null ? null : Math.max(leastDays, Math.ceil(days))};
  };
  const lines = (perItem: number, leastDays = 0): ForecastNeed => {
    const want = perItem * items;
    const perDay = LINES_PER_ORDER * ordersPerDay;
    return {want, days: perDay > 0 ? Math.max(leastDays, Math.ceil(want / perDay)) : null};
  };
  const line = (
    list: string,
    fromStart: boolean,
    byAnswers: ForecastNeed | null = null,
    byOrders: ForecastNeed | null = null,
  ): ForecastLine => ({list, fromStart, answers: byAnswers, orders: byOrders});
  return {
    items,
    leaves,
    visitsPerDay,
    ordersPerDay,
    consentShare,
    answersPerDay,
    lists: [
      line('popular', true, answers('item'), lines(ROWS_PER_ITEM)),
      line('related', true, answers('leafPair'), lines(ROWS_PER_ITEM)),
      line('related-items', true, answers('itemPair'), lines(ROWS_PER_ITEM)),
      line('similar', true),
      line('bought-together', false, null, lines(LINES_PER_ITEM)),
      // Two counts are compared, and a difference is as uncertain as both together.
      line('trending', false, answers('item', 2, 7 * TREND_WEEKS), lines(ROWS_PER_ITEM, 7 * TREND_WEEKS)),
      line('new', true),
      line('searches', true, answers('query')),
      line('recent', true),
    ],
  };
}
