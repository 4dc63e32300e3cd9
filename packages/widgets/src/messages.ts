import type {FallbackLevel, RecItem, RecList, ScorerName} from '@vitrine/core';

/** Everything the elements say, in one language. `{}` stands for a name or a number. */
export interface Messages {
  readonly forYou: string;
  readonly heading: Readonly<Record<FallbackLevel, string>>;
  readonly chips: string;
  readonly neutral: string;
  /** Under a list: what it rests on. */
  readonly onDevice: string;
  readonly sameForAll: string;
  readonly previous: string;
  readonly next: string;
  readonly was: string;
  readonly rated: string;
  readonly count: string;
  /** Why a card is here, from this shopper's behaviour or, second, for everyone. */
  readonly reasons: Readonly<Record<ScorerName, readonly [personal: string, general: string]>>;
}

const ZH: Messages = {
  forYou: '为你推荐',
  heading: {
    personal: '热门推荐',
    item: '相关推荐',
    category: '同类热门',
    popular: '热门推荐',
    newest: '新品上架',
    empty: '热门推荐',
  },
  chips: '您是不是要找',
  neutral: '不是基于我',
  onDevice: '依据你在本店的浏览，只在你的设备上算出',
  sameForAll: '所有人看到的都一样',
  previous: '上一组',
  next: '下一组',
  was: '原价 {}',
  rated: '{} 分（满分 5 分）',
  count: '{} 件',
  reasons: {
    neighbors: ['因为你看过「{}」', '与「{}」相关'],
    repeat: ['你最近看过', '最近常被看'],
    transitions: ['常与你看过的{}一起逛', '常与{}一起逛'],
    category: ['你常看的分类：{}', '同属{}'],
    brand: ['你常看的品牌：{}', '同品牌：{}'],
    attributes: ['合你的偏好：{}', '同为{}'],
    price: ['在你常看的价位', '价位相近'],
    popularity: ['热销', '热销'],
    rating: ['好评之选', '好评之选'],
    novelty: ['新上架', '新上架'],
    query: ['与你搜的「{}」相关', '与「{}」相关'],
    rule: ['店家推荐', '店家推荐'],
  },
};

const EN: Messages = {
  forYou: 'Recommended for you',
  heading: {
    personal: 'Popular now',
    item: 'Related items',
    category: 'Popular in this category',
    popular: 'Popular now',
    newest: 'New arrivals',
    empty: 'Popular now',
  },
  chips: 'You might be looking for',
  neutral: 'Not based on me',
  onDevice: 'Worked out on your device',
  sameForAll: 'The same list for everyone',
  previous: 'Previous items',
  next: 'Next items',
  was: 'was {}',
  rated: 'Rated {} out of 5',
  count: '{} items',
  reasons: {
    neighbors: ['Because you viewed {}', 'Related to {}'],
    repeat: ['You viewed this recently', 'Viewed a lot recently'],
    transitions: ['Goes with {}, which you viewed', 'Goes with {}'],
    category: ['You often look at {}', 'In {}'],
    brand: ['A brand you often view: {}', 'Same brand: {}'],
    attributes: ['Matches your taste: {}', 'Also {}'],
    price: ['In your usual price range', 'Similar price'],
    popularity: ['Popular', 'Popular'],
    rating: ['Highly rated', 'Highly rated'],
    novelty: ['New in', 'New in'],
    query: ['Matches your search: {}', 'Matches {}'],
    rule: ['Picked by the shop', 'Picked by the shop'],
  },
};

export function messagesFor(locale: string): Messages {
  return /^zh/i.test(locale) ? ZH : EN;
}

export function fill(template: string, value: string): string {
  return template.replace('{}', () => value); // a function: `$&` in a title stays `$&`
}

/** "For you" is said only of a list that this shopper's behaviour changed. */
export function headingOf(list: RecList, messages: Messages): string {
  return list.personalized ? messages.forYou : messages.heading[list.level];
}

/** A personal reason is told before a larger general one when it makes up at least this share of the score. */
const TELLING_SHARE = 0.1;

/** Why the item is on the list, in plain words; '' when no contribution can be told. */
export function reasonOf(item: RecItem, messages: Messages): {text: string; personal: boolean} {
  const told = item.reasons.filter(
    ({scorer, contribution, personal, evidence}) =>
      contribution > 0 &&
      Object.hasOwn(messages.reasons, scorer) &&
      (evidence || !messages.reasons[scorer][personal ? 0 : 1].includes('{}')),
  );
  const reason =
    told.find(({personal, contribution}) => personal && contribution >= TELLING_SHARE * Math.abs(item.score)) ??
    told[0];
  if (!reason) return {text: '', personal: false};
  const {scorer, personal, evidence} = reason;
  return {text: fill(messages.reasons[scorer][personal ? 0 : 1], evidence), personal};
}
