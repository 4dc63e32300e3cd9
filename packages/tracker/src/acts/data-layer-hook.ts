import type {Stop} from '../adapter.ts';
import {quietly, scriptUrls} from '../page.ts';

interface Layer extends Array<unknown> {
  push: (...entries: unknown[]) => number;
}

export type WatchDataLayer = (page: Window, read: (entry: object) => void) => Stop;

/**
 * Reads what lies in `window.dataLayer`, or in the layer that a script like `gtm.js?id=GTM-1&l=shopLayer` names, and hears
 * every later push: the one thing of the page we wrap, because a data layer has no events of its own. The wrapper chains
 * to whatever `push` was there (tag managers wrap it too), passes arguments and result through untouched, and is taken off
 * again by the returned stop if nobody has wrapped it since; else it stays as a plain passage. A layer that is created
 * later is found within two seconds of its page.
 */
export const watchDataLayer: WatchDataLayer = (page, read) => {
  const holder = page as unknown as Record<string, Layer | undefined>;
  let active = true;
  let undo: Stop = () => {};
  const hear = (entry: unknown) => {
    if (active && typeof entry === 'object' && entry !== null) quietly(() => read(entry));
  };
  const attach = (): boolean => {
    const named = scriptUrls(page).flatMap((url) => /[?&]l=([\w$]+)/.exec(url)?.[1] ?? []);
    const layer = [...named, 'dataLayer'].map((name) => holder[name]).find(Array.isArray) as Layer | undefined;
    if (!layer) return false;
    for (const entry of layer.slice(-500)) hear(entry);
    const own = Object.hasOwn(layer, 'push');
    const inner = layer.push;
    const outer = function (this: unknown, ...entries: unknown[]) {
      for (const entry of entries) hear(entry); // at once: {ecommerce: null} is pushed next, and objects are reused
      return inner.apply(layer, entries);
    };
    if (!quietly(() => (layer.push = outer))) return true; // a frozen layer is read once and left alone
    undo = () => {
      if (layer.push !== outer) return;
      if (own) layer.push = inner;
      else delete (layer as {push?: unknown}).push;
    };
    return true;
  };
  let tries = 0;
  const timer = quietly(attach)
    ? 0
    : page.setInterval(() => (quietly(attach) || ++tries > 8) && page.clearInterval(timer), 250);
  return () => {
    active = false;
    page.clearInterval(timer);
    undo();
  };
};
