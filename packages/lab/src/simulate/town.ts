import {openPack, type Pack} from '@vitrine/core';
import {createMemoryStore, type StoredPack} from '@vitrine/store';
import {createSync, type Fetch} from '@vitrine/sync';
import {createPages, type Pages} from './pages.ts';

/** The shop that is visited, by its address. */
export interface Shop {
  /** Base URL of a running Vitrine server. */
  readonly server: string;
  readonly shopId: string;
  /** The shop's public key; '' accepts any manifest. */
  readonly key: string;
}

/** What all shoppers of a shop share: its public pack, its pages, and a manifest that any cache would keep. */
export interface Town {
  readonly shop: Shop;
  readonly pack: Pack;
  /** The pack as each device stores it: each would download the same bytes. */
  readonly stored: StoredPack;
  readonly fetch: Fetch;
  /** By locale, the shop's first one first. */
  readonly pages: ReadonlyMap<string, Pages>;
}

/** @throws Error saying why there is nothing to visit: no server, no such shop, no pack, another key */
export async function openTown(shop: Shop, fetch: Fetch, now: number): Promise<Town> {
  const cached = cacheManifest(fetch);
  const store = createMemoryStore();
  const config = {...shop, gpc: false, sealUrl: ''};
  try {
    await createSync({store, config, fetch: cached, now: () => now, random: () => 0}).refresh();
  } catch (error) {
    const {message, cause} = error as Error;
    const why = cause instanceof Error ? `${message}: ${cause.message}` : message;
    throw new Error(`no pack of shop "${shop.shopId}" from ${shop.server} (${why})`, {cause: error});
  }
  const stored = await store.readPack('body');
  if (!stored) throw new Error(`no pack of shop "${shop.shopId}" from ${shop.server}`);
  const pack = openPack(stored.bytes);
  const pages = new Map(pack.locales.map((locale) => [locale, createPages(pack, locale)]));
  return {shop, pack, stored, fetch: cached, pages};
}

function cacheManifest(fetch: Fetch): Fetch {
  let manifest: Promise<{text: string; status: number}> | null = null;
  return async (url, init) => {
    if (!url.endsWith('/manifest')) return fetch(url, init);
    manifest ??= fetch(url, init).then(async (response) => ({text: await response.text(), status: response.status}));
    const {text, status} = await manifest;
    return new Response(text, {status, headers: {'Content-Type': 'application/json'}});
  };
}
