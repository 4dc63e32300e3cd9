import {mkdtemp, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createShop, openDataFolder} from '@vitrine/server';
import type {Figure} from '../figure.ts';
import {SHOP} from '../quality/log-catalog.ts';
import {type Measured, measureProgram} from './measure-program.ts';
import {catalogueLines, type SyntheticOptions, visitLines} from './synthetic-shop.ts';

const SERVER = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const MAX_BUILD_SECONDS = 180;
const MAX_BYTES = 2e9;

/**
 * Imports a synthetic shop's catalogue and visits and builds its pack with the commands a merchant uses, each in a
 * process of its own.
 */
export async function benchBuild(options: SyntheticOptions): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'vitrine-build-'));
  try {
    const [catalogue, visits, data] = ['catalogue.tsv', 'visits.tsv', 'data'].map((name) => join(dir, name));
    await writeFile(catalogue, catalogueLines(options));
    await writeFile(visits, visitLines(options));
    const folder = await openDataFolder(data);
    await createShop(folder, SHOP, Date.now());
    await folder.db.close();

    const run = (command: string, ...files: string[]): Promise<Measured> =>
      measureProgram([SERVER, command, '--data', data, '--shop', SHOP.shopId, ...files], join(dir, 'memory'));
    await run('import-catalogue', catalogue);
    const imported = await run('import-sessions', visits);
    const built = await run('build-pack');
    return [
      {name: 'items', value: options.items, unit: 'items'},
      {name: 'events', value: options.events, unit: 'events'},
      {name: 'log', value: (await stat(visits)).size, unit: 'B'},
      {name: 'import with choice of weights', value: imported.seconds, unit: 's'},
      {name: 'import, peak memory', value: imported.peakBytes, unit: 'B', ...atMost(imported.peakBytes, MAX_BYTES)},
      {name: 'build', value: built.seconds, unit: 's', ...atMost(built.seconds, MAX_BUILD_SECONDS)},
      {name: 'build, peak memory', value: built.peakBytes, unit: 'B', ...atMost(built.peakBytes, MAX_BYTES)},
      ...packRows(built.stdout),
    ];
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}

const atMost = (value: number, limit: number) => ({limit, goal: value <= limit});

/** What `build-pack` prints: part, hash, items, bytes. */
function packRows(stdout: string): Figure[] {
  return [...stdout.matchAll(/^(head|body)\s+\S+\s+\d+ items, (\d+) bytes brotli$/gm)].map(([, part, bytes]) => ({
    name: `pack ${part}, brotli`,
    value: Number(bytes),
    unit: 'B',
  }));
}
