import type {Pack} from './pack.ts';
import {type Strategy, WINDOW} from './strategies.ts';

/** An item of another category comes first when it has at least this share of the best one's score. */
const WORTH = 0.5;

/**
 * Takes candidates best first, skipping those that would make a brand or a leaf category too frequent among `WINDOW`
 * neighbors; a skipped one comes in again once the window has moved on. The category's bound gives way where what
 * would come instead is worth much less, so a search for pillows is not padded with phones; the brand's does not.
 *
 * @param start items already placed; they count in the window
 * @param limit length of the whole list
 */
export function diversify(
  pack: Pack,
  candidates: readonly number[],
  scores: Float64Array,
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
    const best = waiting.findIndex(brandFits);
    if (best < 0) break;
    const other = waiting.findIndex((item) => brandFits(item) && categoryFits(item));
    const fair = other >= 0 && scores[waiting[other]] >= WORTH * scores[waiting[best]];
    list.push(...waiting.splice(fair ? other : best, 1));
  }
  return list;
}
