import {createHmac, randomBytes} from 'node:crypto';
import {dayOf} from '../calendar.ts';
import {prefixOf} from './prefix.ts';

/** A network prefix under the key of a day: where it counts in the sketch. Means nothing once the key is gone. */
export type PrefixKey = Uint32Array;

/** How many answers the networks of one day have given, without saying which network any of them is. */
export interface PrefixCaps {
  /** @param address in plain form */
  keyOf(shopId: string, address: string): PrefixKey;
  /** Whether the prefix has given what it may today. */
  isFull(shopId: string, key: PrefixKey): boolean;
  /** Counts an answer that was accepted. @param key null when nobody knows where it came from: it counts for the day alone */
  count(shopId: string, key: PrefixKey | null): void;
  /** Takes back what was counted for an answer that came to nothing. */
  uncount(shopId: string, key: PrefixKey | null): void;
  /** Forgets the day before, if there is a new one. Every other call does so too. */
  turn(): void;
}

/** Answers a prefix may give a day whatever the shop's size, and the part of the shop's day it may (PRIVACY §3.8.1). */
const PER_PREFIX = 8;
const MOST_OF_DAY = 0.005;
/** 1 MiB. */
const DEPTH = 4;
const WIDTH = 2 ** 16;

/**
 * A count–min sketch (Cormode & Muthukrishnan 2005, https://doi.org/10.1016/j.jalgor.2003.12.001) of HMAC-SHA256(day key,
 * shop and prefix): 4 rows of 65,536 counters, the same however many prefixes come. The key is drawn at random, lies in
 * memory only, and is overwritten with the sketch when the day (UTC) changes.
 *
 * The sketch never counts too few, so no prefix passes its cap. It never gets full either: of n answers it counts at most
 * 2.72 n ÷ 65,536 too many, but for 1.8 % of prefixes, and the cap of a shop with all of them is n ÷ 200, a hundred times that.
 */
export function createPrefixCaps(now: () => number): PrefixCaps {
  const dayKey = Buffer.alloc(32);
  const counts = new Uint32Array(DEPTH * WIDTH);
  const totals = new Map<string, number>();
  let day = Number.NaN;

  function turn(): void {
    const today = dayOf(now());
    if (today === day) return;
    day = today;
    randomBytes(dayKey.length).copy(dayKey);
    counts.fill(0);
    totals.clear();
  }

  /** A key of yesterday falls on other counters of today: a few answers at midnight count apart from later ones. */
  function add(shopId: string, key: PrefixKey | null, one: 1 | -1): void {
    turn();
    totals.set(shopId, Math.max(0, (totals.get(shopId) ?? 0) + one));
    for (const cell of key ?? []) if (one > 0 || counts[cell] > 0) counts[cell] += one;
  }

  return {
    keyOf(shopId, address) {
      turn();
      const digest = createHmac('sha256', dayKey)
        .update(`${shopId} ${prefixOf(address)}`)
        .digest();
      return Uint32Array.from({length: DEPTH}, (_, row) => row * WIDTH + digest.readUInt16LE(2 * row));
    },
    isFull(shopId, key) {
      turn();
      const given = key.reduce((least, cell) => Math.min(least, counts[cell]), Number.POSITIVE_INFINITY);
      return given >= Math.max(PER_PREFIX, Math.floor(MOST_OF_DAY * (totals.get(shopId) ?? 0)));
    },
    count: (shopId, key) => add(shopId, key, 1),
    uncount: (shopId, key) => add(shopId, key, -1),
    turn,
  };
}
