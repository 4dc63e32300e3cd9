import {type CatalogItem, createSparseRows, DEFAULT_WEIGHTS, type PackContent} from '@vitrine/core';

/** Uniform numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Midnight of 1 November 2026, in UTC: "now" of every test. */
export const NOW = Date.UTC(2026, 10, 1);

const NOUNS =
  '床单 被套 枕头 毛毯 床笠 奶粉 尿裤 奶瓶 童车 玩具 手机 耳机 键盘 相机 平板 苹果 香蕉 茶叶 坚果 咖啡'.split(' ');
const ADJECTIVES = '全棉 加厚 轻奢 北欧 儿童 便携 有机 进口 无线 高清 新款 经典'.split(' ');
const WORDS =
  'sheet duvet pillow blanket cover formula diaper bottle stroller toy phone earbuds keyboard camera tablet apple banana tea nuts coffee'.split(
    ' ',
  );

/**
 * A shop of any size with skewed popularity and neighbors mostly of the same category: what sizes and times are
 * measured on, and what the slow twins of fast code are compared on.
 */
export function sampleShop(itemCount: number, {seed = 1, neighborCount = 24} = {}): PackContent {
  const random = seeded(seed);
  const below = (n: number) => Math.floor(random() * n);
  const leafCount = Math.max(4, Math.round(itemCount / 60));
  const items: CatalogItem[] = Array.from({length: itemCount}, (_, i) => {
    const leaf = Math.floor((i * leafCount) / itemCount);
    const noun = leaf % NOUNS.length;
    const adjective = below(ADJECTIVES.length);
    const price = 990 + 100 * below(50_000);
    return {
      itemId: `SKU-${100000 + i}`,
      aliases: [`69${String(1e10 + Math.floor(random() * 1e10))}`],
      title: {
        'zh-CN': `品牌${below(80)} ${ADJECTIVES[adjective]}${NOUNS[noun]} ${ADJECTIVES[below(ADJECTIVES.length)]} ${below(900)}款`,
        en: `Brand ${below(80)} ${WORDS[noun]} model ${below(900)}`,
      },
      url: `/product/${100000 + i}-${WORDS[noun]}.html`,
      image: `/images/${100000 + i}.jpg`,
      price,
      ...(random() < 0.3 ? {listPrice: price + 100 * below(20_000)} : {}),
      category: [`部门${leaf % 12}`, `类目${leaf}`],
      brand: `品牌${below(Math.max(10, Math.round(itemCount / 50)))}`,
      attributes: {origin: {'zh-CN': `产地${below(20)}`, en: `Origin ${below(20)}`}, color: `颜色${below(12)}`},
      available: random() > 0.05,
      ...(random() < 0.8 ? {rating: {mean: 3 + Math.round(random() * 20) / 10, count: below(2000)}} : {}),
      createdAt: NOW - below(900) * 86_400_000,
    };
  });
  const raw = Float32Array.from(items, () => 1 / (1 + below(itemCount)));
  const total = raw.reduce((sum, value) => sum + value, 0);
  const near = (i: number) => {
    const spread = random() < 0.8 ? 60 : itemCount;
    return Math.min(itemCount - 1, Math.max(0, i + below(2 * spread) - spread));
  };
  const distinct = (count: number, pick: () => number) => [...new Set(Array.from({length: count}, pick))];
  const row = (columns: readonly number[]) => columns.map((column) => ({column, weight: random() ** 3 + 1e-3}));
  return {
    part: 'body',
    shop: {
      shopId: 'sample',
      name: {'zh-CN': '样店', en: 'Sample'},
      currency: 'CNY',
      locales: ['zh-CN', 'en'],
      searchUrl: '/search?q={query}',
      facetUrl: '{facet}={value}',
    },
    builtAt: NOW,
    weights: DEFAULT_WEIGHTS,
    evidence: [],
    categories: [],
    items,
    popularity: raw.map((value) => value / total),
    neighbors: createSparseRows(items.map((_, i) => row(distinct(neighborCount, () => near(i))))),
    transitions: createSparseRows([]),
    queries: [],
  };
}
