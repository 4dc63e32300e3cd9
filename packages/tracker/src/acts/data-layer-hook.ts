import type {Stop} from '../adapter.ts';
import {quietly, scriptUrls} from '../page.ts';

interface Layer extends Array<unknown> {
  push: (...entries: unknown[]) => number;
}

export type WatchDataLayer = (page: Window, read: (entry: object) => void) => Stop;

/**
 * Reads what lies in `window.dataLayer`, or in a layer that Google's snippet was given another name for, and hears every later push: the one thing of the page we wrap, because a data
 * layer has no events of its own. The wrapper chains to whatever `push` was there (tag managers wrap it too), passes
 * arguments and result through untouched, and is taken off again by the returned stop if nobody has wrapped it since;
 * else it stays as a plain passage. A layer that is created later is found within two seconds of its page.
 */
export const watchDataLayer: WatchDataLayer = (page, read) => {
  const holder = page as unknown as Record<string, Layer | undefined>;
  let active = true;
  const undos = new Map<string, Stop>();
  const hear = (entry: unknown) => {
    if (active && typeof entry === 'object' && entry !== null) quietly(() => read(entry));
  };
  const attach = (name: string): void => {
    const layer = holder[name];
    if (undos.has(name) || !Array.isArray(layer)) return;
    undos.set(name, () => {});
    for (const entry of layer.slice(-500)) hear(entry);
    const own = Object.hasOwn(layer, 'push');
    const inner = layer.push;
    const outer = function (this: unknown, ...entries: unknown[]) {
      for (const entry of entries) hear(entry); // at once: {ecommerce: null} is pushed next, and objects are reused
      return inner.apply(layer, entries);
    };
    if (!quietly(() => (layer.push = outer))) return; // a frozen layer is read once and left alone
    undos.set(name, () => {
      if (layer.push !== outer) return;
      if (own) layer.push = inner;
      else delete (layer as {push?: unknown}).push;
    });
  };
  const look = () => {
    for (const name of layerNames(page)) quietly(() => attach(name));
  };
  look();
  let tries = 0;
  const timer = page.setInterval(() => (++tries > 8 ? page.clearInterval(timer) : look()), 250);
  return () => {
    active = false;
    page.clearInterval(timer);
    for (const undo of undos.values()) undo();
  };
};

/** `dataLayer`, and what scripts of the kind `gtm.js?id=GTM-1&l=shopLayer` call it instead. */
const layerNames = (page: Window): readonly string[] => [
  'dataLayer',
  ...scriptUrls(page).flatMap((url) => /[?&]l=([\w$]+)/.exec(url)?.[1] ?? []),
];
