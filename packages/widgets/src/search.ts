// Entry of vitrine-search.mjs.
export {showSearch as show} from './search/show-search.ts';
