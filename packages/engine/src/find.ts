// Entry of vitrine-find.mjs, which the engine loads when a search box is entered, or a search found nothing.
export {suggest} from './find/suggest.ts';
