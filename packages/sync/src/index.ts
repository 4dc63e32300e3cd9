export type {Fetch} from './download.ts';
export {budgetOf} from './prepare.ts';
export {type Seal, type SealTo, seal} from './seal.ts';
export {createSync, type Sync, type SyncConfig, type SyncDeps} from './sync.ts';
