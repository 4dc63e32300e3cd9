import {listen, quietly, stopAll} from '../page.ts';
import type {ConsentSignal} from './signal.ts';

interface CustomerPrivacy {
  preferencesProcessingAllowed?(): unknown;
  currentVisitorConsent?(): {readonly preferences?: unknown} | null;
}
interface Shopify {
  readonly customerPrivacy?: CustomerPrivacy;
  loadFeatures?(features: readonly {name: string; version: string}[], loaded: (error?: unknown) => void): void;
}

/**
 * Shopify's Customer Privacy API, which knows the law of the visitor's region. A theme loads it when somebody asks for it.
 *
 * Source: https://shopify.dev/docs/api/customer-privacy
 */
export function readShopify(page: Window, changed: () => void): ConsentSignal {
  let isAsked = false;
  return {
    state() {
      const shopify = (page as Window & {Shopify?: Shopify}).Shopify;
      const privacy = shopify?.customerPrivacy;
      if (typeof privacy?.preferencesProcessingAllowed === 'function') {
        if (privacy.preferencesProcessingAllowed() === true) return 'granted';
        return quietly(() => privacy.currentVisitorConsent?.()?.preferences) === 'no' ? 'denied' : 'pending';
      }
      if (typeof shopify?.loadFeatures !== 'function') return null; // no theme of Shopify's
      if (!isAsked) {
        isAsked = true;
        quietly(() => shopify.loadFeatures?.([{name: 'consent-tracking-api', version: '0.1'}], changed));
      }
      return 'pending';
    },
    stop: stopAll([
      listen(page, 'visitorConsentCollected', changed),
      listen(page, 'shopifyCustomerPrivacyApiLoaded', changed), // Hydrogen
    ]),
  };
}
