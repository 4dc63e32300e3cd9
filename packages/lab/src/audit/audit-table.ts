import type {Figure} from '../figure.ts';

/** A part's figures for people: a line each, first whether what is asked holds. */
export function tableOf(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({name}) => name.length));
  return figures
    .map(({name, value, low, high, unit, limit, peer, goal}) => {
      const interval = low === undefined || high === undefined ? '' : ` (${short(low)} … ${short(high)})`;
      const asked = limit === undefined ? '' : `   limit ${short(limit)}`;
      const beside = peer === undefined ? '' : `   peer ${short(peer)}`;
      const mark = goal === undefined ? '·   ' : goal ? 'ok  ' : 'FAIL';
      return `${mark}  ${name.padEnd(width)}  ${`${short(value)}${interval} ${unit}`.padEnd(32)}${asked}${beside}`.trimEnd();
    })
    .join('\n');
}

const short = (value: number): string =>
  Number.isInteger(value) ? String(value) : Math.abs(value) < 1e-4 ? value.toExponential(1) : value.toFixed(4);
