import type {DaySheet, Manifest, ShopReport} from '@vitrine/core';
import type {Database} from '../db/database.ts';
import {groupBy} from '../group-by.ts';
import {HttpError} from '../http/errors.ts';
import {isAdminToken} from '../shops.ts';

const DAYS = 60;
const REFUSED = 'refused:';

/** GET /v1/shops/{shop}/report with `Authorization: Bearer {admin token}`; 401 for a wrong token and for no such shop. */
export const getReport = (db: Database) => async (request: Request, shopId: string) => {
  const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  if (!(await isAdminToken(db, shopId, token))) {
    throw new HttpError(401, 'unauthorized', 'authorization', 'Bearer and the token printed when the shop was created');
  }
  return Response.json(await readReport(db, shopId), {headers: {'Cache-Control': 'no-store'}});
};

export async function readReport(db: Database, shopId: string): Promise<ShopReport> {
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
    days: await readDays(db, shopId),
    catalogue: await countCatalogue(db, shopId),
    imports: imports.map(({kind, imported_at, good, bad}) => ({kind, importedAt: imported_at, good, bad})),
    packBuiltAt: manifest?.builtAt ?? null,
    evidence,
  };
}

async function readDays(db: Database, shopId: string): Promise<DaySheet[]> {
  const metrics = await db.all<{day: number; name: string; count: number}>(
    'SELECT day, name, count FROM metrics WHERE shop_id = ? ORDER BY day DESC, name',
    [shopId],
  );
  const byDay = groupBy(metrics, (metric) => metric.day);
  return [...byDay].slice(0, DAYS).map(([day, rows]) => {
    const count = (name: string) => rows.find((row) => row.name === name)?.count ?? 0;
    const refused = rows.filter((row) => row.name.startsWith(REFUSED));
    return {
      day: new Date(day * 86_400_000).toISOString().slice(0, 10),
      accepted: count('accepted'),
      duplicate: count('duplicate'),
      refused: Object.fromEntries(refused.map((row) => [row.name.slice(REFUSED.length), row.count])),
    };
  });
}

async function countCatalogue(db: Database, shopId: string): Promise<ShopReport['catalogue']> {
  const items = await db.all<{data: string}>('SELECT data FROM items WHERE shop_id = ?', [shopId]);
  const [categories] = await db.all<{count: number}>('SELECT COUNT(*) AS count FROM categories WHERE shop_id = ?', [
    shopId,
  ]);
  const available = items.filter(({data}) => (JSON.parse(data) as {available: boolean}).available).length;
  return {items: items.length, available, categories: categories.count};
}
