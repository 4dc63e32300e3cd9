import {gunzipSync} from 'node:zlib';
import {FeedError} from './feed.ts';

const MAX_FILE_BYTES = 256 * 1024 * 1024;

/**
 * The text of a merchant's file, gzipped or not: UTF-8; UTF-16 where a byte-order mark says so; what an XML declaration
 * names; else GB 18030, which Chinese spreadsheet exports still are. A guess is told in `notices`.
 *
 * @throws FeedError when it is too large or cannot be unpacked
 */
export function readText(bytes: Uint8Array): {text: string; notices: string[]} {
  const unpacked = unpack(bytes);
  const encoding = guessEncoding(unpacked);
  const text = new TextDecoder(encoding).decode(unpacked);
  return {text, notices: encoding === 'utf-8' ? [] : [`read as ${encoding}, since it is not UTF-8`]};
}

function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_FILE_BYTES) throw new FeedError(`the file is larger than ${MAX_FILE_BYTES} bytes`);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, {maxOutputLength: MAX_FILE_BYTES});
  } catch (error) {
    throw new FeedError(`the gzip file cannot be unpacked within ${MAX_FILE_BYTES} bytes: ${(error as Error).message}`);
  }
}

function guessEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(String.fromCharCode(...bytes.subarray(0, 200)))?.[1];
  if (declared && isKnown(declared)) return declared.toLowerCase();
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

function isKnown(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}
