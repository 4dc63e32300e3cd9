import type {Product, ShopCategory} from '../catalog.ts';
import {html, json, type Markup} from '../html.ts';
import {type Locale, say} from '../messages.ts';
import {to, type Visit} from './visit.ts';

/** 19900 → ¥199; 3890 → ¥38.90. */
export function money(fen: number, locale: Locale): string {
  const digits = fen % 100 === 0 ? 0 : 2;
  return '¥' + (fen / 100).toLocaleString(locale, {minimumFractionDigits: digits, maximumFractionDigits: digits});
}

const ICONS = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13ZM15.5 15.5L20 20',
  heart: 'M12 20S3.5 14.8 3.5 8.9A4.4 4.4 0 0 1 12 7.4A4.4 4.4 0 0 1 20.5 8.9C20.5 14.8 12 20 12 20Z',
  cart: 'M3 4h2.6l2.2 11.2h9.9L20 7.5H6.4M9 19.6h.1M16.6 19.6h.1',
  truck: 'M3 6h11v10H3ZM14 9.5h4L21 13v3h-7ZM7 18.6h.1M17 18.6h.1',
  back: 'M4 9h10a5 5 0 0 1 0 10H8M4 9l4-4M4 9l4 4',
  scale: 'M12 4v16M7 20h10M5 7h14M5 7l-2.5 6h5ZM19 7l-2.5 6h5Z',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  arrow: 'M5 12h14M13 6l6 6l-6 6',
  cross: 'M6 6l12 12M18 6L6 18',
} as const;

export const icon = (name: keyof typeof ICONS): Markup =>
  html`<svg class="icon" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;

export function price(item: Product, locale: Locale): Markup {
  const old = (item.listPrice ?? 0) > item.price ? item.listPrice! : 0;
  return html`<span class="price"><b>${money(item.price, locale)}</b>${old > 0 && html` <s><span class="hidden">${say(locale, 'wasPrice')} </span>${money(old, locale)}</s>`}</span>`;
}

export const stars = ({rating: {mean, count}}: Product, locale: Locale): Markup =>
  html`<span class="stars" role="img" aria-label="${say(locale, 'rating', mean.toFixed(1), count)}"><span aria-hidden="true">★</span> ${mean.toFixed(1)} <small>(${count.toLocaleString(locale)})</small></span>`;

/** Three weeks before the last item came in still count as new. */
export const isNew = (item: Product, {index}: Visit): boolean =>
  item.createdAt > Math.max(...newestOf(index)) - 21 * 86_400_000;

const newest = new WeakMap<Visit['index'], number[]>();
function newestOf(index: Visit['index']): number[] {
  const known = newest.get(index) ?? [index.catalog.items.reduce((last, item) => Math.max(last, item.createdAt), 0)];
  newest.set(index, known);
  return known;
}

export function card(item: Product, visit: Visit, eager = false): Markup {
  const {locale} = visit;
  return html`<li class="card">
  <a href="${item.url[locale]}">
    <span class="frame"><img src="${item.image}" width="400" height="400" alt="" ${eager ? html`` : html`loading="lazy"`} decoding="async">${
      item.available
        ? isNew(item, visit) && html`<span class="badge">${say(locale, 'isNew')}</span>`
        : html`<span class="badge out">${say(locale, 'soldOut')}</span>`
    }</span>
    <h3>${item.title[locale]}</h3>
  </a>
  <p class="line">${price(item, locale)}</p>
  <p class="line">${stars(item, locale)}<span class="from">${item.attributes.origin?.[locale]}</span></p>
  ${favoriteButton(item, locale)}
</li>`;
}

export const grid = (items: readonly Product[], visit: Visit, eager = 0): Markup =>
  html`<ul class="grid">${items.map((item, i) => card(item, visit, i < eager))}</ul>`;

export const favoriteButton = (item: Product, locale: Locale): Markup =>
  html`<button class="heart" type="button" data-favorite="${json(toGa4(item, locale)).text}" aria-pressed="false" aria-label="${say(locale, 'favorite')} ${item.title[locale]}">${icon('heart')}</button>`;

export function section(title: string, more: Markup | null, body: Markup): Markup {
  return html`<section class="block"><div class="heading"><h2>${title}</h2>${more}</div>${body}</section>`;
}

export const moreLink = (href: string, visit: Visit, about: string): Markup =>
  html`<a class="more" href="${href}">${say(visit.locale, 'more')}<span class="hidden"> ${about}</span> ${icon('arrow')}</a>`;

/** Home, the path of a category, and perhaps the page itself; shown and as structured data. */
export function breadcrumbs(
  visit: Visit,
  path: readonly ShopCategory[],
  last?: {readonly name: string; readonly url: string},
): Markup {
  const {locale, url} = visit;
  const steps = [
    {name: say(locale, 'home'), url: to(visit, '/')},
    ...path.map((category) => ({name: category.name[locale], url: category.url[locale]})),
    ...(last ? [last] : []),
  ];
  return html`<nav class="breadcrumbs" aria-label="${say(locale, 'breadcrumbs')}"><ol>${steps.map((step, i) =>
    i + 1 < steps.length
      ? html`<li><a href="${step.url}">${step.name}</a></li>`
      : html`<li aria-current="page">${step.name}</li>`,
  )}</ol></nav>
${structured(visit, {
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: steps.map((step, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    name: step.name,
    item: url.origin + step.url,
  })),
})}`;
}

export const structured = ({nonce}: Visit, data: unknown): Markup =>
  html`<script type="application/ld+json" nonce="${nonce}">${json(data)}</script>`;

/** Pushes to the data layer as tag managers' snippets do. */
export const pushed = ({nonce}: Visit, ...entries: readonly unknown[]): Markup =>
  html`<script nonce="${nonce}">window.dataLayer=window.dataLayer||[];${entries.map((entry) => html`dataLayer.push(${json(entry)});`)}</script>`;

/** An item as Google Analytics 4 names its fields; the price is in yuan. */
export function toGa4(item: Product, locale: Locale): Record<string, string | number> {
  const [department, leaf] = item.category;
  return {
    item_id: item.itemId,
    item_name: item.title[locale],
    item_brand: item.brand[locale],
    item_category: department,
    item_category2: leaf,
    price: item.price / 100,
    quantity: 1,
  };
}

export const pathOf = (item: Product, {index}: Visit): ShopCategory[] =>
  item.category.map((slug) => index.category(slug)!).filter(Boolean);
