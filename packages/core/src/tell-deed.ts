import type {ItemAction} from './event.ts';

/** What a shopper did, as evidence is told. */
export type Deed = ItemAction | 'search' | 'list';

type Words = Readonly<Record<Deed, string>>;

const ZH: Words = {
  view: '看过「{}」',
  favorite: '收藏过「{}」',
  unfavorite: '取消收藏过「{}」',
  add: '加购过「{}」',
  remove: '移出过购物车「{}」',
  purchase: '买过「{}」',
  dismiss: '不感兴趣「{}」',
  search: '搜过「{}」',
  list: '逛过「{}」',
};

const EN: Words = {
  view: 'Viewed “{}”',
  favorite: 'Favorited “{}”',
  unfavorite: 'No longer favors “{}”',
  add: 'Put “{}” in the cart',
  remove: 'Took “{}” out of the cart',
  purchase: 'Bought “{}”',
  dismiss: 'Not interested in “{}”',
  search: 'Searched for “{}”',
  list: 'Browsed “{}”',
};

/** One thing the shopper did, in plain words: Viewed “Cotton bodysuit”. */
export const tellDeed = (deed: Deed, text: string, locale: string): string =>
  (/^zh/i.test(locale) ? ZH : EN)[deed].replace('{}', () => text); // a function: `$&` in a title stays `$&`
