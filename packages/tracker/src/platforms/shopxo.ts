import type {PageKind} from '../adapter.ts';
import {around, clean, listen} from '../page.ts';
import {type Found, idsOf} from '../reading/found.ts';
import {countOf, fieldOf, itemOf, plainPrice} from './fields.ts';
import type {Platform} from './platform.ts';

/** The body is named after controller and action, whatever the address looks like. */
const KINDS: readonly (readonly [string, PageKind])[] = [
  ['index-goods-index', 'product'],
  ['index-search-index', 'list'],
  ['index-cart-index', 'cart'],
  ['index-buy-index', 'checkout'],
  ['index-order-respond', 'thanks'],
  ['index-index-index', 'other'],
];

/** What comes of a press is told by a toast, the number at the cart, and the text beside the heart. */
export const shopxo: Platform = {
  read({document, location}) {
    const {classList} = document.body;
    const detail = document.querySelector('.system-goods-detail[data-id]');
    const kind = detail ? 'product' : KINDS.find(([name]) => classList.contains(name))?.[1];
    if (detail) return {kind: 'product', product: productOf(detail)};
    // The address holds what was sought in a code of the shop's own
    const query = kind === 'list' && /[/&?]wd[/=]/.test(location.href) && clean(fieldOf(document, 'wd'));
    return kind ? {kind: query ? 'search' : kind, ...(query && {query})} : null;
  },
  watch(page, acts) {
    const shown = () => itemOf(page.document.querySelector('.system-goods-detail')?.getAttribute('data-id'));
    return listen(page, 'click', (event) => {
      const item = shown();
      const number = page.document.querySelector<HTMLInputElement>('.operate-number-input')?.value;
      const adds = around(event, '.cart-submit,.confirm[data-type="cart"]');
      if (item && adds) acts.tried({type: 'add', item, ...countOf(number)});
      const heart = around(event, '.favor-submit,.goods-favor,[data-gid]');
      const liked = heart && (itemOf(heart.getAttribute('data-gid')) ?? item);
      if (liked && /收藏/.test(heart.textContent ?? '')) {
        acts.tried({type: /已/.test(heart.textContent ?? '') ? 'unfavorite' : 'favorite', item: liked});
      }
    });
  },
};

function productOf(detail: Element): Found {
  const said = (name: string) => clean(detail.getAttribute(`data-${name}`));
  return {
    ids: idsOf([said('id')]),
    title: said('title'),
    price: plainPrice(/[\d.]+/.exec(said('price'))?.[0]), // of a range the lower end
  };
}
