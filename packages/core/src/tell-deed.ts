/** What a shopper did that speaks for something, as evidence is told. */
export type Deed = 'view' | 'favorite' | 'add' | 'purchase' | 'search' | 'list';

type Words = Readonly<Record<Deed, string>>;

const ZH: Words = {
  view: '看过「{}」',
  favorite: '收藏过「{}」',
  add: '加购过「{}」',
  purchase: '买过「{}」',
  search: '搜过「{}」',
  list: '逛过「{}」',
};

const EN: Words = {
  view: 'Viewed “{}”',
  favorite: 'Favorited “{}”',
  add: 'Put “{}” in the cart',
  purchase: 'Bought “{}”',
  search: 'Searched for “{}”',
  list: 'Browsed “{}”',
};

/** One thing the shopper did, in plain words: Viewed “Cotton bodysuit”. */
export const tellDeed = (deed: Deed, text: string, locale: string): string =>
  (/^zh/i.test(locale) ? ZH : EN)[deed].replace('{}', () => text); // a function: `$&` in a title stays `$&`
