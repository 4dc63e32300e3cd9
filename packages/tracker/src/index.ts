// Public names of the tracker. `createTracker` (calls, navigation, dwell, lists, handover) and `readConsentSignals` are
// always on the page; `createDetector` reads marks, structured data and plain pages, and belongs into a lazy file of its
// own: the option `detect` of `createTracker`, whose entry re-exports `createDetector` from here.
export type {Adapter, Detector, DetectorModule, PageReading, Sighting, Stop} from './adapter.ts';
export {type ConsentSignals, readConsentSignals} from './consent.ts';
export {createDetector} from './detect.ts';
export {createTracker, type Tracker, type TrackerOptions} from './tracker.ts';
