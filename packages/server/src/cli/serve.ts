import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {readKeys} from '../keys.ts';
import {createClientAddress} from '../poisoning/client-address.ts';
import {listShops, requireSettings} from '../shops.ts';
import {startServer} from '../start-server.ts';
import {existingFolder, need, openForUse, UsageError, type Values, wholeNumber} from './arguments.ts';
import {scriptTag} from './script-tag.ts';

const DEFAULT_PORT = 8_787;

/** Runs until SIGTERM or SIGINT; what was acknowledged is on disk before that, what waits is written then. */
export async function serve(values: Values): Promise<number> {
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
