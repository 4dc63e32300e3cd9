// Entry of vitrine-find.mjs, which the engine loads when a search box is entered, or a search found nothing.
export {type Correction, correct} from './find/correct.ts';
export {suggest} from './find/suggest.ts';
export {withCorrections} from './find/with-corrections.ts';
