import {spawn} from 'node:child_process';
import {readFile, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {ParseArgsOptionsConfig} from 'node:util';
import {weekOf} from '../calendar.ts';
import {catalogueSize} from '../catalog/catalogue-size.ts';
import type {RowError} from '../catalog/feed.ts';
import {fetchCatalogue} from '../catalog/fetch-catalogue.ts';
import {importCatalogue} from '../catalog/import-catalogue.ts';
import {type DataFolder, openDataFolder} from '../data-folder.ts';
import {readKeys, rotateSealKey} from '../keys.ts';
import {forecastOf, USUAL_CONSENT} from '../model/forecast.ts';
import {importLog} from '../orders/import-log.ts';
import {type LogFile, type LogKind, logFileAt} from '../orders/log-file.ts';
import {announcePrevious} from '../pack/announce.ts';
import {buildPack} from '../pack/build-pack.ts';
import {createClientAddress} from '../poisoning/client-address.ts';
import {countWeek, parseWeek, readWindows, setWindow, weekDays, weekName} from '../poisoning/windows.ts';
import {readDataSheet} from '../privacy/stored-sheet.ts';
import {readReport} from '../routes/report.ts';
import {createShop, listShops, requireSettings, updateSettings} from '../shops.ts';
import {startServer} from '../start-server.ts';
import {PUBLIC_A} from '../tasks.ts';
import {dataSheetText} from './data-sheet-text.ts';
import {forecastText} from './forecast-text.ts';
import {createProgressBar} from './progress-bar.ts';
import {scriptTag} from './script-tag.ts';
import {alarmLine, statusOf} from './status.ts';

type Values = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly options: ParseArgsOptionsConfig;
  /** Resolves to the exit status. */
  run(values: Values, positionals: readonly string[]): Promise<number>;
}

/** The command line was wrong; the message names the option and its expected form. */
export class UsageError extends Error {}

const DATA = {data: {type: 'string'}} as const;
const SHOP = {...DATA, shop: {type: 'string'}} as const;
const SETTINGS = {...DATA, settings: {type: 'string'}} as const;
const DEFAULT_PORT = 8_787;

