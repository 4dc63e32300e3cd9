import {createHash} from 'node:crypto';
import {pipeline, Readable} from 'node:stream';
import {createGunzip} from 'node:zlib';
import {FeedError} from '../catalog/feed.ts';
import type {LogFile} from './log-file.ts';

/** The text of a file, a chunk at a time. */
export interface TextStream {
  readonly chunks: AsyncIterable<string>;
  /** SHA-256 of the file as it lies on the disk, lower-case hex; known once all chunks were read. */
  hash(): string;
}

/** The bytes are not of the encoding they were read in. */
export class EncodingError extends Error {}

/**
 * Opens a file, gzipped or not; UTF-16 where a byte-order mark says so, else in `encoding`.
 *
 * @throws while it is read: EncodingError; FeedError when it cannot be unpacked
 */
export function streamText(file: LogFile, encoding: 'utf-8' | 'gb18030'): TextStream {
  const hash = createHash('sha256');
  async function* raw(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.open()) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return {chunks: decode(unpack(raw()), encoding), hash: () => hash.copy().digest('hex')};
}

async function* unpack(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first = await bytes.next();
  if (first.done) return;
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!isGzip) {
    yield first.value;
    yield* bytes;
    return;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield first.value as Uint8Array;
    yield* bytes;
  }
  const gunzip = createGunzip();
  pipeline(Readable.from(whole()), gunzip, () => undefined); // what fails is thrown by the loop below
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    throw code?.startsWith('Z_') ? new FeedError(`the gzip file cannot be unpacked: ${message}`) : error;
  }
}

async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  const read = (chunk?: Uint8Array): string => {
    try {
      return decoder?.decode(chunk, {stream: chunk !== undefined}) ?? '';
    } catch (error) {
      if (error instanceof TypeError) throw new EncodingError(`not ${decoder?.encoding}`);
      throw error;
    }
  };
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(markedEncoding(chunk) ?? encoding, {fatal: true});
    yield read(chunk);
  }
  yield read();
}

function markedEncoding([one, two]: Uint8Array): string | null {
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  return one === 0xfe && two === 0xff ? 'utf-16be' : null;
}
