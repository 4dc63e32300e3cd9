import {quietly} from '@vitrine/tracker';

type Look = (page: Window & typeof globalThis) => unknown;

/** A global of the page's own; never one of a prototype. */
const own = (page: Window, name: string): unknown =>
  Object.hasOwn(page, name) ? (page as unknown as Record<string, unknown>)[name] : undefined;
const has =
  (name: string): Look =>
  (page) =>
    own(page, name);

/** What speaks of the shopper's will, and how a page shows that it has it. */
const SIGNALS: readonly (readonly [name: string, look: Look])[] = [
  [
    'Global Privacy Control',
    ({navigator}) => (navigator as {globalPrivacyControl?: unknown}).globalPrivacyControl === true,
  ],
  ['Do Not Track', ({navigator}) => navigator.doNotTrack === '1'],
  [
    'Google Consent Mode',
    (page) => {
      const layer = own(page, 'dataLayer');
      return Array.isArray(layer) && layer.slice(0, 1000).some((entry) => Object(entry)[0] === 'consent');
    },
  ],
  ['IAB TCF', has('__tcfapi')],
  ['IAB GPP', has('__gpp')],
  ['Shopify', (page) => Object(own(page, 'Shopify')).customerPrivacy],
  ['WP Consent API', has('wp_has_consent')],
  ['OneTrust', has('OnetrustActiveGroups')],
  ['Cookiebot', has('Cookiebot')],
  ['Usercentrics', has('UC_UI')],
  ['Zaraz', (page) => Object(own(page, 'zaraz')).consent],
];

/** Names of the signals that a page has. */
export const signalsOn = (page: Window & typeof globalThis): string[] =>
  SIGNALS.filter(([, look]) => quietly(() => look(page))).map(([name]) => name);
