import {readFile} from 'node:fs/promises';
import {gunzipSync} from 'node:zlib';
import type {Catalog, CatalogItem} from '@vitrine/core';

/** What a file says of one item, by the names of its columns. */
export type ItemFields = ReadonlyMap<string, string>;

/** Reads a (gzipped) TSV of items whose first line names the columns, `item_id` among them. */
export async function readItems(file: string): Promise<ReadonlyMap<string, ItemFields>> {
  const bytes = await readFile(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const [header, ...lines] = text.split(/\r?\n/).map((line) => line.split('\t'));
  const key = header.indexOf('item_id');
  if (key < 0) throw new Error(`${file}: expected a column item_id`);
  return new Map(
    lines.flatMap((cells) =>
      cells[key] ? [[cells[key], new Map(header.map((name, c) => [name, cells[c] ?? '']))]] : [],
    ),
  );
}

/** The catalogue with titles, categories, prices and attributes from the file; any other column is an attribute. */
export function describeItems(catalog: Catalog, fields: ReadonlyMap<string, ItemFields>): Catalog {
  return {
    ...catalog,
    items: catalog.items.map((item) => {
      const known = fields.get(item.itemId);
      return known ? describe(item, known) : item;
    }),
  };
}

function describe(item: CatalogItem, fields: ItemFields): CatalogItem {
  const attributes: Record<string, string> = {};
  let {title, category, price, brand} = item;
  for (const [name, text] of fields) {
    if (text === '' || name === 'item_id') continue;
    if (name === 'title') title = text;
    else if (name === 'brand') brand = text;
    else if (name === 'category') category = text.split(' > ');
    else if (name.endsWith('price')) price = Math.round(Number(text) * 100) || price;
    else attributes[name] = text;
  }
  return {...item, title, category, price, attributes, ...(brand ? {brand} : {})};
}
