import type {Adapter} from '../adapter.ts';
import {around, bare, clean, listen, quietly} from '../page.ts';

/** Half the card in view for one second: the MRC's rule for a viewable impression. */
const SHARE = 0.5;
const SECOND_MS = 1000;
const CARD = '[data-item-id]';
/** What a card offers besides its item. */
const ASIDE = '[part=more],[part=add]';
/** Lists scroll by for as long as a tab lives; beyond this nothing more is learnt from them. */
const MAX_IMPRESSIONS = 2000;

/**
 * Measures impressions and clicks of any list that fires a bubbling `vitrine-list` with `{listId, placement}` as its
 * detail and marks its cards with `data-item-id` and `data-position`, in the element and in its open shadow root. An
 * impression is counted once per list and item; a list rendered anew under the same id goes on where it was.
 */
export const lists: Adapter = (page, emit) => {
  const cards = new WeakMap<Element, {listId: string; placement: string; itemId: string; position: number}>();
  const counted = new Set<string>();
  const timers = new Map<Element, number>();
  const cancel = (card: Element) => {
    page.clearTimeout(timers.get(card));
    timers.delete(card);
  };
  const count = (card: Element) => {
    cancel(card);
    const what = cards.get(card);
    const key = what && what.listId + '\n' + what.itemId;
    if (!key || !card.isConnected || counted.has(key) || counted.size >= MAX_IMPRESSIONS) return;
    counted.add(key);
    emit({type: 'impression', ...what});
  };
  const observer = quietly(
    () =>
      new (page as Window & typeof globalThis).IntersectionObserver(
        (entries) => {
          for (const {target, intersectionRatio} of entries) {
            cancel(target);
            if (intersectionRatio >= SHARE) timers.set(target, page.setTimeout(count, SECOND_MS, target));
          }
        },
        bare({threshold: SHARE}),
      ),
  );
  const stops = [
    listen<CustomEvent<{listId?: unknown; placement?: unknown} | null>>(page, 'vitrine-list', (event) => {
      const host = event.composedPath()[0] as Element;
      const listId = clean(event.detail?.listId);
      if (!listId) return;
      const found = [host, host.shadowRoot].flatMap((root) => [...(root?.querySelectorAll(CARD) ?? [])]);
      for (const card of found) {
        const itemId = clean(card.getAttribute('data-item-id'));
        const position = Number(card.getAttribute('data-position') ?? found.indexOf(card)) || 0;
        cards.set(card, {listId, placement: clean(event.detail?.placement), itemId, position});
        cancel(card); // a card kept over a new list is seen anew: its second was another item's
        observer?.unobserve(card);
        observer?.observe(card);
      }
    }),
    // A hidden page shows nothing: the second of a card under way starts over when the page comes back.
    listen(page, 'visibilitychange', () => {
      for (const card of timers.keys()) {
        cancel(card);
        if (page.document.visibilityState === 'hidden') observer?.unobserve(card);
        observer?.observe(card);
      }
    }),
    ...['click', 'auxclick'].map((type) =>
      listen<MouseEvent>(page, type, (event) => {
        const card = event.button < 2 && !around(event, ASIDE) && around(event, CARD);
        const what = card && cards.get(card);
        if (what) emit({type: 'click', ...what});
      }),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const card of timers.keys()) cancel(card);
    observer?.disconnect();
  };
};
