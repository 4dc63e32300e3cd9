import {
  below,
  type CatalogItem,
  createSparseRows,
  DEFAULT_WEIGHTS,
  type PackContent,
  type RandomWord,
} from '@vitrine/core';
import {seededWords} from '../quality/random.ts';

export const SHOP_ID = 'speed';
/** "Now" of every measurement. */
export const NOW = Date.UTC(2026, 10, 1);

export const NOUNS =
  '床单 被套 枕头 毛毯 床笠 奶粉 尿裤 奶瓶 童车 积木 手机 耳机 键盘 相机 平板 苹果 香蕉 茶叶 坚果 咖啡'.split(' ');
const WORDS =
  'sheet duvet pillow blanket cover formula diaper bottle stroller bricks phone earbuds keyboard camera tablet apple banana tea nuts coffee'.split(
    ' ',
  );
export const MAKES = '全棉 加厚 轻奢 北欧 儿童 便携 有机 进口 无线 高清 新款 经典'.split(' ');
const ITEMS_OF_A_LEAF = 60;
const NEIGHBORS = 24;

export const itemIdOf = (i: number): string => `SKU-${100_000 + i}`;

/** The pack of a shop that does not exist: titles in two languages, brands, origins, colours, and neighbors mostly of the same leaf. */
export function speedShop(itemCount: number, seed: number): PackContent {
  const random: RandomWord = seededWords(seed);
  const upTo = (n: number) => below(n, random);
  const leafCount = Math.max(4, Math.round(itemCount / ITEMS_OF_A_LEAF));
  const brandCount = Math.max(10, Math.round(itemCount / 50));
  const items = Array.from({length: itemCount}, (_, i): CatalogItem => {
    const leaf = Math.floor((i * leafCount) / itemCount);
    const noun = leaf % NOUNS.length;
    const origin = upTo(20);
    return {
      itemId: itemIdOf(i),
      aliases: [],
      title: {
        'zh-CN': `品牌${upTo(80)} ${MAKES[upTo(MAKES.length)]}${NOUNS[noun]} ${MAKES[upTo(MAKES.length)]} ${upTo(900)}款`,
        en: `Brand ${upTo(80)} ${WORDS[noun]} model ${upTo(900)}`,
      },
      url: `/product/${i}.html`,
      image: `/images/${i}.jpg`,
      price: 990 + 100 * upTo(5000),
      category: [`部门${leaf % 12}`, `类目${leaf}`],
      brand: `品牌${upTo(brandCount)}`,
      attributes: {origin: {'zh-CN': `产地${origin}`, en: `Origin ${origin}`}, color: `颜色${upTo(12)}`},
      available: upTo(20) > 0,
      rating: {mean: 3 + upTo(21) / 10, count: upTo(2000)},
      createdAt: NOW - upTo(900) * 86_400_000,
    };
  });
  const interest = Float32Array.from(items, () => 1 / (1 + upTo(itemCount)));
  const total = interest.reduce((sum, value) => sum + value, 0);
  const near = (i: number) => {
    const reach = upTo(5) > 0 ? ITEMS_OF_A_LEAF : itemCount;
    return Math.min(itemCount - 1, Math.max(0, i + upTo(2 * reach) - reach));
  };
  return {
    part: 'body',
    shop: {
      shopId: SHOP_ID,
      name: 'Speed',
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
    popularity: interest.map((value) => value / total),
    neighbors: createSparseRows(
      items.map((_, i) =>
        [...new Set(Array.from({length: NEIGHBORS}, () => near(i)))].map((column) => ({
          column,
          weight: (1 + upTo(1000)) / 1000,
        })),
      ),
    ),
    transitions: createSparseRows([]),
    queries: [],
  };
}
