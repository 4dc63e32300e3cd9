import type {SeenItem} from '@vitrine/core';
import type {PageKind} from '../adapter.ts';
import {around, clean, isVisible, listen, stopAll, textOf} from '../page.ts';
import {type Found, idsOf, itemFrom} from '../reading/found.ts';
import {countOf, fieldOf, isoCode, itemOf, onSubmit, pageOf, plainPrice} from './fields.ts';
import type {Platform, PlatformReading} from './platform.ts';
import {within} from './within.ts';

/** Shopware's names of routes, without `frontend.` and `.page`. */
const KINDS: ReadonlyMap<string, PageKind> = new Map([
  ['detail', 'product'],
  ['navigation', 'list'],
  ['search', 'search'],
  ['checkout.cart', 'cart'],
  ['checkout.register', 'checkout'],
  ['checkout.confirm', 'checkout'],
  ['checkout.finish', 'thanks'],
  ['home', 'other'],
]);

/** Variants are products of their own, each with its page. */
export const shopware: Platform = {
  read(page) {
    const {document} = page;
    const route = /^frontend\.(.+)\.page$/.exec(clean(within(page, 'activeRoute')))?.[1];
    const kind = KINDS.get(route ?? '') ?? (document.body.classList.contains('is-ctl-product') ? 'product' : undefined);
    if (kind === 'product') return {kind, product: productOf(document)};
    const bought = kind === 'thanks' ? boughtOn(document) : [];
    return bought.length ? {kind, bought} : pageOf(kind, page, 'search');
  },
  watch(page, acts) {
    let leaving: SeenItem | null = null;
    // Plugins send their events to their own elements, where they do not bubble: caught on the way down
    return stopAll([
      onSubmit(page, (form) => {
        const item = form.matches('[data-add-to-cart]') && itemOfForm(form);
        if (item) acts.tried({type: 'add', item, ...countOf(lineField(form, 'quantity')?.value)});
      }),
      listen(page, 'openOffCanvasCart', (event) => {
        const item = itemOfForm(event.composedPath()[0] as Element);
        const warned = offCanvas(page)?.querySelector('.alert-danger,.alert-warning');
        if (item) acts.answered(!warned && isListed(page, item.itemId), item);
      }),
      listen(page, 'click', (event) => {
        const item = itemOf(around(event, '.line-item-remove-button')?.getAttribute('data-product-id'));
        if (item) acts.tried({type: 'remove', item});
        leaving = item ?? leaving;
      }),
      // The widget in the header is fetched anew whenever the cart in the off-canvas has been
      listen(page, 'fetch', () => {
        if (leaving && offCanvas(page) && !isListed(page, leaving.itemId)) acts.answered(true, leaving);
        leaving = null;
      }),
      ...(['favorite', 'unfavorite'] as const).map((type) =>
        listen<CustomEvent>(page, `Wishlist/onProduct${type === 'favorite' ? 'Added' : 'Removed'}`, ({detail}) => {
          const item = itemOf(within(detail, 'productId'));
          if (item) acts.happened({type, item});
        }),
      ),
    ]);
  },
};

/** The cart that slides in after each add, with what there is to say of it. */
const offCanvas = ({document}: Window) => [...document.querySelectorAll('.offcanvas')].find(isVisible);

const isListed = (page: Window, id: string) =>
  [...(offCanvas(page)?.querySelectorAll('[data-product-id]') ?? [])].some(
    (line) => line.getAttribute('data-product-id') === id,
  );

function productOf(document: Document): Found {
  const said = (name: string) => document.querySelector(`[itemprop="${name}"]`)?.getAttribute('content');
  const form = document.querySelector('form[data-add-to-cart]');
  return {
    ids: idsOf([
      said('productID') ?? lineField(form, 'id')?.value,
      textOf(document.querySelector('[itemprop="sku"]')) || said('sku'),
    ]),
    title: textOf(document.querySelector('h1.product-detail-name')) || clean(fieldOf(form, 'product-name')),
    price: plainPrice(said('price')), // of several tiers the one for the fewest pieces stands first
    currency: isoCode(said('priceCurrency')),
    brand: clean(fieldOf(form, 'brand-name')),
  };
}

/** Lines that the finish page holds for scripts; promotions, which cost less than nothing, are left out. */
function boughtOn(document: Document): NonNullable<PlatformReading['bought']> {
  const lines = document.querySelector('.hidden-line-items-information');
  const currency = isoCode(lines?.getAttribute('data-currency'));
  return [...(lines?.querySelectorAll('.hidden-line-item') ?? [])].slice(0, 100).flatMap((line) => {
    const said = (name: string) => clean(line.getAttribute(`data-${name}`));
    const price = said('price').startsWith('-') ? undefined : plainPrice(said('price'));
    const item = price && itemFrom({ids: idsOf([said('id'), said('sku')]), title: said('name'), price, currency});
    return item ? [{item, quantity: countOf(said('quantity')).quantity ?? 1}] : [];
  });
}

/** The field of `lineItems[0189…][quantity]` and the like. */
const lineField = (form: ParentNode | null, name: string) =>
  form?.querySelector<HTMLInputElement>(`[name^="lineItems["][name$="[${name}]"]`);

function itemOfForm(form: Element): SeenItem | null {
  return itemFrom({
    ids: idsOf([lineField(form, 'id')?.value]),
    title: clean(fieldOf(form, 'product-name')),
    brand: clean(fieldOf(form, 'brand-name')),
  });
}
