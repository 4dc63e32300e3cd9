import type {Stop} from '../adapter.ts';
import {quietly, scriptUrls} from '../page.ts';

interface Layer extends Array<unknown> {
  push: (...entries: unknown[]) => number;
}

export type WatchDataLayer = (page: Window, read: (entry: object) => void) => Stop;

/**
 * Reads what lies in `window.dataLayer`, and in the layer that a script like `gtm.js?id=GTM-1&l=shopLayer` names, and hears
 * every later push: the one thing of the page we wrap, because a data layer has no events of its own. The wrapper chains
 * to whatever `push` was there (tag managers wrap it too), passes arguments and result through untouched, and is taken off
 * again by the returned stop if nobody has wrapped it since; else it stays as a plain passage. A layer that is created
 * later is found within two seconds of its page.
 */
export const watchDataLayer: WatchDataLayer = (page, read) => {
  const holder = page as unknown as Record<string, Layer | undefined>;
  let active = true;
  const undo = new Map<Layer, Stop>();
  const hear = (entry: unknown) => {
    if (active && typeof entry === 'object' && entry !== null) quietly(() => read(entry));
  };
  const attach = (layer: Layer | undefined) => {
    if (!Array.isArray(layer) || undo.has(layer)) return;
    for (const entry of layer.slice(-500)) hear(entry);
    const own = Object.hasOwn(layer, 'push');
    const inner = layer.push;
    const outer = function (this: unknown, ...entries: unknown[]) {
      for (const entry of entries) hear(entry); // at once: {ecommerce: null} is pushed next, and objects are reused
      return inner.apply(layer, entries);
    };
    quietly(() => (layer.push = outer)); // a frozen layer is read once and left alone
    undo.set(layer, () => {
      if (layer.push !== outer) return;
      if (own) layer.push = inner;
      else delete (layer as {push?: unknown}).push;
    });
  };
  const look = () => {
    const named = scriptUrls(page).flatMap((url) => /[?&]l=([\w$]+)/.exec(url)?.[1] ?? []);
    for (const name of ['dataLayer', ...named]) quietly(() => attach(holder[name]));
    if (++looks > 8) page.clearInterval(timer);
  };
  let looks = 0;
  const timer = page.setInterval(look, 250);
  look();
  return () => {
    active = false;
    page.clearInterval(timer);
    for (const stop of undo.values()) stop();
  };
};
