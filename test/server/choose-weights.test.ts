import {addSession, type Catalog, createFactSums, type FactSums, type ShopEvent} from '@vitrine/core';
import {chooseWeights} from '@vitrine/server';
import {describe, expect, it} from 'vitest';

const SETTINGS = {shopId: 'test', name: 'Test', currency: 'CNY', locales: ['en']};

const CATALOG: Catalog = {
  categories: [],
  items: Array.from({length: 40}, (_, i) => ({
    itemId: `i${i}`,
    aliases: [],
    title: `i${i}`,
    url: `/i${i}`,
    image: '',
    price: 1000,
    category: [],
    attributes: {},
    available: true,
  })),
};

const eventsOf = (items: readonly number[]): ShopEvent[] =>
  items.map((i, at) => ({type: 'view', at: at * 1000, item: {itemId: `i${i}`}}));

const sumsOf = (sessions: readonly (readonly number[])[]): FactSums => {
  const sums = createFactSums();
  for (const session of sessions) addSession(sums, eventsOf(session), () => null);
  return sums;
};

/** 400 sessions, each made from its number; the last quarter is held out. */
function choose(sessionOf: (s: number) => readonly number[]) {
  const sessions = Array.from({length: 400}, (_, s) => sessionOf(s));
  const input = {catalog: CATALOG, settings: SETTINGS, sums: sumsOf(sessions.slice(0, 300))};
  return chooseWeights(input, sessions.slice(300).map(eventsOf));
}

describe('chooseWeights', () => {
  it('learns that shoppers come back to the item before the last one, and not to the last', async () => {
    const {weights} = await choose((s) => [s % 40, (s * 7 + 1) % 40, s % 40, (s * 7 + 1) % 40]);
    const [last, before] = weights.repeats ?? [];
    expect(before).toBeGreaterThan(0);
    expect(before).toBeGreaterThan(last);
  });

  it('gives next to nothing to what was seen where shoppers do not come back', async () => {
    const {weights} = await choose((s) => [0, 1, 2, 3].map((step) => (s + step * (1 + (s % 3))) % 40));
    for (const repeat of weights.repeats ?? [1]) expect(repeat / weights.neighbors).toBeLessThan(0.03);
  });

  it('lets the last item alone decide where only it says what comes next', async () => {
    const {weights} = await choose((s) => [(s * 17) % 40, (s * 29 + 3) % 40, (s * 29 + 4) % 40, (s * 29 + 5) % 40]);
    expect(weights.seedDecay).toBeLessThanOrEqual(0.4);
  });

  it('leaves the usual weights of scorers that the catalogue has nothing for', async () => {
    const {weights} = await choose((s) => [s % 40, (s + 1) % 40]);
    expect([weights.brand, weights.attributes, weights.price, weights.category]).toEqual([0.2, 0.15, 0.2, 0.6]);
  });

  it('chooses the same again', async () => {
    const sessionOf = (s: number) => [s % 40, (s + 1) % 40, (s + 3) % 40];
    expect(await choose(sessionOf)).toEqual(await choose(sessionOf));
  });

  it('keeps the usual where nothing was held out', async () => {
    const input = {catalog: CATALOG, settings: SETTINGS, sums: sumsOf([[0, 1]])};
    const {shape} = await chooseWeights(input, []);
    expect(shape).toEqual({backward: 0.1, alike: 0.1});
  });
});
