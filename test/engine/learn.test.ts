import type {SeenItem, ShopEvent} from '@vitrine/core';
import {expect, test} from 'vitest';
import {NOW} from '../core/sample-shop.ts';
import {createDevice, createServer, openPage, view} from './shop.ts';

/** A shop of which nobody but this device knows anything. */
const ALONE = {server: '', locale: 'en'};
const alone = (device = createDevice(), fetch = createServer().fetch) =>
  openPage(device, ALONE, {
    fetch,
  });

const items = ['duvet', 'sheet', 'pillow', 'pan', 'wok'].map(
  (name): SeenItem => ({
    itemId: name,
    url: `https://shop.example/p/${name}`,
    title: `${/pan|wok/.test(name) ? 'Iron' : 'Linen'} ${name}`,
    price: 20,
    currency: 'EUR',
  }),
);
const list = (seen: readonly SeenItem[]): ShopEvent => ({
  type: 'list',
  at: NOW - 60_000,
  category: [],
  itemIds: seen.map(({itemId}) => itemId),
  items: seen,
});

test('without a server the lists are of what this device has seen, and grow as it sees more', async () => {
  const page = alone();
  await page.record([list(items.slice(0, 2)), view('duvet')]);
  expect((await page.recommend({placement: 'recent'})).items.map(({title}) => title)).toEqual(['Linen duvet']);
  expect((await page.recommend({placement: 'home'})).level).toBe('empty'); // one other item is no shelf
  await page.record([list(items)]);
  const home = await page.recommend({placement: 'home'});
  expect(home).toMatchObject({level: 'personal', heading: 'Recommended for you'});
  expect(
    home.items
      .slice(0, 2)
      .map(({title}) => title)
      .toSorted(),
  ).toEqual(['Linen pillow', 'Linen sheet']);
});

test('what one page learnt the next one knows, from the events on the device', async () => {
  const device = createDevice();
  await alone(device).record([list(items)]);
  const similar = await alone(device).recommend({placement: 'similar', itemId: 'duvet'});
  expect(similar.items.map(({itemId}) => itemId).toSorted()).toEqual(['pillow', 'sheet']);
});

test('nothing learnt is called popular or new, counted in chips, or sent', async () => {
  const asked: string[] = [];
  const page = alone(createDevice(), async (url) => {
    asked.push(url);
    return new Response(null, {status: 404});
  });
  await page.record([list(items)]);
  for (const placement of ['home', 'popular', 'new', 'trending']) {
    expect((await page.recommend({placement})).level).toBe('empty');
  }
  expect((await page.refine({query: 'linen'})).chips).toEqual([]);
  await page.flush();
  expect(asked).toEqual([]);
});

test('what is forgotten is not shown any more', async () => {
  const page = alone();
  await page.record([list(items), view('duvet')]);
  expect((await page.recommend({placement: 'home'})).items).not.toEqual([]);
  await page.forget();
  expect((await page.recommend({placement: 'similar', itemId: 'duvet'})).items).toEqual([]);
});

test('a shop with a server learns nothing by itself: its pack is the whole shop', async () => {
  let asked = 0;
  const page = openPage(
    createDevice(),
    {},
    {
      load: () => {
        asked++;
        return Promise.reject(new Error('nothing to load'));
      },
    },
  );
  await page.record([list(items)]);
  await page.recommend({placement: 'home'});
  expect(asked).toBe(0);
});

test('lists stay as they were where the code that learns can not be loaded', async () => {
  const page = openPage(createDevice(), ALONE, {load: () => Promise.reject(new Error('blocked'))});
  await page.record([list(items), view('duvet')]);
  expect((await page.recommend({placement: 'home'})).level).toBe('empty');
});
