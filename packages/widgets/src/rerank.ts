// Entry of vitrine-rerank.mjs.
export {showRerank as show} from './rerank/show-rerank.ts';
