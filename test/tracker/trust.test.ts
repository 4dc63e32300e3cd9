import type {ShopEvent} from '@vitrine/core';
import {createDetector, createTracker, watchDataLayer} from '@vitrine/tracker';
import {afterEach, expect, test, vi} from 'vitest';
import {click, write} from './shop.ts';

const holder = window as unknown as {dataLayer?: unknown[]};

afterEach(() => {
  delete holder.dataLayer;
  vi.useRealTimers();
});

test('each act is handed on with the trust of the source that told of it', async () => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/bed');
  write(
    '<article data-vitrine-product data-vitrine-id="BED-1"><h1>Bed</h1><button data-vitrine-add>+</button></article>',
  );
  holder.dataLayer = [];
  const told: [type: string, trust: number | undefined][] = [];
  const emit = async (events: readonly ShopEvent[], trust?: number) => {
    for (const {type} of events) told.push([type, trust]);
  };
  const tracker = createTracker({
    page: window,
    now: () => Date.now(),
    emit,
    watchDataLayer,
    loadDetector: async () => createDetector,
  });
  await vi.advanceTimersByTimeAsync(600);
  click('button');
  holder.dataLayer.push({event: 'remove_from_cart', ecommerce: {items: [{item_id: 'MUG-7', item_name: 'Mug'}]}});
  await vi.advanceTimersByTimeAsync(3000);
  tracker.stop();
  expect(told).toEqual([
    ['view', 4],
    ['add', 4],
    ['remove', 2],
    ['dwell', undefined],
  ]);
});
