import type {Catalog} from '@vitrine/core';
import {FeedError, type RowError} from '../catalog/feed.ts';
import type {LogFile, LogKind} from './log-file.ts';
import {createLogTable, type LogTable} from './log-table.ts';
import {parseLogRow} from './parse-log-row.ts';
import {readRows} from './read-rows.ts';
import {EncodingError, streamText} from './stream-text.ts';

export interface ReadLog {
  /** The good rows, under the catalogue's ids. */
  readonly table: LogTable;
  /** SHA-256 of the file. */
  readonly source: string;
  readonly rows: number;
  readonly unknownItems: number;
  /** The first of them; `badRows` counts all. */
  readonly errors: readonly RowError[];
  readonly badRows: number;
  readonly notices: readonly string[];
}

/** A longer history comes in several files. */
const MAX_ROWS = 5_000_000;
const KEPT_ERRORS = 1_000;
const ROWS_PER_LINE = 200_000;

/** Reads a file row by row; not UTF-8, it is read again as GB 18030, which Chinese spreadsheet exports still are. */
export async function readLog(
  file: LogFile,
  kind: LogKind,
  catalog: Catalog,
  say: (line: string) => void,
): Promise<ReadLog> {
  try {
    return await readAs('utf-8', file, kind, catalog, say);
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
  }
  try {
    const read = await readAs('gb18030', file, kind, catalog, say);
    return {...read, notices: ['read as gb18030, since it is not UTF-8']};
  } catch (error) {
    throw error instanceof EncodingError ? new FeedError('the file is neither UTF-8 nor GB 18030') : error;
  }
}

async function readAs(
  encoding: 'utf-8' | 'gb18030',
  file: LogFile,
  kind: LogKind,
  catalog: Catalog,
  say: (line: string) => void,
): Promise<ReadLog> {
  const ids = new Map<string, string>();
  for (const {itemId, aliases} of catalog.items) for (const alias of aliases) ids.set(alias, itemId);
  for (const {itemId} of catalog.items) ids.set(itemId, itemId); // an item's own id wins over another's alias
  const text = streamText(file, encoding);
  const table = createLogTable();
  const errors: RowError[] = [];
  let [rows, badRows, unknownItems] = [0, 0, 0];
  for await (const row of readRows(text.chunks)) {
    if (++rows > MAX_ROWS) throw new FeedError(`more than ${MAX_ROWS} rows; cut the file into several`);
    if (rows % ROWS_PER_LINE === 0) say(`${rows} rows read`);
    const parsed = 'field' in row ? [row] : parseLogRow(row, kind);
    if (parsed === null) continue;
    if (Array.isArray(parsed)) {
      badRows++;
      errors.push(...parsed.slice(0, KEPT_ERRORS - errors.length));
      continue;
    }
    const itemId = ids.get(parsed.itemId);
    if (itemId === undefined) unknownItems++;
    table.add({...parsed, itemId: itemId ?? parsed.itemId});
  }
  return {table, source: text.hash(), rows, unknownItems, errors, badRows, notices: []};
}
