import type {Product, ShopCategory} from '../catalog.ts';
import {html, type Markup} from '../html.ts';
import {type MessageKey, say} from '../messages.ts';
import {FILTERS, type Filter, facetOf, parsePrice, type SearchRequest, SORTS, type Sort} from '../search.ts';
import {FACETS} from '../wares/words.ts';
import {breadcrumbs, grid, icon, pushed, structured, toGa4} from './parts.ts';
import {type Page, to, type Visit, withParams} from './visit.ts';

const PAGE_SIZE = 24;

const SORT_NAMES: Readonly<Record<Sort, MessageKey>> = {
  best: 'sortBest',
  cheap: 'sortCheap',
  dear: 'sortDear',
  rated: 'sortRated',
  new: 'sortNew',
};

/** A category; null where there is none of that name. */
export function categoryPage(visit: Visit, slug: string): Page | null {
  const {index, locale} = visit;
  const category = index.catalog.categories.find((one) => one.slug === slug);
  if (!category) return null;
  const path = [...(category.parent ? [index.category(category.parent)!] : []), category];
  const siblings = index.catalog.categories.filter(({parent}) => parent === (category.parent ?? category.categoryId));
  const department = path[0];
  const tabs = html`<nav class="tabs" aria-label="${department.name[locale]}"><ul>${[department, ...siblings].map(
    (one) =>
      html`<li><a href="${one.url[locale]}" ${one === category ? html`aria-current="page"` : null}>${one === department ? say(locale, 'more') : one.name[locale]}</a></li>`,
  )}</ul></nav>`;
  return listPage(visit, {
    title: category.name[locale],
    top: breadcrumbs(visit, path),
    tabs,
    request: {...readRequest(visit), query: '', category: category.categoryId},
    withCategory: false,
    chips: html`<vitrine-chips category="${category.categoryId}"></vitrine-chips>`,
    shelf: html`<vitrine-shelf class="block" placement="category" category="${category.categoryId}"></vitrine-shelf>`,
  });
}

export function searchPage(visit: Visit): Page {
  const {locale} = visit;
  const request = readRequest(visit);
  const title = request.query ? say(locale, 'results', request.query) : say(locale, 'everything');
  return listPage(visit, {
    title,
    top: breadcrumbs(visit, [], {name: title, url: visit.url.pathname + visit.url.search}),
    tabs: null,
    request,
    withCategory: true,
    chips: request.query ? html`<vitrine-chips query="${request.query}"></vitrine-chips>` : null,
    shelf: html`<vitrine-shelf class="block" placement="search" query="${request.query}"></vitrine-shelf>`,
  });
}

function readRequest({url: {searchParams}, index, locale}: Visit): SearchRequest {
  const read = (name: string) => (searchParams.get(name) ?? '').slice(0, 100);
  const sort = read('sort');
  return {
    query: read('q').trim(),
    category: read('category'),
    price: read('price'),
    filters: Object.fromEntries(
      FILTERS.map((facet) => [facet, index.facetValue(facet, read(facet))?.[locale] ?? read(facet)]),
    ),
    sort: SORTS.find((one) => one === sort) ?? 'best',
  };
}

interface List {
  readonly title: string;
  readonly top: Markup;
  readonly tabs: Markup | null;
  readonly request: SearchRequest;
  /** Whether the category is one of the filters, or the page itself. */
  readonly withCategory: boolean;
  readonly chips: Markup | null;
  readonly shelf: Markup;
}

