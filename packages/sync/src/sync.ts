import type {CategoryLookup, Manifest, RandomWord, ShopEvent} from '@vitrine/core';
import type {Store} from '@vitrine/store';
import {type Fetch, fetchManifest, refreshPacks, type ServerConfig} from './download.ts';
import {debit, drawReport, mayReport} from './prepare.ts';
import type {Seal} from './seal.ts';
import {refusePending, sendPending} from './upload.ts';

/** All that ever crosses the network on the shopper's side: manifest and packs in, one sealed summary a window out. */
export interface Sync {
  /** Brings the store's packs up to date; asks for nothing while they are fresh. `onPack` after each one stored. */
  refresh(onPack?: () => void): Promise<void>;
  /** Draws, seals and debits an answer when the window is open; otherwise does nothing. */
  prepareReport(events: readonly ShopEvent[], lookup: CategoryLookup): Promise<void>;
  /** Sends what is pending and due, at most once a page. */
  sendReport(): Promise<void>;
  refuse(receiptId: string): Promise<void>;
}

export interface SyncConfig extends ServerConfig {
  /** Global Privacy Control: no summary, ever. */
  readonly gpc: boolean;
  readonly sealUrl: string;
}

export interface SyncDeps {
  readonly store: Store;
  readonly config: SyncConfig;
  readonly fetch: Fetch;
  /** Epoch ms. */
  readonly now: () => number;
  /** Cryptographic; seeded only in tests and simulations. */
  readonly random: RandomWord;
  /** Default: imports `config.sealUrl`, since the sealing code is needed once in 28 days. */
  readonly loadSeal?: () => Promise<Seal>;
  /** Local time minus UTC, minutes. Default: the device's. */
  readonly offsetMinutes?: () => number;
}

export function createSync(deps: SyncDeps): Sync {
  const {store, config, fetch, now, random} = deps;
  const loadSeal =
    deps.loadSeal ?? (async () => ((await import(/* @vite-ignore */ config.sealUrl)) as {seal: Seal}).seal);
  const offsetMinutes = deps.offsetMinutes ?? (() => -new Date(now()).getTimezoneOffset());
  const online = config.server !== '';
  // Plain http has no cryptography: nothing can be sealed there, so nothing is sent.
  const mayAnswer = online && !config.gpc && Boolean(globalThis.crypto?.subtle);
  let asked: Promise<Manifest> | null = null;
  let sent: Promise<void> | null = null;

  /** Asked for at most once a page; after a failure, again. */
  const manifest = () => {
    asked ??= fetchManifest(config, fetch).catch((error: unknown) => {
      asked = null;
      throw error;
    });
    return asked;
  };

  return {
    async refresh(onPack = () => {}) {
      if (online) await refreshPacks(store, config, {fetch, now, manifest, onPack});
    },
    async prepareReport(events, lookup) {
      if (!mayAnswer) return;
      const ledger = await store.readLedger();
      if (!mayReport(ledger, now())) return;
      const offered = await manifest();
      if (offered.seal === null) return;
      const receipt = await drawReport({
        manifest: {...offered, seal: offered.seal},
        events,
        lookup,
        ledger,
        now: now(),
        offsetMinutes: offsetMinutes(),
        random,
        seal: await loadSeal(),
      });
      await store.updateLedger((current) => debit(current, receipt, now()));
    },
    async sendReport() {
      if (!mayAnswer) return;
      if (!(await store.readLedger()).pending) return;
      sent ??= sendPending(store, config, {fetch, now, random});
      await sent;
    },
    refuse: (receiptId) => refusePending(store, receiptId),
  };
}
