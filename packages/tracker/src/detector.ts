import type {SeenItem, ShopEvent} from '@vitrine/core';
import {watchControls} from './acts/controls.ts';
import {readEntry} from './acts/data-layer.ts';
import type {WatchDataLayer} from './acts/data-layer-hook.ts';
import {createDedupe} from './acts/dedupe.ts';
import {explicit, readExplicit} from './acts/explicit.ts';
import {type Detector, NOTHING_READ, TRUST} from './adapter.ts';
import {pageKey} from './navigation.ts';
import {quietly, stopAll} from './page.ts';
import {readUnmarked} from './reading/read-page.ts';

/**
 * Reads the shop's pages: first what the merchant marked with data-vitrine-*, else what a page says of itself in
 * structured data, data layers, meta tags and plain elements, merged field by field.
 *
 * @param release takes each act once, after reports of it by several sources were compared
 */
export function createDetector(
  page: Window,
  watchDataLayer: WatchDataLayer,
  release: (event: ShopEvent, trust: number) => void,
): Detector {
  const dedupe = createDedupe(page, release);
  let told: {item: SeenItem; key: string} | null = null;
  let reading = NOTHING_READ;
  const here = () => pageKey(page.location.href);
  return {
    ...dedupe,
    read() {
      const marked = quietly(() => readExplicit(page)) ?? NOTHING_READ;
      const layer = told?.key === here() ? told.item : null;
      return (reading = marked.kind === 'other' ? readUnmarked(page, layer) : marked);
    },
    watch(emit) {
      const stops = [
        explicit(page, (seen) => emit(seen, TRUST.explicit)),
        watchDataLayer(page, (entry) => {
          const said = readEntry(entry, page.document.documentElement.lang);
          for (const seen of said) if (seen.type !== 'view') emit(seen, TRUST.dataLayer);
          const [first] = said;
          if (said.length !== 1 || first.type !== 'view') return;
          told = {item: first.item, key: here()}; // views are left to whoever knows what page it is
          if (reading.kind === 'other' && reading !== NOTHING_READ) {
            emit({type: 'view', item: {url: page.location.href, ...first.item}}, TRUST.dataLayer); // it came late
          }
        }),
        watchControls(
          page,
          () => reading.item,
          // What a shopper types is as sure as it gets; what they press may come to nothing.
          (seen) => emit(seen, seen.type === 'search' ? TRUST.explicit : TRUST.page),
        ),
      ];
      return stopAll(stops);
    },
  };
}