function listPage(visit: Visit, list: List): Page {
  const {index, locale, url} = visit;
  const {request} = list;
  const found = index.search(request);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1));
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const active = activeFilters(visit, list);
  return {
    kind: 'list',
    title: list.title,
    head: html`${structured(visit, {
      '@context': 'https://schema.org',
      '@type': 'ItemList',
      name: list.title,
      numberOfItems: found.length,
      itemListElement: shown.map((item, i) => ({
        '@type': 'ListItem',
        position: i + 1,
        url: url.origin + item.url[locale],
        name: item.title[locale],
      })),
    })}
${
  list.withCategory && request.query
    ? pushed(visit, {event: 'view_search_results', search_term: request.query})
    : pushed(
        visit,
        {ecommerce: null},
        {
          event: 'view_item_list',
          ecommerce: {
            item_list_name: list.title,
            items: shown.slice(0, 10).map((item, i) => ({...toGa4(item, locale), index: i})),
          },
        },
      )
}`,
    main: html`${list.top}
<div class="heading list"><h1>${list.title}</h1><p class="total">${say(locale, 'count', found.length.toLocaleString(locale))}</p></div>
${list.tabs}
${list.chips}
${(found.length > 0 || active.length > 0) && filterBar(visit, list)}
${
  active.length > 0 &&
  html`<ul class="active">${active.map(({name, label}) => html`<li><a href="${withParams(visit, {[name]: null, page: null})}" aria-label="${say(locale, 'remove', label)}">${label} ${icon('cross')}</a></li>`)}<li><a class="clear" href="${withParams(visit, Object.fromEntries([...active.map(({name}) => [name, null]), ['page', null]]))}">${say(locale, 'clear')}</a></li></ul>`
}
${found.length > 0 && html`<h2 class="hidden">${list.title}</h2>`}
${shown.length > 2 && request.sort === 'best' && html`<vitrine-rerank query="${request.query}"></vitrine-rerank>`}
${found.length > 0 ? grid(shown, visit, 4) : nothing(visit, request.query, active.length > 0)}
${pages > 1 && pager(visit, page, pages)}
${list.shelf}`,
  };
}

function nothing(visit: Visit, query: string, filtered: boolean): Markup {
  const {locale, index} = visit;
  if (filtered) return html`<div class="empty"><h2>${say(locale, 'noMatch')}</h2></div>`;
  return html`<div class="empty"><h2>${say(locale, 'noResults', query)}</h2><p>${say(locale, 'noResultsText')}</p>
<ul class="active">${index.catalog.categories
    .filter(({parent}) => parent === null)
    .map(({name, url}) => html`<li><a href="${url[locale]}">${name[locale]}</a></li>`)}</ul></div>`;
}

const nameOfFacet = (facet: Filter, {locale}: Visit) =>
  facet === 'brand' ? say(locale, 'brand') : FACETS[facet][locale === 'en' ? 1 : 0];

function activeFilters(visit: Visit, {request, withCategory}: List): {name: string; label: string}[] {
  const {locale, index} = visit;
  const category =
    withCategory && request.category ? (index.category(request.category)?.name[locale] ?? request.category) : '';
  return [
    ...(category ? [{name: 'category', label: category}] : []),
    ...FILTERS.flatMap((facet) => (request.filters[facet] ? [{name: facet, label: request.filters[facet]}] : [])),
    ...(request.price ? [{name: 'price', label: priceLabel(request.price, visit)}] : []),
  ];
}

/** One drop-down for each facet that tells these items apart; counts are of what the page would then show. */
function filterBar(visit: Visit, list: List): Markup {
  const {index, locale} = visit;
  const {request} = list;
  const found = index.search(request);
  const option = (name: string, value: string, label: string, count: number, on: boolean) =>
    html`<li><a href="${withParams(visit, {[name]: on ? null : value, page: null})}" ${on ? html`aria-current="true"` : null}>${label} <small>${count}</small></a></li>`;
  const menu = (label: string, on: boolean, options: readonly Markup[]) =>
    options.length > (on ? 0 : 1) &&
    html`<details name="filter"><summary ${on ? html`class="on"` : null}>${label}</summary><ul>${options}</ul></details>`;

  const categories = list.withCategory
    ? counted(index.search({...request, category: ''}), (item) => index.category(item.category.at(-1)!)).map(
        ([category, count]) =>
          option(
            'category',
            category.categoryId,
            category.name[locale],
            count,
            index.category(request.category) === category,
          ),
      )
    : [];
  const facets = FILTERS.map((facet) => {
    const chosen = request.filters[facet] ?? '';
    const among = chosen ? index.search({...request, filters: {...request.filters, [facet]: ''}}) : found;
    const values = counted(among, (item) => facetOf(item, facet)?.[locale]);
    if (!chosen && values.length < 2) return false;
    return menu(
      nameOfFacet(facet, visit),
      chosen !== '',
      values.slice(0, 24).map(([value, count]) => option(facet, value, value, count, value === chosen)),
    );
  });
  const open = index.search({...request, price: ''});
  const bands = priceBands(open).map((band) => {
    const [low, high] = parsePrice(band);
    const count = open.filter(({price}) => price >= low && price < high).length;
    return option('price', band, priceLabel(band, visit), count, band === request.price);
  });
  const sorts = SORTS.map(
    (sort) =>
      html`<li><a href="${withParams(visit, {sort: sort === 'best' ? null : sort, page: null})}" ${sort === request.sort ? html`aria-current="true"` : null}>${say(locale, SORT_NAMES[sort])}</a></li>`,
  );
  const [brand, origin, ...rest] = facets;
  return html`<nav class="filters" aria-label="${say(locale, 'filters')}">
<details name="filter" class="sort"><summary>${say(locale, 'sort')}: ${say(locale, SORT_NAMES[request.sort])}</summary><ul>${sorts}</ul></details>
${list.withCategory && menu(say(locale, 'category'), request.category !== '', categories)}
${brand}${origin}${menu(say(locale, 'price'), request.price !== '', bands)}${rest.filter((one): one is Markup => one !== false)}
</nav>`;
}

