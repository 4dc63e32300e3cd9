import {type Consent, stricter} from '@vitrine/core';
import {watchDataLayer} from '../acts/data-layer-hook.ts';
import type {Stop} from '../adapter.ts';

/** Types of Google Consent Mode v2 that speak of keeping a profile, the most telling first; ad_* say nothing about it. */
const STORAGE = ['personalization_storage', 'functionality_storage', 'analytics_storage'];

export interface ConsentSignals {
  /** The most that the signals allow: consent is the stricter of this and the shop's setting. */
  cap(): Consent;
  /** Global Privacy Control or Do Not Track: no summary may be sent, whatever a shopper allows to be kept. */
  readonly gpc: boolean;
  readonly stop: Stop;
}

/**
 * What browser and shop already know of the shopper's will: Global Privacy Control, Do Not Track and Google Consent Mode
 * v2. A shop on plain http has no cryptography to keep or send anything with: memory only. The strictest signal wins; where
 * there is none, nothing is capped. `onChange` hears every later change of the cap.
 */
export function readConsentSignals(page: Window, onChange: (cap: Consent) => void): ConsentSignals {
  const navigator = page.navigator as Navigator & {globalPrivacyControl?: unknown; doNotTrack?: unknown};
  const gpc = navigator.globalPrivacyControl === true || navigator.doNotTrack === '1';
  const defaults: Record<string, boolean> = Object.create(null);
  const updates: Record<string, boolean> = Object.create(null);
  const cap = (): Consent => {
    const decisive = STORAGE.find((type) => type in updates || type in defaults);
    const granted = !decisive || (updates[decisive] ?? defaults[decisive]);
    return stricter(gpc || page.isSecureContext === false ? 'memory' : 'sync', granted ? 'sync' : 'memory');
  };
  let last: Consent | null = null;
  const stop = watchDataLayer(page, (pushed) => {
    const call = pushed as ArrayLike<unknown>;
    if (call[0] !== 'consent' || typeof call[2] !== 'object' || call[2] === null) return;
    for (const type of STORAGE) {
      const value = (call[2] as Record<string, unknown>)[type];
      if (value !== 'granted' && value !== 'denied') continue;
      // Defaults may differ by region, which we do not know: any denial among them holds until an update.
      if (call[1] === 'default') defaults[type] = value === 'granted' && defaults[type] !== false;
      else if (call[1] === 'update') updates[type] = value === 'granted';
    }
    if (last !== null && last !== cap()) onChange((last = cap()));
  });
  last = cap();
  return {cap, gpc, stop};
}
