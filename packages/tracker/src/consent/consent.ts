import type {Stop} from '../adapter.ts';
import {type BrowserSignals, readBrowser} from './browser.ts';
import {readConsentMode} from './consent-mode.ts';
import {hasManager} from './presence.ts';
import {type ConsentSignal, type ConsentState, type ReadConsent, strictest} from './signal.ts';

export interface ConsentSignals extends BrowserSignals {
  /** What the shop's consent managers say, the strictest of them. */
  state(): ConsentState;
  /** Takes over from the mere presence of a manager: this one can read what managers say. */
  listen(read: ReadConsent): void;
  readonly stop: Stop;
}

/**
 * What browser and shop already know of the shopper's will, from the first line of ours on: nothing is kept before it is
 * known. What is needed for that is here; reading the managers themselves comes later, and until then one that is there or
 * on its way means `pending`. So does a `group` that the shop names: it promises that a manager will answer for it.
 * `changed` hears when `state` is another.
 */
export function readConsentSignals(
  page: Window,
  changed: (state: ConsentState, before: ConsentState) => void,
  group = '',
): ConsentSignals {
  let managers: ConsentSignal | undefined;
  const state = () =>
    strictest([mode.state(), managers?.state() ?? (group || hasManager(page, !managers) ? 'pending' : null)]);
  let last: ConsentState | undefined;
  const look = () => {
    if (last === undefined) return; // still reading what lies there
    const now = state(); // which may hear an answer at once, and look again
    const before = last;
    if (now !== before) changed((last = now), before);
  };
  const mode = readConsentMode(page, look);
  last = state();
  return {
    ...readBrowser(page),
    state,
    listen(read) {
      managers = read(page, look, group);
      look();
    },
    stop() {
      mode.stop();
      managers?.stop();
    },
  };
}
