// Entry of vitrine-learn.mjs, which the engine of a shop without a server loads.
export {learnPack} from '@vitrine/core';
