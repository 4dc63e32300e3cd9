import {
  type Chip,
  type ChipList,
  chipsHeading,
  countLabels,
  type Pack,
  type RefineRequest,
  searchUrl,
} from '@vitrine/core';
import {correct} from './correct.ts';
import {fold} from './fold.ts';

const MAX_CORRECTIONS = 2;
const DEFAULT_LIMIT = 6;

/** 您是不是要找 for a query that finds nothing: what was probably meant comes first. Any other list stays as it is. */
export function withCorrections(pack: Pack, request: RefineRequest, list: ChipList): ChipList {
  const {query, limit = DEFAULT_LIMIT, locale = pack.locales[0]} = request;
  const corrections = correct(pack, query ?? '', Math.min(limit, MAX_CORRECTIONS));
  if (corrections.length === 0) return list;
  const chips = corrections.map(
    ({query: label, count}): Chip => ({
      kind: 'query',
      label,
      count,
      ...countLabels(count, locale),
      url: searchUrl(pack, label, locale),
      facet: 'query',
      value: label,
      personal: false,
    }),
  );
  const known = new Set(chips.map(({label}) => fold(label)));
  const others = list.chips.filter(({label}) => !known.has(fold(label))); // a category called the same leads no further
  return {...list, heading: chipsHeading(locale), chips: [...chips, ...others].slice(0, limit)};
}
