export {EMPTY_LEDGER} from './ledger.ts';
export {createMemoryStore} from './memory.ts';
export {type OpenOptions, openStore} from './open.ts';
export type {Ledger, LedgerChange, Pending, Settings, Store, StoredPack} from './store.ts';
