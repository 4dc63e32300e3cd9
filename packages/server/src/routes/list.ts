import {readFile} from 'node:fs/promises';
import {createProfile, type Manifest, openPack, type Pack, type RecItem, type RecList, rank} from '@vitrine/core';
import type {DataFolder} from '../data-folder.ts';
import {HttpError} from '../http/errors.ts';
import {packFile} from '../pack/pack-files.ts';
import {readManifest} from '../pack/stored-manifest.ts';

/** Shops whose packs stay open. */
const MAX_OPEN = 16;
const MAX_LIMIT = 48;
const PARAMETERS = ['placement', 'item', 'query', 'category', 'locale', 'limit', 'format'];

/**
 * GET /v1/shops/{shop}/list?placement=&item=&query=&category=&locale=&limit=&format=json|html: the list that every shopper gets
 * who is not known, for pages a shop renders on its own server. For servers only: no page of another origin may read it,
 * since a device that asked would say where it is.
 */
export function getList({dir, db}: DataFolder, now: () => number) {
  const open = new Map<string, Promise<Pack>>();
  const packOf = (hash: string): Promise<Pack> => {
    let pack = open.get(hash);
    if (!pack) {
      pack = readFile(packFile(dir, hash)).then((bytes) => openPack(new Uint8Array(bytes).buffer));
      pack.catch(() => open.delete(hash));
      if (open.size >= MAX_OPEN) open.delete(open.keys().next().value as string);
      open.set(hash, pack);
    }
    return pack;
  };
  return async (request: Request, shopId: string): Promise<Response> => {
    const {searchParams} = new URL(request.url);
    for (const name of searchParams.keys()) {
      if (!PARAMETERS.includes(name)) throw new HttpError(400, 'invalid', name, `one of ${PARAMETERS.join(' ')}`);
    }
    const text = (name: string) => searchParams.get(name)?.slice(0, 256) || undefined;
    const limit = Number(text('limit') ?? 12);
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
      throw new HttpError(400, 'invalid', 'limit', `a whole number from 1 to ${MAX_LIMIT}`);
    }
    const format = text('format') ?? 'json';
    if (format !== 'json' && format !== 'html') throw new HttpError(400, 'invalid', 'format', 'json or html');
    const {manifest} = await readManifest(db, shopId);
    const pack = await packOf((JSON.parse(manifest) as Manifest).body.hash);
    const list = rank(
      pack,
      createProfile(),
      {
        placement: text('placement') ?? 'home',
        itemId: text('item'),
        query: text('query'),
        categoryId: text('category'),
        locale: text('locale'),
        limit,
        neutral: true,
      },
      {now: now(), listId: ''},
    );
    const headers = {'Cache-Control': 'public, max-age=300', 'X-Content-Type-Options': 'nosniff'};
    if (format === 'json') return Response.json(list, {headers});
    return new Response(toHtml(list), {headers: {...headers, 'Content-Type': 'text/html; charset=utf-8'}});
  };
}

/** Links to put inside `<vitrine-shelf>`: read by crawlers, and by whoever has no script. */
const toHtml = ({heading, items}: RecList): string =>
  items.length === 0 ? '' : `<h2>${escapeHtml(heading)}</h2>\n<ul>\n${items.map(toLink).join('')}</ul>\n`;

function toLink({url, image, title, priceText}: RecItem): string {
  const picture = isWeb(image)
    ? `<img src="${escapeHtml(image)}" alt="" width="160" height="160" loading="lazy" decoding="async">`
    : '';
  const words = `${picture}${escapeHtml(title)} <b>${escapeHtml(priceText)}</b>`;
  return `<li>${isWeb(url) ? `<a href="${escapeHtml(url)}">${words}</a>` : words}</li>\n`;
}

/** http, https, or an address of the shop's own. */
const isWeb = (url: string): boolean =>
  url !== '' && /^https?:$/.test(URL.parse(url, 'https://shop.invalid/')?.protocol ?? '');

const ESCAPES: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
