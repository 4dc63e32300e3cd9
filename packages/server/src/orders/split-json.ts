import {FeedError} from '../catalog/feed.ts';

const codesOf = (signs: string): number[] => Array.from(signs, (sign) => sign.charCodeAt(0));
const [QUOTE, BACKSLASH, BRACE] = codesOf('"\\{');
const OPENING = new Set(codesOf('{['));
const CLOSING = new Set(codesOf('}]'));
const BETWEEN_ROWS = new Set(codesOf(' \t\r\n,\uFEFF'));
const MAX_ROW_LENGTH = 1_000_000;

/**
 * The objects of a JSON text one at a time; only the one that is being read is held.
 *
 * @param rowDepth brackets around a row: 0 for JSON lines, 1 for an array, 2 for an array in an object
 * @throws FeedError naming the object that is no JSON
 */
export async function* splitJson(chunks: AsyncIterable<string>, rowDepth: number): AsyncGenerator<unknown> {
  let row = '';
  let rows = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  for await (const chunk of chunks) {
    let start = depth > rowDepth ? 0 : -1;
    for (let c = 0; c < chunk.length; c++) {
      const code = chunk.charCodeAt(c);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) inString = false;
      } else if (depth === rowDepth && code !== BRACE && !BETWEEN_ROWS.has(code) && !(depth > 0 && CLOSING.has(code))) {
        throw new FeedError(`row ${rows + 1}: expected a JSON object`);
      } else if (code === QUOTE) inString = true;
      else if (OPENING.has(code)) {
        if (depth === rowDepth) start = c;
        depth++;
      } else if (CLOSING.has(code)) {
        depth--;
        if (depth !== rowDepth || start < 0) continue;
        yield parse(row + chunk.slice(start, c + 1), ++rows);
        row = '';
        start = -1;
      }
    }
    if (start >= 0) row += chunk.slice(start);
    if (row.length > MAX_ROW_LENGTH) throw new FeedError(`row ${rows + 1}: longer than ${MAX_ROW_LENGTH} characters`);
  }
  if (depth > 0) throw new FeedError(`not valid JSON: the file ends within row ${rows + 1}`);
}

function parse(text: string, row: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FeedError(`row ${row}: not valid JSON: ${(error as Error).message}`);
  }
}
