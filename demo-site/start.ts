// npm start: builds what is missing, opens the demo shop and its Vitrine server, and fills an empty one with simulated shoppers.
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, statSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ordersCsv, simulate} from '@vitrine/lab';
import {DIST, openDemo} from './compose.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SHOPPERS = Number(process.env['SHOPPERS'] ?? 3000);
/** A developer's own visits show in the pack after so long. */
const REBUILD_MS = 5 * 60_000;

const started = performance.now();
const say = (line: string) =>
  console.log(`[${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);

if (isStale()) {
  say('building dist/');
  const {status, stdout, stderr} = spawnSync('npm', ['run', '--silent', 'build'], {cwd: ROOT, encoding: 'utf8'});
  if (status !== 0) {
    console.error(stdout + stderr);
    process.exit(1);
  }
}
say('opening the demo shop');
const demo = await openDemo({
  dir: process.env['VITRINE_DATA'] ?? join(ROOT, '.data', 'demo'),
  shopPort: await portOr(8080, process.env['PORT']),
  serverPort: await portOr(8787, process.env['VITRINE_PORT']),
});

if (demo.isNew && SHOPPERS > 0) {
  say(`sending ${SHOPPERS} simulated shoppers through the code of a device`);
  const {shopId, serverUrl: server, key} = demo;
  const simulation = await simulate({server, shopId, key, shoppers: SHOPPERS, days: 28, seed: 1, now: Date.now()});
  const answers = [...simulation.sent.values()].reduce((sum, count) => sum + count, 0);
  say(`${answers} anonymised summaries counted; importing their ${simulation.orders.length} order lines`);
  await demo.importOrders(ordersCsv(simulation.orders));
  await demo.buildPack();
}

const rebuilding = setInterval(() => void demo.buildPack().catch(console.error), REBUILD_MS);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clearInterval(rebuilding);
    void demo.stop().then(() => process.exit(0));
  });
}

say('open');
console.log(`
  Demo shop     ${demo.shopUrl}/        (English: ${demo.shopUrl}/en/)
  Dashboard     ${demo.serverUrl}/dashboard/   shop ${demo.shopId}, token ${demo.adminToken}
  Server        ${demo.serverUrl}

  Try this: open three tins under 母婴 > 婴儿奶粉 (Baby > Infant Formula), then search for 床上三件套 (bed set).
  您是不是要找 narrows the search; 为你推荐 turns to baby goods, each card with its reason.
  不是基于我 shows everybody's list. ${demo.shopUrl}/privacy shows what this browser knows, and forgets it.
  Ctrl-C stops both.
`);

/** The port asked for, which must be free, or the usual one, or any other when that is taken. */
async function portOr(usual: number, asked: string | undefined): Promise<number> {
  if (asked === undefined) return (await isFree(usual)) ? usual : 0;
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT ${asked}: expected 0 … 65535`);
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Whether a source is newer than the build. */
function isStale(): boolean {
  const built = join(DIST, 'vitrine.js');
  if (!existsSync(built) || !existsSync(join(DIST, 'dashboard', 'index.html'))) return true;
  const builtAt = statSync(built).mtimeMs;
  return readdirSync(join(ROOT, 'packages'), {recursive: true, encoding: 'utf8'})
    .filter((file) => /\/(src|page)\//.test(file) && !/^(server|lab)\//.test(file) && !file.includes('node_modules'))
    .some((file) => statSync(join(ROOT, 'packages', file)).mtimeMs > builtAt);
}
