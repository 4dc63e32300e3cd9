/**
 * What the shopper allows, strictest first: `off` nothing at all · `memory` this page's memory only, nothing written,
 * nothing sent · `local` kept on the device, nothing sent · `sync` kept, and anonymised summaries sent.
 */
export type Consent = 'off' | 'memory' | 'local' | 'sync';

const ORDER: readonly Consent[] = ['off', 'memory', 'local', 'sync'];

export function isConsent(value: unknown): value is Consent {
  return ORDER.includes(value as Consent);
}

/** The stricter of two states. */
export function stricter(a: Consent, b: Consent): Consent {
  return ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b;
}
