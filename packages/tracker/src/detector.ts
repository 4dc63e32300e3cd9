import type {SeenItem} from '@vitrine/core';
import {type Attempts, createAttempts} from './acts/attempts.ts';
import {createCart} from './acts/cart.ts';
import {cartLines} from './acts/cart-lines.ts';
import {watchControls} from './acts/controls.ts';
import {readEntry} from './acts/data-layer.ts';
import type {WatchDataLayer} from './acts/data-layer-hook.ts';
import {lookAt} from './acts/showing.ts';
import {type Detector, NOTHING_READ, type Sighting, type Stop, TRUST} from './adapter.ts';
import {pageKey} from './navigation.ts';
import {quietly, stopAll} from './page.ts';
import {type PlatformName, platformOf} from './platforms/fingerprints.ts';
import type {Attempt, Platform} from './platforms/platform.ts';
import {readUnmarked} from './reading/read-page.ts';
import {isSameItem, mergeItems} from './same-item.ts';
import {createSlot} from './slot.ts';

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

/**
 * Reads pages that bear no marks: what a page says of itself in structured data, data layers, meta tags and plain elements,
 * and what its platform knows of it, merged field by field.
 */
export function createDetector(options: DetectorOptions): Detector {
  const {page, now, shopId, mayKeep, watchDataLayer, loadPlatform} = options;
  const cart = createCart(createSlot(page, `vitrine-cart:${shopId}`, mayKeep), now);
  let told: {item: SeenItem; key: string} | null = null;
  let reading = NOTHING_READ;
  let platform: Platform | null = null;
  let loading: Promise<void> | null = null;
  let emit: (seen: Sighting, trust: number) => void = () => {};
  let stopped = false;
  const stops: Stop[] = [];
  const here = () => pageKey(page.location.href);

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
    resolve: (item) => (reading.item && isSameItem(reading.item, item) ? mergeItems(reading.item, item) : item),
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
    read(marked = NOTHING_READ) {
      const layer = told?.key === here() ? told.item : null;
      const known = quietly(() => platform?.read(page)) ?? null;
      reading = marked.kind === 'other' ? readUnmarked(page, layer, known) : marked;
      attempts.arrived(reading.kind);
      if (reading.bought.length && !mayTellOrder('page')) reading = {...reading, bought: []};
      if (reading.kind === 'cart') {
        const lines = quietly(() => cartLines(page)) ?? [];
        if (lines.length) cart.replace(lines);
      } else if (reading.kind === 'thanks' || (reading.kind !== 'checkout' && cart.isCheckedOut() && isEmptied())) {
        orderTimer ||= page.setTimeout(orderOfCart, ORDER_MS);
      }
      return reading;
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
          reading: () => reading,
          tried: (attempt, by, pressed) => attempts.tried(attempt, by, pressed),
          // What a shopper types is as sure as it gets
          emit: (seen) => emit(seen, seen.type === 'search' ? TRUST.explicit : TRUST.page),
        }),
        attempts.stop,
      );
      void load();
      return () => {
        stopped = true;
        page.clearTimeout(orderTimer);
        stopAll(stops)();
      };
    },
    noted(event) {
      if ('item' in event) attempts.noted(event.type, event.item);
    },
    follow: (event) => cart.follow(event),
    flush: orderOfCart,
    forget() {
      attempts.forget();
      cart.clear();
    },
  };

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
