import {bigcommerce} from './bigcommerce.ts';
import type {PlatformName} from './fingerprints.ts';
import {magento} from './magento.ts';
import type {Platform} from './platform.ts';
import {prestashop} from './prestashop.ts';
import {sfra} from './sfra.ts';
import {shopify} from './shopify.ts';
import {shopware} from './shopware.ts';

/** Every platform that has a fingerprint. */
export const PLATFORMS: Readonly<Record<PlatformName, Platform>> = {
  bigcommerce,
  magento,
  prestashop,
  sfra,
  shopify,
  shopware,
};
