import {brotliCompressSync} from 'node:zlib';
import {addSession, type CatalogItem, createFactSums, encodePack, type ShopEvent} from '@vitrine/core';
import {buildModel} from '@vitrine/server';
import {expect, it} from 'vitest';

const ITEMS = 1000;
const LEAVES = 25;
const ADJECTIVES = [
  'soft',
  'warm',
  'large',
  'small',
  'red',
  'blue',
  'green',
  'cotton',
  'linen',
  'wool',
  'steel',
  'oak',
];
const NOUNS = [
  'pillow',
  'blanket',
  'kettle',
  'lamp',
  'chair',
  'table',
  'shirt',
  'phone',
  'cable',
  'towel',
  'rug',
  'clock',
];

it('a pack of 1,000 items with neighbors, similar items and companions of each fits in 150 kB brotli', async () => {
  const random = seeded(7);
  const below = (n: number) => Math.floor(random() * n);
  const items = Array.from({length: ITEMS}, (_, i): CatalogItem => {
    const leaf = below(LEAVES);
    const title = `${ADJECTIVES[below(12)]} ${ADJECTIVES[below(12)]} ${NOUNS[leaf % 12]} model ${100 + below(900)}`;
    return {
      itemId: `SKU-${100_000 + i}`,
      aliases: [],
      title: {'zh-CN': `加厚 ${title}`, en: title},
      url: `/p/SKU-${100_000 + i}`,
      image: `/img/${100_000 + i}.webp`,
      price: 990 + below(40_000),
      category: [`top${leaf % 8}`, `leaf${leaf}`],
      brand: `Brand ${below(60)}`,
      attributes: {color: ADJECTIVES[4 + below(3)]},
      available: true,
      rating: {mean: 3 + below(20) / 10, count: below(500)},
      createdAt: 1.7e12 + random() * 3e10,
    };
  });
  const shelves = Array.from({length: LEAVES}, (_, leaf) =>
    items.filter(({category}) => category[1] === `leaf${leaf}`),
  );
  const paths = new Map(items.map(({itemId, category}) => [itemId, category]));
  const sums = createFactSums();
  for (let session = 0; session < 12 * ITEMS; session++) {
    let shelf = shelves[below(LEAVES)];
    const events = Array.from({length: 2 + below(6)}, (_, at): ShopEvent => {
      if (random() < 0.25) shelf = shelves[below(LEAVES)];
      return {type: 'view', at, item: {itemId: shelf[Math.floor(random() ** 2 * shelf.length)].itemId}};
    });
    addSession(sums, events, (itemId) => paths.get(itemId) ?? null);
  }
  const settings = {shopId: 's', name: 'S', currency: 'CNY', locales: ['zh-CN', 'en']};
  const catalog = {categories: [], items};
  const model = await buildModel({catalog, settings, sums, orders: sums, reports: [], now: 0});
  for (const rows of [model.neighbors, model.similar, model.companions]) {
    expect(rows.columns.length).toBeGreaterThan(5 * ITEMS);
  }
  const pack = encodePack({...model, part: 'body', shop: settings, builtAt: 0, items});
  expect(brotliCompressSync(pack).length).toBeLessThan(150_000);
}, 60_000);

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
