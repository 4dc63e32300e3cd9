import type {SeenItem} from '@vitrine/core';
import type {PageReading, Sighting, Stop} from '../adapter.ts';
import {clean, isPressed, listen, stopAll} from '../page.ts';
import type {Attempt} from '../platforms/platform.ts';
import {idsAt} from '../reading/block.ts';
import {cardItem} from '../reading/cards.ts';
import {CONTROL, FURNITURE, isCalledAdd, labelOf} from '../reading/control.ts';
import {idsOf} from '../reading/found.ts';
import {mergeItems} from '../same-item.ts';
import {ADD, BUY, FAVORITE, PLACES, QUERY, UNDO} from '../words.ts';
import {isOn, type Pressed, type Teller} from './attempts.ts';
import {LINE, lineOf} from './cart-lines.ts';
import {QUANTITY, quantityAt, stepOf} from './quantity.ts';

const TEXT_INPUT = '[type=search],[type=text],input:not([type])';

export interface ControlHandlers {
  readonly reading: () => PageReading;
  readonly tried: (attempt: Attempt, by: Teller, pressed: Pressed) => void;
  readonly emit: (seen: Sighting) => void;
}

/** Watches what shoppers press, change and submit on pages without marks. */
export function watchControls(page: Window, {reading, tried, emit}: ControlHandlers): Stop {
  const itemAt = (control: Element): SeenItem | null => {
    const own = reading().item;
    for (let block: Element | null = control, level = 0; block && level < 8; block = block.parentElement, level++) {
      if (block.querySelector('h1')) {
        // The page's own block: its form may go by ids that nothing else on the page names
        const [itemId, ...aliases] = own ? idsOf(idsAt(control)) : [];
        return itemId ? mergeItems(own!, {itemId, aliases}) : own;
      }
      const item = block.querySelector('img,a[href]') && cardItem(block, page);
      if (item) return item;
    }
    return own;
  };
  const isCart = () => reading().kind === 'cart';
  /** The line around a control of a cart's page that no longer shows when the item is gone. */
  const lineAt = (control: Element) => {
    let line = control.closest(LINE);
    while (line && !cardItem(line, page)) line = line.parentElement?.closest(LINE) ?? null;
    return line;
  };
  /** So many more, or fewer, of the cart's line around a control. */
  const change = (control: Element, by: number) => {
    const line = lineAt(control);
    const item = (line && lineOf(line, page)?.item) ?? itemAt(control);
    if (item) tried({type: by < 0 ? 'remove' : 'add', item, quantity: Math.abs(by)}, 'click', {});
  };
  const press = (control: Element, by: Teller, submitted = '') => {
    if (control.matches(':disabled,[aria-disabled=true],[data-vitrine-add],[data-vitrine-favorite]')) return;
    const step = isCart() ? stepOf(control) : 0;
    if (step) return change(control, step);
    const label = `${labelOf(control)} ${submitted}`;
    const undo = UNDO.test(label);
    const adds = (ADD.test(label) || (isCalledAdd(control) && !control.closest(FURNITURE))) && !undo;
    const buys = !adds && BUY.test(label);
    const type = adds || buys ? 'add' : FAVORITE.test(label) ? 'favorite' : undo ? 'remove' : null;
    if (!type || (type !== 'add' && control.closest(FURNITURE)) || (type === 'remove' && !isCart())) return;
    const item = itemAt(control);
    if (!item) return;
    if (type === 'add') return tried({type, item, quantity: quantityAt(control)}, by, {at: control, buys});
    if (type === 'remove') {
      const at = lineAt(control);
      const line = at && lineOf(at, page);
      return tried({type, item, quantity: quantityAt(control), ...line}, by, {at});
    }
    tried({type: undo || isPressed(control) || isOn(control) ? 'unfavorite' : type, item}, by, {at: control});
  };
  const counts = new WeakMap<EventTarget, number>();
  return stopAll([
    listen(page, 'click', (event) => {
      const control = event.composedPath().find((node) => (node as Element).matches?.(CONTROL));
      if (!control) return;
      if (leadsToCheckout(control as Element)) emit({type: 'checkout'});
      else press(control as Element, 'click');
    }),
    listen<SubmitEvent>(page, 'submit', (event) => {
      const form = event.composedPath()[0] as HTMLFormElement;
      if (form.matches('[data-vitrine-search],[data-vitrine-add]')) return;
      const action = clean(form.getAttribute('action'));
      const query = clean([...form.querySelectorAll<HTMLInputElement>(TEXT_INPUT)].find(isSearch)?.value);
      if (query) emit({type: 'search', query});
      else press(event.submitter ?? form, 'submit', action);
    }),
    listen<KeyboardEvent>(page, 'keydown', (event) => {
      const input = event.composedPath()[0] as HTMLInputElement;
      if (event.key !== 'Enter' || event.isComposing || !input.matches(TEXT_INPUT) || input.form || !isSearch(input))
        return;
      const query = clean(input.value);
      if (query) emit({type: 'search', query});
    }),
    listen(page, 'focusin', (event) => remember(event)),
    listen(page, 'change', (event) => {
      const input = event.composedPath()[0] as HTMLInputElement;
      const was = counts.get(input);
      const is = Number(input.value);
      remember(event);
      if (isCart() && was && is >= 0 && is !== was && input.matches(QUANTITY)) change(input, is - was);
    }),
  ]);

  function remember(event: Event): void {
    const input = event.composedPath()[0] as HTMLInputElement;
    if (input.matches?.(QUANTITY)) counts.set(input, Number(input.value));
  }
}

/** A link to the checkout, or the button that sends a cart there. */
function leadsToCheckout(control: Element): boolean {
  const href = control.getAttribute('href') ?? control.getAttribute('formaction') ?? '';
  return control.getAttribute('name') === 'checkout' || PLACES.find(([known]) => known.test(href))?.[1] === 'checkout';
}

const isSearch = (input: HTMLInputElement) =>
  input.type === 'search' ||
  QUERY.test(input.name) ||
  !!input.closest('[role=search]') ||
  /search/i.test(`${input.form?.getAttribute('action')} ${input.getAttribute('role') === 'searchbox' ? 'search' : ''}`);
