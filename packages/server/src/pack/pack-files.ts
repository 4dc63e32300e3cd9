import {mkdir, readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {brotliCompress, constants} from 'node:zlib';
import type {PackFile} from '@vitrine/core';
import {contentHash} from '../hash.ts';
import {writeFileAtomically} from '../write-file.ts';

export const packFile = (dir: string, hash: string, brotli = false): string =>
  join(dir, 'packs', brotli ? `${hash}.br` : hash);

/** Brotli at its best: a pack is compressed once and downloaded by everybody. */
export const compress = (bytes: Uint8Array): Promise<Buffer> =>
  promisify(brotliCompress)(bytes, {
    params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length},
  });

/** Writes a pack and its brotli twin under the pack's hash; writing the same pack again changes nothing. */
export async function writePack(dir: string, bytes: Uint8Array): Promise<PackFile & {readonly brotli: number}> {
  const hash = contentHash(bytes);
  await mkdir(join(dir, 'packs'), {recursive: true});
  const twin = packFile(dir, hash, true);
  if (!(await sizeOf(twin))) {
    await writeFileAtomically(packFile(dir, hash), bytes);
    await writeFileAtomically(twin, await compress(bytes)); // last: it stands for both
  }
  return {hash, bytes: bytes.length, brotli: await sizeOf(twin)};
}

/** Deletes the packs no manifest names any more. */
export async function prunePacks(dir: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(join(dir, 'packs'))) {
    if (!name.endsWith('.tmp') && !kept.has(name.replace(/\.br$/, ''))) await rm(join(dir, 'packs', name));
  }
}

/** Bytes of a file; 0 when it is not there. */
const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({size}) => size,
    () => 0,
  );
