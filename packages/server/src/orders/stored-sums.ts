import {gunzipSync, gzipSync} from 'node:zlib';
import {createFactSums, type FactSums, TASK_NAMES} from '@vitrine/core';
import type {Statements} from '../db/database.ts';
import type {LogKind} from './log-file.ts';
import {addPackedSteps, packSteps} from './step-parts.ts';

/** Names of what is no task's table; `sessions` holds one key, ''. */
const SESSIONS = 'sessions';
const STEPS = 'steps';
const WEEKS = 'weeks';
const KEYS_PER_PART = 100_000;

/** Stores the sums of one import under its source. */
export async function writeSums(tx: Statements, shopId: string, source: string, sums: FactSums): Promise<void> {
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
}

/** The sources of the imports of one kind. */
const SOURCES = 'SELECT source FROM imports WHERE shop_id = ? AND kind = ?';

export async function removeSums(tx: Statements, shopId: string, kind: LogKind): Promise<void> {
  await tx.run(`DELETE FROM sums WHERE shop_id = ? AND source IN (${SOURCES})`, [shopId, shopId, kind]);
}

/** A shop's first-party statistics, all imports added up, or all but those of one kind; null when there are none. */
export async function readSums(db: Statements, shopId: string, without?: LogKind): Promise<FactSums | null> {
  const rows = await db.all<{name: string; data: string}>(
    `SELECT name, data FROM sums WHERE shop_id = ? AND source NOT IN (${SOURCES}) ORDER BY source, name, part`,
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
  const entries = JSON.parse(gunzipSync(part).toString('utf8')) as [string, number][];
  if (name === SESSIONS) {
    sums.sessions += entries[0][1];
    return;
  }
  const task = TASK_NAMES.find((known) => known === name);
  const counts = name === WEEKS ? sums.weeks : task && sums.counts[task];
  if (!counts) return; // a question that this version no longer asks
  for (const [key, count] of entries) counts.set(key, (counts.get(key) ?? 0) + count);
}
