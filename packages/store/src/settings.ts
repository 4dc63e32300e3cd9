import type {Settings} from './store.ts';

export const DEFAULT_SETTINGS: Settings = {neutral: false};
