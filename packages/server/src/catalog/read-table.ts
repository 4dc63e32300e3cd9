import {CsvError, parse} from 'csv-parse/sync';
import {FeedError, type FeedRow, fieldName, type RowError} from './feed.ts';

export type Delimiter = ',' | ';' | '\t';

interface CsvRecord {
  readonly record: string[];
  readonly info: {readonly lines: number};
}

/** CSV or TSV with a header line; a row with more or fewer cells than the header is an error of its own. */
export function readTable(text: string, delimiter: Delimiter, maxRows: number): {rows: FeedRow[]; errors: RowError[]} {
  let records: CsvRecord[];
  try {
    records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      // Merchant Center's TSV knows no quoting: a title may begin with 24" as it is.
      quote: delimiter === '\t' ? null : '"',
      relax_column_count: true,
      relax_quotes: true, // a stray 24" in a cell is text, not the end of the file
      skip_empty_lines: true,
      to: maxRows + 2,
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (error instanceof CsvError) throw new FeedError(`not a readable table: ${error.message}`);
    throw error;
  }
  const [header, ...body] = records;
  if (!header) throw new FeedError('the file is empty; expected a header line and one line per item');
  if (body.length > maxRows) throw new FeedError(`more than ${maxRows} rows`);
  const names = header.record.map(fieldName);

  const rows: FeedRow[] = [];
  const errors: RowError[] = [];
  for (const {record, info} of body) {
    if (record.length !== names.length) {
      const itemId = record[names.indexOf('id')] ?? '';
      const expected = `${names.length} cells as in the header, got ${record.length}`;
      errors.push({row: info.lines, itemId, field: 'row', expected});
      continue;
    }
    const fields = new Map<string, string[]>();
    record.forEach((cell, i) => {
      const value = cell.trim();
      if (value === '') return;
      const values = fields.get(names[i]);
      if (values) values.push(value);
      else fields.set(names[i], [value]);
    });
    rows.push({row: info.lines, fields});
  }
  return {rows, errors};
}

/** By the header line: a tab makes it TSV; a semicolon without a comma is a spreadsheet of the European kind. */
export function delimiterOf(text: string): Delimiter {
  const header = text.slice(0, 10_000).split(/\r?\n/, 1)[0];
  if (header.includes('\t')) return '\t';
  return header.includes(';') && !header.includes(',') ? ';' : ',';
}
