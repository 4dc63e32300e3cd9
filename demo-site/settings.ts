import type {ShopSettings} from '@vitrine/core';
import {both, FACETS, type Pair} from './wares/words.ts';

/** What the demo shop tells its Vitrine server of itself. */
export const createDemoSettings = (shopId = 'window-market'): ShopSettings => ({
  shopId,
  name: {'zh-CN': '橱窗小集', en: 'Window Market'},
  currency: 'CNY',
  ownStatistics: 'exact', // its orders are of simulated shoppers, whom nobody can harm
  locales: ['zh-CN', 'en'],
  searchUrl: {'zh-CN': '/search?q={query}', en: '/en/search?q={query}'},
  facetUrl: '{facet}={value}',
  facetNames: Object.fromEntries(Object.entries(FACETS).map(([facet, name]) => [facet, both(name as Pair)])),
});
