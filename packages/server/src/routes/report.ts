import type {CatalogItem, DaySheet, Evidence, Manifest, ShopReport, Task} from '@vitrine/core';
import {DAY_MS, isoDay, weekOf} from '../calendar.ts';
import type {Database} from '../db/database.ts';
import {NEW_DAYS, readinessOf, type ShopState} from '../model/readiness.ts';
import {readAlarms} from '../poisoning/stored-alarms.ts';
import {readWindows, weekDays, weekName} from '../poisoning/windows.ts';
import {readDays} from '../read-days.ts';
import {readSettings} from '../shops.ts';
import {PUBLIC_A} from '../tasks.ts';
import {privateJson, requireAdmin} from './require-admin.ts';

/** Answers of so many days tell the pace at which they come. */
const PACE_DAYS = 14;

/** GET /v1/shops/{shop}/report with the admin token. */
export const getReport = (db: Database, now: () => number) => async (request: Request, shopId: string) => {
  await requireAdmin(db, request, shopId);
  return privateJson(await readReport(db, shopId, now()));
};

export async function readReport(db: Database, shopId: string, now = Date.now()): Promise<ShopReport> {
  const [pack] = await db.all<{manifest: string}>(
    'SELECT manifest FROM packs WHERE shop_id = ? ORDER BY built_at DESC LIMIT 1',
    [shopId],
  );
  const manifest = pack ? (JSON.parse(pack.manifest) as Manifest) : null;
  const evidence = manifest?.evidence ?? [];
  const counted = await db.all<{task: string; period: number; a: number; reports: number}>(
    `SELECT task, period, a, SUM(count) AS reports FROM counters WHERE shop_id = ? GROUP BY task, period, a
      ORDER BY period DESC, task`,
    [shopId],
  );
  const imports = await db.all<{kind: string; imported_at: number; good: number; bad: number}>(
    'SELECT kind, imported_at, good, bad FROM imports WHERE shop_id = ? ORDER BY imported_at DESC LIMIT 20',
    [shopId],
  );
  const days = await readDays(db, shopId);
  const items = await readItems(db, shopId);
  return {
    shopId,
    tasks: counted.map(({task, period, a, reports}) => ({
      task,
      period,
      reports,
      a,
      epsilon: Math.log(a),
      basis: evidence.find((one) => one.task === task)?.basis ?? null,
    })),
    days,
    catalogue: await countCatalogue(db, shopId, items),
    imports: imports.map(({kind, imported_at, good, bad}) => ({kind, importedAt: imported_at, good, bad})),
    packBuiltAt: manifest?.builtAt ?? null,
    evidence,
    readiness: readinessOf(await readState(db, shopId, items, days, evidence, now)),
    alarms: await readAlarms(db, shopId),
    rolledBack: (await readWindows(db, shopId))
      .filter(({rolledBack}) => rolledBack)
      .map(({week, note, changedAt}) => ({week: weekName(week), days: weekDays(week), note, changedAt})),
  };
}

async function readState(
  db: Database,
  shopId: string,
  items: readonly CatalogItem[],
  days: readonly DaySheet[],
  evidence: readonly Evidence[],
  now: number,
): Promise<ShopState> {
  const answers = await db.all<{task: Task; reports: number; oldest: number}>(
    'SELECT task, SUM(count) AS reports, MIN(week) AS oldest FROM counters WHERE shop_id = ? GROUP BY task',
    [shopId],
  );
  const imported = await db.all<{kind: string; good: number}>(
    'SELECT kind, SUM(good) AS good FROM imports WHERE shop_id = ? GROUP BY kind',
    [shopId],
  );
  const rows = (kind: string) => imported.find((one) => one.kind === kind)?.good ?? 0;
  const from = isoDay(now - PACE_DAYS * DAY_MS);
  const lately = days.filter(({day}) => day > from).reduce((sum, {accepted}) => sum + accepted, 0);
  const oldest = Math.min(...answers.map((one) => one.oldest));
  const dated = items.filter(({createdAt}) => createdAt !== undefined);
  return {
    catalogue: {
      items: items.length,
      described: items.filter(({category, attributes}) => category.length + Object.keys(attributes).length > 0).length,
      dated: dated.length,
      fresh: dated.filter(({createdAt = 0}) => now - createdAt < NEW_DAYS * DAY_MS).length,
      leaves: new Set(items.filter(({category}) => category.length > 0).map(({category}) => category.join(' > '))).size,
    },
    orderLines: rows('orders'),
    visitRows: rows('sessions'),
    ownIsExact: (await readSettings(db, shopId))?.ownStatistics === 'exact',
    answers: Object.fromEntries(answers.map(({task, reports}) => [task, reports])),
    answersPerDay: lately / PACE_DAYS,
    answerWeeks: answers.length > 0 ? weekOf(now) - oldest : 0,
    a: PUBLIC_A.fine,
    evidence,
  };
}

async function readItems(db: Database, shopId: string): Promise<CatalogItem[]> {
  const rows = await db.all<{data: string}>('SELECT data FROM items WHERE shop_id = ?', [shopId]);
  return rows.map(({data}) => JSON.parse(data) as CatalogItem);
}

async function countCatalogue(
  db: Database,
  shopId: string,
  items: readonly CatalogItem[],
): Promise<ShopReport['catalogue']> {
  const [categories] = await db.all<{count: number}>('SELECT COUNT(*) AS count FROM categories WHERE shop_id = ?', [
    shopId,
  ]);
  return {
    items: items.length,
    available: items.filter(({available}) => available).length,
    categories: categories.count,
  };
}
