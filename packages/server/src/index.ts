// Public names of server, one by one.
export {type AppDeps, createApp} from './app.ts';
export {FeedError, type RowError} from './catalog/feed.ts';
export {type CatalogueReport, importCatalogue} from './catalog/import-catalogue.ts';
export {readCatalog} from './catalog/read-catalog.ts';
export {assuredPin, scriptTag} from './cli/script-tag.ts';
export {type DataFolder, openDatabase, openDataFolder} from './data-folder.ts';
export type {Database, SqlValue, Statements} from './db/database.ts';
export {createIngest, type Ingest} from './ingest.ts';
export {readKeys, type ShopKeys} from './keys.ts';
export {
  buildModel,
  type Choice,
  chooseWeights,
  DEFAULT_SHAPE,
  type FittedModel,
  fitModel,
  type Model,
  type ModelInput,
  type ModelShape,
  type PublishedSums,
  type TaskReports,
} from './model/index.ts';
export {type ImportOptions, importLog, type LogReport} from './orders/import-log.ts';
export {type LogFile, type LogKind, logFileAt, logFileOf} from './orders/log-file.ts';
export {createOwnFacts, type OwnFacts} from './orders/own-facts.ts';
export {readChoice} from './orders/stored-choice.ts';
export {readSums} from './orders/stored-sums.ts';
export {type BuiltPack, buildPack} from './pack/build-pack.ts';
export {findAlarms} from './poisoning/find-alarms.ts';
export {createPrefixCaps} from './poisoning/prefix-caps.ts';
export {OWN_EPSILON, publishSums} from './privacy/publish-sums.ts';
export {type Batch, batchOf, readReports} from './read-reports.ts';
export {readReport} from './routes/report.ts';
export {type CreatedShop, createShop, listShops, updateSettings} from './shops.ts';
export {type RunningServer, type ServerOptions, startServer} from './start-server.ts';
export {taskShares} from './tasks.ts';
