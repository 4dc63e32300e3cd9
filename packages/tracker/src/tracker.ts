import type {Consent, SeenItem, ShopEvent} from '@vitrine/core';
import type {WatchDataLayer} from './acts/data-layer-hook.ts';
import {createDedupe} from './acts/dedupe.ts';
import {explicit, readExplicit} from './acts/explicit.ts';
import {lists} from './acts/lists.ts';
import {type Detector, NOTHING_READ, type PageReading, type Sighting, type Stop, TRUST} from './adapter.ts';
import type {createDetector} from './detector.ts';
import {createDwell} from './dwell.ts';
import {createHandover} from './handover.ts';
import {pageKey, watchNavigation} from './navigation.ts';
import {createOnce} from './once.ts';
import {listen, quietly} from './page.ts';
import {parseEvent} from './parse-event.ts';
import type {PlatformName} from './platforms/fingerprints.ts';
import type {Platform} from './platforms/platform.ts';
import {isThemeEditor} from './platforms/theme-editor.ts';
import {isSameItem, mergeItems} from './same-item.ts';

const HALF_HOUR_MS = 30 * 60_000;
/** Some shops fill in their structured data, or the next page, long after the document has come to rest. */
const SECOND_LOOK_MS = 1500;

export interface TrackerOptions {
  readonly page: Window;
  /**
   * Takes events on to the engine. The promise says that they are stored; until then they lie in the tab's session for
   * the next page, where consent allows it. Events of the page before may come a second time: equal in every field, `at`
   * included.
   *
   * @param trust how far the source of an act is believed (`TRUST`); absent for what only we can see
   */
  readonly emit: (events: readonly ShopEvent[], trust?: number) => Promise<unknown>;
  /** Epoch ms. */
  readonly now: () => number;
  /** The state at this moment. `off` records nothing; only `local` and `sync` write to the tab's session. Default memory. */
  readonly consent?: () => Consent;
  /** Keeps two shops on one origin apart. */
  readonly shopId?: string;
  /** The page's data layer is wrapped by one function for all: this file is loaded by one that has it already. */
  readonly watchDataLayer: WatchDataLayer;
  /** Brings what reads pages without marks; not asked for where `<html data-vitrine-marked>` says that all have them. */
  readonly loadDetector?: () => Promise<typeof createDetector>;
  /** Brings what knows the shop's platform; without it a shop is read as any other. */
  readonly loadPlatform?: (name: PlatformName) => Promise<Platform>;
  /** Lists are told with what their cards say: for a device that learns its catalogue from them. Default false. */
  readonly withCards?: boolean;
  /** Hears of each page state once it has been read. */
  readonly onPage?: (reading: PageReading) => void;
}

export interface Tracker {
  /** Records an event of the shop's own code; `at` defaults to now. False when it is none. */
  track(event: unknown): boolean;
  /** What the page was last read as. */
  reading(): PageReading;
  /** Erases what the tab's session holds of ours. */
  forget(): void;
  readonly stop: Stop;
}

