import {learnPack, openPack} from '@vitrine/core';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {openShop, type Shop, storedText} from './shop.ts';

let shop: Shop;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  shop?.tracker.stop();
  sessionStorage.clear();
  vi.useRealTimers();
});

const LIST = `<nav class="breadcrumb"><a href="/">Home</a> &gt; <a href="/chairs">Chairs</a></nav><ul>${[
  'oak',
  'ash',
  'elm',
]
  .map(
    (name, i) => `<li class="card"><a href="/p/${name}"><img alt="" src="/${name}.jpg"><h3>Chair of ${name}</h3></a>
      <span class="price">€ ${10 + i}.50</span></li>`,
  )
  .join('')}</ul>`;

test('a list is told with what its cards say where the device learns from them, and is a catalogue then', async () => {
  shop = await openShop('/chairs', LIST, {withCards: true});
  expect(shop.of('list')).toMatchObject([
    {
      items: [
        {title: 'Chair of oak', price: 10.5, currency: 'EUR', image: expect.stringContaining('/oak.jpg')},
        {},
        {},
      ],
    },
  ]);
  const pack = openPack(learnPack(shop.events, {shopId: 'chairs', locale: 'en', now: 0})!);
  expect(pack.titles.tables[0].all().toSorted()).toEqual(['Chair of ash', 'Chair of elm', 'Chair of oak']);
});

test('elsewhere a list is told by its ids alone', async () => {
  shop = await openShop('/chairs', LIST);
  expect(shop.of('list')).toMatchObject([{itemIds: ['/p/oak', '/p/ash', '/p/elm']}]);
  expect(JSON.stringify(shop.of('list'))).not.toContain('Chair of');
});

test('cards are too many to lie in the session of the tab', async () => {
  shop = await openShop('/chairs', LIST, {withCards: true, emit: () => new Promise(() => {})});
  expect(shop.of('list')).toHaveLength(1);
  expect(storedText()).not.toContain('Chair of');
});
