import type {Alarm, Need, RolledBackWeek, ShopReport} from '@vitrine/core';
import {isoDay} from '../calendar.ts';

const NEEDS: Readonly<Record<string, string>> = {
  orders: 'order lines (import-orders)',
  visits: 'order lines or rows of visits (import-orders, import-sessions)',
  items: 'items (import-catalogue)',
  'weekly-visits': 'rows of the last weeks’ visits (import-sessions)',
  exact: 'setting "ownStatistics": "exact", since with noise single orders tell nothing',
  weeks: 'weeks of answers',
  descriptions: 'items with a category or attributes',
  dates: 'items with their day of arrival (created_at)',
  arrivals: 'items that arrived in the last 60 days',
  'answers.item': 'answers on items viewed',
  'answers.leafPair': 'answers on categories in one visit',
  'answers.query': 'answers on search words',
};

/** A shop's report for a terminal: one line of what there is, then a line or more for each kind of list. */
export function statusOf(report: ShopReport): string {
  const {shopId, catalogue, tasks, imports, packBuiltAt, readiness, alarms, rolledBack} = report;
  const answers = tasks.reduce((sum, {reports}) => sum + reports, 0);
  const rows = imports.filter(({kind}) => kind !== 'catalogue').reduce((sum, {good}) => sum + good, 0);
  const built = packBuiltAt === null ? 'no pack yet' : `pack of ${new Date(packBuiltAt).toISOString().slice(0, 16)}`;
  const head = `${shopId}: ${catalogue.items} items, ${rows} rows of orders and visits, ${answers} answers, ${built}`;
  const lines = readiness.flatMap(({list, ready, basis, needs}) => [
    `${list.padEnd(16)} ${ready ? `ready, rests on ${basis}` : 'not yet'}`,
    ...needs.map((need) => `${' '.repeat(17)}${needOf(need)}`),
  ]);
  const notes = [...alarms.map(alarmLine), ...rolledBack.map(rolledBackLine)];
  return [head, '', ...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

const FOUND: Readonly<Record<Alarm['kind'], string>> = {
  change: 'stated far more often than in the weeks before',
  networks: 'stated mostly by visitors of one or two groups of networks',
  rows: 'hash functions, which devices draw evenly, were picked',
  volume: 'far more answers than usual',
  refused:
    'refused, since their networks had given their share: forgers, or a proxy that --trusted-proxy does not name',
};

/** An alarm in one line, with what it would take to forge it. */
export function alarmLine({week, days, kind, task, keys, z, share}: Alarm): string {
  const what = [task ?? 'all questions', keys.map((key) => key.replaceAll('\t', ' + ')).join(', ')];
  const part = `${(100 * share).toFixed(1)} % of the answers`;
  return (
    `alarm ${week} (${days.join(' … ')}) ${what.filter(Boolean).join(': ')}: ${FOUND[kind]};` +
    ` ${part}, ${z.toFixed(1)} standard deviations`
  );
}

const rolledBackLine = ({week, days, note, changedAt}: RolledBackWeek) =>
  `left out ${week} (${days.join(' … ')}) since ${isoDay(changedAt)}${note && `: ${note}`}`;

function needOf({what, have, want, days}: Need): string {
  const when = days === null ? '' : `, in about ${days} days`;
  return `${have} of ${want} ${NEEDS[what] ?? what}${when}`;
}
