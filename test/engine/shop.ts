import {createHash} from 'node:crypto';
import {encodePack, type Manifest, type PackContent, type ShopEvent} from '@vitrine/core';
import {createEngine, type Engine, type EngineConfig, type EngineDeps} from '@vitrine/engine';
import {createMemoryStore, type Store} from '@vitrine/store';
import {createSync, type Fetch} from '@vitrine/sync';
import {FAMILY_SHOP} from '../core/family-shop.ts';
import {NOW} from '../core/sample-shop.ts';

export const CONFIG: EngineConfig = {
  shopId: 'family',
  server: 'https://vitrine.example',
  key: '',
  consent: 'local',
  gpc: false,
  locale: 'zh-CN',
  sealUrl: '',
};

/** A server with one shop's packs, and all that was asked of it. */
export function createServer(content: PackContent = FAMILY_SHOP): {fetch: Fetch; asked: string[]} {
  const file = (part: 'head' | 'body') => {
    const bytes = encodePack({...content, part});
    return {bytes, hash: createHash('sha256').update(bytes).digest('hex')};
  };
  const head = file('head');
  const body = file('body');
  const manifest: Manifest = {
    shopId: 'family',
    builtAt: NOW,
    head: {hash: head.hash, bytes: head.bytes.length},
    body: {hash: body.hash, bytes: body.bytes.length},
    seal: null,
    a: {fine: 148, coarse: 20},
    shares: {},
    evidence: [],
  };
  const asked: string[] = [];
  return {
    asked,
    async fetch(url) {
      const path = url.slice(CONFIG.server.length);
      asked.push(path);
      if (path === '/v1/shops/family/manifest') {
        return Response.json({manifest: JSON.stringify(manifest), signature: ''});
      }
      const pack = [head, body].find(({hash}) => path === `/v1/packs/${hash}`);
      return pack ? new Response(pack.bytes) : new Response(null, {status: 404});
    },
  };
}

/** A device: what it keeps outlives its pages. */
export interface Device {
  readonly store: Store;
  /** How often its store was opened. */
  opened: number;
}

export function createDevice(): Device {
  const store = createMemoryStore();
  // The twin in memory says it is on the device, since here it is what outlives the page.
  return {store: {...store, kind: 'indexeddb', close() {}}, opened: 0};
}

/** Opens a page of the shop on a device. */
export function openPage(
  device: Device,
  config: Partial<EngineConfig> = {},
  deps: Partial<EngineDeps> & {fetch?: Fetch} = {},
): Engine {
  const fetch = deps.fetch ?? createServer().fetch;
  const now = () => NOW;
  let seed = 1;
  const random = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0);
  return createEngine({
    config: {...CONFIG, ...config},
    now,
    random,
    load: (name) => import(`../../packages/engine/src/${name}.ts`),
    openStore: async () => {
      device.opened++;
      return device.store;
    },
    createSync: (store) => createSync({store, config: {...CONFIG, ...config}, fetch, now, random}),
    later: () => {},
    ...deps,
  });
}

export const view = (itemId: string, ago = 1000): ShopEvent => ({type: 'view', at: NOW - ago, item: {itemId}});
