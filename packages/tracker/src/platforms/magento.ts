import type {PageKind, Stop} from '../adapter.ts';
import {around, clean, listen, quietly, stopAll, textOf} from '../page.ts';
import {type Found, idsOf} from '../reading/found.ts';
import {countOf, fieldOf, itemOf, onSubmit, pageOf, plainPrice} from './fields.ts';
import {onJQuery} from './late.ts';
import type {Acts, Platform} from './platform.ts';
import {nodesOf, within} from './within.ts';

/** Magento names the route of a page in its body's classes; so do Luma, Hyvä and themes of either. */
const KINDS: readonly (readonly [string, PageKind])[] = [
  ['catalog-product-view', 'product'],
  ['catalog-category-view', 'list'],
  ['catalogsearch-result-index', 'search'],
  ['checkout-cart-index', 'cart'],
  ['checkout-onepage-success', 'thanks'],
  ['checkout-index-index', 'checkout'],
  ['cms-index-index', 'other'],
];

const CART = /\/checkout\/cart\/?(?:[?#]|$)/;

export const magento: Platform = {
  read(page) {
    const {body} = page.document;
    const kind = KINDS.find(([route]) => body.classList.contains(route))?.[1];
    if (kind === 'product') return {kind, product: productOf(page.document)};
    return pageOf(kind, page, 'q');
  },
  watch(page, acts) {
    return stopAll([
      onSubmit(page, (form, action) => {
        const item =
          /\/checkout\/cart\/add\b/.test(action) &&
          itemOf(fieldOf(form, 'product'), form.getAttribute('data-product-sku'));
        if (item) acts.tried({type: 'add', item, ...countOf(fieldOf(form, 'qty'))});
      }),
      listen(page, 'click', (event) => {
        const item = itemOf(wishedBy(around(event, '[data-action="add-to-wishlist"][data-post]')));
        if (item) acts.tried({type: 'favorite', item});
      }),
      onJQuery(page, 'ajax:addToCart', (told) => added(page, acts, told)),
      onJQuery(page, 'ajax:removeFromCart', (told) => {
        const item = itemOf(...list(within(told, 'productIds')));
        if (item) acts.happened({type: 'remove', item});
      }),
      watchCart(page, acts),
    ]);
  },
};

/** Luma's own event of an answered add. With messages it was refused; so it was when it leads back to where options are chosen. */
function added(page: Window, acts: Acts, told: unknown): void {
  const response = within(told, 'response');
  const back = clean(within(response, 'backUrl'));
  const item = itemOf(...list(within(told, 'productIds')), within(told, 'sku'));
  const toCart = CART.test(back) && !CART.test(page.location.href); // a shop may lead to the cart after each add
  if (within(response, 'messages') || (back && !toCart)) acts.answered(false, item ?? undefined);
  else if (item) acts.happened({type: 'add', item, ...countOf(quietly(() => fieldOf(formOf(told), 'qty')))});
}

/** Hyvä has no event of an add, but loads the cart anew after it: what there is more of has been added. */
function watchCart(page: Window, acts: Acts): Stop {
  let before = countsOf(quietly(() => JSON.parse(page.localStorage.getItem('mage-cache-storage') ?? '')));
  return listen<CustomEvent>(page, 'private-content-loaded', ({detail}) => {
    const now = countsOf(within(detail, 'data'));
    for (const id of new Set([...before.keys(), ...now.keys()])) {
      if (before.get(id) !== now.get(id)) acts.answered(true, itemOf(id) ?? undefined);
    }
    before = now;
  });
}

/** How many of each product lie in the cart, from the private content that Magento keeps in the browser. */
function countsOf(content: unknown): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of nodesOf(within(content, 'cart', 'items'))) {
    const id = clean(within(line, 'product_id'));
    counts.set(id, (counts.get(id) ?? 0) + Number(within(line, 'qty')));
  }
  return counts;
}

function productOf(document: Document): Found {
  const form = document.querySelector('#product_addtocart_form');
  const main = document.querySelector('.product-info-main') ?? document;
  const id = clean(
    fieldOf(form, 'product') || main.querySelector('[data-product-id]')?.getAttribute('data-product-id'),
  );
  const box = /^\d+$/.test(id) && document.querySelector(`.price-box[data-product-id="${id}"]`);
  return {
    ids: idsOf([
      id,
      form?.getAttribute('data-product-sku') ?? textOf(main.querySelector('[itemprop="sku"]')),
      fieldOf(form, 'selected_configurable_option'),
    ]),
    title: textOf(document.querySelector('.page-title')),
    price: plainPrice((box || main).querySelector('[data-price-type="finalPrice"]')?.getAttribute('data-price-amount')),
  };
}

/** jQuery's wrapping of the form. */
const formOf = (told: unknown) => within(told, 'form', '0') as HTMLFormElement;

/** The product of `data-post='{"action": …, "data": {"product": 42}}'`. */
const wishedBy = (control: Element | null) =>
  within(
    quietly(() => JSON.parse(control?.getAttribute('data-post') ?? '')),
    'data',
    'product',
  );

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, 50) : []);
