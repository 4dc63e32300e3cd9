import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {aOf, type Catalog, type FactSums, type Summary} from '@vitrine/core';
import {
  createIngest,
  createShop,
  type DataFolder,
  importCatalogue,
  importOrders,
  openDataFolder,
  readCatalog,
  readReports,
  readSums,
  type TaskReports,
} from '@vitrine/server';
import {SHOP} from './log-catalog.ts';
import type {LogSession} from './read-log.ts';

/** A real server's data folder with one shop, whose catalogue is the log's; gone after `close`. */
export interface LabShop {
  readonly catalog: Catalog;
  /** Imports the log as the merchant's own, and gives back what the database then holds. */
  importLog(sessions: readonly LogSession[]): Promise<FactSums>;
  /** Counts summaries as the route does once it has opened them, and gives back what the pack builder reads. */
  count(summaries: Iterable<Summary>): Promise<TaskReports[]>;
  close(): Promise<void>;
}

/** When all summaries arrive: epoch ms of a day in period 0. */
export const COUNTED_AT = 86_400_000;
const IN_FLIGHT = 5000;
const ACTIONS: Readonly<Record<string, string>> = {add: 'cart'};

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
      const lines = ['session_id\ttimestamp_ms\titem_id\taction'];
      for (const {sessionId, rows} of sessions) {
        for (const {at, itemId, action} of rows) {
          lines.push(`${sessionId}\t${at}\t${itemId}\t${ACTIONS[action] ?? action}`);
        }
      }
      await importOrders(folder, SHOP.shopId, {name: 'log.tsv', bytes: Buffer.from(lines.join('\n'))}, COUNTED_AT);
      const sums = await readSums(folder.db, SHOP.shopId);
      if (sums === null) throw new Error('the import left no sums');
      return sums;
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
