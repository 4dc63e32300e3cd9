import type {ShopEvent} from '@vitrine/core';
import type {PageReading} from '@vitrine/tracker';

/** What a merchant walks through once; each is ticked when it was really seen. */
export const STEPS = ['home', 'list', 'product', 'search', 'add', 'cart', 'thanks'] as const;
export type Step = (typeof STEPS)[number];

/** Pages that are the step. A product counts when its view was recorded. */
export function stepOfPage(reading: PageReading, page: Window): Step | null {
  const {kind, items, query, bought} = reading;
  if (isHome(page) && kind !== 'product') return 'home';
  if (kind === 'list') return items.length > 0 ? 'list' : null;
  if (kind === 'search') return query ? 'search' : null;
  if (kind === 'thanks') return bought.length > 0 ? 'thanks' : null;
  return kind === 'cart' ? 'cart' : null;
}

const OF_EVENT: Readonly<Partial<Record<ShopEvent['type'], Step>>> = {
  view: 'product',
  search: 'search',
  add: 'add',
  purchase: 'thanks',
};

export const stepOfEvent = ({type}: ShopEvent): Step | null => OF_EVENT[type] ?? null;

/** The root, perhaps of one language, or where the page's own logo says that home is. */
export function isHome({location, document}: Window): boolean {
  const {pathname, search, hash} = location;
  if (/[?&](?:route|s|q|id|path|controller)=(?!common\/home)/i.test(search) || /^#!?\/\w/.test(hash)) return false;
  const home = document.querySelector<HTMLAnchorElement>('a[rel~=home][href]');
  return /^(?:\/[a-z]{2}(?:[-_][a-z]{2})?)?\/?(?:index\.\w+)?$/i.test(pathname) || home?.pathname === pathname;
}
