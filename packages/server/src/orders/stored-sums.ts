import {gunzipSync, gzipSync} from 'node:zlib';
import {createFactSums, type FactSums, TASK_NAMES, type Task} from '@vitrine/core';
import type {Statements} from '../db/database.ts';
import {groupBy} from '../group-by.ts';
import type {LogKind} from './log-file.ts';
import type {OwnFacts} from './own-facts.ts';
import {addPackedSteps, packSteps} from './step-parts.ts';

/** Names of what is no task's table; `sessions` holds one key, ''. */
const SESSIONS = 'sessions';
const STEPS = 'steps';
const WEEKS = 'weeks';
/** Before the names of what may be published (`OwnFacts`), apart from the exact sums. */
const OWN = 'own/';
const KEYS_PER_PART = 100_000;

/** Stores the sums of one import under its source: the exact ones, and what of them may be published. */
export async function writeSums(
  tx: Statements,
  shopId: string,
  source: string,
  sums: FactSums,
  own: OwnFacts,
): Promise<void> {
  const write = async (name: string, parts: readonly Buffer[]): Promise<void> => {
    for (const [part, bytes] of parts.entries()) {
      await tx.run('INSERT INTO sums (shop_id, source, name, part, data) VALUES (?, ?, ?, ?, ?)', [
        shopId,
        source,
        name,
        part,
        bytes.toString('base64'),
      ]);
    }
  };
  await write(SESSIONS, packCounts(new Map([['', sums.sessions]])));
  for (const [task, counts] of Object.entries(sums.counts)) await write(task, packCounts(counts));
  await write(WEEKS, packCounts(sums.weeks));
  await write(STEPS, packSteps(sums.steps));
  await write(`${OWN}${SESSIONS}`, packCounts(new Map([['', own.shoppers]])));
  for (const [half, tables] of own.halves.entries()) {
    for (const [task, counts] of tables) await write(`${OWN}${half}/${task}`, packCounts(counts));
  }
}

/** What may be published of a shop's own files, one by one; of files imported by an earlier version nothing may. */
export async function readOwnFacts(db: Statements, shopId: string): Promise<OwnFacts[]> {
  const rows = await db.all<{source: string; name: string; data: string}>(
    `SELECT source, name, data FROM sums WHERE shop_id = ? AND name LIKE '${OWN}%' ORDER BY source, name, part`,
    [shopId],
  );
  return [...groupBy(rows, ({source}) => source).values()].map((parts): OwnFacts => {
    const halves = [new Map<Task, Map<string, number>>(), new Map<Task, Map<string, number>>()] as const;
    let shoppers = 0;
    for (const {name, data} of parts) {
      const entries = entriesOf(Buffer.from(data, 'base64'));
      const [half, taskName] = name.slice(OWN.length).split('/');
      const task = TASK_NAMES.find((known) => known === taskName);
      if (half === SESSIONS) shoppers = entries[0][1];
      else if (task) addTo(halves[half === '0' ? 0 : 1], task, entries);
    }
    return {shoppers, halves};
  });
}

/** The sources of the imports of one kind. */
const SOURCES = 'SELECT source FROM imports WHERE shop_id = ? AND kind = ?';

export async function removeSums(tx: Statements, shopId: string, kind: LogKind): Promise<void> {
  await tx.run(`DELETE FROM sums WHERE shop_id = ? AND source IN (${SOURCES})`, [shopId, shopId, kind]);
}

/** A shop's first-party statistics, all imports added up, or all but those of one kind; null when there are none. */
export async function readSums(db: Statements, shopId: string, without?: LogKind): Promise<FactSums | null> {
  const rows = await db.all<{name: string; data: string}>(
    `SELECT name, data FROM sums WHERE shop_id = ? AND source NOT IN (${SOURCES}) AND name NOT LIKE '${OWN}%'
      ORDER BY source, name, part`,
    [shopId, shopId, without ?? ''],
  );
  if (rows.length === 0) return null;
  const sums = createFactSums();
  for (const {name, data} of rows) {
    const bytes = Buffer.from(data, 'base64');
    if (name === STEPS) addPackedSteps(sums.steps, bytes);
    else addCounts(sums, name, bytes);
  }
  return sums;
}

function packCounts(counts: ReadonlyMap<string, number>): Buffer[] {
  const entries = [...counts];
  const parts: Buffer[] = [];
  for (let start = 0; start < entries.length; start += KEYS_PER_PART) {
    parts.push(gzipSync(JSON.stringify(entries.slice(start, start + KEYS_PER_PART)), {level: 4}));
  }
  return parts;
}

function addCounts(sums: FactSums, name: string, part: Uint8Array): void {
  const entries = entriesOf(part);
  if (name === SESSIONS) {
    sums.sessions += entries[0][1];
    return;
  }
  const task = TASK_NAMES.find((known) => known === name);
  const counts = name === WEEKS ? sums.weeks : task && sums.counts[task];
  if (!counts) return; // a question that this version no longer asks
  for (const [key, count] of entries) counts.set(key, (counts.get(key) ?? 0) + count);
}

const entriesOf = (part: Uint8Array) => JSON.parse(gunzipSync(part).toString('utf8')) as [string, number][];

function addTo(
  tables: Map<Task, Map<string, number>>,
  task: Task,
  entries: readonly (readonly [string, number])[],
): void {
  const counts = tables.get(task) ?? new Map<string, number>();
  tables.set(task, counts);
  for (const [key, count] of entries) counts.set(key, count);
}
