// Entry of vitrine-tracker.mjs: what watches the page, and makes elements of its placeholders. It is loaded beside the
// first list and not before it, since no page can be read before it has come to rest.
import {createTracker, quietly, type Tracker, type TrackerOptions} from '@vitrine/tracker';
import {upgradePlaceholders} from './placeholders.ts';

export function startTracker(options: TrackerOptions): Tracker {
  const {document} = options.page;
  upgradePlaceholders(document);
  const tracker = createTracker({
    loadPlatform: async (name) => {
      const {href} = new URL('vitrine-platforms.mjs', import.meta.url); // which lies beside this file
      const code = (await import(/* @vite-ignore */ href)) as typeof import('./platforms.ts');
      return code.PLATFORMS[name];
    },
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
      clearKeys(options.page);
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
