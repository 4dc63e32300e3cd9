export {type Assure, type AssureDeps, type AssuredUpload, assure} from './assured/assure.ts';
export {type Aggregator, type Assured, type AssuredQuestion, parseAssured} from './assured/config.ts';
export {type AssuredRow, estimateAssured, noiseVariance} from './assured/estimate.ts';
export {NONCE_BYTES as REPORT_ID_BYTES, SHARD_RANDOM_BYTES, type Shares, shardBucket} from './assured/shard.ts';
export {budgetOf} from './budget.ts';
export type {Fetch} from './download.ts';
export {drawAnswer, drawDecoy} from './draw.ts';
export {type Seal, type SealTo, seal} from './seal.ts';
export {createSync, type Drawing, type Sync, type SyncConfig, type SyncDeps} from './sync.ts';
