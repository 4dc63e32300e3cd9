import {
  type Pack,
  type Profile,
  type SuggestedQuery,
  type Suggestions,
  type SuggestRequest,
  searchItems,
  searchUrl,
} from '@vitrine/core';

const DEFAULT_LIMIT = 6;

/** What the search box proposes. */
export function suggest(
  pack: Pack,
  profile: Profile,
  request: SuggestRequest,
  {listId}: {readonly now: number; readonly listId: string},
): Suggestions {
  const {query: typed, limit = DEFAULT_LIMIT, locale, neutral = false} = request;
  const query = typed?.trim() ?? '';
  const word = (text: string, from: SuggestedQuery['from']): SuggestedQuery => ({
    query: text,
    url: searchUrl(pack, text, locale),
    count: searchItems(pack, text).length,
    from,
  });
  const recent = neutral ? [] : profile.queries.filter((one) => one.query.startsWith(query));
  return {
    listId,
    query,
    corrected: null,
    queries: recent.slice(0, limit).map((one) => word(one.query, 'recent')),
    categories: [],
    items: [],
    hints: [],
    personalized: recent.length > 0,
    neutral,
  };
}
