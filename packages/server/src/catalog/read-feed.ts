import {basename} from 'node:path';
import type {CatalogCategory, CatalogItem, ShopSettings} from '@vitrine/core';
import {type Feed, FeedError, type FeedFormat, MAX_ROWS, type RowError} from './feed.ts';
import {parseCategory, parseItem} from './parse-item.ts';
import {parseRow} from './parse-row.ts';
import {readShopJson} from './read-shop-json.ts';
import {delimiterOf, readTable} from './read-table.ts';
import {readText} from './read-text.ts';
import {readXml} from './read-xml.ts';

/**
 * Reads a catalogue file of any form we know: Google Merchant XML, TSV, CSV, Shopify's or WooCommerce's JSON, or our
 * own, gzipped or not.
 *
 * @param name the file's name; its ending settles what its first character leaves open
 * @throws FeedError when the file as a whole cannot be read
 */
export function readFeed(bytes: Uint8Array, name: string, settings: ShopSettings, now: number): Feed {
  const {text, notices} = readText(bytes);
  const format = formatOf(text, name.replace(/\.gz$/i, ''));
  const feed = format === 'json' ? readJson(text, settings) : readRows(text, format, settings, now);
  const unique = dropRepeats(feed.items);
  return {
    ...feed,
    items: unique.items,
    errors: [...feed.errors, ...unique.errors].sort((a, b) => a.row - b.row),
    notices: [...notices, ...unique.notices],
  };
}

interface Numbered {
  readonly row: number;
  readonly item: CatalogItem;
}

interface ReadRows {
  readonly items: readonly Numbered[];
  readonly categories: readonly CatalogCategory[];
  readonly errors: readonly RowError[];
  readonly rows: number;
}

function formatOf(text: string, name: string): FeedFormat {
  const start = text.slice(0, 100).trimStart();
  if (start === '') throw new FeedError('the file is empty');
  if (start.startsWith('<')) return 'google-xml';
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  if (/\.xml$/i.test(name)) throw new FeedError(`${basename(name)} does not begin with "<", so it is no XML`);
  return 'table';
}

function readRows(text: string, format: 'google-xml' | 'table', settings: ShopSettings, now: number): ReadRows {
  const {rows, errors} =
    format === 'google-xml' ? {rows: readXml(text), errors: []} : readTable(text, delimiterOf(text), MAX_ROWS);
  return {
    ...collect(
      rows,
      (row) => row.row,
      (row) => parseRow(row, settings, now),
      errors,
    ),
    categories: [],
  };
}

function readJson(text: string, settings: ShopSettings): ReadRows {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new FeedError(`not valid JSON: ${(error as Error).message}`);
  }
  const listed = readShopJson(value, settings.currency) ?? value;
  const catalog = (Array.isArray(listed) ? {items: listed} : listed) as {items?: unknown; categories?: unknown};
  if (!Array.isArray(catalog.items))
    throw new FeedError(
      'expected an array of items, {"categories": […], "items": […]}, or the products of Shopify or WooCommerce',
    );
  if (catalog.items.length > MAX_ROWS) throw new FeedError(`more than ${MAX_ROWS} items`);
  const given = Array.isArray(catalog.categories) ? catalog.categories : [];
  const categories: CatalogCategory[] = [];
  const errors: RowError[] = [];
  given.forEach((one, i) => {
    const category = parseCategory(one, i + 1);
    if (Array.isArray(category)) errors.push(...category);
    else categories.push(category);
  });
  const numbered = catalog.items.map((item, i) => ({item: item as unknown, row: i + 1}));
  return {
    ...collect(
      numbered,
      ({row}) => row,
      ({item, row}) => parseItem(item, row, settings),
      errors,
    ),
    categories,
  };
}

function collect<Row>(
  rows: readonly Row[],
  rowNumber: (row: Row) => number,
  parse: (row: Row) => CatalogItem | RowError[],
  earlier: readonly RowError[],
): Omit<ReadRows, 'categories'> {
  const items: Numbered[] = [];
  const errors = [...earlier];
  for (const row of rows) {
    const item = parse(row);
    if (Array.isArray(item)) errors.push(...item);
    else items.push({row: rowNumber(row), item: item as CatalogItem});
  }
  return {items, errors, rows: rows.length + earlier.length};
}

/**
 * Keeps ids and aliases unique over the catalogue. A second row with an id is an error; an alias that names another item
 * already is only dropped: variants share their group's id, and the first of them stands for it.
 */
function dropRepeats(numbered: readonly Numbered[]): {items: CatalogItem[]; errors: RowError[]; notices: string[]} {
  const rowOf = new Map<string, number>();
  const errors: RowError[] = [];
  const kept: CatalogItem[] = [];
  for (const {row, item} of numbered) {
    const earlier = rowOf.get(item.itemId);
    if (earlier !== undefined) {
      errors.push({row, itemId: item.itemId, field: 'id', expected: `an id of its own, row ${earlier} has it already`});
    } else {
      rowOf.set(item.itemId, row);
      kept.push(item);
    }
  }
  const taken = new Set(rowOf.keys());
  let dropped = 0;
  const items = kept.map((item) => {
    const aliases = item.aliases.filter((alias) => !taken.has(alias));
    for (const alias of aliases) taken.add(alias);
    dropped += item.aliases.length - aliases.length;
    return {...item, aliases};
  });
  return {items, errors, notices: dropped > 0 ? [`${dropped} aliases name more than one item and were dropped`] : []};
}
