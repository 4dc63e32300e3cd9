export type {Ledger, Pending, Receipt, Settings, Store, StoredPack} from './store.ts';
