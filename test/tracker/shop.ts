import type {Consent, ShopEvent} from '@vitrine/core';
import {createDetector, createTracker, type Tracker, watchDataLayer} from '@vitrine/tracker';
import {vi} from 'vitest';

/** A shop page under test: its body is written in, time is ours, events are collected. */
export interface Shop {
  readonly tracker: Tracker;
  readonly events: ShopEvent[];
  /** Events of one type, without their time. */
  of(type: string): unknown[];
  /** Lets the page come to rest, and held reports go. */
  rest(ms?: number): Promise<void>;
  /** What a single-page shop does: new address, then new content. */
  goTo(path: string, body: string, title?: string): Promise<void>;
}

export interface ShopOptions {
  readonly consent?: () => Consent;
  readonly emit?: (events: readonly ShopEvent[]) => Promise<unknown>;
  readonly withCards?: boolean;
}

/** Writes a page at a path of the test's origin and puts a tracker on it; timers must be faked. */
export async function openShop(path: string, body: string, options: ShopOptions = {}): Promise<Shop> {
  const {consent = () => 'local', emit, withCards = false} = options;
  history.replaceState(null, '', path);
  write(body);
  const events: ShopEvent[] = [];
  const tracker = createTracker({
    page: window,
    now: () => Date.now(),
    consent,
    async emit(batch) {
      events.push(...batch);
      await emit?.(batch);
    },
    watchDataLayer,
    loadDetector: async () => createDetector,
    withCards,
  });
  const shop: Shop = {
    tracker,
    events,
    of: (type) => events.filter((event) => event.type === type).map(({at: _at, ...rest}) => rest),
    rest: async (ms = 600) => {
      await vi.advanceTimersByTimeAsync(ms);
    },
    async goTo(to, content, title = to) {
      history.pushState(null, '', to);
      write(content, title);
      await shop.rest(1200);
    },
  };
  await shop.rest();
  return shop;
}

export function write(body: string, title = 'A page'): void {
  document.body.innerHTML = body;
  document.title = title;
}

export function click(selector: string): void {
  document
    .querySelector(selector)!
    .dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true, cancelable: true}));
}

/** What a shop shows when something has come of a press, or not. */
export function say(text: string, markup = '<p role="status"></p>'): void {
  document.body.insertAdjacentHTML('beforeend', markup);
  document.body.lastElementChild!.textContent = text;
}

/** Everything the tab's session storage holds. */
export function storedText(): string {
  return Object.keys(sessionStorage)
    .map((key) => key + '=' + sessionStorage.getItem(key))
    .join('\n');
}
