import {within} from './within.ts';

/** Merchants see their pages in Shopify's theme editor too: what happens there is no shopper's doing. */
export const isThemeEditor = (page: Window): boolean => !!within(page, 'Shopify', 'designMode');
