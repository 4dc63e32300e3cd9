// Public names of the tracker. `readConsentSignals` is on the page from the first; `createTracker` belongs into a lazy
// file of its own, and takes the hook on the data layer from the file that loads it;
// so does `PLATFORMS`, of which only shops of those platforms have use.

export {type WatchDataLayer, watchDataLayer} from './acts/data-layer-hook.ts';
export type {Adapter, Detector, PageKind, PageReading, Sighting, Source, Stop} from './adapter.ts';
export {type ConsentSignals, readConsentSignals} from './consent/consent.ts';
export {readManagers} from './consent/managers.ts';
export type {ConsentState, ReadConsent} from './consent/signal.ts';
export {createDetector} from './detector.ts';
export {quietly} from './page.ts';
export {type PlatformName, platformOf} from './platforms/fingerprints.ts';
export {PLATFORMS} from './platforms/index.ts';
export type {Platform} from './platforms/platform.ts';
export {createTracker, type Tracker, type TrackerOptions} from './tracker.ts';
