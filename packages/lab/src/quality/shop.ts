import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {aOf, type Catalog, type FactSums, type Summary} from '@vitrine/core';
import {
  type Choice,
  createIngest,
  createShop,
  type DataFolder,
  importCatalogue,
  importLog,
  logFileAt,
  openDataFolder,
  readCatalog,
  readChoice,
  readReports,
  readSums,
  type TaskReports,
} from '@vitrine/server';
import {SHOP} from './log-catalog.ts';
import type {LogSession} from './read-log.ts';

/** A real server's data folder with one shop, whose catalogue is the log's; gone after `close`. */
export interface LabShop {
  readonly catalog: Catalog;
  /** Imports the log as the merchant's own, and gives back what the database then holds: what a pack is built from. */
  importLog(sessions: readonly LogSession[]): Promise<{readonly sums: FactSums; readonly choice: Choice | null}>;
  /** Counts summaries as the route does once it has opened them, and gives back what the pack builder reads. */
  count(summaries: Iterable<Summary>): Promise<TaskReports[]>;
  close(): Promise<void>;
}

/** When all summaries arrive: epoch ms of a day in period 0. */
export const COUNTED_AT = 86_400_000;
const IN_FLIGHT = 5000;

export async function openLabShop(catalog: Catalog): Promise<LabShop> {
  const dir = await mkdtemp(join(tmpdir(), 'vitrine-quality-'));
  const folder: DataFolder = await openDataFolder(dir);
  await createShop(folder, SHOP, COUNTED_AT);
  const bytes = Buffer.from(JSON.stringify(catalog));
  const report = await importCatalogue(folder, SHOP.shopId, {name: 'catalogue.json', bytes}, COUNTED_AT);
  if (report.imported !== catalog.items.length) {
    throw new Error(
      `${report.imported} of ${catalog.items.length} items imported: ${JSON.stringify(report.errors[0])}`,
    );
  }
  return {
    catalog: await readCatalog(folder.db, SHOP.shopId),
    async importLog(sessions) {
      const file = join(dir, 'log.tsv');
      await writeFile(file, linesOf(sessions));
      await importLog(folder, SHOP.shopId, logFileAt(file), COUNTED_AT, {kind: 'sessions'});
      const sums = await readSums(folder.db, SHOP.shopId);
      if (sums === null) throw new Error('the import left no sums');
      return {sums, choice: await readChoice(folder.db, SHOP.shopId)};
    },
    async count(summaries) {
      const ingest = createIngest(folder.db, () => COUNTED_AT);
      let waiting: Promise<unknown>[] = [];
      for (const summary of summaries) {
        waiting.push(ingest.add(SHOP.shopId, summary, aOf(summary.task)));
        if (waiting.length === IN_FLIGHT) {
          await Promise.all(waiting);
          waiting = [];
        }
      }
      await Promise.all(waiting);
      await ingest.flush();
      return readReports(folder.db, SHOP.shopId, COUNTED_AT);
    },
    async close() {
      await folder.db.close();
      await rm(dir, {recursive: true, force: true});
    },
  };
}

function* linesOf(sessions: readonly LogSession[]): Generator<string> {
  yield 'session_id\ttimestamp_ms\titem_id\taction\n';
  for (const {sessionId, rows} of sessions) {
    yield rows.map(({at, itemId, action}) => `${sessionId}\t${at}\t${itemId}\t${action}\n`).join('');
  }
}
