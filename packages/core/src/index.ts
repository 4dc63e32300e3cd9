// Public names of core, one by one, by room.
export type {Alarm} from './alarm.ts';
export type {
  Catalog,
  CatalogCategory,
  CatalogItem,
  MerchantRule,
  ShopSettings,
  StageRule,
  StageSetting,
  StageSignal,
} from './catalog.ts';
export {searchUrl} from './chip-url.ts';
export {type Consent, isConsent, stricter} from './consent.ts';
export {encodePack} from './encode-pack.ts';
export {decodeSummary, encodeDecoy, encodeSummary, NONCE_BYTES, SUMMARY_BYTES} from './encode-summary.ts';
export {withoutErased, withStageRemoved} from './erase.ts';
export {PackError, ParseError} from './errors.ts';
export {addAnswer, type Counters, createCounters, type Estimate, estimateCounts, type Half} from './estimate.ts';
export {type EventType, type ItemAction, SESSION_GAP_MS, type SeenItem, type ShopEvent} from './event.ts';
export {
  addSession,
  addSums,
  type CategoryLookup,
  createFactSums,
  type FactOptions,
  factsOf,
  funnelBucket,
  MAX_STEP,
  pairKey,
} from './facts.ts';
export {ancestorsOf, categoryPath, findCategory, findItem, subtreeOf} from './find-item.ts';
export {cardLabels, chipsHeading, countLabels, listLabels} from './labels.ts';
export {learnPack} from './learn-pack.ts';
export type {Manifest, PackFile, SignedManifest} from './manifest.ts';
export {formatMoney} from './money.ts';
export {isTracking} from './normalize-url.ts';
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
  Trends,
} from './pack.ts';
export {MAX_PACK_BYTES} from './pack-format.ts';
export {perPack} from './per-pack.ts';
export {buildProfile, createProfile, facetKey, foldEvent, type Profile, type Seed} from './profile.ts';
export {findQuery} from './queries.ts';
export {type Answer, below, drawKeys, drawTask, type RandomWord, randomizeFacts} from './randomize.ts';
export {rank} from './rank.ts';
export {rankItems} from './rank-items.ts';
export type {Budget, Receipt, Upload} from './receipt.ts';
export type {
  CardLabels,
  Chip,
  ChipList,
  Choices,
  Erasure,
  FallbackLevel,
  Intent,
  Interest,
  LifeStage,
  ListLabels,
  ProfileView,
  Reason,
  RecItem,
  RecList,
  RecRequest,
  RefineRequest,
  RerankedHit,
  Reranking,
  RerankRequest,
  ScorerName,
  SpendingLevel,
  SuggestedCategory,
  SuggestedQuery,
  Suggestions,
  SuggestRequest,
} from './recommend.ts';
export {refine} from './refine.ts';
export type {
  DataSheet,
  DaySheet,
  Figure,
  Forecast,
  ForecastLine,
  ForecastNeed,
  ImportSheet,
  Need,
  QuestionSheet,
  Readiness,
  RolledBackWeek,
  ShopReport,
  TaskSheet,
} from './report.ts';
export {rerank} from './rerank.ts';
export {searchItems} from './search.ts';
export {createSparseRows} from './sparse-rows.ts';
export {addStepSums, createStepSums, type StepSums} from './step-sums.ts';
export {BODY_BYTES, BODY_VERSION, type Fact, type FactSums, SEAL_INFO, type Summary, type Task} from './summary.ts';
export {
  A_LIMITS,
  answerSpace,
  aOf,
  FUNNEL_BUCKETS,
  FUNNEL_STAGES,
  HASH_ROWS,
  LIFETIME_MS,
  LIFETIME_NATS,
  periodOf,
  REPORTED_MS,
  RETURN_CELLS,
  TASK_NAMES,
  TASKS,
  type TaskSpec,
  WINDOW_MS,
} from './tasks.ts';
export {type Text, textFor, tokenize} from './text.ts';
export {viewProfile} from './view-profile.ts';
export {DEFAULT_WEIGHTS} from './weights.ts';
export {reasonText} from './words.ts';
