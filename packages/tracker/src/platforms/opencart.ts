import type {PageKind} from '../adapter.ts';
import {clean, listen, stopAll} from '../page.ts';
import {idsOf} from '../reading/found.ts';
import {countOf, fieldOf, itemOf} from './fields.ts';
import type {Platform} from './platform.ts';

/** Routes; where a shop has given its pages addresses of their own, only what stands on them tells. */
const KINDS: ReadonlyMap<string, PageKind> = new Map([
  ['product/product', 'product'],
  ['product/category', 'list'],
  ['product/special', 'list'],
  ['product/manufacturer.info', 'list'],
  ['product/search', 'search'],
  ['checkout/cart', 'cart'],
  ['checkout/checkout', 'checkout'],
  ['checkout/success', 'thanks'],
  ['common/home', 'other'],
]);

/**
 * Adds answer 200 whether they come to pass or not, and a guest's favourite with a success that asks to log in: what came
 * of either is read from what the page shows.
 */
export const opencart: Platform = {
  read(page) {
    const {document, location} = page;
    const query = new URLSearchParams(location.search);
    const form = document.querySelector('#form-product,#product');
    const id = fieldOf(form, 'product_id') || query.get('product_id');
    const kind = KINDS.get(query.get('route') ?? '') ?? (form && id ? 'product' : undefined);
    if (kind === 'product') return {kind, product: {ids: idsOf([id])}};
    const sought = kind === 'search' && clean(query.get('search') ?? query.get('tag'));
    return kind ? {kind, ...(sought && {query: sought})} : null;
  },
  watch(page, acts) {
    return stopAll([
      listen<SubmitEvent>(page, 'submit', (event) => {
        const form = event.composedPath()[0] as HTMLFormElement;
        const item = itemOf(fieldOf(form, 'product_id'));
        const action = clean(event.submitter?.getAttribute('formaction'));
        if (!item) return;
        if (form.id === 'form-product' || /checkout\/cart[.|/]add/.test(action)) {
          acts.tried({type: 'add', item, ...countOf(fieldOf(form, 'quantity'))});
        } else if (/account\/wishlist[.|/]add/.test(action)) acts.tried({type: 'favorite', item});
      }),
      // Before version 4: a button of its own, and links that call the shop's script
      listen(page, 'click', (event) => {
        const control = event
          .composedPath()
          .find((node) => (node as Element).matches?.('#button-cart,[onclick*=".add("]'));
        const [, list, id] =
          /(cart|wishlist)\.add\('?(\d+)/.exec(clean((control as Element)?.getAttribute('onclick'))) ?? [];
        const product = page.document.querySelector('#product');
        const item = itemOf(id ?? ((control as Element)?.id && fieldOf(product, 'product_id')));
        if (item && list === 'wishlist') acts.tried({type: 'favorite', item});
        else if (item) acts.tried({type: 'add', item, ...countOf(list ? 1 : fieldOf(product, 'quantity'))});
      }),
    ]);
  },
};
