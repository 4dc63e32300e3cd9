import {addSession, addSums, createFactSums, SESSION_GAP_MS, type ShopEvent} from '@vitrine/core';
import {FeedError, type RowError} from '../catalog/feed.ts';
import {readCatalog} from '../catalog/read-catalog.ts';
import type {DataFolder} from '../data-folder.ts';
import type {Statements} from '../db/database.ts';
import {readKeys} from '../keys.ts';
import {type Choice, chooseWeights} from '../model/index.ts';
import {namedChance} from '../privacy/dummies.ts';
import {requireSettings} from '../shops.ts';
import type {LogFile, LogKind} from './log-file.ts';
import type {LogSessions} from './log-table.ts';
import {createOwnFacts} from './own-facts.ts';
import {readLog} from './read-log.ts';
import {removeChoice, writeChoice} from './stored-choice.ts';
import {readSums, removeSums, writeSums} from './stored-sums.ts';

export interface LogReport {
  readonly rows: number;
  /** Orders, baskets or visits that were added up. */
  readonly sessions: number;
  readonly events: number;
  /** Rows whose item is not in the catalogue; they count, but can lead to no category. */
  readonly unknownItems: number;
  /** True when this very file had been imported before: nothing was counted again. */
  readonly repeated: boolean;
  /**
   * Visits on which the model's weights were chosen; 0 for orders, when they were too few or tell no times, and when own
   * statistics get noise, which weights chosen on visits would get round.
   */
  readonly heldOut: number;
  /** The first of them; `badRows` counts all. */
  readonly errors: readonly RowError[];
  readonly badRows: number;
  readonly notices: readonly string[];
}

export interface ImportOptions {
  readonly kind: LogKind;
  /** Forgets what earlier files of this kind had added; for an export that contains them. */
  readonly replace?: boolean;
  /** Chooses the model's weights on the newest visits. Orders choose none: what is bought together is not what is looked at next. */
  readonly choose?: typeof chooseWeights;
  /** Hears how far it is. */
  readonly say?: (line: string) => void;
}

/**
 * The newest part, by time, that weights are chosen on; the model they are tried with has not seen it. With less than a
 * fifth, what was chosen on small logs did worse on their later days (docs/benchmarks.md).
 */
const HELD_OUT = 0.2;
/** Next items to be foretold: with fewer, weights would be fitted to chance. */
const MIN_POINTS = 200;
const WITH_NOISE =
  'packs carry these counts with noise, so that nobody can be told from them; "ownStatistics" of the settings says how much';

/**
 * Adds a merchant's own orders or visits to the shop's first-party sums and chooses the model's weights on the newest
 * visits; all is written in one transaction. What is stored are exact sums, for the merchant and for packs that may rest on
 * them; what of them a public pack may be made of (`OwnFacts`); and the choice. Ids of shoppers, orders and visits and their
 * times are read and let go.
 *
 * @throws FeedError when the file as a whole cannot be read; Error when there is no such shop
 */
