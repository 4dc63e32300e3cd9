import type {Budget, Consent, ProfileView, Receipt, RecList, ShopEvent} from '@vitrine/core';
import type {EngineStatus} from '@vitrine/engine';
import type {PageReading, PlatformName} from '@vitrine/tracker';
import type {Step} from './steps.ts';
import type {WidgetState} from './widgets-on.ts';

/** An event as the tracker told of it. */
export interface Heard {
  readonly event: ShopEvent;
  /** Of its source, 1 … 4; absent for what only Vitrine can see. */
  readonly trust?: number;
}

/** All that the panels show of one moment. */
export interface Told {
  /** Null until the page has been read. */
  readonly reading: PageReading | null;
  readonly home: boolean;
  /** The shop system the page is made with, where it is one that is known. */
  readonly platform: PlatformName | null;
  /** Undefined: the engine did not answer; null: not asked yet. */
  readonly status: EngineStatus | undefined | null;
  /** The browser has told of it; where it has not, a worker may be refused all the same, or was only slow. */
  readonly refusesWorkers: boolean;
  readonly allowed: Consent;
  readonly explicit: Consent | null;
  readonly signals: readonly string[];
  readonly steps: readonly Step[];
  readonly widgets: readonly WidgetState[];
  /** Newest first. */
  readonly heard: readonly Heard[];
  /** The last one of each placement. */
  readonly lists: readonly RecList[];
  /** What only the inspector asks for. */
  readonly device: {
    readonly profile: ProfileView;
    readonly receipts: readonly Receipt[];
    readonly budget: Budget;
    readonly askedMs: number;
  } | null;
  /** `bytes` are 0 where another origin does not tell them. */
  readonly timings: readonly {readonly file: string; readonly ms: number; readonly bytes: number}[];
  /** Epoch ms. */
  readonly now: number;
}
