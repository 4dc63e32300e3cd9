import {textOf} from '../page.ts';

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

/** The element around, out of a shadow root too. */
export const parentOf = (element: Element): Element | null =>
  element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
