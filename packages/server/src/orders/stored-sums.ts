import {gunzipSync, gzipSync} from 'node:zlib';
import {createFactSums, type FactSums, TASK_NAMES} from '@vitrine/core';
import type {Statements} from '../db/database.ts';

/** Names of what is no task's table; `sessions` holds one key, ''. */
const SESSIONS = 'sessions';
const STEPS = 'steps';
const KEYS_PER_PART = 100_000;

type Table = Map<string, number>;

/** Stores the sums of one import under its source. */
export async function writeSums(tx: Statements, shopId: string, source: string, sums: FactSums): Promise<void> {
  const tables: [string, Table][] = [...Object.entries(sums.counts), [STEPS, sums.steps]];
  for (const [name, table] of [...tables, [SESSIONS, new Map([['', sums.sessions]])] as const]) {
    const entries = [...table];
    for (let part = 0; part * KEYS_PER_PART < entries.length; part++) {
      const data = pack(entries.slice(part * KEYS_PER_PART, (part + 1) * KEYS_PER_PART));
      await tx.run('INSERT INTO sums (shop_id, source, name, part, data) VALUES (?, ?, ?, ?, ?)', [
        shopId,
        source,
        name,
        part,
        data,
      ]);
    }
  }
}

/** A shop's first-party statistics, all imports added up; null when there are none. */
export async function readSums(db: Statements, shopId: string): Promise<FactSums | null> {
  const rows = await db.all<{name: string; data: string}>(
    'SELECT name, data FROM sums WHERE shop_id = ? ORDER BY source, name, part',
    [shopId],
  );
  if (rows.length === 0) return null;
  const sums = createFactSums();
  for (const {name, data} of rows) {
    const entries = unpack(data);
    const table = tableOf(sums, name);
    if (name === SESSIONS) sums.sessions += entries[0][1];
    else if (table) for (const [key, weight] of entries) table.set(key, (table.get(key) ?? 0) + weight);
  }
  return sums;
}

/** Undefined for a table of a question that this version no longer asks. */
function tableOf(sums: FactSums, name: string): Table | undefined {
  if (name === STEPS) return sums.steps;
  const task = TASK_NAMES.find((known) => known === name);
  return task && sums.counts[task];
}

const pack = (entries: readonly (readonly [string, number])[]): string =>
  gzipSync(JSON.stringify(entries), {level: 4}).toString('base64');

const unpack = (data: string): [string, number][] =>
  JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString('utf8')) as [string, number][];
