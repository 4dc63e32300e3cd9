import {html, json, type Markup} from '../html.ts';
import {say, scriptMessages} from '../messages.ts';
import {icon} from './parts.ts';
import {type Page, to, type Visit} from './visit.ts';

/** The whole document around a page. */
export function layout(visit: Visit, page: Page): string {
  const {locale, url} = visit;
  const words = (key: Parameters<typeof say>[1]) => say(locale, key);
  const title = page.kind === 'home' ? `${words('shop')} · ${words('motto')}` : `${page.title} · ${words('shop')}`;
  const description = page.description ?? words('heroText');
  const bare = locale === 'en' ? url.pathname.replace(/^\/en(?=\/|$)/, '') || '/' : url.pathname;
  const other = locale === 'en' ? bare : `/en${bare}`;
  const canonical = url.origin + url.pathname;
  return `<!doctype html>\n${
    html`<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbf7f0" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#191613" media="(prefers-color-scheme: dark)">
<link rel="canonical" href="${canonical}">
<link rel="alternate" hreflang="${locale === 'en' ? 'zh-CN' : 'en'}" href="${url.origin + other}">
<meta property="og:site_name" content="${words('shop')}">
<meta property="og:type" content="${page.kind === 'product' ? 'product' : 'website'}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${canonical}">
<meta property="og:locale" content="${locale.replace('-', '_')}">
${page.image && html`<meta property="og:image" content="${url.origin + page.image}">`}
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/shop.css">
<script type="application/json" id="messages" nonce="${visit.nonce}">${json(scriptMessages(locale))}</script>
<script src="/assets/shop.js" defer></script>
${page.head}
${tag(visit)}
</head>
<body data-page="${page.kind}" ${visit.vitrine && html`data-recommends`}>
<a class="skip" href="#main">${words('skip')}</a>
<aside class="notice" aria-label="${words('service')}">${words('notice')}</aside>
${header(visit, other)}
<main id="main" tabindex="-1">
${page.main}
</main>
${footer(visit)}
${consent(visit)}
<div class="toast" id="toast" role="status" aria-live="polite"></div>
</body>
</html>`.text
  }`;
}

/** Vitrine's one public tag, as any merchant would paste it. */
const tag = ({vitrine, locale}: Visit): Markup | null =>
  vitrine &&
  html`<script async src="${vitrine.server}/vitrine.js" data-shop="${vitrine.shopId}" data-server="${vitrine.server}" data-key="${vitrine.key}" data-locale="${locale}"></script>`;

function header(visit: Visit, other: string): Markup {
  const {locale, url, index} = visit;
  const words = (key: Parameters<typeof say>[1]) => say(locale, key);
  const here = url.pathname;
  return html`<header class="top">
<div class="bar">
  <a class="logo" href="${to(visit, '/')}"><svg viewBox="0 0 40 40" width="36" height="36" aria-hidden="true"><path class="pane" d="M5 36V17a15 15 0 0 1 30 0v19Z"/><path class="bars" d="M5 36V17a15 15 0 0 1 30 0v19ZM20 2v34M5 21h30"/></svg><span>${words('shop')}</span></a>
  <form class="search" role="search" action="${to(visit, '/search')}">
    <label class="hidden" for="q">${words('search')}</label>
    <input id="q" name="q" type="search" value="${url.searchParams.get('q') ?? ''}" placeholder="${words('searchHint')}" maxlength="100" autocomplete="off" enterkeyhint="search">
    <button type="submit" aria-label="${words('search')}">${icon('search')}</button>
    <vitrine-search for="#q"></vitrine-search>
  </form>
  <nav class="tools" aria-label="${words('shopping')}">
    <a class="tool language" href="${other + url.search}" lang="${locale === 'en' ? 'zh-CN' : 'en'}" hreflang="${locale === 'en' ? 'zh-CN' : 'en'}">${words('otherLanguage')}</a>
    <a class="tool" href="${to(visit, '/favorites')}">${icon('heart')}<span>${words('favorites')}</span></a>
    <a class="tool" href="${to(visit, '/cart')}">${icon('cart')}<span>${words('cart')}</span><b class="count" id="cart-count" hidden></b></a>
  </nav>
</div>
<nav class="departments" aria-label="${words('categories')}"><ul>${index.catalog.categories
    .filter(({parent}) => parent === null)
    .map(
      ({name, url: link}) =>
        html`<li><a href="${link[locale]}" ${here === link[locale] ? html`aria-current="page"` : null}>${name[locale]}</a></li>`,
    )}</ul></nav>
</header>`;
}

function footer(visit: Visit): Markup {
  const {locale, index} = visit;
  const words = (key: Parameters<typeof say>[1]) => say(locale, key);
  const link = (path: string, key: Parameters<typeof say>[1]) =>
    html`<li><a href="${to(visit, path)}">${words(key)}</a></li>`;
  return html`<footer class="bottom">
<div class="columns">
  <div><p class="logo">${words('shop')}</p><p>${words('motto')}</p></div>
  <nav aria-label="${words('shopBy')}"><h2>${words('categories')}</h2><ul class="two">${index.catalog.categories
    .filter(({parent}) => parent === null)
    .slice(0, 8)
    .map(({name, url}) => html`<li><a href="${url[locale]}">${name[locale]}</a></li>`)}</ul></nav>
  <nav aria-label="${words('privacy')}"><h2>${words('service')}</h2><ul>${link('/favorites', 'favorites')}${link('/cart', 'cart')}${link('/privacy', 'privacy')}</ul></nav>
</div>
<p class="small">© 2026 ${words('shop')} · ${words('footer')}</p>
</footer>`;
}

/** The shop's own question; it shows itself only where no answer is known yet. */
function consent({locale}: Visit): Markup {
  const words = (key: Parameters<typeof say>[1]) => say(locale, key);
  const choice = (state: string, name: Parameters<typeof say>[1], text: Parameters<typeof say>[1]) =>
    html`<button type="button" data-consent="${state}" title="${words(text)}">${words(name)}</button>`;
  return html`<section class="consent" id="consent" role="region" aria-labelledby="consent-title" hidden>
<div><h2 id="consent-title">${words('choice')}</h2><p>${words('choiceText')}</p></div>
<div class="choices">${choice('off', 'choiceOff', 'choiceOffText')}${choice('local', 'choiceLocal', 'choiceLocalText')}${choice('sync', 'choiceSync', 'choiceSyncText')}</div>
</section>`;
}
