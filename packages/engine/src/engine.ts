import type {
  Budget,
  ChipList,
  Choices,
  Consent,
  Erasure,
  ProfileView,
  Receipt,
  RecList,
  RecRequest,
  RefineRequest,
  Reranking,
  RerankRequest,
  ShopEvent,
  Suggestions,
  SuggestRequest,
} from '@vitrine/core';
import type {PageContext} from './requests.ts';

/** What the page tells the engine once; plain data, since it crosses the thread. */
export interface EngineConfig {
  /** Names the database, with the origin: one per shop. */
  readonly shopId: string;
  /** Base URL of the Vitrine server, without a trailing slash; '' never touches the network. */
  readonly server: string;
  /** The shop's public key, base64 (Ed25519, 32 bytes): manifests must be signed with it. '' accepts any manifest. */
  readonly key: string;
  readonly consent: Consent;
  /** Global Privacy Control: no summary is ever sent, whatever the consent. */
  readonly gpc: boolean;
  readonly locale: string;
  /** Where `vitrine-seal.mjs` lies; loaded only when a summary is due. */
  readonly sealUrl: string;
  /** Pins the two aggregators that may be sent unrandomised answers in shares; default: none. */
  readonly assured?: string;
}

export interface EngineStatus {
  /** False: it runs in the page, where workers are refused. */
  readonly inWorker: boolean;
  /** Of the pack in use, as the manifest names it; '' for one learnt on this device, or none. */
  readonly hash: string;
  /** 0: no pack. */
  readonly itemCount: number;
  /** Epoch ms. */
  readonly builtAt: number;
  /** Why the last look for newer packs failed, e.g. "Error: manifest: the server answered 404"; '' when it did not. */
  readonly problem: string;
}

/** All the page may ask of the worker. Every answer is plain data; none rejects for want of storage or network. */
export interface Engine {
  record(events: readonly ShopEvent[]): Promise<void>;
  /** Requests are a shop's own and parsed here; `page` is what they mean where they name nothing. */
  recommend(request: RecRequest, page?: PageContext): Promise<RecList>;
  refine(request: RefineRequest, page?: PageContext): Promise<ChipList>;
  profile(): Promise<ProfileView>;
  /** The shop's own hits in this shopper's order. */
  rerank(request: RerankRequest, page?: PageContext): Promise<Reranking>;
  suggest(request: SuggestRequest): Promise<Suggestions>;
  /** All that is known, newest first. */
  history(): Promise<ShopEvent[]>;
  /** Kept over reloads where the consent allows it. */
  choose(change: Partial<Choices>): Promise<void>;
  /** Erases a part of what is known; the profile is then that of a shopper who never did it. */
  erase(what: Erasure): Promise<void>;
  /** Adds what another device of the shopper's knows. */
  adopt(events: readonly ShopEvent[]): Promise<void>;
  /**
   * Late consent keeps the page's events; withdrawal erases at once. Where the question is open again (`isHeld`), the
   * device is left as it lies: nothing of it is read, added or erased until there is an answer.
   */
  setConsent(consent: Consent, isHeld?: boolean): Promise<void>;
  /** Newest first. */
  receipts(): Promise<Receipt[]>;
  budget(): Promise<Budget>;
  /** What lists rest on, and what keeps newer packs away. */
  status(): Promise<EngineStatus>;
  /** Refuses a pending summary; its budget stays spent. */
  refuse(receiptId: string): Promise<void>;
  /** The page goes to the background: draw what this visit is to send, and send what has waited. */
  flush(): Promise<void>;
  /** The page is shown again: takes in what other pages of the shop recorded meanwhile. True when there was something. */
  resume(): Promise<boolean>;
  /** Erases all this device knows of the shopper; the spent budget stays. */
  forget(): Promise<void>;
}
