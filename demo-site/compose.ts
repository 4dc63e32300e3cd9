import {existsSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {
  buildPack,
  createShop,
  importCatalogue,
  importOrders,
  openDataFolder,
  type RunningServer,
  readKeys,
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

/** The demo shop and its Vitrine server, both running. */
export interface Demo {
  readonly shopId: string;
  readonly shopUrl: string;
  readonly serverUrl: string;
  /** `data-key` of the tag. */
  readonly key: string;
  /** Opens the dashboard. */
  readonly adminToken: string;
  /** True when the folder was new: nothing has been counted yet. */
  readonly isNew: boolean;
  importOrders(csv: string): Promise<void>;
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
  const isNew = !existsSync(tokenFile);
  if (isNew) {
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
    isNew,
    async importOrders(csv) {
      await importOrders(folder, shopId, {name: 'orders.csv', bytes: Buffer.from(csv)}, Date.now());
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
