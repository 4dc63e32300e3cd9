// Entry of vitrine-seal.mjs: a body is drawn and sealed at most once a visit, so its code is loaded then.
export {drawAnswer, drawDecoy, seal} from '@vitrine/sync';
