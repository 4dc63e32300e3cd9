import type {RecRequest, RefineRequest, RerankRequest} from '@vitrine/core';

const MAX_TEXT = 256;
const MAX_ITEMS = 48;
const MAX_HITS = 1000;

/** What the page shows, as far as a request may mean it. */
export interface PageContext {
  readonly itemId?: string | undefined;
  readonly query: string | null;
  /** Widest first. */
  readonly category: readonly string[];
}

/**
 * A shop's question, `{placement, item, query, category, limit, locale, neutral}` or with our own `itemId` and
 * `categoryId`. Where it names no item, query or category, it means those of the page, except on a home page, which
 * starts from the shopper alone. Own properties only: a polluted `Object.prototype` asks nothing.
 */
export function parseRequest(
  value: unknown,
  locale: string,
  page: PageContext | undefined,
): RecRequest & RefineRequest {
  const own = ownOf(value);
  const text = (name: string) => {
    const one = own(name);
    return (typeof one === 'string' && one.slice(0, MAX_TEXT)) || (typeof one === 'number' ? String(one) : null);
  };
  const placement = text('placement') ?? 'home';
  let itemId = text('itemId') ?? text('item');
  let query = text('query');
  let categoryId = text('categoryId') ?? text('category');
  if (page && placement !== 'home' && !(itemId || query || categoryId)) {
    itemId = page.itemId ?? null;
    query = page.query;
    categoryId = page.category.join(' > ') || null;
  }
  const limit = Math.min(Math.trunc(Number(own('limit'))), MAX_ITEMS); // an attribute is text
  const neutral = own('neutral');
  const excluded = own('excludeItemIds');
  return {
    placement,
    itemId,
    query,
    categoryId,
    locale: text('locale') ?? locale,
    ...(limit > 0 ? {limit} : {}),
    ...(typeof neutral === 'boolean' ? {neutral} : {}),
    ...(Array.isArray(excluded) ? {excludeItemIds: excluded.map(String)} : {}),
  };
}

/** The same for hits to be put in order: `{itemIds, pinned, maxShift}` besides. */
export function parseRerank(value: unknown, locale: string, page: PageContext | undefined): RerankRequest {
  const own = ownOf(value);
  const ids = (name: string) => {
    const list = own(name);
    return Array.isArray(list) ? list.slice(0, MAX_HITS).map(String) : [];
  };
  const maxShift = Number(own('maxShift') ?? Number.NaN);
  return {
    ...parseRequest(value, locale, page),
    itemIds: ids('itemIds'),
    pinned: ids('pinned'),
    ...(maxShift >= 0 ? {maxShift} : {}),
  };
}

function ownOf(value: unknown): (name: string) => unknown {
  const given = (typeof value === 'object' && value) || {};
  return (name) => (Object.hasOwn(given, name) ? given[name as keyof typeof given] : undefined);
}
