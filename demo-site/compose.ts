import {existsSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {ShopReport} from '@vitrine/core';
import {ordersCsv, simulate} from '@vitrine/lab';
import {
  buildPack,
  createShop,
  importCatalogue,
  importLog,
  logFileOf,
  openDataFolder,
  type RunningServer,
  readKeys,
  readReport,
  startServer,
} from '@vitrine/server';
import {jsonFeed} from './feed.ts';
import {type DemoSite, startDemoSite} from './server.ts';
import {createDemoSettings} from './settings.ts';

export const DIST = fileURLToPath(new URL('../dist', import.meta.url));

export interface DemoOptions {
  /** The server's data folder. */
  readonly dir: string;
  /** 0 picks free ones. */
  readonly shopPort: number;
  readonly serverPort: number;
  /** Puts something before the server, given its address, and answers the address that the shop's tag shall name. */
  readonly front?: (serverUrl: string) => Promise<string>;
}

export interface FillOptions {
  readonly shoppers: number;
  /** Threads beside the servers'; 1, the default, shares theirs. */
  readonly threads?: number;
  readonly onProgress?: (done: number) => void;
}

/** The demo shop and its Vitrine server, both running. */
export interface Demo {
  readonly shopId: string;
  readonly shopUrl: string;
  readonly serverUrl: string;
  /** `data-key` of the tag. */
  readonly key: string;
  /** Opens the dashboard. */
  readonly adminToken: string;
  /** True until orders were imported: nobody has filled the shop yet, or not to the end. */
  readonly isCold: boolean;
  report(): Promise<ShopReport>;
  /** Sends simulated shoppers to the shop, imports what they bought, and builds the pack again. */
  fill(options: FillOptions): Promise<void>;
  buildPack(): Promise<void>;
  stop(): Promise<void>;
  /** Stops the Vitrine server alone; the shop goes on. */
  stopServer(): Promise<void>;
}

/** Creates the shop in `dir` when it is new, imports its catalogue, and opens both doors. Needs the build in `dist/`. */
export async function openDemo({dir, shopPort, serverPort, front}: DemoOptions): Promise<Demo> {
  const settings = createDemoSettings();
  const {shopId} = settings;
  const folder = await openDataFolder(dir);
  const tokenFile = join(dir, 'admin-token');
  if (!existsSync(tokenFile)) {
    const {adminToken} = await createShop(folder, settings, Date.now());
    await writeFile(tokenFile, adminToken, {mode: 0o600}); // a demo may keep what a merchant is shown once
  }
  const bytes = Buffer.from(JSON.stringify(jsonFeed()));
  await importCatalogue(folder, shopId, {name: 'catalogue.json', bytes}, Date.now());
  await buildPack(folder, shopId, Date.now());

  let server: RunningServer | null = await startServer({dir, port: serverPort, dist: DIST});
  const serverUrl = front ? await front(server.url) : server.url;
  const {publicKey: key} = await readKeys(dir, shopId);
  let site: DemoSite;
  try {
    site = await startDemoSite({port: shopPort, vitrineServer: serverUrl, key, shopId});
  } catch (error) {
    await server.close();
    throw error;
  }
  const stopServer = async () => {
    await server?.close();
    server = null;
  };
  return {
    shopId,
    shopUrl: site.url,
    serverUrl,
    key,
    adminToken: await readFile(tokenFile, 'utf8'),
    isCold: !(await readReport(folder.db, shopId)).imports.some(({kind}) => kind === 'orders'),
    report: () => readReport(folder.db, shopId),
    async fill({shoppers, threads = 1, onProgress}) {
      const shop = {server: server!.url, shopId, key};
      const now = Date.now();
      const {orders} = await simulate({...shop, shoppers, days: 28, seed: 1, now, threads, onProgress});
      if (orders.length > 0) {
        await importLog(folder, shopId, logFileOf('orders.csv', ordersCsv(orders)), now, {kind: 'orders'});
      }
      await buildPack(folder, shopId, now);
    },
    async buildPack() {
      await buildPack(folder, shopId, Date.now());
    },
    stopServer,
    async stop() {
      await site.close();
      await stopServer();
      await folder.db.close();
    },
  };
}
