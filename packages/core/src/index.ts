// Public names of core, one by one, by room.
export type {Catalog, CatalogCategory, CatalogItem, MerchantRule, ShopSettings} from './catalog.ts';
export {type Consent, isConsent, stricter} from './consent.ts';
export {encodePack} from './encode-pack.ts';
export {PackError, ParseError} from './errors.ts';
export {type EventType, type ItemAction, SESSION_GAP_MS, type SeenItem, type ShopEvent} from './event.ts';
export {categoryPath, findCategory, findItem} from './find-item.ts';
export type {Manifest, PackFile, SignedManifest} from './manifest.ts';
export {EMPTY_PACK, openPack} from './open-pack.ts';
export type {
  Evidence,
  Pack,
  PackContent,
  PackMeta,
  PackQuery,
  RankWeights,
  SparseRows,
  StringTable,
  TextTable,
} from './pack.ts';
export {buildProfile, createProfile, foldEvent, type Profile, type Seed} from './profile.ts';
export {rank} from './rank.ts';
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
export {refine} from './refine.ts';
export type {DaySheet, ImportSheet, ShopReport, TaskSheet} from './report.ts';
export {searchItems} from './search.ts';
export {createSparseRows} from './sparse-rows.ts';
export {BODY_BYTES, type Fact, type FactSums, type Summary, type Task} from './summary.ts';
export {type Text, textFor, tokenize} from './text.ts';
export {viewProfile} from './view-profile.ts';
export {DEFAULT_WEIGHTS} from './weights.ts';
