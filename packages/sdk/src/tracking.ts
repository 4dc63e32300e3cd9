// Entry of vitrine-tracker.mjs: what watches the page, and makes elements of its placeholders. It is loaded beside the
// first list and not before it, since no page can be read before it has come to rest.
import {hasDatabase} from '@vitrine/engine';
import {createTracker, quietly, type Tracker, type TrackerOptions} from '@vitrine/tracker';
import {upgradePlaceholders} from './placeholders.ts';

export {readManagers} from '@vitrine/tracker';

export interface PageTracker extends Omit<Tracker, 'forget'> {
  /** Erases what tab and origin hold of ours in their storages; resolves with whether there is a database, too. */
  forget(): Promise<boolean>;
}

/** What is asked of the page's tracker; its clock, and the files beside it, it finds itself. */
export type TrackingOptions = Omit<TrackerOptions, 'now' | 'loadDetector' | 'loadPlatform'>;

export function startTracker(options: TrackingOptions): PageTracker {
  const {page, shopId = ''} = options;
  const {document} = page;
  upgradePlaceholders(document);
  const load = (file: string): Promise<unknown> => import(/* @vite-ignore */ new URL(file, import.meta.url).href);
  const tracker = createTracker({
    now: () => Date.now() || Math.round(performance.timeOrigin + performance.now()), // a shop's own clock may say NaN
    loadDetector: async () => ((await load('vitrine-detector.mjs')) as typeof import('./detector.ts')).createDetector,
    loadPlatform: async (name) =>
      ((await load('vitrine-platforms.mjs')) as typeof import('./platforms.ts')).PLATFORMS[name],
    ...options,
    onPage(reading) {
      upgradePlaceholders(document); // those of a page that a framework has just drawn
      options.onPage?.(reading);
    },
  });
  return {
    ...tracker,
    forget() {
      tracker.forget();
      clearKeys(page);
      return hasDatabase(shopId);
    },
  };
}

/** Removes every key of ours from the tab's session and the origin's storage; blocked storage has none. */
function clearKeys(page: Window): void {
  for (const name of ['sessionStorage', 'localStorage'] as const) {
    quietly(() => {
      const storage = page[name];
      for (const key of Object.keys(storage)) if (key.startsWith('vitrine-')) storage.removeItem(key);
    });
  }
}
