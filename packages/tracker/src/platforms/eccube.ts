import type {PageKind} from '../adapter.ts';
import {clean, listen, textOf} from '../page.ts';
import {idsOf} from '../reading/found.ts';
import {countOf, fieldOf, itemOf} from './fields.ts';
import type {Platform} from './platform.ts';

/** The body is named after the route. */
const KINDS: ReadonlyMap<string, PageKind> = new Map([
  ['page_product_detail', 'product'],
  ['page_product_list', 'list'],
  ['page_cart', 'cart'],
  ['page_shopping', 'checkout'],
  ['page_shopping_confirm', 'checkout'],
  ['page_shopping_complete', 'thanks'],
  ['page_homepage', 'other'],
]);

/** EC-CUBE 4. What came of an add is said in a dialog, and by the number at the cart. */
export const eccube: Platform = {
  read({document, location}) {
    const role = document.querySelector('.ec-productRole');
    const kind = KINDS.get(document.body.id) ?? (role?.querySelector('[name="product_id"]') ? 'product' : undefined);
    if (kind === 'product') {
      const id = fieldOf(role, 'product_id') || /\/products\/detail\/(\d+)/.exec(location.pathname)?.[1];
      const code = role?.querySelector('.product-code-default');
      return {kind, product: {ids: idsOf([id, textOf(code)]), title: textOf(role?.querySelector('.ec-headingTitle'))}};
    }
    const query = kind === 'list' && clean(new URLSearchParams(location.search).get('name'));
    return kind ? {kind: query ? 'search' : kind, ...(query && {query})} : null;
  },
  watch(page, acts) {
    return listen(page, 'click', (event) => {
      const control = event.composedPath().find((node) => (node as Element).matches?.('.add-cart,#favorite'));
      const form = (control as Element | undefined)?.closest('form');
      const id =
        fieldOf(form ?? null, 'product_id') || /\/(?:add_cart|add_favorite)\/(\d+)/.exec(form?.action ?? '')?.[1];
      const item = itemOf(id);
      if (!item || !form) return;
      if ((control as Element).id) acts.tried({type: 'favorite', item});
      else acts.tried({type: 'add', item, ...countOf(fieldOf(form, 'quantity'))});
    });
  },
};
