import type {Stop} from '../adapter.ts';
import {quietly, stopAll} from '../page.ts';

const POLL_MS = 250;
const QUIET_MS = 60;
/** Addresses that fill a cart. Data of a framework (`/cart?_rsc=…`) and prefetched pages are none. */
const ADD_URL = /cart.{0,40}(?:add|save|insert)|add[^?#]{0,12}(?:cart|basket|bag)|store\/v1\/batch/i;

/**
 * Watches a page while something has been tried: `changed` after its document has changed, and four times a second, since
 * cookies and storage tell nobody; `loaded` when it has asked its server to fill the cart, with whether that went well.
 */
export function watchOutcomes(page: Window, changed: () => void, loaded: (ok: boolean) => void): Stop {
  const {MutationObserver, PerformanceObserver} = page as Window & typeof globalThis;
  let soon = 0;
  const look = () => {
    soon = 0;
    quietly(changed);
  };
  const mutations = quietly(() => new MutationObserver(() => (soon ||= page.setTimeout(look, QUIET_MS))));
  mutations?.observe(page.document, {subtree: true, childList: true, characterData: true, attributes: true});
  const loads = quietly(
    () =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
          const {name, initiatorType, responseStatus} = entry;
          if (!/^(?:fetch|xmlhttprequest)$/.test(initiatorType) || !ADD_URL.test(name.slice(0, 2000))) continue;
          // Analytics have such addresses too; status 0 and none at all say nothing
          if (name.startsWith(page.location.origin) && responseStatus >= 200)
            quietly(() => loaded(responseStatus < 400));
        }
      }),
  );
  quietly(() => loads?.observe({type: 'resource'}));
  const timer = page.setInterval(look, POLL_MS);
  return stopAll([
    () => page.clearInterval(timer),
    () => page.clearTimeout(soon),
    () => mutations?.disconnect(),
    () => loads?.disconnect(),
  ]);
}
