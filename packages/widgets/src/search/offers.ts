import type {RecItem, SuggestedCategory, SuggestedQuery, Suggestions} from '@vitrine/core';
import type {SearchMessages} from './messages.ts';

/** One thing that can be chosen from the list. `clear` takes all recent searches away. */
export type Offer =
  | {readonly kind: 'query'; readonly suggestion: SuggestedQuery}
  | {readonly kind: 'category'; readonly suggestion: SuggestedCategory}
  | {readonly kind: 'item'; readonly suggestion: RecItem}
  | {readonly kind: 'clear'};

export type Suggestion = Exclude<Offer, {readonly kind: 'clear'}>;

export interface OfferGroup {
  readonly name: 'recent' | 'queries' | 'categories' | 'items';
  readonly heading: string;
  readonly offers: readonly Offer[];
}

/** More would push the products out of a phone's view. */
const MAX_CATEGORIES = 3;

/** What an answer offers, in the order in which the keyboard goes through it; groups without offers are left out. */
export function groupOffers(answer: Suggestions, messages: SearchMessages): OfferGroup[] {
  const {query, corrected, queries, categories, items} = answer;
  const all = queries.map((suggestion) => ({kind: 'query', suggestion}) as const);
  if (corrected && !queries.some(({from}) => from === 'corrected')) {
    all.unshift({kind: 'query', suggestion: {query: corrected, url: '', count: 0, from: 'corrected'}});
  }
  // An empty box tells apart what the shopper searched from what goes with it.
  const recent = query === '' ? all.filter(({suggestion}) => suggestion.from === 'recent') : [];
  const related = query === '' ? all.filter(({suggestion}) => suggestion.from === 'related') : [];
  const others = related.length > 0 ? related : all.filter((offer) => !recent.includes(offer));
  const hasSearched = recent.length + related.length > 0;
  const groups: OfferGroup[] = [
    {name: 'recent', heading: messages.recent, offers: recent.length > 0 ? [...recent, {kind: 'clear'}] : []},
    {
      name: 'queries',
      heading: query !== '' ? messages.queries : related.length > 0 ? messages.related : messages.popular,
      offers: others,
    },
    {
      name: 'categories',
      heading: messages.categories,
      offers: categories.slice(0, MAX_CATEGORIES).map((suggestion) => ({kind: 'category', suggestion})),
    },
    {
      name: 'items',
      heading: query !== '' ? messages.items : hasSearched ? messages.relatedItems : messages.popularItems,
      offers: items.map((suggestion) => ({kind: 'item', suggestion})),
    },
  ];
  return groups.filter(({offers}) => offers.length > 0);
}

/** The recent search that an offer is; '' when it is none. */
export const recentOf = (offer: Offer | undefined): string =>
  offer?.kind === 'query' && offer.suggestion.from === 'recent' ? offer.suggestion.query : '';

/** What a suggestion says, as it would be searched. */
export function wordsOf(offer: Suggestion): string {
  switch (offer.kind) {
    case 'query':
      return offer.suggestion.query;
    case 'category':
      return offer.suggestion.name;
    case 'item':
      return offer.suggestion.title;
  }
}
