import type {Sighting} from './adapter.ts';

/** Shorter is no reading, longer is a forgotten tab. */
const MIN_MS = 1000;
const MAX_MS = 30 * 60_000;

/** Measures how long an item's page is really in view, by the page's monotonic clock: sleeping and hidden time is not counted. */
export function createDwell(page: Window, emit: (seen: Sighting) => void) {
  let itemId = '';
  let spent = 0;
  let since = 0;
  const clock = () => page.performance.now();
  const pause = () => {
    if (since) spent += clock() - since;
    since = 0;
  };
  const resume = () => {
    if (itemId && !since && page.document.visibilityState !== 'hidden') since = clock() || 1;
  };
  return {
    /** Ends the item before and begins with this one; '' begins none. */
    start(id: string): void {
      if (id && id === itemId) return;
      pause();
      const ms = Math.round(Math.min(spent, MAX_MS));
      if (itemId && ms >= MIN_MS) emit({type: 'dwell', itemId, ms});
      spent = 0;
      itemId = id;
      resume();
    },
    /** The page became hidden or visible. */
    changed(): void {
      if (page.document.visibilityState === 'hidden') pause();
      else resume();
    },
  };
}
