/** What the search box says itself, in one language. `{}` stands for a value. */
export interface SearchMessages {
  /** BCP 47, for numbers and for who reads the words aloud. */
  readonly lang: string;
  readonly suggestions: string;
  readonly recent: string;
  readonly related: string;
  readonly popular: string;
  readonly queries: string;
  readonly categories: string;
  readonly items: string;
  readonly relatedItems: string;
  readonly popularItems: string;
  readonly corrected: string;
  readonly count: string;
  readonly countOne: string;
  /** How a recent search is removed by keyboard. */
  readonly removable: string;
  readonly remove: string;
  readonly removed: string;
  readonly clear: string;
  readonly cleared: string;
  readonly found: string;
  readonly onDevice: string;
}

const ZH: SearchMessages = {
  lang: 'zh-CN',
  suggestions: '搜索建议',
  recent: '最近搜索',
  related: '相关搜索',
  popular: '热门搜索',
  queries: '搜索',
  categories: '分类',
  items: '商品',
  relatedItems: '相关商品',
  popularItems: '热门商品',
  corrected: '您是不是要找',
  count: '{} 件',
  countOne: '1 件',
  removable: '最近搜索，按 Delete 键删除',
  remove: '删除最近搜索“{}”',
  removed: '已删除“{}”',
  clear: '全部清空',
  cleared: '最近搜索已清空',
  found: '{} 条建议',
  onDevice: '只在你的设备上算出',
};

const EN: SearchMessages = {
  lang: 'en',
  suggestions: 'Search suggestions',
  recent: 'Recent searches',
  related: 'Related searches',
  popular: 'Popular searches',
  queries: 'Searches',
  categories: 'Categories',
  items: 'Products',
  relatedItems: 'Related products',
  popularItems: 'Popular products',
  corrected: 'Did you mean',
  count: '{} items',
  countOne: '1 item',
  removable: 'Recent search; press Delete to remove',
  remove: 'Remove recent search “{}”',
  removed: 'Removed “{}”',
  clear: 'Clear all',
  cleared: 'Recent searches cleared',
  found: 'Suggestions: {}',
  onDevice: 'Worked out on your device',
};

export function searchMessages(locale: string): SearchMessages {
  return /^zh/i.test(locale) ? ZH : EN;
}

export function fill(template: string, value: string): string {
  return template.replace('{}', () => value); // a function: `$&` in a query stays `$&`
}
