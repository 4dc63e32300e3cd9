import {createMemoryStore, openStore} from '@vitrine/store';
import {createSync} from '@vitrine/sync';
import {createEngine} from './create-engine.ts';
import {databaseName} from './database.ts';
import type {Engine, EngineConfig} from './engine.ts';

/** The engine on this device, with its own clock, chance, store and network. */
export function startEngine(config: EngineConfig): Engine {
  const now = () => Date.now();
  const random = () => crypto.getRandomValues(new Uint32Array(1))[0];
  return createEngine({
    config,
    now,
    random,
    load: (name) => import(/* @vite-ignore */ config.sealUrl.replace(/[^/]*$/, `vitrine-${name}.mjs`)),
    // On plain http anybody on the way could read what is kept: it stays in memory (PRIVACY, amendments).
    openStore: async () => (isSecureContext ? openStore({name: databaseName(config.shopId)}) : createMemoryStore()),
    createSync: (store) => {
      // A ledger in memory forgets with its page that an answer was given: without the device's own, none is.
      const gpc = config.gpc || store.kind === 'memory';
      return createSync({store, config: {...config, gpc}, now, random, fetch: (...request) => fetch(...request)});
    },
  });
}
