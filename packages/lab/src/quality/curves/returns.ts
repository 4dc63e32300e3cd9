import {createProfile, foldEvent, type Pack, type Profile, rank, SESSION_GAP_MS, type ShopEvent} from '@vitrine/core';
import {type Estimate, estimateMean} from '../estimate.ts';
import {type LogSession, toEvent} from '../read-log.ts';
import {differences, hits} from './ranks.ts';
import {cut} from './strata.ts';

/** One shopper's visits, oldest first; each has events in order of time. */
export type Visits = readonly (readonly ShopEvent[])[];

/** Points of second and later visits, each listed twice: knowing the earlier visits, and as if there were none. */
export interface Returns {
  /** Index of the shopper of each point. */
  readonly shoppers: readonly number[];
  /** Items looked at before in the same visit: 0 is what the shop shows as the shopper comes back. */
  readonly places: readonly number[];
  /** 1-based ranks in the list of 20, 0 outside. */
  readonly remembered: Uint8Array;
  readonly forgotten: Uint8Array;
}

const LIST = 20;

export interface ReturnOptions {
  readonly placement: string;
  /** Only items the shopper has not looked at before: a home page leaves those to a list of their own. */
  readonly newOnly?: boolean;
}

/** Replays every visit but each shopper's first, for each item the shopper looked at next. */
export function replayReturns(
  pack: Pack,
  shoppers: readonly Visits[],
  {placement, newOnly = false}: ReturnOptions,
): Returns {
  const points = {
    shoppers: [] as number[],
    places: [] as number[],
    remembered: [] as number[],
    forgotten: [] as number[],
  };
  const rankOf = (profile: Profile, itemId: string, now: number) => {
    const {items} = rank(pack, profile, {placement, limit: LIST}, {now, listId: 'returns'});
    return items.findIndex((item) => item.itemId === itemId) + 1;
  };
  for (const [shopper, visits] of shoppers.entries()) {
    let remembered = createProfile();
    const seen = new Set<string>();
    for (const [number, visit] of visits.entries()) {
      let forgotten = createProfile();
      let place = 0;
      for (const event of visit) {
        if (event.type === 'view') {
          const {itemId} = event.item;
          if (number > 0 && !(newOnly && seen.has(itemId))) {
            points.shoppers.push(shopper);
            points.places.push(place);
            points.remembered.push(rankOf(remembered, itemId, event.at));
            points.forgotten.push(rankOf(forgotten, itemId, event.at));
          }
          seen.add(itemId);
          place++;
        }
        remembered = foldEvent(remembered, event, pack);
        forgotten = foldEvent(forgotten, event, pack);
      }
    }
  }
  return {
    ...points,
    remembered: Uint8Array.from(points.remembered),
    forgotten: Uint8Array.from(points.forgotten),
  };
}

/** Sessions of a log in which the shopper was away for as long as ends a session, cut there; others are left out. */
export function logReturns(sessions: readonly LogSession[]): Visits[] {
  return sessions.flatMap(({rows}) => {
    const visits: ShopEvent[][] = [];
    for (const [r, row] of rows.entries()) {
      if (r === 0 || row.at - rows[r - 1].at > SESSION_GAP_MS) visits.push([]);
      visits[visits.length - 1].push(toEvent(row));
    }
    return visits.length > 1 ? [visits] : [];
  });
}

/** What earlier visits are worth on some of the points. */
export interface ReturnGain {
  /** `all`, or how many items were looked at before in the visit. */
  readonly name: string;
  readonly points: number;
  /** HR@20 of either list, and the paired difference. */
  readonly remembered: Estimate;
  readonly forgotten: Estimate;
  readonly gain: Estimate;
}

/** The gain over all points, then by place in the visit. */
export function gainsOf({shoppers, places, remembered, forgotten}: Returns): ReturnGain[] {
  const [known, unknown] = [hits(remembered), hits(forgotten)];
  const all = {name: 'all', keep: () => true, points: places.length};
  return [all, ...cut(PLACES, places)].flatMap(({name, keep, points}) => {
    const [own, others, gain] = [known, unknown, differences(known, unknown)].map((values) =>
      estimateMean([values], shoppers, keep),
    );
    return own && others && gain ? [{name, points, remembered: own, forgotten: others, gain}] : [];
  });
}

const PLACES = [0, 1, 2, 3, 4, 5, 10];
