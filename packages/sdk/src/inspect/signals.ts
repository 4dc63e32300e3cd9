import {quietly} from '@vitrine/tracker';

/** A global of the page's own; never one of a prototype. */
const own = (page: Window, name: string): unknown =>
  Object.hasOwn(page, name) ? (page as unknown as Record<string, unknown>)[name] : undefined;

/** Consent managers, each with a global of its own. */
const MANAGERS: readonly (readonly [name: string, global: string])[] = [
  ['IAB TCF', '__tcfapi'],
  ['IAB GPP', '__gpp'],
  ['Shopify', 'Shopify'],
  ['WP Consent API', 'wp_has_consent'],
  ['OneTrust', 'OnetrustActiveGroups'],
  ['Cookiebot', 'Cookiebot'],
  ['Usercentrics', 'UC_UI'],
  ['Didomi', 'Didomi'],
  ['Klaro', 'klaro'],
  ['CookieYes', 'getCkyConsent'],
  ['Complianz', 'cmplz_has_consent'],
  ['Borlabs', 'BorlabsCookie'],
  ['Zaraz', 'zaraz'],
];

/** Names of what speaks of the shopper's will on this page. */
export function signalsOn(page: Window): string[] {
  const {globalPrivacyControl, doNotTrack} = page.navigator as Navigator & {globalPrivacyControl?: unknown};
  const layer = own(page, 'dataLayer');
  const mode = quietly(
    () => Array.isArray(layer) && layer.slice(0, 1000).some((entry) => Object(entry)[0] === 'consent'),
  );
  return [
    ...(globalPrivacyControl === true ? ['Global Privacy Control'] : []),
    ...(doNotTrack === '1' ? ['Do Not Track'] : []),
    ...(mode ? ['Google Consent Mode'] : []),
    ...MANAGERS.filter(([, global]) => quietly(() => own(page, global))).map(([name]) => name),
  ];
}
