import type {Figure} from '../../figure.ts';
import type {Line} from '../../plot/line-chart.ts';
import type {Estimate} from '../estimate.ts';

/** What can be measured. */
export const SECTIONS = ['learning', 'known', 'age', 'place', 'returns', 'parts'] as const;
/** Measured only when asked for: it takes minutes. */
export const SLOW_SECTIONS = ['grid', 'own'] as const;
export type SectionName = (typeof SECTIONS)[number] | (typeof SLOW_SECTIONS)[number];

/** One measurement, ready to be read: a table for the terminal and the docs, a chart, and lines of the JSON. */
export interface Section {
  /** Of the chart's file. */
  readonly name: string;
  /** Markdown. */
  readonly table: string;
  readonly svg: string;
  readonly rows: readonly CurveRow[];
}

export interface CurveRow extends Figure {
  /** Ends of the 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/** The axis of most charts. */
export const HITS = {label: 'HR@20', from: 0, format: (value: number) => value.toFixed(2)};
export const share = (value: number): string => value.toFixed(3).replace('0.', '.');
/** A difference of two shares in percentage points. */
export function points(value: number): string {
  const text = Math.abs(100 * value).toFixed(1);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}
export const shown = ({value, low, high}: Estimate, write = share): string =>
  `${write(value)} (${write(low)} … ${write(high)})`;
export const rowOf = (name: string, estimate: Estimate, unit = 'share'): CurveRow => ({name, ...estimate, unit});
/** @param xs places along x; by default one name after the other */
export const lineOf = (name: string, estimates: readonly Estimate[], xs?: readonly number[]): Line => ({
  name,
  points: estimates.map(({value, low, high}, p) => ({x: xs?.[p] ?? p, y: value, low, high})),
});

/** Columns as wide as their widest cell, so that a terminal shows what a page does. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, c) => Math.max(title.length, 3, ...rows.map((row) => row[c].length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, c) => cell.padEnd(widths[c])).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

/** Where each line begins and ends, for readers who cannot see it. */
export const describe = (lines: readonly Line[]): string =>
  `HR@20. ${lines
    .flatMap(({name, points: own}) => {
      const [first, last] = [own[0], own[own.length - 1]];
      return own.length > 0 ? [`${name}: from ${share(first.y)} to ${share(last.y)}.`] : [];
    })
    .join(' ')}`;
