import {type ChildProcess, execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFile, writeFile} from 'node:fs/promises';
import {connect, createServer} from 'node:net';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {openPack, periodOf} from '@vitrine/core';
import {expect, onTestFinished, test} from 'vitest';
import {openDatabase} from '../../packages/server/src/data-folder.ts';
import {readKeys} from '../../packages/server/src/keys.ts';
import {readChoice} from '../../packages/server/src/orders/stored-choice.ts';
import {SETTINGS, temporaryDir} from './folder.ts';
import {hourSummary, seal} from './seal.ts';

const MAIN = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));

function run(...args: string[]): Promise<{status: number; out: string; err: string}> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], (_, out, err) =>
      resolve({status: child.exitCode ?? -1, out, err}),
    );
  });
}

async function start(dir: string, ...args: string[]): Promise<{child: ChildProcess; url: string; out: () => string}> {
  const child = spawn(process.execPath, [MAIN, '--data', dir, '--port', '0', ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.pipe(process.stderr);
  while (!out.includes('</script>')) await once(child.stdout, 'data');
  return {child, url: /listens at (\S+)/.exec(out)![1], out: () => out};
}

async function createShopFolder(): Promise<string> {
  const dir = await temporaryDir();
  await writeFile(join(dir, 'settings.json'), JSON.stringify(SETTINGS));
  const created = await run('create-shop', '--data', dir, '--settings', join(dir, 'settings.json'));
  expect(created).toMatchObject({status: 0, err: ''});
  expect(created.out).toContain('admin token');
  return dir;
}

const counted = async (dir: string): Promise<number> => {
  const db = await openDatabase(dir);
  const [{n}] = await db.all<{n: number | null}>('SELECT SUM(count) AS n FROM counters');
  await db.close();
  return n ?? 0;
};

test('a shop is created, stocked, built and served from the command line, and prints the tag to paste', async () => {
  const dir = await createShopFolder();
  const feed = join(dir, 'feed.csv');
  await writeFile(feed, 'id,title,link,price,category\nA,Sheet,/a,10,Home\nB,Pillow,/b,ask,Home\n');
  const imported = await run('import-catalogue', '--data', dir, '--shop', 'bedding', feed);
  expect(imported.status).toBe(3);
  expect(imported.out).toContain('row 3 (B): price: expected a price such as "129.90 CNY", got "ask"');
  expect(imported.out).toContain('2 rows: 1 items imported in 1 categories, 1 rows in error');
  expect(await run('build-pack', '--data', dir, '--shop', 'bedding')).toMatchObject({status: 0, err: ''});

  const {child, url, out} = await start(dir);
  expect(out()).toContain(`src="${url}/vitrine.js" data-shop="bedding"`);
  expect(out()).toContain(`data-key="${(await readKeys(dir, 'bedding')).publicKey}"`);
  expect((await fetch(`${url}/v1/shops/bedding/manifest`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a week is rolled back and taken in again from the command line, with a pack each time', async () => {
  const dir = await createShopFolder();
  const feed = join(dir, 'feed.csv');
  await writeFile(feed, 'id,title,link,price,category\nA,Sheet,/a,10,Home\n');
  await run('import-catalogue', '--data', dir, '--shop', 'bedding', feed);
  const rollBack = (...args: string[]) => run('roll-back', '--data', dir, '--shop', 'bedding', ...args);
  const week = ['--week', '2026-W01'];
  const left = await rollBack(...week, '--note', 'robots');
  expect(left).toMatchObject({status: 0, err: ''});
  expect(left.out).toMatch(/^Week 2026-W01 \(2026-01-01 … 2026-01-07\): 0 answers left out\.\nhead {2}[0-9a-f]{64}/);
  expect((await rollBack(...week, '--undo')).out).toContain('0 answers taken in again');
  expect(await rollBack(...week, '--undo')).toMatchObject({
    status: 1,
    err: 'vitrine-server: week 2026-W01 of "bedding" is not rolled back\n',
  });
  expect(await rollBack('--pack')).toMatchObject({
    status: 1,
    err: 'vitrine-server: shop "bedding" has no pack before the current one\n',
  });
  const wrong = await Promise.all([rollBack(), rollBack('--week', '47'), rollBack('--week', '2999-W01')]);
  expect(wrong.map(({status, err}) => [status, err.split('\n')[0].replace(/\d{4}-W\d\d,/, 'WEEK,')])).toEqual([
    [2, 'vitrine-server: --week: expected a week such as WEEK, or --pack'],
    [2, 'vitrine-server: --week: expected a week up to now such as WEEK, got "47"'],
    [2, 'vitrine-server: --week: expected a week up to now such as WEEK, got "2999-W01"'],
  ]);
}, 60_000);

test('a log of visits is imported, told row by row where it is broken, and its weights go into the pack', async () => {
  const dir = await createShopFolder();
  const feed = join(dir, 'feed.csv');
  await writeFile(feed, 'id,title,link,price,category\nA,Sheet,/a,10,Home\nB,Pillow,/b,10,Home\nC,Rug,/c,10,Home\n');
  await run('import-catalogue', '--data', dir, '--shop', 'bedding', feed);
  const log = join(dir, 'visits.csv.gz');
  const visits = Array.from({length: 2_000}, (_, n) => `v${n},A,${1_760_000_000 + n}\nv${n},B,${1_760_000_009 + n}\n`);
  await writeFile(log, gzipSync(`session_id,item_id,time\n${visits.join('')}v0,A,soon\n`));
  const imported = await run('import-sessions', '--data', dir, '--shop', 'bedding', log);
  expect(imported.out.split('\n')).toEqual([
    'row 4002 (A): time: expected epoch ms, epoch seconds or an ISO date, got "soon"',
    expect.stringContaining('4001 rows: 2000 sessions with 4000 events added up'),
    'Weights chosen on the newest 400 visits; the next pack carries them.',
    '',
  ]);
  expect([imported.status, imported.err]).toEqual([
    3,
    'adding up 2000 sessions\nchoosing weights on the newest 400 sessions\n',
  ]);
  const again = await run('import-sessions', '--data', dir, '--shop', 'bedding', log);
  expect(again.out).toContain('imported before; nothing was counted again');

  await run('build-pack', '--data', dir, '--shop', 'bedding');
  const db = await openDatabase(dir);
  const choice = await readChoice(db, 'bedding');
  const [{body_hash}] = await db.all<{body_hash: string}>('SELECT body_hash FROM packs');
  await db.close();
  const bytes = await readFile(join(dir, 'packs', body_hash));
  expect(openPack(Uint8Array.from(bytes).buffer).weights).toEqual(choice?.weights);
}, 60_000);

test('a server killed while it counts loses no summary it acknowledged and counts none twice', async () => {
  const dir = await createShopFolder();
  const key = (await readKeys(dir, 'bedding')).seal[0];
  const period = periodOf(Date.now());
  const bodies = await Promise.all(Array.from({length: 300}, (_, n) => seal(hourSummary(n, {period}), 'bedding', key)));
  const acknowledged = new Set<number>();
  const send = async (url: string, n: number) => {
    const response = await fetch(`${url}/v1/shops/bedding/summaries`, {method: 'POST', body: bodies[n]});
    if (response.status === 204) acknowledged.add(n);
  };
  for (const killAfter of [40, 110, 190]) {
    const {child, url} = await start(dir);
    const sending = bodies.map((_, n) => send(url, n).catch(() => undefined)); // the kill resets connections
    while (acknowledged.size < killAfter) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await once(child, 'exit');
    await Promise.all(sending);
    expect(await counted(dir)).toBeGreaterThanOrEqual(acknowledged.size);
  }
  const {child, url} = await start(dir);
  for (const n of bodies.keys()) await send(url, n);
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(acknowledged.size).toBe(300);
  expect(await counted(dir)).toBe(300);
}, 60_000);

test('SIGTERM lets a summary that is being written finish', async () => {
  const dir = await createShopFolder();
  const key = (await readKeys(dir, 'bedding')).seal[0];
  const body = await seal(hourSummary(1, {period: periodOf(Date.now())}), 'bedding', key);
  const {child, url} = await start(dir);
  const sending = fetch(`${url}/v1/shops/bedding/summaries`, {method: 'POST', body}).then(({status}) => status);
  await new Promise((resolve) => setTimeout(resolve, 3));
  child.kill('SIGTERM');
  const [status] = await Promise.all([sending.catch(() => 'reset'), once(child, 'exit')]);
  expect(await counted(dir)).toBe(status === 204 ? 1 : 0);
});

test.each([
  [['fly', '--data', 'x'], 'unknown command "fly"'],
  [['--port', '8787'], '--data: expected the data folder'],
  [['--data', 'x', '--port', 'http'], '--port: expected a whole number from 0 to 65535, got "http"'],
  [['--data', 'x', '--trusted-proxy', 'nginx'], '--trusted-proxy: expected an address or a network such as 10.0.0.0/8'],
  [['--data', 'x', '--dist', '/nowhere'], '--dist: expected an existing folder of built files, got "/nowhere"'],
  [['--data', 'x', '--colour', 'red'], "Unknown option '--colour'"],
  [['create-shop', '--data', 'x', '--settings', '/nowhere.json'], '--settings: expected a JSON file of shop settings'],
  [['build-pack', '--data', 'x'], '--shop: expected the id of a shop'],
  [['import-catalogue', '--data', 'x', '--shop', 'bedding'], 'FILE: expected one file, got 0'],
  [['import-sessions', '--data', 'x', '--shop', 'bedding', '/nowhere.csv'], 'FILE: expected a file that can be read'],
])('names what is wrong with %s', async (args, message) => {
  const dir = await temporaryDir();
  const {status, err} = await run(...args.map((arg) => (arg === 'x' ? dir : arg)));
  expect([status, err.split('\n')[0]]).toEqual([2, expect.stringContaining(message)]);
});

test('an unknown shop is answered with the shops there are', async () => {
  const dir = await createShopFolder();
  const {status, err} = await run('build-pack', '--data', dir, '--shop', 'beding');
  expect([status, err]).toEqual([1, 'vitrine-server: no shop "beding"; there is bedding\n']);
});

test('says that a port is taken', async () => {
  const dir = await createShopFolder();
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  onTestFinished(() => void holder.close());
  const {port} = holder.address() as {port: number};
  const {status, err} = await run('--data', dir, '--port', String(port));
  expect([status, err]).toEqual([1, expect.stringContaining(`EADDRINUSE`)]);
});

test('prints its help', async () => {
  const {status, out} = await run('--help');
  expect([status, out]).toEqual([0, expect.stringContaining('import-catalogue')]);
});

test('cuts a sender that never finishes its headers', async () => {
  const dir = await createShopFolder();
  const {url} = await start(dir);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined); // a reset is as good as an end
  const began = performance.now();
  socket.write('POST /v1/shops/bedding/summaries HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  socket.resume();
  await once(socket, 'close');
  expect(performance.now() - began).toBeLessThan(8_000);
}, 15_000);
