import type {SeenItem} from '@vitrine/core';
import {type Attempts, createAttempts} from './acts/attempts.ts';
import {createCart, type Line} from './acts/cart.ts';
import {cartLines} from './acts/cart-lines.ts';
import {watchControls} from './acts/controls.ts';
import {readEntry} from './acts/data-layer.ts';
import type {WatchDataLayer} from './acts/data-layer-hook.ts';
import {lookAt} from './acts/showing.ts';
import {type Detector, NOTHING_READ, type PageReading, type Sighting, type Stop, TRUST} from './adapter.ts';
import {pageKey} from './navigation.ts';
import {quietly, stopAll} from './page.ts';
import {type PlatformName, platformOf} from './platforms/fingerprints.ts';
import type {Attempt, Platform} from './platforms/platform.ts';
import {readUnmarked} from './reading/read-page.ts';
import {isSameItem, mergeItems} from './same-item.ts';
import {createSlot} from './slot.ts';
import {inTasks, quietSteps, type Run, type Steps} from './steps.ts';

/** How long the first look at a page waits for what knows its platform. */
const PLATFORM_MS = 1000;
/** Whoever knows what was bought has said so by then; else it was what lay in the cart. */
const ORDER_MS = 1500;

export interface DetectorOptions {
  readonly page: Window;
  readonly now: () => number;
  readonly shopId: string;
  /** Whether anything may lie in the tab's session. */
  readonly mayKeep: () => boolean;
  readonly watchDataLayer: WatchDataLayer;
  readonly loadPlatform?: ((name: PlatformName) => Promise<Platform>) | undefined;
}

/** A page's reading, and what a cart's page lists. */
interface Read {
  readonly reading: PageReading;
  readonly lines?: readonly Line[] | undefined;
}

/**
 * Reads pages that bear no marks: what a page says of itself in structured data, data layers, meta tags and plain elements,
 * and what its platform knows of it, merged field by field.
 */
export function createDetector(options: DetectorOptions): Detector {
  const {page, now, shopId, mayKeep, watchDataLayer, loadPlatform} = options;
  const cart = createCart(createSlot(page, `vitrine-cart:${shopId}`, mayKeep), now);
  let told: {item: SeenItem; key: string} | null = null;
  let reading = NOTHING_READ;
  let run: Run | undefined;
  let readOn = '';
  let platform: Platform | null = null;
  let loading: Promise<void> | null = null;
  let emit: (seen: Sighting, trust: number) => void = () => {};
  let stopped = false;
  const stops: Stop[] = [];
  const here = () => pageKey(page.location.href);
  /** What the page was read as; a press does not wait for a reading that is under way. */
  const current = () => {
    run?.finish();
    return reading;
  };

  /** One source tells what an order was made of: who speaks first on its page. */
  let order: {key: string; by: string} | null = null;
  let orderTimer = 0;
  const mayTellOrder = (by: string) => {
    if (order?.key !== here()) order = {key: here(), by};
    return order.by === by;
  };
  const orderOfCart = () => {
    page.clearTimeout(orderTimer);
    if (!orderTimer || !mayTellOrder('cart')) return;
    orderTimer = 0;
    for (const line of cart.order()) emit({type: 'purchase', ...line}, TRUST.page);
  };

  const attempts: Attempts = createAttempts({
    page,
    now,
    slot: createSlot(page, `vitrine-tried:${shopId}`, mayKeep),
    resolve(item) {
      const own = current().item;
      return own && isSameItem(own, item) ? mergeItems(own, item) : item;
    },
    emit: (seen, trust) => emit(seen, trust),
    onDirect: (item, quantity) => cart.setDirect(item, quantity),
  });
  const attach = (loaded: Platform) => {
    if (stopped) return;
    platform = loaded;
    stops.push(loaded.watch(page, attempts));
  };
  const load = () => {
    const name = loading || !loadPlatform ? null : quietly(() => platformOf(page));
    if (name) loading = loadPlatform!(name).then(attach, () => {}); // blocked, perhaps: its shop is read as any other
    return platform ? null : loading;
  };
  return {
    ready(done) {
      const waited = load();
      if (!waited) return done();
      const timer = page.setTimeout(done, PLATFORM_MS);
      void waited.then(() => {
        page.clearTimeout(timer);
        done();
      });
    },
    read(done, marked = NOTHING_READ) {
      run?.drop();
      readOn = here();
      run = inTasks(page, stepsOf(marked), (read = {reading: marked, lines: []}) => {
        arrive(read);
        done(reading);
      });
    },
    watch(hear) {
      emit = hear;
      stops.push(
        watchDataLayer(page, (entry) => {
          const said = readEntry(entry, page.document.documentElement.lang);
          for (const seen of said) hearLayer(seen);
          const [first] = said;
          if (said.length !== 1 || first.type !== 'view') return;
          told = {item: first.item, key: here()}; // views are left to whoever knows what page it is
          if (reading.kind === 'other' && reading !== NOTHING_READ) {
            emit({type: 'view', item: {url: page.location.href, ...first.item}}, TRUST.dataLayer); // it came late
          }
        }),
        watchControls(page, {
          reading: current,
          tried: (attempt, by, pressed) => attempts.tried(attempt, by, pressed),
          // What a shopper types is as sure as it gets
          emit: (seen) => emit(seen, seen.type === 'search' ? TRUST.explicit : TRUST.page),
        }),
        attempts.stop,
      );
      void load();
      return () => {
        stopped = true;
        run?.drop();
        page.clearTimeout(orderTimer);
        stopAll(stops)();
      };
    },
    noted(event) {
      if ('item' in event) attempts.noted(event.type, event.item);
    },
    follow: (event) => cart.follow(event),
    flush() {
      if (readOn === here()) run?.finish();
      else run?.drop();
      orderOfCart();
    },
    forget() {
      attempts.forget();
      cart.clear();
    },
  };

  function* stepsOf(marked: PageReading): Steps<Read> {
    const layer = told?.key === here() ? told.item : null;
    const known = quietly(() => platform?.read(page)) ?? null;
    const found = marked.kind === 'other' ? yield* readUnmarked(page, layer, known) : marked;
    return {reading: found, lines: found.kind === 'cart' ? yield* quietSteps(cartLines(page)) : []};
  }

  function arrive({reading: found, lines = []}: Read): void {
    const {kind} = found;
    reading = found;
    attempts.arrived(kind);
    if (found.bought.length && !mayTellOrder('page')) reading = {...found, bought: []};
    if (lines.length) cart.replace(lines);
    else if (kind === 'thanks' || (!/^(?:cart|checkout)$/.test(kind) && cart.isCheckedOut() && isEmptied())) {
      orderTimer ||= page.setTimeout(orderOfCart, ORDER_MS);
    }
  }

  function hearLayer(seen: Sighting): void {
    if (seen.type === 'purchase' && !mayTellOrder('layer')) return;
    if (/^(?:add|remove|(?:un)?favorite)$/.test(seen.type)) attempts.tried(seen as Attempt, 'layer');
    else if (seen.type !== 'view') emit(seen, TRUST.dataLayer);
  }

  /** The cart that went to the checkout counts nothing any more. */
  function isEmptied(): boolean {
    return cart.hasLines() && lookAt(page).inCart === 0;
  }
}
