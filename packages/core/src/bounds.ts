import {PackError} from './errors.ts';

/** @throws PackError also when the value is no number */
export function atMost(field: string, value: number, most: number): void {
  if (!(value <= most)) throw new PackError(field, `${value}, at most ${most}`);
}

/** @throws PackError naming both sides */
export function same(field: string, value: number, expected: number, unit = 'entries'): void {
  if (value !== expected) throw new PackError(field, `${value} ${unit}, expected ${expected}`);
}
