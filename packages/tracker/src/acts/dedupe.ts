import type {ShopEvent} from '@vitrine/core';
import {TRUST} from '../adapter.ts';
import {isSameItem, mergeItems} from '../same-item.ts';

/** Reports of one act by several sources lie within this. */
const WINDOW_MS = 2000;
/** One source alone repeats itself for tagging's sake (old and new analytics side by side) only within this. */
const ECHO_MS = 500;
/** How long a less trusted report waits for a better one: data layers are pushed within a frame or two of the click. */
const HOLD_MS = 250;

interface Recent {
  event: ShopEvent;
  trust: number;
  timer: number;
}

/**
 * Passes each act on once. A click, a data layer and a submit speak of the same add: the first report of a lesser source
 * is held for a moment, the most trusted one wins and takes over what the others know. The merchant's own words are never
 * doubted: two clicks on an explicit button are two adds.
 */
export function createDedupe(page: Window, release: (event: ShopEvent, trust: number) => void) {
  let recent: Recent[] = [];
  const letGo = (one: Recent) => {
    if (!one.timer) return;
    page.clearTimeout(one.timer);
    one.timer = 0;
    release(one.event, one.trust);
  };
  return {
    offer(event: ShopEvent, trust: number): void {
      recent = recent.filter((one) => one.timer || Math.abs(event.at - one.event.at) < WINDOW_MS);
      const twin = recent.find((one) => {
        const within = one.trust !== trust ? WINDOW_MS : trust < TRUST.explicit ? ECHO_MS : 0;
        return Math.abs(event.at - one.event.at) < within && isTwin(one.event, event);
      });
      if (twin) {
        if (!twin.timer || trust < twin.trust) return;
        if (trust > twin.trust && 'item' in event && 'item' in twin.event) {
          twin.event = {...event, at: twin.event.at, item: mergeItems(event.item, twin.event.item)};
          twin.trust = trust;
        }
        if (trust === TRUST.explicit) letGo(twin);
        return;
      }
      const one = {event, trust, timer: 0};
      recent.push(one);
      if (trust < TRUST.explicit && 'item' in event) one.timer = page.setTimeout(() => letGo(one), HOLD_MS);
      else release(event, trust);
    },
    /** The page is being left: what is held goes now. */
    flush(): void {
      recent.forEach(letGo);
    },
  };
}

function isTwin(a: ShopEvent, b: ShopEvent): boolean {
  if (a.type !== b.type) return false;
  if ('item' in a && 'item' in b) return isSameItem(a.item, b.item);
  return a.type === 'checkout' || (a.type === 'search' && b.type === 'search' && a.query === b.query);
}
