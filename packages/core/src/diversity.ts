import type {Pack} from './pack.ts';
import {type Strategy, WINDOW} from './strategies.ts';

/**
 * Takes candidates best first, skipping those that would make a brand or a leaf category too frequent among `WINDOW`
 * neighbors; a skipped one comes in again once the window has moved on. The category's bound gives way when nothing
 * else is left, the brand's does not.
 *
 * @param start items already placed; they count in the window
 * @param limit length of the whole list
 */
export function diversify(
  pack: Pack,
  candidates: readonly number[],
  start: readonly number[],
  limit: number,
  {maxPerBrand, maxPerCategory}: Pick<Strategy, 'maxPerBrand' | 'maxPerCategory'>,
): number[] {
  const list = [...start];
  const waiting = candidates.filter((item) => !start.includes(item));
  const room = (column: Uint32Array, none: number, most: number, item: number) => {
    if (most === 0 || column[item] === none) return true;
    let same = 0;
    for (let p = Math.max(0, list.length - WINDOW + 1); p < list.length; p++) {
      if (column[list[p]] === column[item]) same++;
    }
    return same < most;
  };
  const brandFits = (item: number) => room(pack.brand, pack.brandCount, maxPerBrand, item);
  const categoryFits = (item: number) => room(pack.category, pack.categoryCount, maxPerCategory, item);
  while (list.length < limit) {
    let at = waiting.findIndex((item) => brandFits(item) && categoryFits(item));
    if (at < 0) at = waiting.findIndex(brandFits);
    if (at < 0) break;
    list.push(...waiting.splice(at, 1));
  }
  return list;
}
