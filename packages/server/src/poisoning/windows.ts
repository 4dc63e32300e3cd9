import {DAY_MS, isoDay} from '../calendar.ts';
import type {Statements} from '../db/database.ts';

/** State of a week whose answers builds leave out. */
export const ROLLED_BACK = 'rolled-back';
const COUNTED = 'counted';

/** A week of a shop's answers as its merchant has left it. */
export interface Window {
  /** Seven-day index. */
  readonly week: number;
  readonly rolledBack: boolean;
  /** What the merchant wrote beside it. */
  readonly note: string;
  /** Epoch ms. */
  readonly changedAt: number;
}

/** Leaves a week's answers out of the next builds, or takes them in again. Its counters stay as they are. */
export async function setWindow(db: Statements, shopId: string, window: Window): Promise<void> {
  const {week, rolledBack, note, changedAt} = window;
  await db.run(
    `INSERT INTO windows (shop_id, week, state, note, changed_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (shop_id, week) DO UPDATE SET state = excluded.state, note = excluded.note,
        changed_at = excluded.changed_at`,
    [shopId, week, rolledBack ? ROLLED_BACK : COUNTED, note, changedAt],
  );
}

/** Every week that was ever rolled back, newest first. */
export async function readWindows(db: Statements, shopId: string): Promise<Window[]> {
  const rows = await db.all<{week: number; state: string; note: string; changed_at: number}>(
    'SELECT week, state, note, changed_at FROM windows WHERE shop_id = ? ORDER BY week DESC',
    [shopId],
  );
  return rows.map(({week, state, note, changed_at}) => ({
    week,
    rolledBack: state === ROLLED_BACK,
    note,
    changedAt: changed_at,
  }));
}

/** Answers counted in a week, whether or not builds take them in. */
export async function countWeek(db: Statements, shopId: string, week: number): Promise<number> {
  const [{answers}] = await db.all<{answers: number | null}>(
    'SELECT SUM(count) AS answers FROM counters WHERE shop_id = ? AND week = ?',
    [shopId, week],
  );
  return answers ?? 0;
}

const WEEK_MS = 7 * DAY_MS;

/**
 * A week's name, "2026-W47". Weeks are counted from 1 January 1970, a Thursday, and an ISO week (ISO 8601) is that of its
 * Thursday: so ours has the name of the ISO week it begins in, and lasts from that Thursday to the Wednesday after.
 */
export function weekName(week: number): string {
  const thursday = new Date(week * WEEK_MS);
  const year = thursday.getUTCFullYear();
  const number = 1 + Math.floor((week * WEEK_MS - Date.UTC(year, 0, 1)) / WEEK_MS);
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The first and the last day of a week, ISO dates. */
export function weekDays(week: number): [from: string, to: string] {
  return [isoDay(week * WEEK_MS), isoDay((week + 1) * WEEK_MS - DAY_MS)];
}

/** The week of a name; null for what is none, such as the 53rd of a year that has 52. */
export function parseWeek(name: string): number | null {
  const [, year, number] = /^(\d{4})-W(\d\d)$/.exec(name) ?? [];
  const first = Math.ceil(Date.UTC(Number(year), 0, 1) / WEEK_MS); // the year's first Thursday
  const week = first + Number(number) - 1;
  return Number.isInteger(week) && weekName(week) === name ? week : null;
}
