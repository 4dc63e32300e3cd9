export type {Engine, EngineConfig} from './engine.ts';
