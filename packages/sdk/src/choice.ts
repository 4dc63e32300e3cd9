import {type Consent, isConsent, stricter} from '@vitrine/core';
import {quietly} from '@vitrine/tracker';

export interface Signals {
  /** The most that the page's signals allow. */
  cap(): Consent;
  /** Global Privacy Control or Do Not Track. */
  readonly gpc: boolean;
}

/**
 * What holds now. Until the shopper has chosen: the shop's setting, capped by every signal, so at most `memory` under
 * Global Privacy Control. An explicit yes of the shopper is more telling than the browser's general signal, but lifts it
 * to `local` at most: under that signal nothing is ever sent.
 */
export function effectiveConsent(configured: Consent, explicit: Consent | null, signals: Signals): Consent {
  if (!explicit) return stricter(configured, signals.cap());
  return stricter(explicit, signals.gpc ? 'local' : signals.cap());
}

/** The shopper's explicit choice over pages; `memory`, by its meaning, is not written down. */
export function createChoice(page: Window, shopId: string) {
  const key = `vitrine-consent:${shopId}`;
  return {
    /** Null where the shopper has not chosen, or storage is blocked: the shop asks again. */
    read(): Consent | null {
      const value = quietly(() => page.localStorage.getItem(key));
      return isConsent(value) ? value : null;
    },
    /** Where storage is blocked the choice holds for this page. */
    write(choice: Consent): void {
      quietly(() => {
        if (choice === 'memory') page.localStorage.removeItem(key);
        else page.localStorage.setItem(key, choice);
      });
    },
  };
}
