import {
  type CategoryLookup,
  type Manifest,
  ParseError,
  type RandomWord,
  type ShopEvent,
  WINDOW_MS,
} from '@vitrine/core';
import type {Store} from '@vitrine/store';
import type {Assure} from './assured/assure.ts';
import {debit, nextBody} from './budget.ts';
import {type Fetch, fetchManifest, refreshPacks, type ServerConfig} from './download.ts';
import type {drawAnswer, drawDecoy} from './draw.ts';
import {refusePending} from './refuse.ts';
import type {Seal} from './seal.ts';
import type {sendPending} from './upload.ts';

/** All that ever crosses the network on the shopper's side: manifest and packs in, one sealed body a visit out. */
export interface Sync {
  /** Brings the store's packs up to date; asks for nothing while they are fresh. `onPack` after each one stored. */
  refresh(onPack?: () => void): Promise<void>;
  /**
   * Draws, seals and debits what this visit is to send, unless that was done: an answer when the window is open, else a decoy.
   * Resolves to when the pending body is due, epoch ms; null when none is.
   */
  prepareReport(events: readonly ShopEvent[], lookup: CategoryLookup): Promise<number | null>;
  /** Sends what is pending and due; where a page is or was left, what has waited half a minute. */
  sendReport(isLeft?: boolean): Promise<void>;
  /** Refuses a pending body; without an id whichever it is. */
  refuse(receiptId?: string): Promise<void>;
}

export interface SyncConfig extends ServerConfig {
  /** Global Privacy Control: no summary, ever. */
  readonly gpc: boolean;
  readonly sealUrl: string;
  /** `data-assured`: which two aggregators the page allows, by the digest of the manifest's field. Default: none. */
  readonly assured?: string;
}

export interface SyncDeps {
  readonly store: Store;
  readonly config: SyncConfig;
  readonly fetch: Fetch;
  /** Epoch ms. */
  readonly now: () => number;
  /** Cryptographic; seeded only in tests and simulations. */
  readonly random: RandomWord;
  /** Default: imports `config.sealUrl`, since a visit has one body at most, and most pages none. */
  readonly loadDrawing?: () => Promise<Drawing>;
  /** Default: imports `vitrine-assured.mjs` from beside it; called for a page and a manifest with `assured` alone. */
  readonly loadAssure?: () => Promise<Assure>;
  /** Local time minus UTC, minutes. Default: the device's. */
  readonly offsetMinutes?: () => number;
}

/** What draws a body, seals and sends it. */
export interface Drawing {
  readonly drawAnswer: typeof drawAnswer;
  readonly drawDecoy: typeof drawDecoy;
  readonly seal: Seal;
  readonly sendPending: typeof sendPending;
}

export function createSync(deps: SyncDeps): Sync {
  const {store, config, fetch, now, random} = deps;
  const loadDrawing = deps.loadDrawing ?? (() => import(/* @vite-ignore */ config.sealUrl) as Promise<Drawing>);
  const loadAssure =
    deps.loadAssure ??
    (async () => {
      const url = config.sealUrl.replace(/[^/]*$/, 'vitrine-assured.mjs');
      return ((await import(/* @vite-ignore */ url)) as {assure: Assure}).assure;
    });
  const offsetMinutes = deps.offsetMinutes ?? (() => -new Date(now()).getTimezoneOffset());
  const online = config.server !== '';
  // Plain http has no cryptography: nothing can be sealed there, so nothing is sent.
  const mayAnswer = online && !config.gpc && Boolean(globalThis.crypto?.subtle);
  let asked: Promise<Manifest> | null = null;
  let sending = false;

  /** Asked for at most once a page; after a failure, again. One older than the last was kept back or sent again: refused. */
  const manifest = () => {
    asked ??= fetchManifest(config, fetch)
      .then(async (offered) => {
        const {builtAt = 0} = (await store.readPack('body')) ?? {};
        if (offered.builtAt < builtAt) throw new ParseError('manifest.builtAt', `${builtAt} or later`);
        return offered;
      })
      .catch((error: unknown) => {
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
      if (!mayAnswer) return null;
      const ledger = await store.readLedger();
      const kind = nextBody(ledger, now());
      if (kind === null) return ledger.pending?.dueAt ?? null;
      const offered = await manifest();
      if (offered.seal === null) return null;
      const {drawAnswer, drawDecoy, seal} = await loadDrawing();
      const deps = {
        manifest: {...offered, seal: offered.seal},
        now: now(),
        random,
        seal,
        pin: config.assured ?? '',
        loadAssure,
      };
      const receipt =
        kind === 'answer'
          ? await drawAnswer({events, lookup, ledger, offsetMinutes: offsetMinutes()}, deps)
          : await drawDecoy(deps);
      const old = await oldDecoys(store, now());
      const {pending} = await store.updateLedger((current) => {
        const change = debit(current, receipt, now());
        return change && {...change, drop: old};
      });
      return pending?.dueAt ?? null;
    },
    async sendReport(isLeft = false) {
      if (!mayAnswer || sending) return;
      const {pending} = await store.readLedger();
      if (!pending) return;
      sending = true;
      try {
        const {sendPending} = await loadDrawing();
        await sendPending(store, config, {fetch, now, random}, isLeft);
      } finally {
        sending = false;
      }
    },
    refuse: (receiptId) => refusePending(store, receiptId),
  };
}

/** Receipts of answers stay; those of decoys tell nothing after a month. */
async function oldDecoys(store: Store, at: number): Promise<string[]> {
  const receipts = await store.readReceipts();
  return receipts
    .filter(({task, preparedAt}) => task === 'decoy' && at - preparedAt >= WINDOW_MS)
    .map(({receiptId}) => receiptId);
}