/** Turns what happens on the page into events, each act once. Throws nothing, and leaves the page as it found it. */
export function createTracker(options: TrackerOptions): Tracker {
  const {page, emit, now, consent = () => 'memory', shopId = '', withCards, onPage} = options;
  const mayKeep = () => consent() === 'local' || consent() === 'sync';
  const handover = createHandover(page, `vitrine-events:${shopId}`, mayKeep);
  const once = createOnce(page, `vitrine-once:${shopId}`, mayKeep, now);
  let reading = NOTHING_READ;
  let current: SeenItem | null = null;
  /** The page state for which the shop's own code named the item: no reading of ours may contradict it. */
  let namedOn = '';
  const isNamed = () => namedOn === pageKey(page.location.href);
  let lastList = '';
  let tookOver = false;
  let secondLook = 0;
  let stopped = false;

  const commit = (events: readonly ShopEvent[], trust?: number) => {
    if (!events.length || consent() === 'off' || isThemeEditor(page)) return;
    handover.add(events);
    void Promise.resolve(quietly(() => emit(events, trust))).then(
      () => handover.settle(events),
      () => {}, // not stored: the next page tries again
    );
  };
  const takeOver = () => {
    if (tookOver || !mayKeep()) return;
    tookOver = true;
    commit(handover.take(now()));
  };
  /** What a reload, the back button or the next page may tell again; addresses without their query, which holds secrets. */
  const repeatable = (event: ShopEvent) =>
    event.type === 'search'
      ? 'search ' + event.query.toLowerCase()
      : event.type === 'purchase'
        ? `purchase ${page.location.pathname} ${event.item.itemId}`
        : event.type === 'checkout' && event.type;
  const offer = (event: ShopEvent, trust: number) => {
    takeOver();
    if ('item' in event && current && isSameItem(current, event.item)) {
      event = {...event, item: mergeItems(current, event.item)}; // one item, one id, whoever speaks of it
    }
    const key = repeatable(event);
    if (key && !once.first(key, HALF_HOUR_MS) && trust < TRUST.explicit) return;
    if (trust === TRUST.explicit) detector?.noted(event);
    dedupe.offer(event, trust);
  };
  const see = (seen: Sighting, trust: number) =>
    quietly(() => {
      const {prerendering} = page.document as Document & {prerendering?: unknown};
      if (stopped || prerendering === true || consent() === 'off') return;
      const event = {...seen, at: now()} as ShopEvent;
      if (event.type === 'view') view(event.item, trust);
      else if ('itemId' in event) {
        // an impression, a click or a dwell: nobody but us can have told of it
        takeOver();
        commit([event]);
      } else offer(event, trust);
    });
  const dwell = createDwell(page, (seen) => see(seen, TRUST.explicit));

  /** Once per page state: the same item under another address, or told again by another source, is no new view. */
  const view = (item: SeenItem, trust: number) => {
    if (current && isSameItem(current, item)) {
      current = mergeItems(current, item);
      return;
    }
    if (current && (trust < TRUST.explicit || isNamed())) {
      // An item beside the page's own: the shop's code shows it in a quick view, or a data layer names a carousel's.
      if (trust === TRUST.explicit) offer({type: 'view', at: now(), item}, trust);
      return;
    }
    current = item;
    if (trust === TRUST.explicit) namedOn = pageKey(page.location.href);
    offer({type: 'view', at: now(), item}, TRUST.explicit);
    dwell.start(item.itemId);
  };
  const leave = () => {
    dwell.start('');
    current = null;
  };
  const announce = () => {
    if (reading.item) {
      if (current && !isSameItem(current, reading.item) && !isNamed()) leave();
      view(reading.item, TRUST.page);
      if (current) dwell.start(current.itemId);
    } else if (!isNamed()) leave();
    if (reading.query) see({type: 'search', query: reading.query}, TRUST.page);
    if (reading.kind === 'list' || reading.kind === 'search') {
      const {category, items} = reading;
      const itemIds = items.map(({itemId}) => itemId);
      const list = [page.location.pathname, ...category, ...itemIds].join('\n');
      if (list !== lastList && (category.length || itemIds.length)) {
        see({type: 'list', category, itemIds, ...(withCards && {items})}, TRUST.page);
      }
      lastList = list;
    } else lastList = '';
    if (reading.kind === 'checkout') see({type: 'checkout'}, TRUST.page);
    for (const {item, quantity} of reading.bought) see({type: 'purchase', item, quantity}, TRUST.page);
  };
  const read = (again = true) => {
    if (stopped) return;
    const marked = readMarks();
    const done = (found: PageReading) => {
      reading = found;
      const before = current?.itemId;
      announce();
      if (onPage) quietly(() => onPage(reading));
      page.clearTimeout(secondLook);
      const unmoved = reading.kind === 'other' || (reading.item && current?.itemId === before);
      if (again && unmoved) secondLook = page.setTimeout(() => read(false), SECOND_LOOK_MS);
    };
    if (detector) detector.read(done, marked);
    else done(marked);
  };

  const left = () => {
    quietly(() => detector?.flush());
    dedupe.flush();
    dwell.start('');
  };
  const dedupe = createDedupe(page, (event, trust) => {
    detector?.follow(event);
    commit([event], trust);
  });
  const readMarks = () => quietly(() => readExplicit(page)) ?? NOTHING_READ;
  let detector: Detector | undefined;
  let loading: Promise<void> | undefined;
  const load = async () => {
    if (page.document.documentElement.hasAttribute('data-vitrine-marked')) return;
    const create = await options.loadDetector?.();
    if (stopped || !create) return;
    detector = create({...options, shopId, mayKeep});
    stops.push(detector.watch(see));
  };
  /** Calls back when the page can be read: at once where it is marked, though what shoppers do there may not be. */
  const whenReady = (done: () => void) => {
    loading ??= load().catch(() => {}); // blocked, perhaps: then marks are all that is read
    const go = () => (detector ? detector.ready(done) : done());
    if (detector || readMarks().kind !== 'other') go();
    else void loading.then(go);
  };
  const stops: Stop[] = [
    lists(page, (seen) => see(seen, TRUST.explicit)),
    listen(page, 'visibilitychange', () => dwell.changed()),
    explicit(page, (seen) => see(seen, TRUST.explicit)),
    watchNavigation(page, {
      settled() {
        takeOver();
        whenReady(read);
      },
      left,
      restored: () => dwell.start(current?.itemId ?? ''),
    }),
  ];
  return {
    track(value) {
      const event = quietly(() => parseEvent(value, now()));
      if (!event || stopped || consent() === 'off') return false;
      quietly(() => (event.type === 'view' ? view(event.item, TRUST.explicit) : offer(event, TRUST.explicit)));
      return true;
    },
    reading: () => reading,
    forget() {
      detector?.forget();
      handover.clear();
      once.clear();
    },
    stop() {
      for (const stop of stops) quietly(stop);
      left();
      stopped = true;
      page.clearTimeout(secondLook);
    },
  };
}
