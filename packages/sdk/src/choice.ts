import {type Consent, isConsent, stricter} from '@vitrine/core';
import {type ConsentSignals, quietly} from '@vitrine/tracker';

type Signals = Pick<ConsentSignals, 'state' | 'gpc' | 'isSecure'>;

/**
 * What holds now. Until the shopper has told us: the shop's setting, and memory only under Global Privacy Control and
 * until every consent manager of the page has a yes. An explicit yes is more telling than these, but under Global Privacy
 * Control it lifts to `local` at most, so that nothing is ever sent; and on plain http nothing is kept at all.
 */
export function effectiveConsent(configured: Consent, explicit: Consent | null, signals: Signals): Consent {
  if (!signals.isSecure) return stricter(explicit ?? configured, 'memory');
  if (explicit) return stricter(explicit, signals.gpc ? 'local' : 'sync');
  const state = signals.state() ?? 'granted';
  return stricter(configured, signals.gpc || state !== 'granted' ? 'memory' : 'sync');
}

/** Whether the shopper has said no, to us or to a consent manager, so that what the device keeps is to be erased. */
export function isRefused(explicit: Consent | null, signals: Signals): boolean {
  return explicit ? explicit === 'off' || explicit === 'memory' : signals.state() === 'denied';
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
