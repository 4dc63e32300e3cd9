import {barChart} from '../../plot/bar-chart.ts';
import {lineChart} from '../../plot/line-chart.ts';
import type {Loss} from './ablation.ts';
import type {Lesson, PrivateLesson} from './learning.ts';
import type {ReturnGain} from './returns.ts';
import {describe, HITS, lineOf, markdownTable, points, rowOf, type Section, share, shown} from './section.ts';
import type {Stratum} from './strata.ts';

const learners = ['sums without noise', 'answers + bestsellers', 'bestsellers'] as const;

/** @param sums lessons of every size; answers and bestsellers of the larger ones */
export function learningSection(
  set: string,
  sums: readonly Lesson[],
  answered: readonly PrivateLesson[],
  bestsellers: readonly Lesson[],
): Section {
  const sized = (lessons: readonly Lesson[], size: number) => lessons.find((one) => one.shoppersPerDay === size);
  const rows = sums.map(({shoppersPerDay: size}) => {
    const cell = (lessons: readonly Lesson[]) => {
      const lesson = sized(lessons, size);
      return lesson ? `${shown(lesson.hr20)} / ${share(lesson.mrr20.value)}` : '';
    };
    const gain = answered.find((one) => one.shoppersPerDay === size)?.gain;
    return [String(size), cell(sums), cell(answered), cell(bestsellers), gain ? shown(gain, points) : ''];
  });
  const lines = [sums, answered, bestsellers].map((lessons, l) => {
    const sizes = lessons.map(({shoppersPerDay}) => shoppersPerDay);
    return lineOf(
      learners[l],
      lessons.map(({hr20}) => hr20),
      sizes,
    );
  });
  return {
    name: `${set}-learning`,
    table: markdownTable(['shoppers a day', ...learners, 'points that answers add'], rows),
    svg: lineChart({
      title: `${set}: what a shop's size teaches`,
      description: describe(lines),
      x: {label: 'shoppers a day, for 28 days', log: true},
      y: HITS,
      lines,
    }),
    rows: [
      ...[sums, answered, bestsellers].flatMap((lessons, l) =>
        lessons.flatMap(({shoppersPerDay, hr20, mrr20}) => [
          rowOf(`${learners[l]}, ${shoppersPerDay} a day: HR@20`, hr20),
          rowOf(`${learners[l]}, ${shoppersPerDay} a day: MRR@20`, mrr20),
        ]),
      ),
      ...answered.map(({shoppersPerDay, gain}) => ({
        ...rowOf(`answers beside bestsellers, ${shoppersPerDay} a day: HR@20 gained`, gain),
        goal: gain.high >= 0, // never below what a shop has without them
      })),
    ],
  };
}

/** HR@20 by one property of the points, one line per list. */
export function strataSection(
  name: string,
  title: string,
  label: string,
  ranked: readonly {readonly name: string}[],
  strata: readonly Stratum[],
): Section {
  const lists = ranked.map((list) => list.name);
  const lines = lists.map((list, l) =>
    lineOf(
      list,
      strata.map(({hr20}) => hr20[l]),
    ),
  );
  return {
    name,
    table: markdownTable(
      [label, 'points', ...lists],
      strata.map((stratum) => [stratum.name, String(stratum.points), ...stratum.hr20.map((one) => shown(one))]),
    ),
    svg: lineChart({
      title,
      description: describe(lines),
      x: {label, names: strata.map((one) => one.name)},
      y: HITS,
      lines,
    }),
    rows: strata.flatMap((stratum) =>
      lists.map((list, l) => rowOf(`${list}, ${label} ${stratum.name}: HR@20`, stratum.hr20[l])),
    ),
  };
}

export function ablationSection(name: string, title: string, losses: readonly Loss[]): Section {
  const sorted = [...losses].sort((a, b) => b.hr20.value - a.hr20.value);
  return {
    name,
    table: markdownTable(
      ['taken out', 'HR@20 lost, points', 'MRR@20 lost, points', ''],
      sorted.map(({part, hr20, mrr20, idle}) =>
        idle ? [part, '0', '0', idle] : [part, shown(hr20, points), shown(mrr20, points), ''],
      ),
    ),
    svg: barChart({
      title,
      description: sorted
        .filter(({idle}) => !idle)
        .map(({part, hr20}) => `Without ${part}: ${points(-hr20.value)} points.`)
        .join(' '),
      axis: {label: 'HR@20 lost when it is taken out, points', format: (value) => points(value / 100)},
      bars: sorted
        .filter(({idle}) => !idle)
        .map(({part, hr20: {value, low, high}}) => ({
          name: part,
          value: 100 * value,
          low: 100 * low,
          high: 100 * high,
        })),
    }),
    rows: losses.flatMap(({part, hr20, mrr20}) => [
      rowOf(`without ${part}: HR@20 lost`, hr20),
      rowOf(`without ${part}: MRR@20 lost`, mrr20),
    ]),
  };
}

/** @param gains of all points first, then by items looked at before in the visit */
export function returnsSection(name: string, title: string, gains: readonly ReturnGain[]): Section {
  const label = 'items looked at before in the visit';
  const [, ...places] = gains;
  const lines = [
    lineOf(
      'with earlier visits',
      places.map(({remembered}) => remembered),
    ),
    lineOf(
      'without',
      places.map(({forgotten}) => forgotten),
    ),
  ];
  return {
    name,
    table: markdownTable(
      [label, 'points', 'HR@20 with earlier visits', 'without', 'points gained'],
      gains.map((one) => [
        one.name,
        String(one.points),
        shown(one.remembered),
        shown(one.forgotten),
        shown(one.gain, points),
      ]),
    ),
    svg: lineChart({
      title,
      description: describe(lines),
      x: {label, names: places.map((one) => one.name)},
      y: HITS,
      lines,
    }),
    rows: gains.flatMap((one) => [
      rowOf(`with earlier visits, ${one.name} before: HR@20`, one.remembered),
      rowOf(`without, ${one.name} before: HR@20`, one.forgotten),
      // A list that knows the shopper must beat the one that does not.
      {
        ...rowOf(`gained by earlier visits, ${one.name} before: HR@20`, one.gain),
        ...(one.name === 'all' ? {goal: one.gain.low > 0} : {}),
      },
    ]),
  };
}
