import type {Adapter} from '../adapter.ts';
import {around, clean, listen, quietly} from '../page.ts';

/** Half the card in view for one second: the MRC's rule for a viewable impression of a display ad. */
const SHARE = 0.5;
const SECOND_MS = 1000;
const CARD = '[data-item-id]';

interface Shown {
  readonly listId: string;
  readonly placement: string;
}

/**
 * Measures impressions and clicks of any list that fires a bubbling `vitrine-list` with `{listId, placement}` as its
 * detail and marks its cards with `data-item-id` and `data-position`, in the element or in its open shadow root. An
 * impression is counted once per list and item; a list rendered anew under the same id goes on where it was.
 */
export const lists: Adapter = (page, emit) => {
  const shown = new WeakMap<Element, Shown>();
  const counted = new Set<string>();
  const timers = new Map<Element, number>();
  const describe = (host: Element, card: Element) => {
    const list = shown.get(host);
    const itemId = clean(card.getAttribute('data-item-id'));
    if (!list || !itemId) return null;
    const cards = [...(card.getRootNode() as ParentNode).querySelectorAll(CARD)];
    const position = Number(card.getAttribute('data-position') ?? cards.indexOf(card)) || 0;
    return {...list, itemId, position};
  };
  const hosts = new WeakMap<Element, Element>();
  const forget = (card: Element) => {
    page.clearTimeout(timers.get(card));
    timers.delete(card);
  };
  const seen = (card: Element) =>
    quietly(() => {
      forget(card);
      observer?.unobserve(card);
      const host = hosts.get(card);
      const what = host && card.isConnected && describe(host, card);
      const key = what && `${what.listId}\n${what.itemId}`;
      if (!key || counted.has(key) || counted.size > 2000) return;
      counted.add(key);
      emit({type: 'impression', ...what});
    });
  const observer = quietly(
    () =>
      new (page as Window & typeof globalThis).IntersectionObserver(
        (entries) => {
          for (const {target, intersectionRatio} of entries) {
            if (intersectionRatio < SHARE || page.document.visibilityState === 'hidden') forget(target);
            else if (!timers.has(target)) timers.set(target, page.setTimeout(seen, SECOND_MS, target));
          }
        },
        {threshold: SHARE},
      ),
  );
  const pause = () => {
    // A hidden page shows nothing: cards under way start over when it comes back.
    for (const card of [...timers.keys()]) {
      forget(card);
      observer?.unobserve(card);
      observer?.observe(card);
    }
  };
  const stops = [
    listen<CustomEvent<Partial<Shown> | null>>(page, 'vitrine-list', (event) => {
      const host = event.composedPath()[0] as Element;
      const listId = clean(event.detail?.listId);
      if (!listId || host?.nodeType !== 1) return;
      shown.set(host, {listId, placement: clean(event.detail?.placement)});
      for (const card of (host.shadowRoot ?? host).querySelectorAll(CARD)) {
        hosts.set(card, host);
        observer?.observe(card);
      }
    }),
    listen(page, 'visibilitychange', pause),
    ...['click', 'auxclick'].map((type) =>
      listen<MouseEvent>(page, type, (event) => {
        const card = event.button < 2 ? around(event, CARD) : null;
        const host = card && hosts.get(card);
        const what = host && describe(host, card);
        if (what) emit({type: 'click', ...what});
      }),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const card of [...timers.keys()]) forget(card);
    observer?.disconnect();
  };
};
