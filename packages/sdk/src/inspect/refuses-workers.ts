import type {ShopConfig} from '../config.ts';

/** What is refused is known at once; what has said nothing for so long has started. */
const SILENT_MS = 1000;

/**
 * Whether the page lets no worker start, or it was only slow: tried once more, with an empty one where ours is run from its
 * text as well. Whoever reads a policy's reports sees this try in them.
 */
export function refusesWorkers({base, worker}: ShopConfig): Promise<boolean> {
  return new Promise((resolve) => {
    const {href, origin} = new URL(worker || base + 'vitrine-worker.js', location.href);
    const own = origin === location.origin;
    const url = own ? href : URL.createObjectURL(new Blob([''], {type: 'text/javascript'}));
    try {
      const tried = new Worker(url);
      const end = (refused: boolean) => {
        tried.terminate();
        if (!own) URL.revokeObjectURL(url);
        resolve(refused);
      };
      tried.onerror = (event) => {
        event.preventDefault(); // else the browser reports it to the shop's own error handler
        end(true);
      };
      setTimeout(end, SILENT_MS, false);
    } catch {
      resolve(true); // WebKit, and where Trusted Types are required
    }
  });
}
