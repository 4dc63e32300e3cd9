import {
  type CatalogItem,
  createSparseRows,
  DEFAULT_WEIGHTS,
  encodePack,
  openPack,
  type Pack,
  type PackContent,
  type ShopEvent,
} from '@vitrine/core';
import {NOW} from './sample-shop.ts';

const NAMES: Record<string, string> = {
  家居: 'Home',
  床上三件套: 'Bedding sets',
  枕头: 'Pillows',
  母婴: 'Mother & Baby',
  婴儿奶粉: 'Infant formula',
  纸尿裤: 'Diapers',
  婴儿床品: 'Baby bedding',
  数码: 'Electronics',
  手机: 'Phones',
  手机壳: 'Phone cases',
  生鲜: 'Fresh food',
  水果: 'Fruit',
};

/** id, category, title, English title, brand, origin, price in yuan, popularity. */
type Row = readonly [string, readonly [string, string], string, string, string, string, number, number];

const ROWS: readonly Row[] = [
  ...[0, 1, 2, 3, 4, 5, 6, 7].map(
    (n): Row => [
      `bed-${n}`,
      ['家居', '床上三件套'],
      `${['全棉', '亚麻', '真丝', '加厚'][n % 4]}床上三件套 ${n}`,
      `${['Cotton', 'Linen', 'Silk', 'Warm'][n % 4]} bedding set ${n}`,
      ['梦洁', '罗莱', '水星', '富安娜'][n % 4],
      n % 2 ? '江苏' : '山东',
      199 + 150 * n,
      60 - n,
    ],
  ),
  ...[0, 1, 2, 3].map(
    (n): Row => [
      `pillow-${n}`,
      ['家居', '枕头'],
      `羽绒枕头 ${n}`,
      `Down pillow ${n}`,
      ['梦洁', '罗莱', '水星', '富安娜'][n],
      '江苏',
      59 + 40 * n,
      30 - n,
    ],
  ),
  ...[0, 1, 2, 3, 4, 5].map(
    (n): Row => [
      `formula-${n}`,
      ['母婴', '婴儿奶粉'],
      `婴儿配方奶粉 ${n + 1} 段`,
      `Infant formula stage ${n + 1}`,
      ['飞鹤', '爱他美', '美素'][n % 3],
      n % 3 ? '荷兰' : '中国',
      188 + 60 * n,
      12 - n,
    ],
  ),
  ...[0, 1, 2, 3].map(
    (n): Row => [
      `diaper-${n}`,
      ['母婴', '纸尿裤'],
      `超薄纸尿裤 ${n}`,
      `Thin diapers ${n}`,
      ['帮宝适', '花王', '好奇', '尤妮佳'][n],
      '日本',
      89 + 20 * n,
      10 - n,
    ],
  ),
  ...[0, 1, 2].map(
    (n): Row => [
      `crib-${n}`,
      ['母婴', '婴儿床品'],
      `婴儿床上三件套 纯棉 ${n}`,
      `Baby crib bedding set ${n}`,
      ['好孩子', '全棉时代', '英氏'][n],
      '江苏',
      159 + 60 * n,
      8 - n,
    ],
  ),
  ...[0, 1, 2, 3].map(
    (n): Row => [
      `phone-${n}`,
      ['数码', '手机'],
      n < 3 ? `苹果手机 ${n}` : '华为手机',
      n < 3 ? `Apple phone ${n}` : 'Huawei phone',
      n < 3 ? '苹果' : '华为',
      '中国',
      4999 + 1000 * n,
      40 - n,
    ],
  ),
  ...[0, 1].map(
    (n): Row => [
      `case-${n}`,
      ['数码', '手机壳'],
      `透明手机壳 ${n}`,
      `Clear case ${n}`,
      '图拉斯',
      '中国',
      39 + n,
      9 - n,
    ],
  ),
  ...[0, 1, 2, 3].map(
    (n): Row => [
      `fruit-${n}`,
      ['生鲜', '水果'],
      n < 3 ? `红富士苹果 ${n}` : '香蕉',
      n < 3 ? `Fuji apples ${n}` : 'Bananas',
      ['果园老农', '佳沛', '都乐', '佳农'][n],
      n < 3 ? '山东' : '菲律宾',
      29 + 10 * n,
      38 - n,
    ],
  ),
];

const items: CatalogItem[] = ROWS.map(([itemId, category, zh, en, brand, origin, price], i) => ({
  itemId,
  aliases: [`${itemId}-sku`],
  title: {'zh-CN': zh, en},
  url: `/p/${itemId}.html`,
  image: `/i/${itemId}.svg`,
  price: price * 100,
  category,
  brand,
  attributes: {origin},
  available: true,
  rating: {mean: 4.5, count: 50 + i},
  createdAt: NOW - 200 * 86_400_000,
}));

const paths = [...new Set(items.flatMap(({category: [top, leaf]}) => [top, `${top} > ${leaf}`]))];
const total = ROWS.reduce((sum, row) => sum + row[7], 0);
const leaf = (name: string) => paths.indexOf(name);

/** A family's shop: bedding, baby goods, phones and fruit. Shoppers of formula go on to diapers and baby bedding. */
export const FAMILY_SHOP: PackContent = {
  part: 'body',
  shop: {
    shopId: 'family',
    name: {'zh-CN': '一家小店', en: 'Family Shop'},
    currency: 'CNY',
    locales: ['zh-CN', 'en'],
    searchUrl: '/search.html?q={query}',
    facetUrl: '{facet}={value}',
  },
  builtAt: NOW,
  weights: DEFAULT_WEIGHTS,
  evidence: [],
  categories: paths.map((categoryId) => {
    const name = categoryId.split(' > ').at(-1) as string;
    return {categoryId, name: {'zh-CN': name, en: NAMES[name]}, url: `/c/${encodeURIComponent(name)}`};
  }),
  items,
  popularity: Float32Array.from(ROWS, (row) => row[7] / total),
  neighbors: createSparseRows(items.map(() => [])),
  transitions: createSparseRows(
    paths.map((path) =>
      path === '母婴 > 婴儿奶粉'
        ? [
            {column: leaf('母婴 > 婴儿奶粉'), weight: 0.5},
            {column: leaf('母婴 > 纸尿裤'), weight: 0.3},
            {column: leaf('母婴 > 婴儿床品'), weight: 0.2},
          ]
        : [],
    ),
  ),
  queries: [{query: '三件套', weight: 5, categories: [{category: leaf('家居 > 床上三件套'), weight: 1}]}],
};

export const openShop = (changes: Partial<PackContent> = {}): Pack =>
  openPack(encodePack({...FAMILY_SHOP, ...changes}).buffer);

/** The shopper opens these items' pages, ten seconds apart, the last one just before `until`. */
export const views = (itemIds: readonly string[], until = NOW): ShopEvent[] =>
  itemIds.map((itemId, n) => ({type: 'view', at: until - 10_000 * (itemIds.length - n), item: {itemId}}));
