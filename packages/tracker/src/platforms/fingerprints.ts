import {within} from './within.ts';

/** Platforms that one of `PLATFORMS` knows. */
export type PlatformName = 'shopify' | 'magento' | 'prestashop' | 'shopware' | 'bigcommerce' | 'sfra';

/** What each has on every page of its shops: globals of its scripts, and what its markup is made with. */
const FINGERPRINTS: readonly (readonly [PlatformName, globals: readonly string[], markup: string])[] = [
  ['shopify', ['Shopify', 'ShopifyAnalytics'], ''],
  ['prestashop', ['prestashop'], ''],
  ['shopware', ['PluginManager', 'activeRoute'], ''],
  ['bigcommerce', ['BCData', 'stencilBootstrap'], ''],
  ['magento', ['hyva'], '[data-mage-init],script[type="text/x-magento-init"]'],
  ['sfra', [], '.page[data-action][data-querystring],script[src*="/on/demandware.static/"]'],
];

/** The platform that a page is made with, as far as it shows; null for all others. Cheap: names and one look at the document each. */
export function platformOf(page: Window): PlatformName | null {
  const found = FINGERPRINTS.find(
    ([, globals, markup]) =>
      globals.some((name) => isShops(within(page, name))) || (markup && page.document.querySelector(markup)),
  );
  return found?.[0] ?? null;
}

/** An element with such an id is the page's, but no word of its platform. */
const isShops = (value: unknown) => value !== undefined && (value as {nodeType?: unknown} | null)?.nodeType !== 1;