/** The values there are with how many items have each, the commonest first. */
function counted<T extends string | ShopCategory>(
  items: readonly Product[],
  readValue: (item: Product) => T | undefined,
): [T, number][] {
  const counts = new Map<T, number>();
  for (const item of items) {
    const value = readValue(item);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}

const ROUND_YUAN = [30, 50, 100, 150, 200, 300, 400, 500, 800, 1000, 1500, 2000, 3000, 4000, 5000];

/** Up to four bands cut near the quartiles, at round prices; they leave no gap and do not overlap. */
function priceBands(items: readonly Product[]): string[] {
  const prices = items.map(({price}) => price).toSorted((a, b) => a - b);
  const cuts = [0.25, 0.5, 0.75].map((share) => {
    const yuan = (prices[Math.floor(prices.length * share)] ?? 0) / 100;
    return ROUND_YUAN.reduce((best, round) => (Math.abs(round - yuan) < Math.abs(best - yuan) ? round : best));
  });
  const edges = [...new Set(cuts)].filter((yuan) => prices[0] < yuan * 100 && prices.at(-1)! >= yuan * 100);
  return edges.length === 0
    ? []
    : [0, ...edges].map((low, i) => (i < edges.length ? `${low || ''}-${edges[i]}` : `${low}-`));
}

function priceLabel(band: string, {locale}: Visit): string {
  const [low, high] = parsePrice(band);
  const yuan = (fen: number) => (fen / 100).toLocaleString(locale);
  if (!Number.isFinite(high)) return low > 0 ? say(locale, 'over', yuan(low)) : band;
  return low === 0 ? say(locale, 'under', yuan(high)) : say(locale, 'between', yuan(low), yuan(high));
}

function pager(visit: Visit, page: number, pages: number): Markup {
  const {locale} = visit;
  const link = (to: number) => withParams(visit, {page: to === 1 ? null : String(to)});
  const near = Array.from({length: pages}, (_, i) => i + 1).filter(
    (one) => one === 1 || one === pages || Math.abs(one - page) < 3,
  );
  return html`<nav class="pager" aria-label="${say(locale, 'pages')}"><ul>
${page > 1 && html`<li><a rel="prev" href="${link(page - 1)}">${say(locale, 'previous')}</a></li>`}
${near.map((one, i) => html`${i > 0 && one - near[i - 1] > 1 && html`<li aria-hidden="true">…</li>`}<li><a href="${link(one)}" aria-label="${say(locale, 'page', one)}" ${one === page ? html`aria-current="page"` : null}>${one}</a></li>`)}
${page < pages && html`<li><a rel="next" href="${link(page + 1)}">${say(locale, 'next')}</a></li>`}
</ul></nav>`;
}

export const searchUrl = (visit: Visit, query: string) => `${to(visit, '/search')}?q=${encodeURIComponent(query)}`;
