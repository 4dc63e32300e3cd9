import type {Choices, Receipt, ShopEvent} from '@vitrine/core';
import {byteLength, partsOf} from './events.ts';
import {EMPTY_LEDGER, keptLedger} from './ledger.ts';
import {DEFAULT_SETTINGS} from './settings.ts';
import type {Ledger, Store, StoredPack} from './store.ts';

/** The store for no consent, no IndexedDB, or no browser: it lives and dies with its page. */
export function createMemoryStore({maxBytes = 5_000_000}: {maxBytes?: number} = {}): Store {
  let batches: {events: readonly ShopEvent[]; bytes: number}[] = [];
  let packs = new Map<'head' | 'body', StoredPack>();
  let ledger: Ledger = EMPTY_LEDGER;
  let receipts = new Map<string, Receipt>();
  let settings: Choices = DEFAULT_SETTINGS;

  return {
    kind: 'memory',
    async appendEvents(events) {
      if (events.length === 0) return;
      const copy = structuredClone(events); // as the twin does: what the caller changes later is not stored
      batches.push({events: copy, bytes: byteLength(copy)});
      let total = batches.reduce((sum, {bytes}) => sum + bytes, 0);
      while (total > maxBytes && batches.length > 1) total -= batches.shift()?.bytes ?? 0;
    },
    async rewriteEvents(change) {
      const kept = structuredClone(change(batches.flatMap(({events}) => events)));
      batches = partsOf(kept).map((events) => ({events, bytes: byteLength(events)}));
    },
    async readEvents() {
      return batches.flatMap(({events}) => events);
    },
    async readPack(part) {
      return packs.get(part) ?? null;
    },
    async writePack(part, pack) {
      packs.set(part, pack);
    },
    async readLedger() {
      return ledger;
    },
    async updateLedger(change) {
      const changed = change(ledger);
      if (changed === null) return ledger;
      ledger = changed.ledger;
      if (changed.receipt) receipts.set(changed.receipt.receiptId, changed.receipt);
      for (const receiptId of changed.drop ?? []) receipts.delete(receiptId);
      return ledger;
    },
    async readReceipts() {
      return [...receipts.values()].sort((a, b) => b.preparedAt - a.preparedAt);
    },
    async readSettings() {
      return settings;
    },
    async writeSettings(next) {
      settings = next;
    },
    async clear() {
      batches = [];
      packs = new Map();
      ledger = keptLedger(ledger) ?? EMPTY_LEDGER;
      receipts = new Map();
      settings = DEFAULT_SETTINGS;
    },
    close() {},
  };
}
