import {html} from '../html.ts';
import {type MessageKey, say} from '../messages.ts';
import {breadcrumbs} from './parts.ts';
import {type Page, to, type Visit} from './visit.ts';

/** 我的数据: Vitrine's panel says what the device knows, and lets the shopper change all of it. */
export function privacyPage(visit: Visit): Page {
  const words = (key: MessageKey) => say(visit.locale, key);
  return {
    kind: 'privacy',
    title: words('privacy'),
    main: html`${breadcrumbs(visit, [], {name: words('privacy'), url: to(visit, '/privacy')})}
<div class="heading list"><h1>${words('privacy')}</h1></div>
<p class="lead">${words('privacyText')}</p>
<noscript><p class="note">${words('needsScript')}</p></noscript>
<vitrine-panel><p class="note">${words('noVitrine')}</p></vitrine-panel>`,
  };
}

export function missingPage(visit: Visit): Page {
  const words = (key: MessageKey) => say(visit.locale, key);
  return {
    kind: 'missing',
    status: 404,
    title: words('notFound'),
    main: html`<div class="empty"><svg viewBox="0 0 40 40" width="88" height="88" aria-hidden="true"><path d="M5 36V17a15 15 0 0 1 30 0v19ZM20 2v34M5 21h30"/></svg><h1>${words('notFound')}</h1><p>${words('notFoundText')}</p><p><a class="button" href="${to(visit, '/')}">${words('home')}</a></p></div>`,
  };
}
