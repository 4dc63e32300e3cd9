import {bigcommerce} from './bigcommerce.ts';
import {eccube} from './eccube.ts';
import {ecshop} from './ecshop.ts';
import type {PlatformName} from './fingerprints.ts';
import {magento} from './magento.ts';
import {opencart} from './opencart.ts';
import type {Platform} from './platform.ts';
import {prestashop} from './prestashop.ts';
import {sfra} from './sfra.ts';
import {shopify} from './shopify.ts';
import {shopware} from './shopware.ts';
import {shopxo} from './shopxo.ts';
import {woocommerce} from './woocommerce.ts';

/** Every platform that has a fingerprint. */
export const PLATFORMS: Readonly<Record<PlatformName, Platform>> = {
  bigcommerce,
  eccube,
  ecshop,
  magento,
  opencart,
  prestashop,
  sfra,
  shopify,
  shopware,
  shopxo,
  woocommerce,
};
