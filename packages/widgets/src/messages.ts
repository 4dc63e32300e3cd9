import type {FallbackLevel, RecItem, RecList, ScorerName} from '@vitrine/core';

/** Everything the elements say, in one language. `{}` stands for a name or a number. */
export interface Messages {
  readonly forYou: string;
  /** By what a list rests on that is not personal; other levels are `popular`. */
  readonly heading: Readonly<Partial<Record<FallbackLevel, string>>> & {readonly popular: string};
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
  /** Why a card is here, from this shopper's behaviour or, second, for everyone; one text may say both. */
  readonly reasons: Readonly<Record<ScorerName, string | readonly [personal: string, general: string]>>;
}

const ZH: Messages = {
  forYou: '为你推荐',
  heading: {
    item: '相关推荐',
    category: '同类热门',
    popular: '热门推荐',
    newest: '新品上架',
  },
  chips: '您是不是要找',
  neutral: '不是基于我',
  onDevice: '只在你的设备上算出',
  sameForAll: '所有人看到的都一样',
  previous: '上一组',
  next: '下一组',
  was: '原价 {}',
  rated: '{} 分（满分 5 分）',
  count: '{} 件',
  reasons: {
    neighbors: ['因为你看过「{}」', '与「{}」相关'],
    repeat: '你最近看过',
    transitions: ['常与你看过的{}一起逛', '常与{}一起逛'],
    category: ['你常看的分类：{}', '同属{}'],
    brand: ['你常看的品牌：{}', '同品牌：{}'],
    attributes: ['合你的偏好：{}', '同为{}'],
    price: ['在你常看的价位', '价位相近'],
    popularity: '热销',
    rating: '好评之选',
    novelty: '新上架',
    query: '与「{}」相关',
    rule: '店家推荐',
  },
};

const EN: Messages = {
  forYou: 'Recommended for you',
  heading: {
    item: 'Related items',
    category: 'Popular here',
    popular: 'Popular now',
    newest: 'New arrivals',
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
    repeat: 'You viewed this recently',
    transitions: ['Goes with {}, which you viewed', 'Goes with {}'],
    category: ['You often look at {}', 'In {}'],
    brand: ['A brand you often view: {}', 'Same brand: {}'],
    attributes: ['Matches your taste: {}', 'Also {}'],
    price: ['In your usual price range', 'Similar price'],
    popularity: 'Popular',
    rating: 'Highly rated',
    novelty: 'New in',
    query: 'Matches {}',
    rule: 'Picked by the shop',
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
  return list.personalized ? messages.forYou : (messages.heading[list.level] ?? messages.heading.popular);
}

/** A personal reason is told before a larger general one when it makes up at least this share of the score. */
const TELLING_SHARE = 0.1;

/** Why the item is on the list, in plain words; undefined when no contribution can be told. */
export function reasonOf(item: RecItem, messages: Messages): {text: string; personal: boolean} | undefined {
  const told: {text: string; personal: boolean; share: number}[] = [];
  for (const {scorer, contribution, personal, evidence} of item.reasons) {
    const texts = Object.hasOwn(messages.reasons, scorer) ? messages.reasons[scorer] : '';
    const template = typeof texts === 'string' ? texts : texts[personal ? 0 : 1];
    if (!template || !(contribution > 0) || (template.includes('{}') && !evidence)) continue;
    told.push({text: fill(template, evidence), personal, share: contribution / Math.abs(item.score)});
  }
  return told.find(({personal, share}) => personal && share >= TELLING_SHARE) ?? told[0];
}
