import {html, type Markup} from '../html.ts';
import {type MessageKey, say} from '../messages.ts';
import {merit} from '../search.ts';
import {grid, icon, moreLink, section, structured} from './parts.ts';
import {type Page, to, type Visit} from './visit.ts';

export function homePage(visit: Visit): Page {
  const {locale, index, url} = visit;
  const {items, categories} = index.catalog;
  const words = (key: MessageKey) => say(locale, key);
  const available = items.filter((item) => item.available);
  const newest = spread(
    available.toSorted((a, b) => b.createdAt - a.createdAt),
    8,
  );
  const loved = spread(
    available.toSorted((a, b) => merit(b) - merit(a)),
    8,
  );
  const bargains = spread(
    available
      .filter((item) => (item.listPrice ?? 0) > item.price)
      .toSorted((a, b) => a.price / a.listPrice! - b.price / b.listPrice!),
    8,
  );
  const pictureOf = (slug: string) => items.find((item) => item.category.includes(slug))!.image;
  const img = (src: string, size: number, lazy = true) =>
    html`<img src="${src}" width="${size}" height="${size}" alt="" ${lazy ? html`loading="lazy"` : html`fetchpriority="high"`}>`;
  const story = (slug: string, title: MessageKey, text: MessageKey, pictures: readonly string[]) =>
    html`<a class="story" href="${to(visit, `/c/${slug}`)}"><span class="story-text"><b>${words(title)}</b><span>${words(text)}</span>${icon('arrow')}</span><span class="story-pictures">${pictures.map((picture) => img(pictureOf(picture), 160))}</span></a>`;

  const allNew = moreLink(`${to(visit, '/search')}?q=&sort=new`, visit, words('newest'));
  const justIn = section(words('newest'), allNew, grid(newest, visit));

  return {
    kind: 'home',
    title: words('shop'),
    description: words('heroText'),
    image: pictureOf('bed-sets'),
    head: structured(visit, {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: words('shop'),
      url: url.origin + to(visit, '/'),
      potentialAction: {
        '@type': 'SearchAction',
        target: `${url.origin}${to(visit, '/search')}?q={search_term_string}`,
        'query-input': 'required name=search_term_string',
      },
    }),
    main: html`<section class="hero">
  <div class="hero-text"><h1>${words('heroTitle')}</h1><p>${words('heroText')}</p>
  <p class="actions"><a class="button" href="${to(visit, '/c/bedding')}">${words('heroButton')}</a><a class="button quiet" href="${to(visit, '/c/gifts')}">${words('heroSecond')}</a></p></div>
  <div class="hero-pictures">${['bed-sets', 'teaware', 'candles'].map((slug) => img(pictureOf(slug), 400, false))}</div>
</section>
<section class="block"><div class="heading"><h2>${words('shopBy')}</h2></div><ul class="tiles">${categories
      .filter(({parent}) => parent === null)
      .map(
        ({slug, name, url: link}) =>
          html`<li><a href="${link[locale]}">${img(pictureOf(slug), 120)}<span>${name[locale]}</span></a></li>`,
      )}</ul></section>
<vitrine-shelf class="block" placement="home" add></vitrine-shelf>
<vitrine-shelf class="block" placement="because" add></vitrine-shelf>
<vitrine-shelf class="block" placement="trending"></vitrine-shelf>
${visit.vitrine ? html`<vitrine-shelf class="block" placement="new"></vitrine-shelf><noscript>${justIn}</noscript>` : justIn}
<div class="stories">
${story('baby', 'storyBaby', 'storyBabyText', ['formula', 'baby-clothes', 'plush'])}
${story('tea', 'storyTea', 'storyTeaText', ['green-tea', 'teaware', 'puer'])}
${story('furniture', 'storyHome', 'storyHomeText', ['sofas', 'tables', 'vases'])}
</div>
${section(words('praised'), moreLink(`${to(visit, '/search')}?q=&sort=rated`, visit, words('praised')), grid(loved, visit))}
${section(words('bargains'), null, grid(bargains, visit))}
<vitrine-shelf class="block" placement="recent"></vitrine-shelf>
<ul class="promises">${(['truck', 'back', 'scale', 'lock'] as const).map(
      (name, i) =>
        html`<li>${icon(name)}<b>${words(`promise${i + 1}` as MessageKey)}</b><span>${words(`promise${i + 1}Text` as MessageKey)}</span></li>`,
    )}</ul>` satisfies Markup,
  };
}

/** The first `count` of a list, no two of one leaf. */
function spread<T extends {readonly category: readonly string[]}>(items: readonly T[], count: number): T[] {
  const seen = new Set<string>();
  const chosen: T[] = [];
  for (const item of items) {
    const leaf = item.category.at(-1)!;
    if (seen.has(leaf)) continue;
    seen.add(leaf);
    chosen.push(item);
    if (chosen.length === count) break;
  }
  return chosen;
}
