import type {Pack} from './pack.ts';
import {textFor} from './text.ts';

/** The page of a query by the shop's own pattern "/search?q={query}"; '' when the shop declared none. */
export function searchUrl(pack: Pack, query: string, locale: string | undefined): string {
  const pattern = textFor(pack.shop.searchUrl ?? '', locale ?? pack.locales[0], pack.locales[0]);
  return pattern.replaceAll('{query}', encodeURIComponent(query));
}

/** `url` filtered by one facet value by the shop's pattern "{facet}={value}"; '' when there is no url or no pattern. */
export function facetUrl(pack: Pack, url: string, facet: string, value: string): string {
  const pattern = pack.shop.facetUrl;
  if (!pattern || url === '') return '';
  const filter = pattern
    .replaceAll('{facet}', encodeURIComponent(facet))
    .replaceAll('{value}', encodeURIComponent(value))
    .replace(/^[?&]/, '');
  const [page, fragment] = url.split(/(#.*)/s);
  return page + (page.includes('?') ? '&' : '?') + filter + (fragment ?? '');
}
