import type {Choices, Receipt, ShopEvent, Upload} from '@vitrine/core';

/** What the device spent of its privacy budget, and the one answer that waits to be sent. */
export interface Ledger {
  /** Largest time ever seen; a clock set back does not open a new window. Epoch ms. */
  readonly lastSeenAt: number;
  readonly firstReportAt: number | null;
  readonly lastReportAt: number | null;
  /** When a body, an answer or a decoy, was last drawn or sent. */
  readonly lastBodyAt: number | null;
  /** Nats of ε spent over the lifetime. */
  readonly spent: number;
  /** Digests of facts already reported, with their time, so that none is asked again within 180 days. */
  readonly reported: readonly {readonly digest: string; readonly at: number}[];
  readonly pending: Pending | null;
}

export interface LedgerChange {
  readonly ledger: Ledger;
  /** Written, or replaced by its id. */
  readonly receipt?: Receipt;
  /** Ids of receipts that need not be kept any longer. */
  readonly drop?: readonly string[];
}

/** Debited, sealed, not yet acknowledged. The same bytes are sent again; nothing is drawn twice. */
export interface Pending {
  readonly receiptId: string;
  readonly body: Uint8Array;
  /** Absent: the shop's server. */
  readonly upload?: Upload;
  readonly attempts: number;
  readonly preparedAt: number;
  /** When it leaves, epoch ms; until then the shopper can refuse it. */
  readonly dueAt: number;
  /** Not before this time again, epoch ms. */
  readonly retryAt?: number;
  /** When it was first sent without a word of whether it arrived, epoch ms. */
  readonly unsureSince?: number;
}

export interface StoredPack {
  readonly hash: string;
  readonly bytes: ArrayBuffer;
  /** When the manifest last confirmed it, epoch ms. */
  readonly checkedAt: number;
  /** When that manifest was made, by the server's clock, epoch ms; an older one is not taken. */
  readonly builtAt?: number;
}

/**
 * Keeps what the device knows. Two twins behind one contract: IndexedDB, and memory for no consent or no IndexedDB.
 * Stored means committed: every promise resolves after the transaction completed.
 */
export interface Store {
  readonly kind: 'indexeddb' | 'memory';
  /** Appends a batch in one transaction: a full disk keeps none of it. Drops the oldest batches beyond `maxBytes`. */
  appendEvents(events: readonly ShopEvent[]): Promise<void>;
  /**
   * Keeps of all events what `change` answers, in its order, as one step: an event that another tab appends meanwhile is changed,
   * too. `change` is synchronous and may be called again.
   */
  rewriteEvents(change: (events: readonly ShopEvent[]) => readonly ShopEvent[]): Promise<void>;
  /** All events, oldest first. */
  readEvents(): Promise<ShopEvent[]>;
  readPack(part: 'head' | 'body'): Promise<StoredPack | null>;
  writePack(part: 'head' | 'body', pack: StoredPack): Promise<void>;
  readLedger(): Promise<Ledger>;
  /**
   * Changes ledger and receipts as one step: no other tab can come between. `change` is synchronous and is called again when
   * another tab was quicker; returning null writes nothing.
   */
  updateLedger(change: (ledger: Ledger) => LedgerChange | null): Promise<Ledger>;
  /** Newest first. */
  readReceipts(): Promise<Receipt[]>;
  readSettings(): Promise<Choices>;
  writeSettings(settings: Choices): Promise<void>;
  /**
   * Erases everything, and the key that could have read it; what was spent of the budget alone stays, to the day, so that no
   * shopper is asked again for having forgotten.
   */
  clear(): Promise<void>;
  close(): void;
}
