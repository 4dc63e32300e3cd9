import {createHmac, randomBytes} from 'node:crypto';
import {weekOf} from '../calendar.ts';
import {prefixOf} from './prefix.ts';

/** Groups that prefixes fall into; counters of group 0 are those of answers that were not grouped. */
export const GROUPS = 16;

/**
 * The group of a prefix, 1 … 16: HMAC-SHA256 under a key that is drawn at random and lies in memory only. The key lives as
 * long as counters are added to, a week, since with one key a day a forger's network would come through all groups, and
 * trimming would find him in none. It is never written: beside the counters it would tell four bits of who said what.
 * A restart draws another; then his answers lie in two groups of that week, and two are trimmed.
 */
export function createPrefixGroups(now: () => number): (shopId: string, address: string) => number {
  const weekKey = Buffer.alloc(32);
  let week = Number.NaN;
  return (shopId, address) => {
    const thisWeek = weekOf(now());
    if (thisWeek !== week) {
      week = thisWeek;
      randomBytes(weekKey.length).copy(weekKey);
    }
    const digest = createHmac('sha256', weekKey)
      .update(`${shopId} ${prefixOf(address)}`)
      .digest();
    return 1 + (digest[0] % GROUPS);
  };
}
