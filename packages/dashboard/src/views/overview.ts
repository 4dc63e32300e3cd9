import {type DataSheet, type Forecast, type Need, type ShopReport, WINDOW_MS} from '@vitrine/core';
import {barChart} from '../charts.ts';
import {h} from '../dom.ts';
import type {Messages} from '../messages.ts';
import {alarms} from './alarms.ts';
import {dataSheet} from './data-sheet.ts';
import {type Expected, forecastForm} from './forecast.ts';
import {table} from './table.ts';

export interface Overview {
  readonly report: ShopReport;
  /** Null before the first pack. */
  readonly sheet: DataSheet | null;
  readonly askForecast: (expected: Expected) => Promise<Forecast>;
}

/** Everything the server knows of a shop, on one page. */
export function overview({report, sheet, askForecast}: Overview, messages: Messages): HTMLElement {
  const {t} = messages;
  return h(
    'main',
    {},
    h('h1', {}, report.shopId),
    tiles(report, messages),
    section(t('daysTitle'), ...days(report, messages)),
    ...alarms(report, messages).map((part) => section(t('alarms'), h('p', {class: 'note'}, t('alarmsNote')), part)),
    section(t('lists'), lists(report, messages)),
    section(t('forecast'), ...forecastForm(messages, askForecast)),
    section(t('questions'), questions(report, messages), h('p', {class: 'note'}, t('honesty'))),
    ...(sheet ? [section(t('sheet'), h('p', {class: 'note'}, t('sheetNote')), ...dataSheet(sheet, messages))] : []),
    section(t('imports'), imports(report, messages)),
  );
}

function tiles({catalogue, tasks, evidence, packBuiltAt}: ShopReport, {t, number, date}: Messages): HTMLElement {
  const newest = Math.max(...tasks.map((task) => task.period));
  const count = (some: ShopReport['tasks']) => some.reduce((sum, task) => sum + task.reports, 0);
  const current = count(tasks.filter((task) => task.period === newest));
  const sessions = Math.max(0, ...evidence.map(({firstParty}) => firstParty));
  return h(
    'dl',
    {class: 'tiles'},
    tile(
      t('items'),
      number(catalogue.items),
      `${t('available', catalogue.available)} · ${t('categories', catalogue.categories)}`,
    ),
    tile(t('summaries'), number(count(tasks)), t('summariesNote', current)),
    tile(t('firstParty'), number(sessions), t('firstPartyNote')),
    tile(t('pack'), packBuiltAt === null ? '–' : date(packBuiltAt), packBuiltAt === null ? t('packNone') : ''),
  );
}

function tile(name: string, value: string, note: string): HTMLElement {
  return h('div', {}, h('dt', {}, name), h('dd', {}, h('strong', {}, value), h('span', {}, note)));
}

function days({days: newestFirst}: ShopReport, {t, number}: Messages): HTMLElement[] {
  if (newestFirst.length === 0) return [h('p', {class: 'note'}, t('daysNone'))];
  const bars = newestFirst.toReversed().map(({day, accepted}) => ({label: day, value: accepted}));
  const rows = newestFirst.map(({day, accepted, duplicate, refused}) => [
    day,
    number(accepted),
    number(duplicate),
    number(Object.values(refused).reduce((sum, count) => sum + count, 0)),
  ]);
  const figure = h('figure', {});
  figure.append(barChart(bars, t('daysTitle')));
  return [figure, table([t('day'), t('accepted'), t('duplicate'), t('refusedCount')], rows)];
}

function lists({readiness}: ShopReport, {t, number}: Messages): HTMLElement {
  const needOf = ({what, have, want, days}: Need) => {
    const when = days === null ? '' : ` (${t('inDays', days)})`;
    return `${number(have)} / ${number(want)} ${t(`need.${what}`)}${when}`;
  };
  const rows = readiness.map(({list, ready, basis, needs}) => [
    t(`list.${list}`),
    ready ? t('ready') : t('notReady'),
    basis === null ? '–' : t(basis),
    needs.length === 0 ? t('nothing') : needs.map(needOf).join('\n'),
  ]);
  return table([t('list'), t('state'), t('restsOn'), t('missing')], rows);
}

function questions({tasks, evidence}: ShopReport, {t, number, day}: Messages): HTMLElement {
  const asked = new Set(tasks.map(({task}) => task));
  const own = (task: string) => number(evidence.find((line) => line.task === task)?.firstParty ?? 0);
  const rows = [
    ...tasks.map(({task, period, reports, epsilon, basis}) => [
      t(`task.${task}`),
      day(period * WINDOW_MS),
      number(reports),
      epsilon.toFixed(2),
      own(task),
      basis === null ? '–' : t(basis),
    ]),
    ...evidence
      .filter(({task}) => !asked.has(task))
      .map(({task, basis}) => [t(`task.${task}`), '–', '0', '–', own(task), t(basis)]),
  ];
  return table([t('question'), t('since'), t('answers'), t('privacy'), t('firstParty'), t('basis')], rows);
}

function imports({imports: all}: ShopReport, {t, number, date}: Messages): HTMLElement {
  if (all.length === 0) return h('p', {class: 'note'}, t('importsNone'));
  const rows = all.map(({kind, importedAt, good, bad}) => [
    t(`kind.${kind}`),
    date(importedAt),
    number(good),
    number(bad),
  ]);
  return table([t('kind'), t('when'), t('good'), t('bad')], rows);
}

function section(heading: string, ...content: readonly HTMLElement[]): HTMLElement {
  return h('section', {}, h('h2', {}, heading), ...content);
}
