export type {
  Budget,
  Chip,
  ChipList,
  Choices,
  Consent,
  Erasure,
  ProfileView,
  Reason,
  Receipt,
  RecItem,
  RecList,
  RerankedHit,
  Reranking,
  ShopEvent,
  Suggestions,
} from '@vitrine/core';
export type {ShopConfig, ShopOptions} from './config.ts';
export {createVitrine, VERSION, type Vitrine} from './vitrine.ts';