export const COMMANDS: Readonly<Record<string, Command>> = {
  serve: {
    options: {
      ...DATA,
      port: {type: 'string'},
      host: {type: 'string'},
      dist: {type: 'string'},
      'build-every': {type: 'string'},
      'trusted-proxy': {type: 'string'},
    },
    run: serve,
  },
  'create-shop': {
    options: SETTINGS,
    run: (values) =>
      withFolder(values, async (folder) => {
        const shop = await createShop(folder, await readSettingsFile(values), Date.now());
        console.log(`Shop "${shop.shopId}" created.`);
        console.log(`data-key     ${shop.publicKey}`);
        console.log(`admin token  ${shop.adminToken}   (shown this once; it opens the report)`);
        return 0;
      }),
  },
  'update-settings': {
    options: SETTINGS,
    run: (values) =>
      withFolder(values, async (folder) => {
        const {shopId} = await updateSettings(folder, await readSettingsFile(values));
        console.log(`Settings of "${shopId}" replaced; the next pack carries them.`);
        return 0;
      }),
  },
  'import-catalogue': {
    options: SHOP,
    run: (values, positionals) =>
      withFolder(values, async (folder) => {
        const report = await importCatalogue(
          folder,
          need(values, 'shop'),
          await readCatalogueArgument(positionals),
          Date.now(),
        );
        const {rows, imported, kept, removed, categories, errors} = report;
        printErrors(errors, report.notices);
        console.log(
          `${rows} rows: ${imported} items imported in ${categories} categories, ${rows - imported} rows in error` +
            ` (${kept} of their items kept as they were), ${removed} items removed.`,
        );
        if (imported > 0) return errors.length > 0 ? 3 : 0;
        console.log('No good row, so nothing was changed.');
        return 1;
      }),
  },
  'import-orders': {options: {...SHOP, replace: {type: 'boolean'}}, run: importAs('orders')},
  'import-sessions': {options: {...SHOP, replace: {type: 'boolean'}}, run: importAs('sessions')},
  'build-pack': {
    options: SHOP,
    run: (values) => withFolder(values, (folder) => announceBuilt(folder, need(values, 'shop'))),
  },
  'roll-back': {
    options: {
      ...SHOP,
      week: {type: 'string'},
      undo: {type: 'boolean'},
      note: {type: 'string'},
      pack: {type: 'boolean'},
    },
    run: (values) => withFolder(values, (folder) => rollBack(folder, values)),
  },
  'rotate-key': {
    options: SHOP,
    run: (values) =>
      withFolder(values, async (folder) => {
        const {shopId} = await requireSettings(folder.db, need(values, 'shop'));
        const keys = await rotateSealKey(folder.dir, shopId);
        console.log(`Sealing key ${keys.seal.at(-1)!.keyId} made; the next pack announces it.`);
        return 0;
      }),
  },
  status: {
    options: SHOP,
    run: (values) =>
      withFolder(values, async ({db}) => {
        const {shopId} = await requireSettings(db, need(values, 'shop'));
        console.log(statusOf(await readReport(db, shopId)));
        return 0;
      }),
  },
  'data-sheet': {
    options: {...SHOP, json: {type: 'boolean'}},
    run: (values) =>
      withFolder(values, async ({db}) => {
        const {shopId} = await requireSettings(db, need(values, 'shop'));
        const sheet = await readDataSheet(db, shopId);
        if (!sheet) throw new Error(`shop "${shopId}" has no pack with a data sheet yet; build one first`);
        console.log(values['json'] === true ? JSON.stringify(sheet, null, 2) : dataSheetText(sheet));
        return 0;
      }),
  },
  forecast: {
    options: {
      ...SHOP,
      items: {type: 'string'},
      leaves: {type: 'string'},
      'visits-per-day': {type: 'string'},
      'orders-per-day': {type: 'string'},
      consent: {type: 'string'},
      json: {type: 'boolean'},
    },
    run: async (values) => {
      const known =
        values['shop'] === undefined
          ? {items: 0, leaves: 0}
          : await withFolder(values, async ({db}) => {
              const {shopId} = await requireSettings(db, need(values, 'shop'));
              return catalogueSize(db, shopId);
            });
      const items = wholeNumber(values, 'items', known.items, 1, 10_000_000);
      const forecast = forecastOf({
        items,
        leaves: wholeNumber(values, 'leaves', known.leaves || Math.max(1, Math.round(Math.sqrt(items))), 1, 100_000),
        visitsPerDay: wholeNumber(values, 'visits-per-day', Number.NaN, 1, 1_000_000_000),
        ordersPerDay: wholeNumber(values, 'orders-per-day', 0, 0, 1_000_000_000),
        consentShare: wholeNumber(values, 'consent', 100 * USUAL_CONSENT, 0, 100) / 100,
        a: PUBLIC_A.fine,
      });
      if (Number.isNaN(forecast.visitsPerDay)) throw new UsageError('--visits-per-day: expected a whole number');
      if (forecast.items < 1) throw new UsageError('--items: expected a whole number, or --shop with a catalogue');
      console.log(values['json'] === true ? JSON.stringify(forecast, null, 2) : forecastText(forecast));
      return 0;
    },
  },
  'list-shops': {
    options: DATA,
    run: (values) =>
      withFolder(values, async ({db}) => {
        for (const shopId of await listShops(db)) console.log(shopId);
        return 0;
      }),
  },
};

async function announceBuilt(folder: DataFolder, shopId: string): Promise<number> {
  const progress = createProgressBar(process.stderr);
  const built = await buildPack(folder, shopId, Date.now(), progress);
  const {head, body} = built.manifest;
  console.log(`head  ${head.hash}  ${built.headItems} items, ${built.headBrotli} bytes brotli`);
  console.log(`body  ${body.hash}  ${built.items} items, ${built.bodyBrotli} bytes brotli`);
  for (const alarm of built.alarms) console.log(alarmLine(alarm));
  return 0;
}

