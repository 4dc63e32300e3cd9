import {type Consent, isConsent} from '@vitrine/core';

/** What a shop decides: the attributes of its script tag, or the argument of `createVitrine`. */
export interface ShopConfig {
  /** `data-shop`. */
  readonly shopId: string;
  /** `data-server`: base URL of the Vitrine server; '' keeps everything on the device and lives on what it already has. */
  readonly server: string;
  /** `data-key`: the shop's public key, base64. */
  readonly key: string;
  /** `data-worker`: address of the worker's script on the shop's own origin, or `off`; '' takes the one beside the script. */
  readonly worker: string;
  /** `data-assured`: the two aggregators the page allows (docs/high-assurance.md); '' allows none. */
  readonly assured: string;
  /** `data-consent`: what holds until the shopper has chosen. Default `memory`. */
  readonly consent: Consent;
  /** `data-consent-group`: what the shop's consent manager calls the kind of consent a profile needs. */
  readonly consentGroup: string;
  /** `data-locale`, else the page's language, else the browser's. */
  readonly locale: string;
  /** Directory of our files, with its trailing slash. */
  readonly base: string;
  /** `data-debug`: tell the first mistake of ours in the console. */
  readonly debug: boolean;
}

/** A shop's configuration as its own code writes it; only `shopId` and `base` must be there. */
export type ShopOptions = Partial<ShopConfig> & Pick<ShopConfig, 'shopId' | 'base'>;

/**
 * The script tag that loaded us. `document.currentScript` may be an image of that name, or null in a deferred loader, so
 * it is believed only when it is a script, and methods are taken from the prototype that no element can cover.
 */
export function findScript(page: Window & typeof globalThis): HTMLScriptElement | null {
  const {document, HTMLScriptElement: Script, Document} = page;
  const current: unknown = document.currentScript;
  if (current instanceof Script && current.hasAttribute('data-shop')) return current;
  return Document.prototype.querySelector.call(document, 'script[data-shop][src]') as HTMLScriptElement | null;
}

/** @throws TypeError when the tag names no shop */
export function parseScript(script: HTMLScriptElement, page: Window): ShopConfig {
  // One by one: Chromium cannot spread a `dataset` while a page has `get` on `Object.prototype`.
  const say = (name: string) => script.getAttribute('data-' + name) ?? '';
  return parseOptions(
    {
      shopId: say('shop'),
      server: say('server'),
      key: say('key'),
      worker: say('worker'),
      assured: say('assured'),
      consent: say('consent') as Consent,
      consentGroup: say('consent-group'),
      locale: say('locale'),
      base: /^[^?#]*\//.exec(script.src)?.[0] ?? '',
      debug: script.hasAttribute('data-debug'),
    },
    page,
  );
}

/** Reads own properties only: a polluted `Object.prototype` configures nothing. @throws TypeError without a shop or with a server that is no address */
export function parseOptions(options: ShopOptions, page: Window): ShopConfig {
  const text = (name: keyof ShopConfig) => {
    const value = Object.hasOwn(options, name) ? options[name] : '';
    return typeof value === 'string' ? value.trim() : '';
  };
  const shopId = text('shopId');
  if (!/^[\w.-]{1,64}$/.test(shopId)) throw new TypeError('data-shop: expected letters, digits, _ . -');
  const consent = text('consent');
  const server = text('server');
  return {
    shopId,
    server: server && new URL(server, page.location.href).href.replace(/\/$/, ''),
    key: text('key'),
    worker: text('worker'),
    assured: text('assured'),
    consent: isConsent(consent) ? consent : 'memory',
    consentGroup: text('consentGroup'),
    locale: text('locale') || page.document.documentElement.lang || page.navigator.language || 'en',
    base: text('base').replace(/\/?$/, '/'),
    debug: Object.hasOwn(options, 'debug') && options.debug === true,
  };
}
