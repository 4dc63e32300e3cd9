import type {Need, ShopReport} from '@vitrine/core';

const NEEDS: Readonly<Record<string, string>> = {
  orders: 'order lines (import-orders)',
  visits: 'order lines or rows of visits (import-orders, import-sessions)',
  items: 'items (import-catalogue)',
  'weekly-visits': 'rows of the last weeks’ visits (import-sessions)',
  weeks: 'weeks of answers',
  descriptions: 'items with a category or attributes',
  dates: 'items with their day of arrival (created_at)',
  arrivals: 'items that arrived in the last 60 days',
  'answers.item': 'answers on items viewed',
  'answers.leafPair': 'answers on categories in one visit',
  'answers.query': 'answers on search words',
};

/** A shop's report for a terminal: one line of what there is, then a line or more for each kind of list. */
export function statusOf({shopId, catalogue, tasks, imports, packBuiltAt, readiness}: ShopReport): string {
  const answers = tasks.reduce((sum, {reports}) => sum + reports, 0);
  const rows = imports.filter(({kind}) => kind !== 'catalogue').reduce((sum, {good}) => sum + good, 0);
  const built = packBuiltAt === null ? 'no pack yet' : `pack of ${new Date(packBuiltAt).toISOString().slice(0, 16)}`;
  const head = `${shopId}: ${catalogue.items} items, ${rows} rows of orders and visits, ${answers} answers, ${built}`;
  const lines = readiness.flatMap(({list, ready, basis, needs}) => [
    `${list.padEnd(16)} ${ready ? `ready, rests on ${basis}` : 'not yet'}`,
    ...needs.map((need) => `${' '.repeat(17)}${needOf(need)}`),
  ]);
  return [head, '', ...lines].join('\n');
}

function needOf({what, have, want, days}: Need): string {
  const when = days === null ? '' : `, in about ${days} days`;
  return `${have} of ${want} ${NEEDS[what] ?? what}${when}`;
}
