import {mkdir, readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Rows, Work} from '../model/index.ts';
import {writeFileAtomically} from '../write-file.ts';

/** "vrow", version 1, row count, entry count: four numbers of 32 bits before the arrays. */
const MAGIC = 0x776f7276;
const VERSION = 1;
const HEADER_BYTES = 16;
const ENDING = '.rows';

/** The parts of one shop's builds on disk, in `work/{shop}/`. They hold sums of sums: nothing that the database has not. */
export interface WorkFolder extends Work {
  /** Deletes the parts that this build neither found nor made. */
  prune(): Promise<void>;
}

export async function openWorkFolder(
  dir: string,
  shopId: string,
  progress: Work['progress'] = () => {},
): Promise<WorkFolder> {
  const folder = join(dir, 'work', shopId);
  await mkdir(folder, {recursive: true});
  const used = new Set<string>();
  return {
    async read(name) {
      used.add(name + ENDING);
      const bytes = await readFile(join(folder, name + ENDING)).catch(() => null); // not there: it is made anew
      return bytes && decodeRows(bytes);
    },
    async write(name, rows) {
      used.add(name + ENDING);
      await writeFileAtomically(join(folder, name + ENDING), encodeRows(rows));
    },
    progress,
    async prune() {
      for (const file of await readdir(folder)) if (!used.has(file)) await rm(join(folder, file), {force: true});
    },
  };
}

function encodeRows({offsets, columns, values}: Rows): Uint8Array {
  const header = Uint32Array.of(MAGIC, VERSION, offsets.length - 1, columns.length);
  return Buffer.concat(
    [header, offsets, columns, values].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  );
}

/** Null for a file that is not whole or of another version. */
function decodeRows(bytes: Buffer): Rows | null {
  if (bytes.length < HEADER_BYTES) return null;
  const [magic, version, rowCount, length] = new Uint32Array(copyOf(bytes, 0, HEADER_BYTES));
  const columnsAt = HEADER_BYTES + 4 * (rowCount + 1);
  const valuesAt = columnsAt + 4 * length;
  if (magic !== MAGIC || version !== VERSION || bytes.length !== valuesAt + 8 * length) return null;
  return {
    offsets: new Uint32Array(copyOf(bytes, HEADER_BYTES, columnsAt)),
    columns: new Uint32Array(copyOf(bytes, columnsAt, valuesAt)),
    values: new Float64Array(copyOf(bytes, valuesAt, bytes.length)),
  };
}

/** A buffer of its own, since a file's bytes may begin anywhere in Node's. */
const copyOf = (bytes: Buffer, from: number, to: number): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset + from, bytes.byteOffset + to) as ArrayBuffer;
