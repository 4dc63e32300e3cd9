export {isEvent} from './events.ts';
export {EMPTY_LEDGER} from './ledger.ts';
export {createMemoryStore} from './memory.ts';
export {type OpenOptions, openStore} from './open.ts';
export {DEFAULT_SETTINGS} from './settings.ts';
export type {Ledger, LedgerChange, Pending, Store, StoredPack} from './store.ts';