export async function importLog(
  {dir, db}: DataFolder,
  shopId: string,
  file: LogFile,
  now: number,
  {kind, replace = false, choose = chooseWeights, say = () => undefined}: ImportOptions,
): Promise<LogReport> {
  const settings = await requireSettings(db, shopId);
  const catalog = await readCatalog(db, shopId);
  const {table, source, unknownItems, ...read} = await readLog(file, kind, catalog, say);
  const isExact = settings.ownStatistics === 'exact';
  const notices = isExact ? read.notices : [...read.notices, WITH_NOISE];
  const report = {...read, notices, unknownItems, events: table.rowCount, repeated: false, heldOut: 0};
  if (table.rowCount === 0) throw new FeedError(describeNothing(read.errors));
  const sessions = table.sessions();
  if (!replace && (await isImported(db, shopId, source))) return {...report, sessions: sessions.count, repeated: true};

  const paths = new Map(catalog.items.map((item) => [item.itemId, item.category]));
  const sums = createFactSums();
  const hasTimes = timeOf(sessions, sessions.count - 1) > 0; // the newest are last
  const add = (from: number, to: number) => {
    for (let s = from; s < to; s++) addSession(sums, asOneSession(sessions.eventsOf(s)), (id) => paths.get(id) ?? null);
  };

  say(`adding up ${sessions.count} ${kind}`);
  const cut = sessions.count - Math.floor(HELD_OUT * sessions.count);
  add(0, cut);
  const heldOut =
    isExact && hasTimes && kind === 'sessions' ? newest(sessions, cut, (itemId) => paths.has(itemId)) : [];
  let choice: Choice | null = null;
  if (heldOut.length > 0) {
    say(`choosing weights on the newest ${heldOut.length} ${kind}`);
    const known = await readSums(db, shopId, replace ? kind : undefined);
    if (known) addSums(known, sums);
    choice = await choose({catalog, settings, sums: known ?? sums}, heldOut);
  }
  add(cut, sessions.count);
  if (!hasTimes) sums.counts.hour.clear();
  const facts = createOwnFacts(
    (id) => paths.get(id) ?? null,
    namedChance((await readKeys(dir, shopId)).secret, `own facts ${source}`),
  );
  for (const visits of sessions.byShopper()) facts.add(visits.map((s) => asOneSession(sessions.eventsOf(s))));

  const repeated = await db.transaction(async (tx) => {
    if (replace) {
      await removeSums(tx, shopId, kind);
      if (kind === 'sessions') await removeChoice(tx, shopId);
      await tx.run('DELETE FROM imports WHERE shop_id = ? AND kind = ?', [shopId, kind]);
    }
    if (await isImported(tx, shopId, source)) return true;
    await tx.run('INSERT INTO imports (shop_id, kind, source, imported_at, good, bad) VALUES (?, ?, ?, ?, ?, ?)', [
      shopId,
      kind,
      source,
      now,
      table.rowCount,
      read.badRows,
    ]);
    await writeSums(tx, shopId, source, sums, facts.result());
    if (choice) await writeChoice(tx, shopId, choice, now);
    return false;
  });
  return {...report, sessions: sessions.count, repeated, heldOut: choice ? heldOut.length : 0};
}

/** Whether a file has been counted, as orders or as visits. */
async function isImported(db: Statements, shopId: string, source: string): Promise<boolean> {
  const rows = await db.all(
    `SELECT kind FROM imports WHERE shop_id = ? AND source = ? AND kind IN ('orders', 'sessions')`,
    [shopId, source],
  );
  return rows.length > 0;
}

const timeOf = (sessions: LogSessions, s: number): number => sessions.eventsOf(s)[0].at;

/** Those from `cut` on that have a next item of the catalogue to foretell; none when these are too few. */
function newest(sessions: LogSessions, cut: number, isKnown: (itemId: string) => boolean): ShopEvent[][] {
  const heldOut: ShopEvent[][] = [];
  let points = 0;
  for (let s = cut; s < sessions.count; s++) {
    const events = sessions.eventsOf(s);
    const own = events.slice(1).filter((event) => 'item' in event && isKnown(event.item.itemId)).length;
    if (own === 0) continue;
    heldOut.push(events);
    points += own;
  }
  return points >= MIN_POINTS ? heldOut : [];
}

/** The file says what belongs together, so no gap may split it: longer ones shrink to what a session bears. */
function asOneSession(events: readonly ShopEvent[]): ShopEvent[] {
  let {at} = events[0];
  return events.map((event, i) => {
    if (i > 0) at += Math.min(event.at - events[i - 1].at, SESSION_GAP_MS);
    return {...event, at};
  });
}

function describeNothing([first]: readonly RowError[]): string {
  return first
    ? `no good row; the first error: row ${first.row}, ${first.field}: expected ${first.expected}`
    : 'no rows';
}