/** Leaves out a week's answers, or takes them in again, and builds; or goes back to the pack before. */
async function rollBack(folder: DataFolder, values: Values): Promise<number> {
  const {shopId} = await requireSettings(folder.db, need(values, 'shop'));
  const now = Date.now();
  if (values['pack'] === true) {
    if (values['week'] !== undefined) throw new UsageError('--pack: expected without --week');
    if (values['undo'] === true)
      throw new UsageError('--undo: expected with --week; build-pack gives the newest pack back');
    const {head, body} = await announcePrevious(folder, shopId, now);
    console.log(`head  ${head.hash}\nbody  ${body.hash}`);
    console.log(
      'The pack before is announced again, until the next build: leave out the week that went wrong before that.',
    );
    return 0;
  }
  const week = parseWeek(need(values, 'week'));
  if (week === null || week > weekOf(now)) {
    throw new UsageError(`--week: expected a week up to now such as ${weekName(weekOf(now))}, got "${values['week']}"`);
  }
  const undo = values['undo'] === true;
  const known = (await readWindows(folder.db, shopId)).find((window) => window.week === week);
  if (undo && !known?.rolledBack) throw new Error(`week ${weekName(week)} of "${shopId}" is not rolled back`);
  const note = typeof values['note'] === 'string' ? values['note'] : (known?.note ?? '');
  await setWindow(folder.db, shopId, {week, rolledBack: !undo, note, changedAt: now});
  const answers = await countWeek(folder.db, shopId, week);
  console.log(
    `Week ${weekName(week)} (${weekDays(week).join(' … ')}): ${answers} answers ${undo ? 'taken in again' : 'left out'}.`,
  );
  return announceBuilt(folder, shopId);
}

/** Imports orders or visits; how far it is goes to stderr, what became of it to stdout. */
function importAs(kind: LogKind): Command['run'] {
  return (values, positionals) =>
    withFolder(values, async (folder) => {
      const file = await logFileArgument(positionals);
      const replace = values['replace'] === true;
      const say = (line: string) => console.error(line);
      const report = await importLog(folder, need(values, 'shop'), file, Date.now(), {kind, replace, say});
      printErrors(report.errors, report.notices, report.badRows);
      if (report.repeated) {
        console.log('This very file was imported before; nothing was counted again.');
        return 0;
      }
      console.log(
        `${report.rows} rows: ${report.sessions} ${kind} with ${report.events} events added up (${report.unknownItems}` +
          ` of items not in the catalogue), ${report.badRows} rows in error; no number of an order or visit was kept.`,
      );
      if (report.heldOut > 0) {
        console.log(`Weights chosen on the newest ${report.heldOut} visits; the next pack carries them.`);
      } else if (kind === 'sessions') {
        console.log('No weights chosen: too few visits to items of the catalogue, or no times.');
      }
      return report.badRows > 0 ? 3 : 0;
    });
}

/** Runs until SIGTERM or SIGINT; what was acknowledged is on disk before that, what waits is written then. */
async function serve(values: Values): Promise<number> {
  const dir = need(values, 'data');
  const port = wholeNumber(values, 'port', DEFAULT_PORT, 0, 65_535);
  const buildEvery = wholeNumber(values, 'build-every', 0, 1, 7 * 24 * 60);
  const dist = values['dist'] === undefined ? null : await existingFolder(values, 'dist');
  const host = typeof values['host'] === 'string' ? values['host'] : undefined;
  const trustedProxies = trustedProxiesOf(values);
  const server = await startServer({dir, port, host, dist, trustedProxies});
  console.log(`Vitrine listens at ${server.url}`);
  if (trustedProxies === null) console.log(NO_PROXY_NAMED);
  await printTags(dir, server.url);
  const stopBuilding = buildEvery > 0 ? rebuildEvery(dir, buildEvery * 60_000) : () => undefined;
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  stopBuilding();
  await server.close();
  return 0;
}

const NO_PROXY_NAMED =
  'Connections from this machine and its private networks may be those of a proxy, so no network’s answers are capped there:' +
  ' name it by --trusted-proxy ADDRESS, or say --trusted-proxy none.';

/** Null when nothing was said. @throws UsageError naming what is no address */
function trustedProxiesOf(values: Values): readonly string[] | null {
  const value = values['trusted-proxy'];
  if (typeof value !== 'string') return null;
  const proxies = value === 'none' ? [] : value.split(',');
  try {
    createClientAddress(proxies);
  } catch (error) {
    throw new UsageError(`--${(error as Error).message}`);
  }
  return proxies;
}

