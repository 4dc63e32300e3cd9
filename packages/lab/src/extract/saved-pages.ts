import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

/** A saved page and what people read on it; a field the page does not have, or nobody looked for, is ''. */
export interface SavedPage {
  /** Names the page in reports: its path within the set. */
  readonly file: string;
  readonly path: string;
  /** Where it was saved from. */
  readonly url: string;
  readonly expected: Expected;
}

export interface Expected {
  readonly kind: string;
  /** Any of them is right. */
  readonly ids: readonly string[];
  readonly title: string;
  readonly price: string;
  /** Upper end of a range that begins at `price`. */
  readonly priceHigh: string;
  readonly currency: string;
  readonly brand: string;
  /** "A > B > C" */
  readonly category: string;
  readonly availability: string;
}

export interface PageSet {
  readonly pages: readonly SavedPage[];
  /** Removes what was unpacked. */
  readonly close: () => Promise<void>;
}

/**
 * The pages of a folder that holds index.tsv, local.tsv and either pages.tar.gz or what is in it: html/ and shops/. Pages
 * of our own shops that were also saved as rendered, `….rendered.html`, count as two.
 *
 * @throws when there is no index.tsv, or a page that it names is missing
 */
export async function openPageSet(dir: string): Promise<PageSet> {
  const archive = join(dir, 'pages.tar.gz');
  const isPacked = !existsSync(join(dir, 'html')) && existsSync(archive);
  const unpacked = isPacked ? await mkdtemp(join(tmpdir(), 'vitrine-pages-')) : '';
  if (isPacked) await promisify(execFile)('tar', ['-xzf', archive, '-C', unpacked]);
  const roots = [dir, join(dir, 'pages'), unpacked, join(unpacked, 'pages')];
  const rows = [...(await readTable(join(dir, 'index.tsv'))), ...(await readTable(join(dir, 'local.tsv')))];
  const pages = rows.flatMap((row) => {
    const file = row['file'];
    const twin = file.replace(/(?<!\.rendered)\.html$/, '.rendered.html');
    const found = [...new Set([file, twin])].flatMap((name) => {
      const root = roots.find((one) => one && existsSync(join(one, name)));
      return root ? [{file: name, path: join(root, name), url: row['url'], expected: expectedOf(row)}] : [];
    });
    if (found[0]?.file !== file) throw new Error(`${dir} names ${file}, which is neither there nor in pages.tar.gz`);
    return found;
  });
  return {
    pages,
    async close() {
      if (unpacked) await rm(unpacked, {recursive: true, force: true});
    },
  };
}

/** 1 or 2, by chance that the file's name fixes: rules are made on the first half and judged on the second. */
export const halfOf = ({file}: SavedPage): number =>
  1 + ((createHash('sha256').update(file.replace('.rendered', '')).digest()[0] >> 4) % 2);

function expectedOf(row: Readonly<Record<string, string>>): Expected {
  const text = (name: string) => row[name] ?? '';
  return {
    kind: text('kind'),
    ids: [...text('product_ids').split('|'), text('sku')].filter(Boolean),
    title: text('title'),
    price: text('price'),
    priceHigh: text('price_high'),
    currency: text('currency'),
    brand: text('brand'),
    category: text('category'),
    availability: text('availability'),
  };
}

/** Tab-separated, first line the names; a cell with quotes in it stands in quotes, its own doubled. [] without the file. */
async function readTable(path: string): Promise<Record<string, string>[]> {
  if (!existsSync(path) && path.endsWith('local.tsv')) return [];
  const [names, ...rows] = (await readFile(path, 'utf8'))
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) =>
      line.split('\t').map((cell) => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)),
    );
  return rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
}
