import type {ShopEvent} from '@vitrine/core';
import {type Detector, NOTHING_READ, TRUST} from './adapter.ts';
import {explicit, readExplicit} from './adapters/explicit.ts';
import {createDedupe} from './dedupe.ts';
import {quietly} from './page.ts';

/**
 * Reads the shop's pages: first what the merchant marked with data-vitrine-*, else what a page says of itself.
 *
 * @param release takes each act once, after reports of it by several sources were compared
 */
export function createDetector(page: Window, release: (event: ShopEvent) => void): Detector {
  const dedupe = createDedupe(page, release);
  return {
    ...dedupe,
    read() {
      return quietly(() => readExplicit(page)) ?? NOTHING_READ;
    },
    watch(emit) {
      const stops = [explicit(page, (seen) => emit(seen, TRUST.explicit))];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
