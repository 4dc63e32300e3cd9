import type {Forecast, ForecastNeed} from '@vitrine/core';

/** A forecast for a terminal: one line for each kind of list. */
export function forecastText(forecast: Forecast): string {
  const {items, leaves, visitsPerDay, ordersPerDay, consentShare, answersPerDay, lists} = forecast;
  const head =
    `${items} items in ${leaves} categories, ${visitsPerDay} visits and ${ordersPerDay} orders a day.\n` +
    `If ${Math.round(100 * consentShare)} % of visitors agree (assumed), ${Math.round(answersPerDay)} answers a day:` +
    ' a device answers once in 28 days, which 1 visit of 1.6 is the first in.';
  const row = (cells: readonly string[]) =>
    [16, 22, 26, 0]
      .map((width, c) => cells[c].padEnd(width))
      .join('')
      .trimEnd();
  const lines = lists.map(({list, fromStart, answers, orders}) =>
    row([list, fromStart ? 'shown from the start' : 'hidden until then', daysOf(answers), daysOf(orders)]),
  );
  return [head, '', row(['list', '', 'by answers alone', 'by own orders alone (past ones count)']), ...lines].join(
    '\n',
  );
}

function daysOf(need: ForecastNeed | null): string {
  if (need === null) return '–';
  return need.days === null ? 'never at this pace' : `about ${need.days} days`;
}
