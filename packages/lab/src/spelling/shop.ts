import {createSparseRows, DEFAULT_WEIGHTS, encodePack, openPack, type Pack, type PackContent} from '@vitrine/core';

/** A shop that has one item for each query, with these words as its title. `asked` says that shoppers' queries are known. */
export function shopOf(queries: readonly string[], asked: boolean): Pack {
  const content: PackContent = {
    part: 'body',
    shop: {shopId: 'spelling', name: 'Spelling', currency: 'CNY', locales: ['zh-CN'], searchUrl: '/s?q={query}'},
    builtAt: 0,
    weights: DEFAULT_WEIGHTS,
    evidence: [],
    categories: [{categoryId: 'all', name: '全部'}],
    items: queries.map((title, i) => ({
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
    popularity: new Float32Array(queries.length).fill(1 / queries.length),
    neighbors: createSparseRows(queries.map(() => [])),
    transitions: createSparseRows([]),
    // How often each was asked the file does not say; Zipf's law does for any shop's queries
    queries: asked ? queries.map((query, rank) => ({query, weight: 1 / (rank + 1), categories: []})) : [],
  };
  return openPack(encodePack(content).buffer);
}
