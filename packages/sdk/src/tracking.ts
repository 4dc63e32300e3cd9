// Entry of vitrine-tracker.mjs: what watches the page. It is loaded beside the first list and not before it, since no
// page can be read before it has come to rest.
import {createDetector, createTracker, type Tracker, type TrackerOptions} from '@vitrine/tracker';

export function startTracker(options: Omit<TrackerOptions, 'detect'>): Tracker {
  return createTracker({...options, detect: async () => ({createDetector})});
}
