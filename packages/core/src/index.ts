// Public names of core, one by one, by room.
export type {Catalog, CatalogCategory, CatalogItem, MerchantRule, ShopSettings} from './catalog.ts';
export {type Consent, isConsent, stricter} from './consent.ts';
export {ParseError} from './errors.ts';
export {type EventType, type ItemAction, SESSION_GAP_MS, type SeenItem, type ShopEvent} from './event.ts';
export type {Manifest, PackFile, SignedManifest} from './manifest.ts';
export type {Evidence, PackContent, PackQuery, RankWeights, SparseRows} from './pack.ts';
export type {
  Chip,
  ChipList,
  FallbackLevel,
  ProfileView,
  Reason,
  RecItem,
  RecList,
  RecRequest,
  RefineRequest,
  ScorerName,
} from './recommend.ts';
export {BODY_BYTES, type Fact, type FactSums, type Summary, type Task} from './summary.ts';
export {type Text, textFor, tokenize} from './text.ts';
