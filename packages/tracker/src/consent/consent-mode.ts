import {watchDataLayer} from '../acts/data-layer-hook.ts';
import {type ConsentSignal, type ConsentState, strictest} from './signal.ts';

/** Types of Consent Mode v2 that speak of keeping a profile, the most telling first; ad_* and security say nothing about it. */
const STORAGE = ['personalization_storage', 'functionality_storage', 'analytics_storage'];

/**
 * Google Consent Mode v2, as it passes through the data layer. An update is the shopper's answer, now or on an earlier
 * page. A default is not: one that denies leaves the question open. Defaults may differ by region, and the visitor's is
 * unknown here: any denial among them holds. An update that comes after `wait_for_update` is heard as well.
 *
 * Source: https://developers.google.com/tag-platform/security/guides/consent
 */
export function readConsentMode(page: Window, changed: () => void): ConsentSignal {
  const said: Record<string, ConsentState> = Object.create(null);
  const stop = watchDataLayer(page, (pushed) => {
    const {0: command, 1: kind, 2: types} = pushed as ArrayLike<unknown>; // gtag pushes its Arguments, no array
    if (command !== 'consent') return;
    for (const type of STORAGE) {
      const state = (types as Record<string, unknown>)[type];
      if (state !== 'granted' && state !== 'denied') continue;
      said[type] = kind === 'update' ? state : strictest([said[type], state === 'denied' ? 'pending' : state]);
    }
    changed();
  });
  return {
    state: () => said[STORAGE.find((type) => said[type]) ?? ''] ?? null,
    stop,
  };
}
