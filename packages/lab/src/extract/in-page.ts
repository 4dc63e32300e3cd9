// Runs inside a saved page: erases what is to be ignored, then lets the tracker and its peer read what is left.

import {createDetector, type PageReading, watchDataLayer} from '@vitrine/tracker';
import {readStrictly, type StrictReading} from './read-strictly.ts';

export interface InPage {
  readonly reading: PageReading;
  /** The first reading of the page, code cold. */
  readonly ms: number;
  /** The longest time in which the page could do nothing else. */
  readonly longestMs: number;
  readonly peer: StrictReading;
  readonly peerMs: number;
}

/** What makes a source unreadable: the detector under test stays as it ships. */
const ERASERS = {
  'json-ld': () => remove('script[type*="ld+json" i]'),
  microdata: () => strip('itemprop', 'itemtype', 'itemscope', 'itemid'),
  rdfa: () => strip('typeof', 'vocab', 'resource', 'property'),
  meta: () => remove('meta[property],meta[name],link[rel=canonical]'),
  'data-layer': () => forget('dataLayer'),
  state() {
    remove('script:not([src])');
    for (const [name, value] of Object.entries(window)) {
      const isState = typeof value === 'object' && value !== null && !(value instanceof EventTarget);
      if (isState && name !== 'dataLayer') forget(name);
    }
  },
} as const;

export type ErasableSource = keyof typeof ERASERS;
export const ERASABLE = Object.keys(ERASERS) as ErasableSource[];

export function readHere(without: readonly ErasableSource[]): InPage {
  for (const source of without) ERASERS[source]();
  document.documentElement.getBoundingClientRect(); // the page has come to rest: its layout is no cost of ours
  const clock = Performance.prototype.now.bind(performance); // a page may have put something in its place
  const began = clock();
  const detector = createDetector(window, watchDataLayer, () => {});
  const stop = detector.watch(() => {});
  const reading = detector.read();
  const ms = clock() - began;
  stop();
  const peerBegan = clock();
  const peer = readStrictly(document);
  const peerMs = clock() - peerBegan;
  return {reading, ms, longestMs: ms, peer, peerMs};
}

function forget(name: string): void {
  if (!Reflect.deleteProperty(window, name)) Reflect.set(window, name, undefined); // what `var` declared stays
}

function remove(selector: string): void {
  for (const element of document.querySelectorAll(selector)) element.remove();
}

function strip(...names: string[]): void {
  for (const element of document.querySelectorAll(names.map((name) => `[${name}]`).join())) {
    for (const name of names) element.removeAttribute(name);
  }
}
