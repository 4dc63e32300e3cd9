import {html} from '../html.ts';
import {type MessageKey, say} from '../messages.ts';
import {breadcrumbs} from './parts.ts';
import {type Page, to, type Visit} from './visit.ts';

/** 我的数据: what the device knows, filled in by `shop.js` through Vitrine's public calls, and its receipts. */
export function privacyPage(visit: Visit): Page {
  const words = (key: MessageKey) => say(visit.locale, key);
  const choice = (state: string, name: MessageKey, text: MessageKey) =>
    html`<label class="option"><input type="radio" name="consent" value="${state}"><span><b>${words(name)}</b><small>${words(text)}</small></span></label>`;
  return {
    kind: 'privacy',
    title: words('privacy'),
    main: html`${breadcrumbs(visit, [], {name: words('privacy'), url: to(visit, '/privacy')})}
<div class="heading list"><h1>${words('privacy')}</h1></div>
<p class="lead">${words('privacyText')}</p>
<noscript><p class="note">${words('needsScript')}</p></noscript>
<div class="panels">
<section class="panel"><h2 id="choice">${words('choice')}</h2><div class="options" role="radiogroup" aria-labelledby="choice">${choice('local', 'choiceLocal', 'choiceLocalText')}${choice('sync', 'choiceSync', 'choiceSyncText')}${choice('off', 'choiceOff', 'choiceOffText')}</div></section>
<section class="panel"><h2>${words('neutral')}</h2><label class="switch"><input type="checkbox" role="switch" id="neutral"><span>${words('neutralText')}</span></label>
<h2>${words('forget')}</h2><p>${words('forgetText')}</p><button class="button quiet" type="button" id="forget">${words('forget')}</button></section>
<section class="panel wide"><h2>${words('known')}</h2><div id="profile" aria-live="polite"></div></section>
<section class="panel wide"><h2>${words('sent')}</h2><p>${words('sentText')}</p><vitrine-receipts><p>${words('sentMissing')}</p></vitrine-receipts></section>
</div>`,
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
