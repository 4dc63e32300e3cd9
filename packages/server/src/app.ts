import type {HttpBindings} from '@hono/node-server';
import {type Context, Hono} from 'hono';
import type {DataFolder} from './data-folder.ts';
import {errorResponse, HttpError} from './http/errors.ts';
import {preflight} from './http/headers.ts';
import type {Ingest} from './ingest.ts';
import {readKeys} from './keys.ts';
import {createOpenSeal} from './open-seal.ts';
import {createClientAddress} from './poisoning/client-address.ts';
import {getDataSheet} from './routes/data-sheet.ts';
import {getForecast} from './routes/forecast.ts';
import {getList} from './routes/list.ts';
import {getManifest} from './routes/manifest.ts';
import {getPack} from './routes/packs.ts';
import {getReport} from './routes/report.ts';
import {createStatic} from './routes/static.ts';
import {type Door, postSummary} from './routes/summaries.ts';
import {readSettings} from './shops.ts';

export interface AppDeps {
  readonly folder: DataFolder;
  readonly ingest: Ingest;
  /** Folder of the built files (`vitrine.js` …); null serves none. */
  readonly dist: string | null;
  readonly now: () => number;
  /** Proxies whose X-Forwarded-For is believed; [] for none, null (the default) when nobody has said. */
  readonly trustedProxies?: readonly string[] | null;
  /** Hears of errors that are the server's own; default: standard error. Never of a request's address or body. */
  readonly report?: (error: unknown) => void;
}

type Bindings = {Bindings: Partial<HttpBindings>};

/** Every route there is; there is no access log, and one handler alone sees an address: the summaries', for its cap. */
export async function createApp(deps: AppDeps): Promise<Hono<Bindings>> {
  const {folder, ingest, dist, now, trustedProxies = null, report = console.error} = deps;
  const {dir, db} = folder;
  const app = new Hono<Bindings>();
  const clientAddress = createClientAddress(trustedProxies);
  const addressOf = ({env, req}: Context<Bindings>) =>
    clientAddress(env?.incoming?.socket.remoteAddress, req.header('x-forwarded-for') ?? null);
  const summary = postSummary({ingest, doorOf: createDoors(folder, now), now});
  const manifest = getManifest(db);
  const list = getList(folder, now);
  const pack = getPack(dir);
  const merchantReport = getReport(db, now);
  const dataSheet = getDataSheet(db);
  const forecast = getForecast(db);

  app.onError((error) => errorResponse(error, report));
  app.notFound((context) =>
    errorResponse(new HttpError(404, 'not-found', 'path', `a route of this server, got ${context.req.method}`), report),
  );
  app.options('/v1/*', preflight);
  app.post('/v1/shops/:shop/summaries', (context) =>
    summary(context.req.raw, context.req.param('shop'), addressOf(context)),
  );
  app.get('/v1/shops/:shop/manifest', (context) => manifest(context.req.param('shop')));
  app.get('/v1/shops/:shop/list', (context) => list(context.req.raw, context.req.param('shop')));
  app.get('/v1/shops/:shop/report', (context) => merchantReport(context.req.raw, context.req.param('shop')));
  app.get('/v1/shops/:shop/data-sheet', (context) => dataSheet(context.req.raw, context.req.param('shop')));
  app.get('/v1/shops/:shop/forecast', (context) => forecast(context.req.raw, context.req.param('shop')));
  app.get('/v1/packs/:hash', (context) => pack(context.req.raw, context.req.param('hash')));
  app.get('/healthz', async () => {
    await db.all('SELECT 1 AS alive'); // a database that cannot be read is not healthy: this throws, and that is a 503
    return Response.json({status: 'ok'}, {headers: {'Cache-Control': 'no-store'}});
  });
  if (dist !== null) {
    const file = await createStatic(dist);
    app.get('/*', (context) => file(context.req.raw, context.req.path.slice(1)));
  }
  return app;
}

/** A rotated key is taken up within this time, as long as a device may still hold the manifest before it. */
const DOOR_MS = 60_000;

/** Doors by shop, made at a summary. An unknown shop is looked up each time: it may be created later. */
function createDoors({dir, db}: DataFolder, now: () => number): (shopId: string) => Promise<Door> {
  const doors = new Map<string, {readonly made: Promise<Door>; readonly at: number}>();
  return async (shopId) => {
    const known = doors.get(shopId);
    if (known && now() - known.at < DOOR_MS) return known.made;
    const settings = await readSettings(db, shopId);
    if (!settings) throw new HttpError(404, 'not-found', 'shop', 'a shop of this server');
    const made = readKeys(dir, shopId)
      .then((keys) => createOpenSeal(shopId, keys.seal))
      .then((open) => ({open, grouped: settings.robust === true}));
    doors.set(shopId, {made, at: now()});
    made.catch(() => doors.delete(shopId));
    return made;
  };
}
