import {access, mkdir, readdir, rm} from 'node:fs/promises';
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
export async function writePack(dir: string, bytes: Uint8Array): Promise<PackFile> {
  const hash = contentHash(bytes);
  await mkdir(join(dir, 'packs'), {recursive: true});
  if (!(await exists(packFile(dir, hash, true)))) {
    await writeFileAtomically(packFile(dir, hash), bytes);
    await writeFileAtomically(packFile(dir, hash, true), await compress(bytes)); // last: it stands for both
  }
  return {hash, bytes: bytes.length};
}

/** Deletes the packs no manifest names any more. */
export async function prunePacks(dir: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(join(dir, 'packs'))) {
    if (!name.endsWith('.tmp') && !kept.has(name.replace(/\.br$/, ''))) await rm(join(dir, 'packs', name));
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
