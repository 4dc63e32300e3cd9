// npm start: builds what is missing, opens the demo shop and its Vitrine server, and fills an empty one with simulated shoppers.
// PORT and VITRINE_PORT name other ports, VITRINE_DATA another folder, SHOPPERS another number of them.
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, statSync} from 'node:fs';
import {createServer} from 'node:net';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {type Demo, DIST, openDemo} from './compose.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A developer's own summary shows in the pack within so long. */
const REBUILD_MS = 2 * 60_000;

const started = performance.now();
const say = (line: string) =>
  console.log(`[${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);

try {
  await start();
} catch (error) {
  console.error(`npm start: ${(error as Error).message}`);
  process.exit(1);
}

async function start(): Promise<void> {
  const shoppers = wholeNumber('SHOPPERS', 3000, 1_000_000);
  const dir = process.env['VITRINE_DATA'] ?? join(ROOT, '.data', 'demo');
  if (isStale()) {
    say('building dist/');
    build();
  }
  say(`opening the demo shop in ${dir}`);
  const shopPort = await freePort('PORT', 8080);
  const serverPort = await freePort('VITRINE_PORT', 8787);
  const demo = await openDemo({dir, shopPort, serverPort});
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void demo.stop().finally(() => process.exit(0)));
  }
  if (demo.isCold && shoppers > 0) await fill(demo, shoppers);
  rebuildOnNews(demo);
  say('open');
  console.log(guideOf(demo));
}

async function fill(demo: Demo, shoppers: number): Promise<void> {
  say(`sending ${shoppers} simulated shoppers through the code of a device`);
  const threads = Math.min(2, availableParallelism());
  const onProgress = (done: number) => {
    if (done % 1000 === 0 && done < shoppers) say(`${done} of ${shoppers} shoppers`);
  };
  await demo.fill({shoppers, threads, onProgress});
  const {tasks, imports} = await demo.report();
  const lines = imports.filter(({kind}) => kind === 'orders').reduce((sum, {good}) => sum + good, 0);
  say(`${sumOf(tasks)} anonymised summaries counted, ${lines} order lines imported, the pack built from both`);
}

/** Builds the pack again when summaries have come since, so that a browser's own shows in the next pack. */
function rebuildOnNews(demo: Demo): void {
  let known = -1;
  const rebuild = async () => {
    const counted = sumOf((await demo.report()).tasks);
    if (counted === known) return;
    if (known >= 0) {
      await demo.buildPack();
      say(`the pack was built again: ${counted} summaries`);
    }
    known = counted;
  };
  const quietly = () => void rebuild().catch((error: Error) => say(`the pack could not be built: ${error.message}`));
  quietly();
  setInterval(quietly, REBUILD_MS).unref();
}

function guideOf({shopUrl, serverUrl, shopId, adminToken}: Demo): string {
  const report = existsSync(join(DIST, 'dashboard', 'index.html'))
    ? `${serverUrl}/dashboard/   shop ${shopId}, token ${adminToken}`
    : `curl -H 'Authorization: Bearer ${adminToken}' ${serverUrl}/v1/shops/${shopId}/report`;
  return `
  Demo shop     ${shopUrl}/        (English: ${shopUrl}/en/)
  Server        ${serverUrl}
  Its report    ${report}

  Try this
  1. Open three tins under 母婴 > 婴儿奶粉 (Baby > Infant Formula): 为你推荐 turns to baby goods, each card with its reason.
  2. Search for 床上三件套 (bed set): 您是不是要找 narrows the search.
  3. 不是基于我 shows everybody's list; ${shopUrl}/privacy shows what this browser knows, and forgets it.

  Ctrl-C stops both; the next start finds everything as it was.
`;
}

function sumOf(tasks: readonly {readonly reports: number}[]): number {
  return tasks.reduce((sum, {reports}) => sum + reports, 0);
}

function wholeNumber(name: string, usual: number, most: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return usual;
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new Error(`${name}: expected a whole number from 0 to ${most}, got "${text}"`);
}

/** The port asked for or the usual one; any other, and a word of it, when that is taken. */
async function freePort(name: string, usual: number): Promise<number> {
  const port = wholeNumber(name, usual, 65_535);
  if (await isFree(port)) return port;
  say(`port ${port} is taken, so another one; ${name}=… names one`);
  return 0;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function build(): void {
  const {status, stdout, stderr, error} = spawnSync('npm', ['run', '--silent', 'build'], {cwd: ROOT, encoding: 'utf8'});
  if (status !== 0) throw new Error(`the build failed\n${error?.message ?? stdout + stderr}`);
}

/** Whether a source is newer than the build, or there is none. */
function isStale(): boolean {
  const built = join(DIST, 'vitrine.js');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  const sources = readdirSync(join(ROOT, 'packages'), {recursive: true, encoding: 'utf8'})
    .filter((file) => /\/(src|page)\//.test(file) && !/^(server|lab)\//.test(file) && !file.includes('node_modules'))
    .map((file) => join('packages', file));
  return [...sources, 'rollup.config.mjs'].some((file) => statSync(join(ROOT, file)).mtimeMs > builtAt);
}
