import type {ItemAction, ShopEvent} from '@vitrine/core';
import {groupBy} from '../group-by.ts';
import type {LogRow} from './parse-log-row.ts';

/** Rows of a log in columns, 17 bytes each and each id once, since a million objects would weigh ten times as much. */
export interface LogTable {
  readonly rowCount: number;
  add(row: LogRow): void;
  /** Orders or visits by the time they began; equal times keep the file's order, among rows too. */
  sessions(): LogSessions;
}

export interface LogSessions {
  readonly count: number;
  /** Events of the s-th order or visit, in time; made anew at each call. */
  eventsOf(s: number): ShopEvent[];
  /** Orders and visits of each shopper, in time; where the file tells no shopper, each by itself. */
  byShopper(): readonly (readonly number[])[];
}

const ACTIONS: readonly ItemAction[] = ['view', 'favorite', 'unfavorite', 'add', 'remove', 'purchase'];
const FIRST_CAPACITY = 1024;

export function createLogTable(): LogTable {
  const sessionIds = new Map<string, number>();
  const itemIds = new Map<string, number>();
  let sessions = new Uint32Array(FIRST_CAPACITY);
  let items = new Uint32Array(FIRST_CAPACITY);
  let actions = new Uint8Array(FIRST_CAPACITY);
  let times = new Float64Array(FIRST_CAPACITY);
  let rowCount = 0;
  /** Of each order or visit, in the order they were met; '' is nobody known. */
  const shoppers: string[] = [];

  function grow(): void {
    const capacity = 2 * sessions.length;
    sessions = enlarge(sessions, new Uint32Array(capacity));
    items = enlarge(items, new Uint32Array(capacity));
    actions = enlarge(actions, new Uint8Array(capacity));
    times = enlarge(times, new Float64Array(capacity));
  }

  return {
    get rowCount() {
      return rowCount;
    },
    add({sessionId, shopperId, itemId, at, action}) {
      if (rowCount === sessions.length) grow();
      const session = placeOf(sessionIds, sessionId);
      shoppers[session] ||= shopperId;
      sessions[rowCount] = session;
      items[rowCount] = placeOf(itemIds, itemId);
      actions[rowCount] = ACTIONS.indexOf(action);
      times[rowCount++] = at;
    },
    sessions() {
      const names = [...itemIds.keys()];
      const {offsets, rows} = groupRows(sessions.subarray(0, rowCount), sessionIds.size);
      const rowsOf = (session: number) => rows.subarray(offsets[session], offsets[session + 1]);
      const begins = new Float64Array(sessionIds.size);
      for (let session = 0; session < begins.length; session++) {
        const own = rowsOf(session);
        if (!isAscending(own, times)) own.sort((a, b) => times[a] - times[b] || a - b);
        begins[session] = times[own[0]];
      }
      const order = Uint32Array.from(begins.keys());
      if (!isAscending(order, begins)) order.sort((a, b) => begins[a] - begins[b] || a - b);
      return {
        count: order.length,
        eventsOf: (s) =>
          Array.from(rowsOf(order[s]), (row) => ({
            type: ACTIONS[actions[row]],
            at: times[row],
            item: {itemId: names[items[row]]},
          })),
        byShopper() {
          const visits = Array.from(order, (session, s) => ({s, shopper: shoppers[session] || `\0${session}`}));
          return [...groupBy(visits, ({shopper}) => shopper).values()].map((own) => own.map(({s}) => s));
        },
      };
    },
  };
}

function placeOf(places: Map<string, number>, id: string): number {
  const known = places.get(id);
  if (known !== undefined) return known;
  places.set(id, places.size);
  return places.size - 1;
}

/** Counting sort: the rows of each session, in the order of the file. */
function groupRows(sessions: Uint32Array, count: number): {offsets: Uint32Array; rows: Uint32Array} {
  const offsets = new Uint32Array(count + 1);
  for (const session of sessions) offsets[session + 1]++;
  for (let s = 0; s < count; s++) offsets[s + 1] += offsets[s];
  const next = offsets.slice();
  const rows = new Uint32Array(sessions.length);
  for (let row = 0; row < sessions.length; row++) rows[next[sessions[row]]++] = row;
  return {offsets, rows};
}

function isAscending(places: Uint32Array, values: Float64Array): boolean {
  for (let k = 1; k < places.length; k++) if (values[places[k]] < values[places[k - 1]]) return false;
  return true;
}

function enlarge<T extends Uint32Array | Uint8Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
