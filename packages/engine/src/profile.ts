// Entry of vitrine-profile.mjs, which the engine loads when the shopper looks at their profile or takes something away from it.
export {viewProfile, withoutErased, withStageRemoved} from '@vitrine/core';
export {adoptable} from './profile/adoptable.ts';
