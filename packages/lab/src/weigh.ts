import {createHash} from 'node:crypto';
import {brotliCompressSync, gzipSync} from 'node:zlib';

export interface Budget {
  readonly file: string;
  /** Bytes after gzip -9. */
  readonly limit: number;
}

/** What each built file may weigh (QUALITY §3): the page at first, what it loads when idle, the worker. */
export const BUDGETS: readonly Budget[] = [
  {file: 'vitrine.js', limit: 9_000},
  {file: 'vitrine.mjs', limit: 9_000},
  {file: 'vitrine-tracker.mjs', limit: 8_000},
  {file: 'vitrine-detector.mjs', limit: 38_000},
  {file: 'vitrine-platforms.mjs', limit: 8_000},
  {file: 'vitrine-receipts.mjs', limit: 8_700},
  {file: 'vitrine-panel.mjs', limit: 16_000},
  {file: 'vitrine-passport.mjs', limit: 6_500},
  {file: 'vitrine-search.mjs', limit: 9_000},
  {file: 'vitrine-why.mjs', limit: 5_000},
  {file: 'vitrine-rerank.mjs', limit: 5_000},
  {file: 'vitrine-inspect.mjs', limit: 15_000},
  {file: 'vitrine-worker.js', limit: 28_100},
  {file: 'vitrine-engine.mjs', limit: 28_000},
  {file: 'vitrine-seal.mjs', limit: 12_000},
  {file: 'vitrine-assured.mjs', limit: 18_000},
  {file: 'vitrine-learn.mjs', limit: 6_000},
  {file: 'vitrine-find.mjs', limit: 20_000},
  {file: 'vitrine-profile.mjs', limit: 10_200},
];

export interface Weight extends Budget {
  readonly bytes: number;
  readonly gzip: number;
  readonly brotli: number;
  /** For the `integrity` attribute of a script tag. */
  readonly integrity: string;
}

export function weigh({file, limit}: Budget, content: Uint8Array): Weight {
  return {
    file,
    limit,
    bytes: content.length,
    gzip: gzipSync(content, {level: 9}).length,
    brotli: brotliCompressSync(content).length,
    integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
  };
}
