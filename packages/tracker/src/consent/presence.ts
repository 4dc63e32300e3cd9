import {scriptUrls} from '../page.ts';

/** What consent managers call themselves on the window, often as a stub long before themselves, and in their scripts' addresses. */
const MANAGER =
  /consent|onetrust|cookie(law|bot|yes)|usercentrics|didomi|klaro|complianz|borlabs|^__tcfapi$|^__gpp$|^UC_UI$|^Shopify$/i;

/**
 * Whether the document names the script of a manager, which may be blocked, and then never answers; or, when `byName`, the
 * window has a manager's own property. An image of that name is none.
 */
export const hasManager = (page: Window, byName: boolean): boolean =>
  [...scriptUrls(page), ...(byName ? Object.getOwnPropertyNames(page) : [])].some((name) => MANAGER.test(name));
