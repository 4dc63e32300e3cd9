export type {ShopConfig, ShopOptions} from './config.ts';
export {createVitrine, VERSION, type Vitrine} from './vitrine.ts';
