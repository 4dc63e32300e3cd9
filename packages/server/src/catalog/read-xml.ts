import {XMLParser, XMLValidator} from 'fast-xml-parser';
import {FeedError, type FeedRow, fieldName, MAX_ROWS} from './feed.ts';

/** Google Merchant Center's feed: RSS 2.0 (`item`) or Atom (`entry`), with or without the g: prefix. */
export function readXml(text: string): FeedRow[] {
  // Entities of the file's own are how XML bombs are made, and no feed needs them.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new FeedError('a document type (<!DOCTYPE …>) is not accepted in a feed');
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new FeedError(`not well-formed XML at line ${valid.err.line}: ${valid.err.msg}`);
  const parser = new XMLParser({
    ignoreAttributes: (name) => name !== 'href' && name !== 'rel',
    attributeNamePrefix: '@',
    parseTagValue: false,
    processEntities: {enabled: true, maxTotalExpansions: Number.MAX_SAFE_INTEGER, maxExpandedLength: text.length * 2},
    htmlEntities: true,
    isArray: (name) => name === 'item' || name === 'entry',
  });
  const nodes = findItems(parser.parse(text));
  if (!nodes) throw new FeedError('no <item> (RSS) and no <entry> (Atom) found; expected a Google Merchant feed');
  if (nodes.length > MAX_ROWS) throw new FeedError(`more than ${MAX_ROWS} items`);
  return nodes.map((node, i) => toRow(node, i + 1));
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

function findItems(root: unknown): unknown[] | null {
  if (!isNode(root)) return null;
  for (const path of [
    ['rss', 'channel', 'item'],
    ['channel', 'item'],
    ['feed', 'entry'],
    ['rdf:RDF', 'item'],
  ]) {
    let at: unknown = root;
    for (const step of path) at = isNode(at) ? at[step] : undefined;
    if (Array.isArray(at)) return at;
  }
  return null;
}

function toRow(node: unknown, row: number): FeedRow {
  const fields = new Map<string, string[]>();
  const details: [string, string][] = [];
  if (isNode(node)) {
    for (const [tag, value] of Object.entries(node)) {
      const name = fieldName(tag);
      for (const one of Array.isArray(value) ? value : [value]) {
        if (name === 'product_detail' && isNode(one)) details.push([childText(one, 'name'), childText(one, 'value')]);
        const text = textOf(one);
        if (text === '') continue;
        const values = fields.get(name);
        if (values) values.push(text);
        else fields.set(name, [text]);
      }
    }
  }
  return {row, fields, details};
}

function childText(detail: Node, part: 'name' | 'value'): string {
  return textOf(detail[`g:attribute_${part}`] ?? detail[`attribute_${part}`]);
}

/** The text of an element; for Atom's <link href="…"/> its address. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (!isNode(value)) return '';
  const text = value['#text'] ?? value['@href'];
  return typeof text === 'string' ? text.trim() : '';
}
