/** What the browser itself says; it never changes while a page lives. */
export interface BrowserSignals {
  /** Global Privacy Control or Do Not Track: nothing may be sent, whatever a shopper allows to be kept. */
  readonly gpc: boolean;
  /** False on plain http, where there is no cryptography to keep or send anything with. */
  readonly isSecure: boolean;
}

export function readBrowser(page: Window): BrowserSignals {
  const navigator = page.navigator as Navigator & {globalPrivacyControl?: unknown; doNotTrack?: unknown};
  return {
    gpc: navigator.globalPrivacyControl === true || navigator.doNotTrack === '1',
    isSecure: page.isSecureContext !== false,
  };
}
