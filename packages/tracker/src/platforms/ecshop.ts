import type {PageKind} from '../adapter.ts';
import {around, clean, listen} from '../page.ts';
import {idsOf} from '../reading/found.ts';
import {countOf, fieldOf, itemOf} from './fields.ts';
import type {Platform} from './platform.ts';

/** Scripts of ECShop and what was made from it; `flow.php` keeps its steps apart by a parameter. */
const KINDS: readonly (readonly [RegExp, PageKind])[] = [
  [/goods\.php\?/, 'product'],
  [/(?:category|brand)\.php/, 'list'],
  [/search\.php/, 'search'],
  [/flow\.php\?.*step=done/, 'thanks'],
  [/flow\.php\?.*step=(?:checkout|consignee)/, 'checkout'],
  [/flow\.php/, 'cart'],
];

export const ecshop: Platform = {
  read({location}) {
    const address = location.pathname + location.search.slice(0, 300);
    const kind = KINDS.find(([known]) => known.test(address))?.[1];
    const query = new URLSearchParams(location.search);
    const sought = kind === 'search' && clean(query.get('keywords'));
    if (kind === 'product') return {kind, product: {ids: idsOf([query.get('id')])}};
    return kind ? {kind, ...(sought && {query: sought})} : null;
  },
  watch(page, acts) {
    return listen(page, 'click', (event) => {
      const control = around(event, 'a,button,input,[onclick]');
      const code = clean(control?.getAttribute('onclick')) + clean(control?.getAttribute('href'));
      const [, name, id] = /\b(addToCart|collect)\((\d{1,12})/.exec(code) ?? [];
      const item = itemOf(id);
      if (!item) return;
      if (name === 'collect') acts.tried({type: 'favorite', item});
      else
        acts.tried({
          type: 'add',
          item,
          ...countOf(fieldOf(page.document.querySelector('[name="ECS_FORMBUY"]'), 'number')),
        });
    });
  },
};
