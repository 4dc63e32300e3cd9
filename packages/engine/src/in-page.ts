// Entry of vitrine-engine.mjs: the same engine in the page, where workers are refused.
export {startEngine} from './start.ts';
