import {setTimeout} from 'node:timers/promises';
import {FeedError, MAX_ROWS} from './feed.ts';
import {readShopJson} from './read-shop-json.ts';

/** A file as `importCatalogue` takes it. */
interface CatalogueFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Public addresses at which shop systems list what they sell, and how many they give at once. */
const ENDPOINTS = [
  {platform: 'Shopify', path: (page: number) => `products.json?limit=250&page=${page}`, size: 250},
  {
    platform: 'WooCommerce',
    path: (page: number) => `wp-json/wc/store/v1/products?per_page=100&page=${page}`,
    size: 100,
  },
] as const;
const TIMEOUT_MS = 30_000;
const TRIES = 4;

/**
 * Fetches a shop's catalogue from the web: from the address of a feed, or from the shop's own, whose platform is found by
 * asking. Pages are asked for one after the other, so that the shop notices nothing.
 *
 * @param address https://shop.example/ or https://shop.example/feed.xml
 * @param fetch the web; tests pass their own
 * @throws FeedError when nothing there is a catalogue
 */
export async function fetchCatalogue(
  address: string,
  fetch: (url: string) => Promise<Response> = fetchPolitely,
): Promise<CatalogueFile> {
  const url = new URL(address);
  const name = url.pathname.split('/').at(-1) ?? '';
  if (/\.\w+$/.test(name) && !/\.(?:html?|php)$/i.test(name)) {
    const response = await fetch(url.href);
    if (!response.ok) throw new FeedError(`${url.href} answered ${response.status}`);
    return {name, bytes: new Uint8Array(await response.arrayBuffer())};
  }
  const base = new URL(url.pathname.replace(/\/*$/, '/'), url).href;
  const tried: string[] = [];
  for (const {platform, path, size} of ENDPOINTS) {
    const products: unknown[] = [];
    for (let page = 1; products.length < MAX_ROWS; page++) {
      const response = await fetch(base + path(page));
      const listed = response.ok ? listIn(await response.text()) : null;
      if (!listed) {
        if (page > 1) throw new FeedError(`page ${page} of ${platform}'s products answered ${response.status}`);
        tried.push(`/${path(1).replace(/\?.*/, '')} (${response.status})`);
        break;
      }
      products.push(...listed);
      if (listed.length < size) break;
    }
    // An empty first page may be another system's answer to an address it does not know.
    if (readShopJson(products, 'XXX')) {
      return {name: `${platform}.json`, bytes: Buffer.from(JSON.stringify(products))};
    }
  }
  throw new FeedError(
    `${base} lists its products neither as Shopify nor as WooCommerce does: asked ${tried.join(' and ')}; ` +
      'expected the address of such a shop, or of a feed file (.xml, .tsv, .csv, .json)',
  );
}

/** The products of one page of either form; null for anything else, such as a page of HTML. */
function listIn(text: string): unknown[] | null {
  try {
    const value = JSON.parse(text) as unknown;
    const listed = Array.isArray(value) ? value : (value as {products?: unknown} | null)?.products;
    return Array.isArray(listed) ? listed : null;
  } catch {
    return null;
  }
}

/** Waits where the shop asks to (429, 503), at most a minute each time. */
async function fetchPolitely(url: string): Promise<Response> {
  for (let tries = 1; ; tries++) {
    let response: Response;
    try {
      response = await fetch(url, {
        headers: {accept: 'application/json, application/xml, text/*'},
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw new FeedError(`${url} cannot be reached: ${((error as Error).cause as Error)?.message ?? String(error)}`);
    }
    if ((response.status !== 429 && response.status !== 503) || tries === TRIES) return response;
    await response.body?.cancel();
    await setTimeout(Math.min(60_000, (Number(response.headers.get('retry-after')) || 2 ** tries) * 1_000));
  }
}
