import {html, type Markup} from '../html.ts';
import {type MessageKey, say} from '../messages.ts';
import {breadcrumbs} from './parts.ts';
import {type Page, to, type Visit} from './visit.ts';

// Cart and favorites are in the visitor's browser, so these pages are frames that `shop.js` fills.

const frame = (visit: Visit, kind: Page['kind'], title: MessageKey, path: string, body: Markup): Page => {
  const name = say(visit.locale, title);
  return {
    kind,
    title: name,
    main: html`${breadcrumbs(visit, [], {name, url: to(visit, path)})}
<div class="heading list"><h1>${name}</h1></div>
<noscript><p class="note">${say(visit.locale, 'needsScript')}</p></noscript>
${body}`,
  };
};

export const favoritesPage = (visit: Visit): Page =>
  frame(
    visit,
    'favorites',
    'favorites',
    '/favorites',
    html`<div id="favorites" class="fill" data-items="${to(visit, '/items')}" data-home="${to(visit, '/')}"></div>
<vitrine-shelf class="block" placement="favorites"></vitrine-shelf>`,
  );

export const cartPage = (visit: Visit): Page =>
  frame(
    visit,
    'cart',
    'cart',
    '/cart',
    html`<div class="with-sum"><div id="cart" class="fill" data-items="${to(visit, '/items')}" data-home="${to(visit, '/')}"></div>
${sums(visit, html`<a class="button wide" href="${to(visit, '/checkout')}">${say(visit.locale, 'checkout')}</a>`)}</div>
<vitrine-shelf class="block" placement="cart" add></vitrine-shelf>`,
  );

export function checkoutPage(visit: Visit): Page {
  const words = (key: MessageKey) => say(visit.locale, key);
  const field = (id: string, key: MessageKey, extra: Markup) =>
    html`<p class="field"><label for="${id}">${words(key)}</label><input id="${id}" required ${extra}></p>`;
  return frame(
    visit,
    'checkout',
    'checkoutTitle',
    '/checkout',
    html`<p class="note">${words('demoNote')}</p>
<div class="with-sum"><form id="checkout" class="form" action="${to(visit, '/thanks')}" autocomplete="on">
${field('name', 'name', html`autocomplete="name" maxlength="60"`)}
${field('phone', 'phone', html`type="tel" autocomplete="tel" maxlength="20" pattern="[0-9+ .]{5,20}"`)}
${field('address', 'address', html`autocomplete="street-address" maxlength="200"`)}
<fieldset><legend>${words('pay')}</legend><label><input type="radio" name="pay" value="delivery" checked> ${words('payTransfer')}</label><label><input type="radio" name="pay" value="card"> ${words('payCard')}</label></fieldset>
<button class="button wide" type="submit">${words('placeOrder')}</button>
</form>
${sums(visit, html`<div id="order" class="fill small-rows" data-items="${to(visit, '/items')}" data-home="${to(visit, '/')}"></div>`)}</div>`,
  );
}

export const thanksPage = (visit: Visit): Page => ({
  kind: 'thanks',
  title: say(visit.locale, 'thanks'),
  main: html`<div class="empty thanks"><svg viewBox="0 0 48 48" width="72" height="72" aria-hidden="true"><circle cx="24" cy="24" r="22"/><path d="M14 25l7 7l13-15"/></svg>
<h1>${say(visit.locale, 'thanks')}</h1><p id="order-number"></p><p><a class="button" href="${to(visit, '/')}">${say(visit.locale, 'goShopping')}</a></p></div>
<vitrine-shelf class="block" placement="thanks"></vitrine-shelf>`,
});

const sums = (
  {locale}: Visit,
  action: Markup,
): Markup => html`<aside class="sum" id="sum" hidden aria-labelledby="sum-title">
<h2 id="sum-title">${say(locale, 'summary')}</h2>
<dl><div><dt>${say(locale, 'subtotal')}</dt><dd id="subtotal"></dd></div><div><dt>${say(locale, 'delivery')}</dt><dd id="delivery"></dd></div><div class="grand"><dt>${say(locale, 'total')}</dt><dd id="total"></dd></div></dl>
${action}</aside>`;
