import type {Figure} from '../figure.ts';
import type {Bench} from './bench.ts';
import {type Estimate, estimateMean} from './estimate.ts';
import {hitOf, type Measured, reciprocalOf} from './measures.ts';
import type {Column} from './replay.ts';

const MAX_MS = 1;

/** What ours must be best at. */
const GOALS = [
  {measure: 'HR@20', key: 'hr20', gainOf: hitOf},
  {measure: 'MRR@20', key: 'mrr20', gainOf: reciprocalOf},
] as const;

/** Noiseless lists better than every baseline on HR@20 and MRR@20, in at most a millisecond. */
export function rowsOf({columns, fitSeconds, importSeconds, packBytes, itemCount, reports, kept}: Bench): Figure[] {
  const rows: Figure[] = [];
  for (const {name, measured, replay} of columns) {
    const {hr10, mrr10, ndcg20, coverage} = measured;
    for (const {measure, key, gainOf} of GOALS) {
      const value = measured[key];
      const interval = intervalOf(measured, gainOf);
      const peer = name === 'ours' ? bestOf(columns, key)?.measured[key] : undefined;
      rows.push({
        name: `${name} ${measure}`,
        value,
        unit: 'share',
        ...(interval ? {low: interval.low, high: interval.high} : {}),
        ...(peer === undefined ? {} : {peer, goal: value > peer}),
      });
    }
    for (const [measure, value] of Object.entries({'HR@10': hr10, 'MRR@10': mrr10, 'NDCG@20': ndcg20, coverage})) {
      rows.push({name: `${name} ${measure}`, value, unit: 'share'});
    }
    if (!replay) continue;
    const bounded = (value: number) => (name === 'ours' ? {limit: MAX_MS, goal: value <= MAX_MS} : {});
    const {p50Ms, p95Ms, cpuMs} = replay;
    rows.push({name: `${name} ms per prediction p50`, value: p50Ms, unit: 'ms', ...bounded(p50Ms)});
    // On a shared machine the slowest clock times are other processes' turns, so the goal is on the median and on CPU.
    rows.push({name: `${name} ms per prediction p95`, value: p95Ms, unit: 'ms', limit: MAX_MS});
    rows.push({name: `${name} CPU ms per prediction, mean`, value: cpuMs, unit: 'ms', ...bounded(cpuMs)});
  }
  rows.push({name: 'import with choice of weights', value: importSeconds, unit: 's'});
  rows.push({name: 'fit', value: fitSeconds, unit: 's'});
  rows.push({name: 'pack', value: packBytes, unit: 'B'});
  rows.push({name: 'items', value: itemCount, unit: 'items'});
  if (reports > 0) rows.push({name: 'private answers', value: reports, unit: 'answers'});
  if (kept) {
    rows.push({name: 'private + bestsellers HR@20 ÷ ours', ...kept.ratio, unit: 'ratio'});
    rows.push({name: 'private + bestsellers HR@20 − bestsellers only', ...kept.gain, unit: 'share'});
  }
  return rows;
}

/** The same for people. */
export function tableOf({columns, trainSessions, testSessions, itemCount, ...bench}: Bench): string {
  const width = Math.max(...columns.map(({name}) => name.length), 12);
  const heads = ['HR@10', 'HR@20', 'MRR@10', 'MRR@20', 'NDCG@20', 'cover', 'p50 ms', 'p95 ms', 'CPU ms'];
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(width)}  ${cells.map((cell) => cell.padStart(7)).join(' ')}`;
  const body = columns.map(({name, measured, replay}) => {
    const {hr10, hr20, mrr10, mrr20, ndcg20, coverage} = measured;
    const shares = [hr10, hr20, mrr10, mrr20, ndcg20, coverage].map((share) => share.toFixed(4));
    const times = replay ? [replay.p50Ms, replay.p95Ms, replay.cpuMs].map((ms) => ms.toFixed(3)) : [];
    return line(name, [...shares, ...times]).trimEnd();
  });
  const points = columns[0]?.measured.points ?? 0;
  return [
    `${trainSessions} sessions to learn from, ${testSessions} to test (${points} points), ${itemCount} items`,
    line('', heads),
    ...body,
    ...leadsOf(columns),
    ...keptLines(bench.kept),
    `imported with choice of weights in ${bench.importSeconds.toFixed(1)} s, fit in ${bench.fitSeconds.toFixed(1)} s, pack ${bench.packBytes} bytes`,
  ].join('\n');
}

/** How sure the measures of ours are, and how far ahead of the best baseline they are, each with its 95 % interval. */
function leadsOf(columns: readonly Column[]): string[] {
  const ours = columns.find(({name}) => name === 'ours')?.measured;
  if (!ours) return [];
  return GOALS.flatMap(({measure, key, gainOf}) => {
    const interval = intervalOf(ours, gainOf);
    if (!interval) return [];
    const best = bestOf(columns, key);
    const lead = best && intervalOf(ours, (rank, point) => gainOf(rank) - gainOf(best.measured.ranks[point]));
    return [`${measure} of ours ${shown(interval)}${lead ? `; minus that of ${best.name} ${shown(lead)}` : ''}`];
  });
}

const keptLines = (kept: Bench['kept']): string[] =>
  kept === null
    ? []
    : [
        `over ${kept.seeds} draws, private + bestsellers keeps ${shown(kept.ratio)} of the HR@20 of ours; minus bestsellers only ${shown(kept.gain)}`,
      ];

const shown = ({value, low, high}: Estimate) => `${value.toFixed(4)} (${low.toFixed(4)} … ${high.toFixed(4)})`;

/** Sessions, not points, are what chance drew. */
const intervalOf = ({ranks, sessions}: Measured, gainOf: (rank: number, point: number) => number): Estimate | null =>
  estimateMean([Float64Array.from(ranks, gainOf)], sessions);

function bestOf(columns: readonly Column[], key: 'hr20' | 'mrr20'): Column | undefined {
  const [first, ...others] = columns.filter(({baseline}) => baseline);
  return first && others.reduce((best, one) => (one.measured[key] > best.measured[key] ? one : best), first);
}
