import {listen, stopAll} from '../page.ts';
import {cookie} from './cookie.ts';
import type {ConsentSignal} from './signal.ts';

interface WordPress {
  wp_has_consent?(category: string): unknown;
  readonly wp_consent_type?: unknown;
  readonly waitfor_consent_hook?: unknown;
  readonly consent_api?: {readonly cookie_prefix?: string};
}

/**
 * The WP Consent API, through which WordPress's banners speak. It allows everything until a banner has told the kind of
 * law; a visitor's own no is told from an open question by its cookie alone.
 *
 * Source: https://wordpress.org/plugins/wp-consent-api/
 */
export function readWpConsent(page: Window, changed: () => void): ConsentSignal {
  const wp = page as Window & WordPress;
  return {
    state() {
      if (typeof wp.wp_has_consent !== 'function') return null;
      if (wp.waitfor_consent_hook && !wp.wp_consent_type) return 'pending';
      if (wp.wp_has_consent('preferences') === true) return 'granted';
      const prefix = wp.consent_api?.cookie_prefix ?? 'wp_consent';
      return cookie(page, prefix + '_preferences') === 'deny' ? 'denied' : 'pending';
    },
    stop: stopAll([
      listen(page, 'wp_listen_for_consent_change', changed),
      listen(page, 'wp_consent_type_defined', changed),
    ]),
  };
}
