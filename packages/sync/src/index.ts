export {type Assure, type AssureDeps, type AssuredUpload, assure} from './assured/assure.ts';
export {type Aggregator, type Assured, type AssuredQuestion, parseAssured} from './assured/config.ts';
export {type AssuredRow, estimateAssured, noiseVariance} from './assured/estimate.ts';
export {NONCE_BYTES as REPORT_ID_BYTES, SHARD_RANDOM_BYTES, type Shares, shardBucket} from './assured/shard.ts';
export type {Fetch} from './download.ts';
export {budgetOf} from './prepare.ts';
export {type Seal, type SealTo, seal} from './seal.ts';
export {createSync, type Sync, type SyncConfig, type SyncDeps} from './sync.ts';
