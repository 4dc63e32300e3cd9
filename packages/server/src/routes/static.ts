import {readdir, readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';
import {HttpError} from '../http/errors.ts';
import {acceptsBrotli, PUBLIC_HEADERS} from '../http/headers.ts';
import {compress} from '../pack/pack-files.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The merchant's pages show what shoppers' devices and feeds sent: no script but ours, and in nobody's frame. */
const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
};

interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/**
 * Reads the files of a folder once, at the start, and answers from memory: nothing outside that list can be reached. The
 * names carry no version, so an hour is as long as a shop should wait for a new release; a tag may add one (`?v=`).
 */
export async function createStatic(dist: string): Promise<(request: Request, path: string) => Response> {
  const files = new Map<string, StaticFile>();
  for (const entry of await readdir(dist, {recursive: true, withFileTypes: true})) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    const path = file.slice(join(dist, '/').length).replaceAll('\\', '/');
    files.set(path, {bytes, brotli: Buffer.from(await compress(bytes)), type});
  }
  return (request, path) => {
    const file = files.get(path.endsWith('/') ? `${path}index.html` : path);
    if (!file) throw new HttpError(404, 'not-found', 'path', 'one of the files of the build');
    const brotli = acceptsBrotli(request);
    return new Response(brotli ? file.brotli : file.bytes, {
      headers: {
        ...PUBLIC_HEADERS,
        'Content-Type': file.type,
        ...(file.type.startsWith('text/html') ? PAGE_HEADERS : {}),
        'Cache-Control': 'public, max-age=3600, stale-while-revalidate=86400',
        Vary: 'Accept-Encoding',
        ...(brotli ? {'Content-Encoding': 'br'} : {}),
      },
    });
  };
}
