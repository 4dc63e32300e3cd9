import {mkdtemp, readdir, readFile, rm, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {multiply} from '../../packages/server/src/model/multiply.ts';
import type {Rows} from '../../packages/server/src/model/rows.ts';
import {openWorkFolder} from '../../packages/server/src/pack/work-folder.ts';

/** Two rows: 0.5 at column 1 and 1 at 2; 0.25 at 0 and 0.125 at 2. */
const ROWS: Rows = {
  offsets: Uint32Array.of(0, 2, 4),
  columns: Uint32Array.of(1, 2, 0, 2),
  values: Float64Array.of(0.5, 1, 0.25, 0.125),
};
/** Three rows with one entry each. */
const DIAGONAL: Rows = {
  offsets: Uint32Array.of(0, 1, 2, 3),
  columns: Uint32Array.of(0, 1, 2),
  values: Float64Array.of(1, 2, 4),
};

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vitrine-work-'));
});
afterEach(() => rm(dir, {recursive: true}));

describe('the work folder', () => {
  it('gives back the rows it was given, and nothing for what it has not', async () => {
    await (await openWorkFolder(dir, 'shop')).write('walks', ROWS);
    const again = await openWorkFolder(dir, 'shop');
    expect(await again.read('walks')).toEqual(ROWS);
    expect(await again.read('likeness')).toBeNull();
  });

  it('takes a file that is cut short or foreign for none', async () => {
    const work = await openWorkFolder(dir, 'shop');
    await work.write('short', ROWS);
    await truncate(join(dir, 'work/shop/short.rows'), 40);
    await writeFile(join(dir, 'work/shop/foreign.rows'), 'not rows at all, but long enough');
    expect([await work.read('short'), await work.read('foreign')]).toEqual([null, null]);
  });

  it('deletes what a build neither found nor made', async () => {
    const first = await openWorkFolder(dir, 'shop');
    await first.write('old', ROWS);
    await first.write('kept', ROWS);
    const second = await openWorkFolder(dir, 'shop');
    await second.read('kept');
    await second.write('new', ROWS);
    await second.prune();
    expect((await readdir(join(dir, 'work/shop'))).sort()).toEqual(['kept.rows', 'new.rows']);
  });

  it('lets a product that was stopped go on with the parts that are done', async () => {
    const options = {parts: 2, name: 'walks', key: 'k'};
    const told: string[] = [];
    const stopped = {...(await openWorkFolder(dir, 'shop')), progress: () => {}};
    const disk = stopped.write;
    stopped.write = async (name, rows) => {
      if (name.endsWith('2-of-2')) throw new Error('the power went');
      await disk(name, rows);
    };
    await expect(multiply(ROWS, DIAGONAL, 3, 5, {...options, work: stopped})).rejects.toThrow('the power went');

    // The part on disk is marked, so that the product shows whether it was taken or made anew.
    const file = join(dir, 'work/shop/walks-k-1-of-2.rows');
    const bytes = await readFile(file);
    bytes.writeDoubleLE(99, bytes.length - 8);
    await writeFile(file, bytes);
    const work = await openWorkFolder(dir, 'shop', (step, done, parts) => told.push(`${step} ${done}/${parts}`));
    const product = await multiply(ROWS, DIAGONAL, 3, 5, {...options, work});
    expect([...product.values]).toEqual([1, 99, 0.25, 0.5]);
    expect(told).toEqual(['walks 1/2', 'walks 2/2']);
  });
});
