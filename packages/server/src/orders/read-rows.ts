import {pipeline, Readable} from 'node:stream';
import {CsvError, parse} from 'csv-parse';
import {FeedError, fieldName, type RowError} from '../catalog/feed.ts';
import {delimiterOf} from '../catalog/read-table.ts';
import {splitJson} from './split-json.ts';

/** The cells of one row that matter, trimmed; '' where there is none. */
export interface LogCells {
  /** Line of a table, 1-based number of a JSON object. */
  readonly row: number;
  readonly session: string;
  /** Whose it was; '' where the file does not say. */
  readonly shopper: string;
  readonly item: string;
  readonly time: string;
  readonly action: string;
  readonly quantity: string;
}

type Field = Exclude<keyof LogCells, 'row'>;

/** Names other systems give our fields, the best first. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  session: [
    'session_id',
    'order_id',
    'order',
    'order_number',
    'visit_id',
    'invoice',
    'invoiceno',
    'sessionid',
    'orderid',
  ],
  shopper: [
    'shopper_id',
    'customer_id',
    'customer',
    'customer_email',
    'user_id',
    'visitor_id',
    'client_id',
    'member_id',
    'customerid',
    'userid',
    'visitorid',
  ],
  item: ['item_id', 'product_id', 'sku', 'id', 'stockcode', 'itemid', 'productid', 'variant_sku', 'lineitem_sku'],
  time: ['time', 'timestamp_ms', 'timestamp', 'at', 'created_at', 'date', 'order_date', 'invoicedate'],
  action: ['action', 'type', 'event'],
  quantity: ['quantity', 'qty', 'lineitem_quantity'],
};
const FIELDS = Object.keys(NAMES) as readonly Field[];
/** By these a file is known for what it is; a header line is shorter. */
const HEAD_LENGTH = 10_000;
const MAX_ROW_LENGTH = 1_000_000;

/**
 * Rows of a CSV, TSV, JSON or JSON-lines text as they come.
 *
 * @throws FeedError when the text as a whole cannot be read
 */
export async function* readRows(chunks: AsyncIterable<string>): AsyncGenerator<LogCells | RowError> {
  const {head, text} = await peek(chunks);
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (start === '') throw new FeedError('no rows: the file is empty');
  if (start.startsWith('[')) yield* readObjects(text, 1);
  else if (/^\{\s*"(orders|sessions)"\s*:\s*\[/.test(start)) yield* readObjects(text, 2);
  else if (start.startsWith('{')) yield* readObjects(text, 0);
  else yield* readTable(text, delimiterOf(head));
}

/** The beginning of a text, and all of it. */
async function peek(chunks: AsyncIterable<string>): Promise<{head: string; text: AsyncGenerator<string>}> {
  const rest = chunks[Symbol.asyncIterator]();
  let head = '';
  while (head.length < HEAD_LENGTH) {
    const {done, value} = await rest.next();
    if (done) break;
    head += value;
  }
  async function* whole(): AsyncGenerator<string> {
    yield head;
    for (;;) {
      const {done, value} = await rest.next();
      if (done) return;
      yield value;
    }
  }
  return {head, text: whole()};
}

async function* readTable(text: AsyncGenerator<string>, delimiter: string): AsyncGenerator<LogCells | RowError> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    quote: delimiter === '\t' ? null : '"', // as in catalogues: TSV knows no quoting
    max_record_size: MAX_ROW_LENGTH,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  pipeline(Readable.from(text), parser, () => undefined); // what fails is thrown by the loop below
  let width = 0;
  let columns: Readonly<Record<Field, readonly number[]>> | null = null;
  try {
    for await (const {record, info} of parser as AsyncIterable<{record: string[]; info: {lines: number}}>) {
      if (columns === null) {
        columns = columnsOf(record);
        width = record.length;
      } else if (record.length === width) {
        yield cellsOf(info.lines, (field) => firstOf(record, columns?.[field] ?? []));
      } else {
        const expected = `${width} cells as in the header, got ${record.length}`;
        yield {row: info.lines, itemId: firstOf(record, columns.item), field: 'row', expected};
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FeedError(`not a readable table: ${error.message}`);
    throw error;
  }
}

function columnsOf(header: readonly string[]): Record<Field, number[]> {
  const names = header.map(fieldName);
  const find = (field: Field) => NAMES[field].map((name) => names.indexOf(name)).filter((column) => column >= 0);
  const columns = Object.fromEntries(FIELDS.map((field) => [field, find(field)])) as Record<Field, number[]>;
  for (const field of ['session', 'item'] as const) {
    if (columns[field].length > 0) continue;
    throw new FeedError(
      `no column for the ${field}: expected one of ${NAMES[field].join(', ')}, got ${names.join(', ').slice(0, 200)}`,
    );
  }
  return columns;
}

async function* readObjects(text: AsyncIterable<string>, rowDepth: number): AsyncGenerator<LogCells> {
  const snakes = new Map<string, string>();
  let row = 0;
  for await (const object of splitJson(text, rowDepth)) {
    const cells = new Map<string, string>();
    for (const [key, cell] of Object.entries(object as Record<string, unknown>)) {
      if (typeof cell !== 'string' && typeof cell !== 'number') continue;
      const name = snakes.get(key) ?? fieldName(key.replace(/([a-z])([A-Z])/g, '$1_$2'));
      snakes.set(key, name);
      cells.set(name, String(cell).trim());
    }
    yield cellsOf(++row, (field) => NAMES[field].map((name) => cells.get(name)).find(Boolean) ?? '');
  }
}

const cellsOf = (row: number, read: (field: Field) => string): LogCells => ({
  row,
  session: read('session'),
  shopper: read('shopper'),
  item: read('item'),
  time: read('time'),
  action: read('action'),
  quantity: read('quantity'),
});

function firstOf(record: readonly string[], columns: readonly number[]): string {
  for (const column of columns) if (record[column]) return record[column];
  return '';
}
