// Entry of vitrine-seal.mjs: a visit draws, seals and sends one body at most, so its code is loaded then.
export {drawAnswer, drawDecoy, seal, sendPending} from '@vitrine/sync';
