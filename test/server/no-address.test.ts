import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {readdir, readFile} from 'node:fs/promises';
import {Agent, request} from 'node:http';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {periodOf} from '@vitrine/core';
import {expect, onTestFinished, test} from 'vitest';
import {openDataFolder} from '../../packages/server/src/data-folder.ts';
import {readKeys} from '../../packages/server/src/keys.ts';
import {readReport} from '../../packages/server/src/routes/report.ts';
import {createShop} from '../../packages/server/src/shops.ts';
import {SETTINGS, temporaryDir} from './folder.ts';
import {hourSummary, seal} from './seal.ts';

const SERVER = fileURLToPath(new URL('address-server.ts', import.meta.url));

/** Whom the server hears: directly, and through a proxy it trusts with what that says, or the visitor wrote, of others. */
const VISITS: readonly Visit[] = [
  {from: '127.88.77.66'},
  {from: '127.88.77.66', forwardedFor: '198.51.100.77'},
  {from: '127.66.55.44', forwardedFor: '198.51.100.78, 203.0.113.201'},
  {from: '127.66.55.44', forwardedFor: '2001:db8:4711:1::77'},
];
const TRACES = ['127.88.77', '127.66.55', '198.51.100', '203.0.113', '2001:db8:4711'];

interface Visit {
  readonly from: string;
  readonly forwardedFor?: string;
}

/** Sends a body from an address of this machine, over a connection of its own unless an agent keeps one. */
function post(
  port: number,
  {from, forwardedFor}: Visit,
  body: Uint8Array,
  agent: Agent | false = false,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        localAddress: from,
        method: 'POST',
        path: '/v1/shops/bedding/summaries',
        agent,
        headers: {
          'content-length': body.length,
          ...(forwardedFor === undefined ? {} : {'x-forwarded-for': forwardedFor}),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function command(child: ChildProcess, text: string): Promise<void> {
  child.send(text);
  await once(child, 'message');
}

test('no address is in the database, in what the server prints, or in its heap once the day is over', async () => {
  const dir = await temporaryDir();
  const folder = await openDataFolder(dir);
  await createShop(folder, {...SETTINGS, robust: true}, Date.now());
  const {seal: keys} = await readKeys(dir, 'bedding');
  const bodies = await Promise.all(
    Array.from({length: 48}, (_, n) => seal(hourSummary(n, {period: periodOf(Date.now())}), 'bedding', keys[0])),
  );
  const child = fork(SERVER, [dir, '127.66.0.0/16'], {stdio: ['ignore', 'pipe', 'pipe', 'ipc']});
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk));
  await once(child, 'message');
  const port = Number(/listens at (\d+)/.exec(printed)?.[1]);

  for (const [n, body] of bodies.slice(0, -1).entries()) {
    expect(await post(port, VISITS[n % VISITS.length], body)).toBe(204);
  }
  for (const visit of VISITS) await post(port, visit, Buffer.from('hello')); // a refusal leaves none either
  const db = await Promise.all(
    (await readdir(dir)).filter((name) => name.startsWith('vitrine.db')).map((name) => readFile(join(dir, name))),
  );
  expect(db.length).toBeGreaterThan(1); // the log before the database is one of them

  const heapOf = async (name: string) => {
    const file = join(dir, `${name}.heapsnapshot`);
    await command(child, `snapshot ${file}`);
    return readFile(file, 'utf8');
  };
  const agent = new Agent({keepAlive: true});
  await post(port, {from: '127.88.77.66'}, bodies[47], agent);
  // While the connection lasts its socket knows its other end: so the search below can find what there is to find.
  expect(await heapOf('during')).toContain('127.88.77.66');
  agent.destroy();
  await command(child, 'tomorrow');
  await post(port, {from: '127.0.0.1'}, bodies[0]);
  const heap = await heapOf('after');
  await command(child, 'stop');
  await once(child, 'exit');

  const [, yesterday] = (await readReport(folder.db, 'bedding')).days;
  await folder.db.close();
  // The addresses were used: direct visits shared a cap of 8, and each forwarded network had its own.
  expect(yesterday).toMatchObject({accepted: 24, refused: {'prefix-cap': 24}});
  expect(heap).toContain('postSummary'); // it is the server's heap
  const places = {heap, printed, database: db.map((bytes) => bytes.toString('latin1')).join('')};
  const found = Object.entries(places).map(([place, text]) => [place, TRACES.filter((trace) => text.includes(trace))]);
  expect(found).toEqual([
    ['heap', []],
    ['printed', []],
    ['database', []],
  ]);
  for (const bytes of db) expect(bytes.includes(Buffer.of(127, 88, 77, 66))).toBe(false);
}, 120_000);
