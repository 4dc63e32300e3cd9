import {createSparseRows, DEFAULT_WEIGHTS, encodePack, openPack, type Pack, type PackContent} from '@vitrine/core';

/** A shop with one item for each title, whose shoppers ask these queries, the most frequent first. */
export function shopOf(titles: readonly string[], queries: readonly string[]): Pack {
  const content: PackContent = {
    part: 'body',
    shop: {shopId: 'spelling', name: 'Spelling', currency: 'CNY', locales: ['zh-CN'], searchUrl: '/s?q={query}'},
    builtAt: 0,
    weights: DEFAULT_WEIGHTS,
    evidence: [],
    categories: [{categoryId: 'all', name: '全部'}],
    items: titles.map((title, i) => ({
      itemId: `${i}`,
      aliases: [],
      title,
      url: `/${i}`,
      image: '',
      price: 100,
      category: ['all'],
      attributes: {},
      available: true,
    })),
    popularity: new Float32Array(titles.length).fill(1 / titles.length),
    neighbors: createSparseRows(titles.map(() => [])),
    transitions: createSparseRows([]),
    // How often each was asked the file does not say; Zipf's law does for any shop's queries
    queries: queries.map((query, rank) => ({query, weight: 1 / (rank + 1), categories: []})),
  };
  return openPack(encodePack(content).buffer);
}
