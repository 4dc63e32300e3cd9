import type {RecRequest, RefineRequest} from '@vitrine/core';
import type {PageReading} from '@vitrine/tracker';

const MAX_TEXT = 256;
const MAX_ITEMS = 48;

/**
 * A shop's question, `{placement, item, query, category, limit, locale, neutral}` or with our own `itemId` and
 * `categoryId`. Where it names no item, query or category, it means those of the page, except on a home page, which
 * starts from the shopper alone. Own properties only: a polluted `Object.prototype` asks nothing.
 */
export function parseRequest(
  value: unknown,
  locale: string,
  page: PageReading | undefined,
): RecRequest & RefineRequest {
  const given = (typeof value === 'object' && value) || {};
  const own = (name: string): unknown => (Object.hasOwn(given, name) ? given[name as keyof typeof given] : undefined);
  const text = (name: string) => {
    const one = own(name);
    return (typeof one === 'string' && one.slice(0, MAX_TEXT)) || (typeof one === 'number' ? String(one) : null);
  };
  const placement = text('placement') ?? 'home';
  let itemId = text('itemId') ?? text('item');
  let query = text('query');
  let categoryId = text('categoryId') ?? text('category');
  if (page && placement !== 'home' && !(itemId || query || categoryId)) {
    itemId = page.item?.itemId ?? null;
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
