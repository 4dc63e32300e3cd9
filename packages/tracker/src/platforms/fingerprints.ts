import {within} from './within.ts';

/** Platforms that one of `PLATFORMS` knows. */
export type PlatformName =
  | 'bigcommerce'
  | 'eccube'
  | 'ecshop'
  | 'magento'
  | 'opencart'
  | 'prestashop'
  | 'sfra'
  | 'shopify'
  | 'shopware'
  | 'shopxo'
  | 'woocommerce';

/** What each has on every page of its shops: globals of its scripts, and what its markup is made with. */
const FINGERPRINTS: readonly (readonly [PlatformName, globals: readonly string[], markup: string])[] = [
  ['shopify', ['Shopify', 'ShopifyAnalytics'], ''],
  ['prestashop', ['prestashop'], ''],
  ['shopware', ['PluginManager', 'activeRoute'], ''],
  ['bigcommerce', ['BCData', 'stencilBootstrap'], ''],
  ['magento', ['hyva'], '[data-mage-init],script[type="text/x-magento-init"]'],
  ['sfra', [], '.page[data-action][data-querystring],script[src*="/on/demandware.static/"]'],
  ['woocommerce', ['wc_add_to_cart_params', 'wcSettings', 'woocommerce_params'], 'body[class*="woocommerce"]'],
  ['shopxo', ['__goods_cart_save_url__'], '.system-goods-detail'],
  ['eccube', ['eccube'], '.ec-layoutRole'],
  ['opencart', ['getURLVar'], 'link[href*="catalog/view/"],script[src*="catalog/view/"]'],
  ['ecshop', [], '[onclick*="addToCart("],[href*="javascript:addToCart("],form[name="ECS_FORMBUY"],#ECS_CARTINFO'],
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
