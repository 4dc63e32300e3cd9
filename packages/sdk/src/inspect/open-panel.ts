// Entry of vitrine-inspect.mjs: what `?vitrine=setup` and `?vitrine=inspect` show, loaded by pages that were asked for it.
import type {RecList} from '@vitrine/core';
import {type PageReading, platformOf, quietly} from '@vitrine/tracker';
import {ATTRIBUTES} from '@vitrine/widgets';
import type {TrackingOptions} from '../tracking.ts';
import type {Door} from './door.ts';
import {createKept} from './kept.ts';
import {createShell} from './shell.ts';
import {signalsOn} from './signals.ts';
import {isHome, type Step, stepOfEvent, stepOfPage} from './steps.ts';
import type {Heard, Told} from './told.ts';
import {widgetsOn} from './widgets-on.ts';

/** Events come in bursts; one look for all of them. */
const SETTLE_MS = 200;
/** Nobody tells the page that a pack or a summary has come or gone. */
const LOOK_AGAIN_MS = 4000;
const MAX_HEARD = 200;

/**
 * Shows the panel that the address asked for, closed into a corner, and keeps it up to date. Sends nothing, records
 * nothing, and writes nothing but which panel it is and what was ticked, to the tab's session.
 *
 * @returns what to give the tracker instead of its options, so that the panel hears what the tracker tells
 */
export function openPanel(door: Door): (options: TrackingOptions) => TrackingOptions {
  const {guard, config, engine, vitrine, allowed, explicit} = door;
  const page = window;
  if (!('adoptedStyleSheets' in document)) return (options) => options;
  const kept = createKept(page);
  const lists = new Map<string, RecList>();
  let heard: Heard[] = [];
  let reading: PageReading | null = null;
  let timer = 0;
  let turn = 0;
  let ended = false;
  let refusesWorkers = false;

  const tick = (steps: readonly (Step | null)[]) => {
    const known = kept.get().steps;
    const fresh = steps.filter((step) => step !== null && !known.includes(step)) as Step[];
    if (fresh.length) kept.set({steps: [...new Set([...known, ...fresh])]});
  };
  const soon = (ms = SETTLE_MS) => {
    page.clearTimeout(timer);
    if (!ended) timer = page.setTimeout(look, ms);
  };
  const look = guard(async () => {
    const mine = ++turn;
    const {view, open} = kept.get();
    shell.attach(); // an engine that is slow to start takes seconds to answer
    if (!document.hidden) {
      const told = await ask(open && view === 'inspect');
      if (mine !== turn || ended) return; // it has been asked again since
      shell.show(told);
    }
    soon(LOOK_AGAIN_MS);
  });

  /** @param all what the device knows, too */
  async function ask(all: boolean): Promise<Told> {
    const from = page.performance.now();
    const [profile, receipts, budget] = all
      ? await Promise.all([vitrine.profile(), vitrine.receipts(), vitrine.budget()])
      : [];
    const askedMs = page.performance.now() - from;
    const status = allowed() === 'off' ? null : await engine.status();
    if (all) await fetchLists();
    return {
      reading,
      home: isHome(page),
      platform: quietly(() => platformOf(page)) ?? null,
      status,
      refusesWorkers,
      allowed: allowed(),
      explicit: explicit(),
      signals: signalsOn(page),
      steps: kept.get().steps,
      widgets: widgetsOn(document, allowed(), status ?? undefined),
      heard,
      lists: [...lists.values()],
      device: profile && receipts && budget ? {profile, receipts, budget, askedMs} : null,
      timings: timingsOf(page, config.base),
      now: Date.now(),
    };
  }
  /** Lists that were shown before the panel was there are asked for once more. */
  async function fetchLists(): Promise<void> {
    for (const host of document.querySelectorAll('vitrine-shelf')) {
      const placement = host.getAttribute('placement') ?? 'home';
      if (lists.has(placement)) continue;
      const asked = ATTRIBUTES.map((name) => [name, host.getAttribute(name)] as const).filter(([, value]) => value);
      const list = await vitrine.recommend({placement, ...Object.fromEntries(asked)});
      if (list.items.length && !lists.has(placement)) lists.set(placement, list);
    }
  }

  const shell = createShell(door, kept, {
    look: () => soon(0),
    async forget() {
      heard = [];
      lists.clear();
      await vitrine.forget();
      soon();
    },
    end() {
      ended = true;
      page.clearTimeout(timer);
      kept.end();
      for (const [type, hear] of listeners) page.removeEventListener(type, hear, true);
    },
  });
  const listeners: [string, (event: Event) => void][] = [
    ['vitrine-change', () => soon()],
    ['visibilitychange', () => soon()],
    [
      'securitypolicyviolation',
      guard((event: Event) => {
        refusesWorkers ||= isOfWorker(event as SecurityPolicyViolationEvent);
      }),
    ],
    [
      'vitrine-list',
      guard((event: Event) => {
        const list = (event as CustomEvent<Partial<RecList> | null>).detail;
        if (list?.placement && Array.isArray(list.items)) lists.set(list.placement, list as RecList);
        soon();
      }),
    ],
  ];
  for (const [type, hear] of listeners) page.addEventListener(type, hear, true);
  kept.set({});
  soon();

  return (options) => ({
    ...options,
    emit(events, trust) {
      quietly(() => {
        heard = [...events.map((event) => ({event, trust})).reverse(), ...heard].slice(0, MAX_HEARD);
        if (!ended) tick(events.map(stepOfEvent));
        soon();
      });
      return options.emit(events, trust);
    },
    onPage(now) {
      quietly(() => {
        reading = now;
        if (!ended) tick([stepOfPage(now, page)]);
        soon();
      });
      options.onPage?.(now);
    },
  });
}

/** The engine's worker was refused, or the policy by which its address is trusted. */
const isOfWorker = ({effectiveDirective, blockedURI, sample}: SecurityPolicyViolationEvent): boolean =>
  effectiveDirective.startsWith('trusted-types')
    ? sample.startsWith('vitrine')
    : /^blob|vitrine-worker/.test(blockedURI);

/** Our own files, as the browser has timed them. */
function timingsOf(page: Window, base: string): Told['timings'] {
  const entries = page.performance.getEntriesByType?.('resource') as PerformanceResourceTiming[] | undefined;
  return (entries ?? [])
    .filter(({name}) => name.startsWith(base + 'vitrine'))
    .map(({name, duration, encodedBodySize}) => ({
      file: name.slice(base.length),
      ms: Math.round(duration),
      bytes: encodedBodySize,
    }));
}
