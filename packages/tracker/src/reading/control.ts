import {textOf} from '../page.ts';
import {ADD} from '../words.ts';

/** What a shopper can press. */
export const CONTROL = 'button,input[type=submit],input[type=button],input[type=image],[role=button],a';
/** What every page of a shop has around it: no product of the page lies there. */
export const FURNITURE = 'header,footer,nav,[role=navigation],[role=banner],[role=contentinfo]';
/** Attributes in which shops name the product of a block. */
export const ID_MARKS = [
  'data-product-id',
  'data-product_id',
  'data-id-product',
  'data-product-uid',
  'data-pid',
  'data-sku',
  'data-goods-id',
  'data-item-id',
];

/** What a control says of itself, icons included; what says nothing is known by its class. */
export function labelOf(control: Element): string {
  const own = ['aria-label', 'title', 'value', 'name', 'id', 'formaction', 'alt'].map((name) =>
    control.getAttribute(name),
  );
  const said = [
    textOf(control).slice(0, 80),
    ...own,
    control.firstElementChild && control.querySelector('img')?.getAttribute('alt'),
  ].filter(Boolean);
  return said.length ? said.join(' ') : (control.getAttribute('class') ?? '');
}

/** "btn-cart", "button_in_cart", "buy-now", "tobasket". */
const CALLED_SO =
  /(?:^|[\s_-])(?:(?:btn|button)[-_]?(?:in[-_])?(?:cart|basket|buy)|buy[-_]?(?:now|btn|button)|to[-_]?(?:cart|basket))(?:$|[\s_-])/i;

/** Whether the shop's own code calls it what fills the cart, in whatever language it says so to shoppers. */
export function isCalledAdd(control: Element): boolean {
  const name = control.getAttribute('class') ?? '';
  return ADD.test(name) || CALLED_SO.test(name);
}

/** The element around, out of a shadow root too. */
export const parentOf = (element: Element): Element | null =>
  element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
