import {html, json} from '../html.ts';
import {say} from '../messages.ts';
import {merit} from '../search.ts';
import {FACETS, type Facet} from '../wares/words.ts';
import {
  breadcrumbs,
  favoriteButton,
  grid,
  icon,
  isNew,
  money,
  moreLink,
  pathOf,
  price,
  pushed,
  section,
  stars,
  structured,
  toGa4,
} from './parts.ts';
import type {Page, Visit} from './visit.ts';

/** An item's page; null where there is none of that id. */
export function productPage(visit: Visit, itemId: string): Page | null {
  const {index, locale, url} = visit;
  const item = index.find(itemId);
  if (!item) return null;
  const words = (key: Parameters<typeof say>[1], ...values: string[]) => say(locale, key, ...values);
  const path = pathOf(item, visit);
  const leaf = path.at(-1)!;
  const versions = index.catalog.items.filter((other) => other.series === item.series);
  const alike = index.catalog.items
    .filter((other) => other.category.at(-1) === leaf.slug && other.series !== item.series)
    .toSorted((a, b) => merit(b) - merit(a))
    .filter((other, i, all) => all.findIndex(({series}) => series === other.series) === i)
    .slice(0, 4);
  const facets = (Object.keys(FACETS) as Facet[]).flatMap((facet) => {
    const value = item.attributes[facet]?.[locale];
    return value ? [[FACETS[facet][locale === 'en' ? 1 : 0], value] as const] : [];
  });
  const saved = (item.listPrice ?? 0) - item.price;

  return {
    kind: 'product',
    title: item.title[locale],
    description: item.blurb[locale],
    image: item.image,
    head: html`<meta property="product:price:amount" content="${(item.price / 100).toFixed(2)}">
<meta property="product:price:currency" content="CNY">
${structured(visit, {
  '@context': 'https://schema.org',
  '@type': 'Product',
  '@id': `${url.origin}${item.url[locale]}#product`,
  name: item.title[locale],
  sku: item.itemId,
  mpn: item.aliases[0],
  description: item.blurb[locale],
  image: [url.origin + item.image],
  brand: {'@type': 'Brand', name: item.brand[locale]},
  category: path.map(({name}) => name[locale]).join(' > '),
  aggregateRating: {
    '@type': 'AggregateRating',
    ratingValue: item.rating.mean,
    reviewCount: item.rating.count,
    bestRating: 5,
  },
  offers: {
    '@type': 'Offer',
    url: url.origin + item.url[locale],
    price: (item.price / 100).toFixed(2),
    priceCurrency: 'CNY',
    itemCondition: 'https://schema.org/NewCondition',
    availability: `https://schema.org/${item.available ? 'InStock' : 'OutOfStock'}`,
  },
})}
${pushed(visit, {ecommerce: null}, {event: 'view_item', ecommerce: {currency: 'CNY', value: item.price / 100, items: [toGa4(item, locale)]}})}`,
    main: html`${breadcrumbs(visit, path, {name: item.title[locale], url: item.url[locale]})}
<article class="product">
  <div class="picture"><img src="${item.image}" width="400" height="400" alt="${item.title[locale]}" fetchpriority="high">${isNew(item, visit) && html`<span class="badge">${words('isNew')}</span>`}</div>
  <div class="buy">
    <p class="brand"><a href="${leaf.url[locale]}?brand=${encodeURIComponent(item.brand[locale])}">${item.brand[locale]}</a></p>
    <h1>${item.title[locale]}</h1>
    <p>${stars(item, locale)}</p>
    <p class="big">${price(item, locale)}${saved > 0 && html`<span class="saved">${words('off', money(saved, locale))}</span>`}</p>
    ${
      versions.length > 1 &&
      html`<div class="versions"><h2>${words('versions')}</h2><ul>${versions.map(
        (other) =>
          html`<li><a href="${other.url[locale]}" title="${other.title[locale]}" ${other === item ? html`aria-current="page"` : null}><img src="${other.image}" width="64" height="64" alt="${other.title[locale]}"><span>${money(other.price, locale)}</span></a></li>`,
      )}</ul></div>`
    }
    <p class="stock ${item.available ? '' : 'out'}">${item.available ? words('inStock') : words('soldOut')}</p>
    <form class="order" data-add="${json(toGa4(item, locale)).text}">
      <div class="quantity"><button type="button" data-step="-1" aria-label="${words('fewer')}">−</button><label class="hidden" for="quantity">${words('quantity')}</label><input id="quantity" name="quantity" type="number" inputmode="numeric" min="1" max="99" value="1"><button type="button" data-step="1" aria-label="${words('more1')}">+</button></div>
      <button class="button add" type="submit" ${item.available ? null : html`disabled`}>${item.available ? words('add') : words('soldOut')}</button>
      ${favoriteButton(item, locale)}
    </form>
    <ul class="assurances"><li>${icon('truck')}${words('promise1')}</li><li>${icon('back')}${words('promise2')}</li><li>${icon('scale')}${words('promise3')}</li></ul>
  </div>
</article>
<section class="block facts"><div><h2>${words('about')}</h2><p>${item.blurb[locale]}</p></div>
<div><h2>${words('details')}</h2><dl><div><dt>${words('brand')}</dt><dd>${item.brand[locale]}</dd></div>${facets.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}<div><dt>${words('sku')}</dt><dd>${item.aliases[0]}</dd></div></dl></div></section>
<vitrine-shelf class="block" placement="bought-together" item="${item.itemId}" add></vitrine-shelf>
<vitrine-shelf class="block" placement="similar" item="${item.itemId}"></vitrine-shelf>
<vitrine-shelf class="block" placement="product" item="${item.itemId}"></vitrine-shelf>
${alike.length > 0 && section(words('sameLeaf'), moreLink(leaf.url[locale], visit, leaf.name[locale]), grid(alike, visit))}`,
  };
}