async function printTags(dir: string, url: string): Promise<void> {
  await using folder = await openForUse(dir);
  const shops = await listShops(folder.db);
  if (shops.length === 0) console.log('No shop yet; make one: vitrine-server create-shop --data DIR --settings FILE');
  for (const shopId of shops) {
    const {publicKey} = await readKeys(dir, shopId);
    const {assured} = await requireSettings(folder.db, shopId);
    console.log(`\nPaste into the pages of "${shopId}":\n${scriptTag({server: url, shopId, publicKey, assured})}`);
  }
}

/** Builds in a process of its own: seconds of arithmetic must not hold up a single summary. */
function rebuildEvery(dir: string, everyMs: number): () => void {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const build = async (): Promise<void> => {
    await using folder = await openForUse(dir);
    for (const shop of await listShops(folder.db)) {
      const child = spawn(process.execPath, [main, 'build-pack', '--data', dir, '--shop', shop], {stdio: 'inherit'});
      await new Promise((resolve) => child.once('close', resolve)); // one after the other; a failure has said why
    }
  };
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    build()
      .catch((error: unknown) => console.error(`vitrine-server: build failed: ${(error as Error).message}`))
      .finally(() => {
        running = false;
      });
  }, everyMs);
  return () => clearInterval(timer);
}

async function openForUse(dir: string): Promise<DataFolder & AsyncDisposable> {
  const folder = await openDataFolder(dir);
  return {...folder, [Symbol.asyncDispose]: () => folder.db.close()};
}

async function withFolder<Result>(values: Values, work: (folder: DataFolder) => Promise<Result>): Promise<Result> {
  await using folder = await openForUse(need(values, 'data'));
  return await work(folder);
}

const EXPECTED: Readonly<Record<string, string>> = {
  data: 'the data folder',
  dist: 'an existing folder of built files',
  shop: 'the id of a shop',
  settings: 'a JSON file of shop settings',
  week: 'a week such as 2026-W47, or --pack',
};

function need(values: Values, option: string): string {
  const value = values[option];
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageError(`--${option}: expected ${EXPECTED[option]}`);
}

function wholeNumber(values: Values, option: string, otherwise: number, min: number, max: number): number {
  const value = values[option];
  if (value === undefined) return otherwise;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${option}: expected a whole number from ${min} to ${max}, got "${value}"`);
}

async function existingFolder(values: Values, option: string): Promise<string> {
  const dir = need(values, option);
  const found = await stat(dir).catch(() => null);
  if (!found?.isDirectory()) throw new UsageError(`--${option}: expected ${EXPECTED[option]}, got "${dir}"`);
  return dir;
}

function onlyFile(positionals: readonly string[]): string {
  if (positionals.length !== 1) throw new UsageError(`FILE: expected one file, got ${positionals.length}`);
  return positionals[0];
}

async function logFileArgument(positionals: readonly string[]): Promise<LogFile> {
  const file = onlyFile(positionals);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`FILE: expected a file that can be read, got "${file}"`);
  return logFileAt(file);
}

async function readCatalogueArgument(positionals: readonly string[]): Promise<{name: string; bytes: Uint8Array}> {
  const file = onlyFile(positionals);
  if (/^https?:\/\//i.test(file)) return fetchCatalogue(file);
  try {
    return {name: basename(file), bytes: await readFile(file)};
  } catch (error) {
    throw new UsageError(`FILE: expected a file that can be read: ${(error as Error).message}`);
  }
}

async function readSettingsFile(values: Values): Promise<unknown> {
  const file = need(values, 'settings');
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--settings: expected ${EXPECTED['settings']}: ${(error as Error).message}`);
  }
}

const MAX_PRINTED = 100;

function printErrors(errors: readonly RowError[], notices: readonly string[], count = errors.length): void {
  for (const {row, itemId, field, expected} of errors.slice(0, MAX_PRINTED)) {
    console.log(`row ${row}${itemId === '' ? '' : ` (${itemId})`}: ${field}: expected ${expected}`);
  }
  const printed = Math.min(errors.length, MAX_PRINTED);
  if (count > printed) console.log(`… and ${count - printed} more errors`);
  for (const notice of notices) console.log(`note: ${notice}`);
}
