// Public names of the tracker. `createTracker` is always on the page; `createDetector` reads pages that carry no
// data-vitrine-* marks and belongs into a file of its own, loaded by `createTracker({detect: () => import(…)})`.
export type {Adapter, Detector, PageReading, Sighting, Stop} from './adapter.ts';
export {type ConsentSignals, readConsentSignals} from './consent.ts';
export {createTracker, type Tracker, type TrackerOptions} from './tracker.ts';
