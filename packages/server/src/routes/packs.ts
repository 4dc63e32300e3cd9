import {readFile} from 'node:fs/promises';
import {HttpError} from '../http/errors.ts';
import {acceptsBrotli, PUBLIC_HEADERS} from '../http/headers.ts';
import {packFile} from '../pack/pack-files.ts';

const HASH = /^[0-9a-f]{64}$/;

/** GET /v1/packs/{hash}: one immutable file, named by its SHA-256, brotli when the client takes it. */
export const getPack = (dir: string) => async (request: Request, hash: string) => {
  const brotli = acceptsBrotli(request);
  // The pattern keeps every path outside the folder out.
  const bytes = HASH.test(hash) ? await readIfThere(packFile(dir, hash, brotli)) : null;
  if (!bytes) throw new HttpError(404, 'not-found', 'hash', 'the hash of a current pack');
  return new Response(bytes, {
    headers: {
      ...PUBLIC_HEADERS,
      'Content-Type': 'application/octet-stream',
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(brotli ? {'Content-Encoding': 'br'} : {}),
    },
  });
};

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
