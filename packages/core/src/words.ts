import type {FallbackLevel, Reason, RecItem, ScorerName} from './recommend.ts';

/** What a list and its cards say of themselves, in one language. `{}` stands for a name. */
interface Words {
  readonly forYou: string;
  /** Placements that are named after what they hold, whatever they rest on. */
  readonly placements: Readonly<Record<string, string>>;
  /** By what a list rests on that is not personal; other levels are `popular`. */
  readonly levels: Readonly<Partial<Record<FallbackLevel, string>>> & {readonly popular: string};
  /** Why a card is here, from this shopper's behaviour or, second, for everyone; one text may say both. */
  readonly reasons: Readonly<Record<ScorerName, string | readonly [personal: string, general: string]>>;
}

const ZH: Words = {
  forYou: '为你推荐',
  placements: {
    similar: '相似商品',
    'bought-together': '搭配着买',
    recent: '最近浏览',
    new: '新品上架',
    because: '因为你看过「{}」',
  },
  levels: {
    item: '相关推荐',
    category: '同类热门',
    trending: '正在升温',
    popular: '热门推荐',
    newest: '新品上架',
  },
  reasons: {
    neighbors: ['因为你看过「{}」', '与「{}」相关'],
    similar: '与「{}」相似',
    companions: ['与购物车里的「{}」相配', '有人与「{}」一起买'],
    repeat: '你最近看过',
    recent: '你最近看过',
    transitions: ['常与你看过的{}一起逛', '常与{}一起逛'],
    category: ['你常看的分类：{}', '同属{}'],
    brand: ['你常看的品牌：{}', '同品牌：{}'],
    attributes: ['合你的偏好：{}', '同为{}'],
    price: ['在你常看的价位', '价位相近'],
    trend: '最近看的人多了',
    popularity: '热销',
    rating: '好评之选',
    novelty: '新上架',
    query: '与「{}」相关',
    rule: '店家推荐',
  },
};

const EN: Words = {
  forYou: 'Recommended for you',
  placements: {
    similar: 'Similar items',
    'bought-together': 'Goes well with it',
    recent: 'Recently viewed',
    new: 'New arrivals',
    because: 'Because you viewed {}',
  },
  levels: {
    item: 'Related items',
    category: 'Popular here',
    trending: 'Trending now',
    popular: 'Popular now',
    newest: 'New arrivals',
  },
  reasons: {
    neighbors: ['Because you viewed {}', 'Related to {}'],
    similar: 'Similar to {}',
    companions: ['Goes with {} in your cart', 'Bought together with {}'],
    repeat: 'You viewed this recently',
    recent: 'You viewed this recently',
    transitions: ['Goes with {}, which you viewed', 'Goes with {}'],
    category: ['You often look at {}', 'In {}'],
    brand: ['A brand you often view: {}', 'Same brand: {}'],
    attributes: ['Matches your taste: {}', 'Also {}'],
    price: ['In your usual price range', 'Similar price'],
    trend: 'More people look at this lately',
    popularity: 'Popular',
    rating: 'Highly rated',
    novelty: 'New in',
    query: 'Matches {}',
    rule: 'Picked by the shop',
  },
};

const wordsFor = (locale: string): Words => (/^zh/i.test(locale) ? ZH : EN);

/**
 * "For you" is said only of a list that this shopper's behaviour changed.
 *
 * @param evidence what the list's first card rests on, for a list that is named after it
 */
export function headingOf(placement: string, level: FallbackLevel, locale: string, evidence: string): string {
  const {placements, levels, forYou} = wordsFor(locale);
  if (Object.hasOwn(placements, placement)) return placements[placement].replace('{}', () => evidence);
  return level === 'personal' ? forYou : (levels[level] ?? levels.popular);
}

/** One part of a score in plain words; '' when it rests on something that has no name. */
export function reasonText({scorer, personal, evidence}: Reason, locale: string): string {
  const texts = wordsFor(locale).reasons[scorer];
  const template = typeof texts === 'string' ? texts : texts[personal ? 0 : 1];
  return template.includes('{}') && !evidence ? '' : template.replace('{}', () => evidence); // a function: `$&` in a title stays `$&`
}

/** A personal reason is told before a larger general one when it makes up at least this share of the score. */
const TELLING_SHARE = 0.1;

/**
 * Why an item is on the list, in plain words; no text when nothing can be told.
 *
 * @param reasons largest contribution first
 */
export function whyOf(reasons: readonly Reason[], score: number, locale: string): RecItem['why'] {
  const told = reasons
    .filter(({contribution}) => contribution > 0)
    .map((reason) => ({
      text: reasonText(reason, locale),
      personal: reason.personal,
      share: reason.contribution / Math.abs(score),
    }))
    .filter(({text}) => text);
  const {text, personal} = told.find((one) => one.personal && one.share >= TELLING_SHARE) ?? told[0] ?? NOTHING;
  return {text, personal};
}

const NOTHING = {text: '', personal: false};
