import {lineChart} from '../../plot/line-chart.ts';
import {GRID_DAYS, GRID_SIZES, type GridCell, LEVELS, PRIORS} from './grid.ts';
import {describe, lineOf, markdownTable, points, rowOf, type Section, share, shown} from './section.ts';

/** What answers keep of the noiseless lists, by shoppers and days; a column for each level and each thing beside them. */
export function gridSection(set: string, cells: readonly GridCell[]): Section {
  const columns = [
    ...LEVELS.map(({name}) => ({head: name, level: name, prior: PRIORS[0].name})),
    ...PRIORS.slice(1).map(({name}) => ({head: `standard, ${name}`, level: LEVELS[2].name, prior: name})),
  ].map((column) => ({
    ...column,
    cells: cells.filter(({level, prior}) => level === column.level && prior === column.prior),
  }));
  const rows = GRID_SIZES.flatMap((size) =>
    GRID_DAYS.map((days) => [
      String(size),
      String(days),
      ...columns.map(({cells: own}) => {
        const cell = own.find((one) => one.shoppersPerDay === size && one.days === days);
        return cell ? `${shown(cell.kept.ratio)}, ${points(cell.kept.gain.value)}` : '';
      }),
    ]),
  );
  const lines = columns.flatMap(({head, cells: own}) => {
    const month = own.filter(({days}) => days === 28);
    const sizes = month.map(({shoppersPerDay}) => shoppersPerDay);
    return month.length > 0
      ? [
          lineOf(
            head,
            month.map(({kept}) => kept.ratio),
            sizes,
          ),
        ]
      : [];
  });
  const without = columns.map(({cells: own}) => (own[0] ? share(own[0].withoutHr20) : ''));
  return {
    name: `${set}-grid`,
    table: markdownTable(
      ['shoppers a day', 'days', ...columns.map(({head}) => head)],
      [...rows, ['without answers: HR@20', '', ...without]],
    ),
    svg: lineChart({
      title: `${set}: what private answers keep, 28 days`,
      description: describe(lines.slice(0, 6)),
      x: {label: 'shoppers a day', log: true},
      y: {label: 'HR@20 ÷ that of sums without noise', format: (value) => value.toFixed(2)},
      lines: lines.slice(0, 6), // as many as a chart holds; the last, with nothing, is in the table
    }),
    rows: cells.flatMap(({prior, level, shoppersPerDay, days, kept, mrr20}) => {
      const name = `${level}, ${prior}, ${shoppersPerDay} a day, ${days} days`;
      return [
        rowOf(`${name}: HR@20 kept`, kept.ratio, 'ratio'),
        rowOf(`${name}: HR@20 gained by answers`, kept.gain),
        {name: `${name}: MRR@20`, value: mrr20, low: mrr20, high: mrr20, unit: 'share'},
      ];
    }),
  };
}
