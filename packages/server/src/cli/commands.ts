import type {ParseArgsOptionsConfig} from 'node:util';
import {catalogueSize} from '../catalog/catalogue-size.ts';
import type {RowError} from '../catalog/feed.ts';
import {importCatalogue} from '../catalog/import-catalogue.ts';
import {rotateSealKey} from '../keys.ts';
import {forecastOf, USUAL_CONSENT} from '../model/forecast.ts';
import {importLog} from '../orders/import-log.ts';
import type {LogKind} from '../orders/log-file.ts';
import {readDataSheet} from '../privacy/stored-sheet.ts';
import {readReport} from '../routes/report.ts';
import {createShop, listShops, requireSettings, updateSettings} from '../shops.ts';
import {PUBLIC_A} from '../tasks.ts';
import {
  logFileArgument,
  need,
  readCatalogueArgument,
  readSettingsFile,
  UsageError,
  type Values,
  wholeNumber,
  withFolder,
} from './arguments.ts';
import {announceBuilt} from './build.ts';
import {dataSheetText} from './data-sheet-text.ts';
import {forecastText} from './forecast-text.ts';
import {rollBack} from './roll-back.ts';
import {serve} from './serve.ts';
import {statusOf} from './status.ts';

export interface Command {
  readonly options: ParseArgsOptionsConfig;
  /** Resolves to the exit status. */
  run(values: Values, positionals: readonly string[]): Promise<number>;
}

const DATA = {data: {type: 'string'}} as const;
const SHOP = {...DATA, shop: {type: 'string'}} as const;
const SETTINGS = {...DATA, settings: {type: 'string'}} as const;

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

const MAX_PRINTED = 100;

function printErrors(errors: readonly RowError[], notices: readonly string[], count = errors.length): void {
  for (const {row, itemId, field, expected} of errors.slice(0, MAX_PRINTED)) {
    console.log(`row ${row}${itemId === '' ? '' : ` (${itemId})`}: ${field}: expected ${expected}`);
  }
  const printed = Math.min(errors.length, MAX_PRINTED);
  if (count > printed) console.log(`… and ${count - printed} more errors`);
  for (const notice of notices) console.log(`note: ${notice}`);
}
