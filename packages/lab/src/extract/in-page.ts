// Runs inside a saved page: erases what is to be ignored, then lets the tracker and its peer read what is left.

import {createDetector, type Detector, type PageReading, PLATFORMS, watchDataLayer} from '@vitrine/tracker';
import {readStrictly, type StrictReading} from './read-strictly.ts';

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

export function erase(without: readonly ErasableSource[]): void {
  for (const source of without) ERASERS[source]();
  document.documentElement.getBoundingClientRect(); // the page has come to rest: its layout is no cost of ours
}

/** A call that takes no time but what calls take. */
export const readNothing = (): Partial<PageReading> => ({kind: 'other', category: [], items: []});

/** A fixed piece of work, by which the times of two runs can be compared: of a machine that others use, too. */
export function keepPace(): number {
  let sum = 0;
  for (let i = 0; i < 5_000_000; i++) sum = (sum + i * 7) | 0;
  return sum;
}

let detector: Detector;
let reading: PageReading | undefined;
/** Lets the detector's next task run. */
let goOn: (() => void) | undefined;

/** Starts what reads pages, with what knows the page's platform if it is of one; its tasks wait for `readOn`. */
export async function prepare(): Promise<void> {
  const wait = () => new Promise<void>((done) => (goOn = done));
  Object.defineProperty(window, 'scheduler', {value: {yield: wait}, configurable: true}); // a page opened again under its hash is the same one
  detector = createDetector({
    page: window,
    now: () => Date.now(),
    shopId: '',
    mayKeep: () => false,
    watchDataLayer,
    loadPlatform: (name) => Promise.resolve(PLATFORMS[name]),
  });
  detector.watch(() => {});
  await new Promise<void>((done) => detector.ready(done));
}

/** Reads the page for the first time, code cold, as the tracker does, one task a call; undefined until it has been read. */
export async function readOn(): Promise<PageReading | undefined> {
  const resume = goOn;
  goOn = undefined;
  if (resume) resume();
  else {
    reading = undefined;
    detector.read((found) => {
      reading = found;
    });
  }
  await Promise.resolve(); // in which the task runs
  return reading;
}

export const readAsPeer = (): StrictReading => readStrictly(document);

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
