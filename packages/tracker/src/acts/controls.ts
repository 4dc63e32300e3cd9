import type {SeenItem} from '@vitrine/core';
import type {Sighting, Stop} from '../adapter.ts';
import {clean, isPressed, listen, stopAll} from '../page.ts';
import {cardItem} from '../reading/cards.ts';
import {CONTROL, FURNITURE, labelOf} from '../reading/control.ts';
import {ADD, CART_URL, FAVORITE, QUERY, UNDO} from '../words.ts';

/** Watches what shoppers press and submit on pages without marks. `current` is the item of the page, if it has one. */
export function watchControls(page: Window, current: () => SeenItem | null, emit: (seen: Sighting) => void): Stop {
  const itemAt = (control: Element): SeenItem | null => {
    for (let block: Element | null = control, level = 0; block && level < 8; block = block.parentElement, level++) {
      if (block.querySelector('h1')) break; // the page's own block
      const item = block.querySelector('img') && cardItem(block, page);
      if (item) return item;
    }
    return current();
  };
  const press = (control: Element) => {
    if (control.matches(':disabled,[aria-disabled=true],[data-vitrine-add],[data-vitrine-favorite]')) return;
    const label = labelOf(control);
    const undo = UNDO.test(label);
    const type = ADD.test(label) && !undo ? 'add' : FAVORITE.test(label) ? 'favorite' : undo ? 'remove' : null;
    if (!type || (type !== 'add' && control.closest(FURNITURE))) return;
    if (type === 'remove' && !CART_URL.test(page.location.href)) return;
    const item = itemAt(control);
    if (!item) return;
    emit({type: type === 'favorite' && (undo || isPressed(control)) ? 'unfavorite' : type, item});
  };
  const stops = [
    listen(page, 'click', (event) => {
      const control = event.composedPath().find((node) => (node as Element).matches?.(CONTROL));
      if (control) press(control as Element);
    }),
    listen<SubmitEvent>(page, 'submit', (event) => {
      const form = event.composedPath()[0] as HTMLFormElement;
      if (form.matches('[data-vitrine-search],[data-vitrine-add]')) return;
      const action = clean(form.getAttribute('action'));
      const input = [...form.querySelectorAll<HTMLInputElement>('[type=search],[type=text],input:not([type])')].find(
        (one) =>
          one.type === 'search' || QUERY.test(one.name) || form.matches('[role=search]') || /search/i.test(action),
      );
      const query = clean(input?.value);
      if (query) emit({type: 'search', query});
      else if (ADD.test(action) || (event.submitter && ADD.test(labelOf(event.submitter)))) {
        const item = itemAt(form);
        if (item) emit({type: 'add', item});
      }
    }),
  ];
  return stopAll(stops);
}
