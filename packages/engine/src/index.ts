export {connectEngine, type EngineFiles, type PageEngine} from './connect.ts';
export {createEngine, type EngineDeps} from './create-engine.ts';
export {hasDatabase} from './database.ts';
export type {Engine, EngineConfig, EngineStatus} from './engine.ts';
export {correct} from './find/correct.ts';
export {nearSound, syllableOf} from './find/pinyin.ts';
export {suggest} from './find/suggest.ts';
export {type PageContext, parseRequest, parseRerank} from './requests.ts';
export {serve} from './serve.ts';
