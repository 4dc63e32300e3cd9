import {createIndexedDbStore} from './indexed-db.ts';
import {createMemoryStore} from './memory.ts';
import type {Store} from './store.ts';

export interface OpenOptions {
  /** Name of the database; one per shop. */
  readonly name: string;
  /** Bound on stored events. Default 5 MB; the oldest batches go first. */
  readonly maxBytes?: number;
  /** Safari 14's first open never fires (WebKit bug 226547): after so long the page goes on in memory. Default 2 s. */
  readonly deadlineMs?: number;
}

/** The device's store; its twin in memory where IndexedDB is missing, refused, blocked or does not answer. Never rejects. */
export async function openStore(options: OpenOptions): Promise<Store> {
  const {name, maxBytes, deadlineMs = 2000} = options;
  try {
    return await createIndexedDbStore({name, maxBytes, deadlineMs});
  } catch {
    // Missing (Lockdown Mode), refused, blocked, hung or damaged: the same widgets, only not across pages.
    return createMemoryStore({maxBytes});
  }
}
