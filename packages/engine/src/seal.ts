// Entry of vitrine-seal.mjs: sealing is needed once in 28 days, so its code is loaded then.
export {seal} from '@vitrine/sync';
