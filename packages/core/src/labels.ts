import {formatCount} from './money.ts';
import type {CardLabels, ListLabels, RecItem} from './recommend.ts';

/** What elements say themselves, in one language; headings and reasons come from `words.ts`. `{}` stands for a value. */
interface Labels {
  readonly list: Omit<ListLabels, 'note'>;
  readonly onDevice: string;
  readonly sameForAll: string;
  readonly chips: string;
  readonly count: string;
  readonly was: string;
  readonly rated: string;
  readonly more: string;
}

const ZH: Labels = {
  list: {neutral: '不是基于我', previous: '上一组', next: '下一组', add: '加入购物车', differ: '· {} 件与刚才不同'},
  onDevice: '只在你的设备上算出',
  sameForAll: '所有人看到的都一样',
  chips: '您是不是要找',
  count: '{} 件',
  was: '原价 {}',
  rated: '{} 分（满分 5 分）',
  more: '为什么推荐「{}」',
};

const EN: Labels = {
  list: {
    neutral: 'Not based on me',
    previous: 'Previous items',
    next: 'Next items',
    add: 'Add to cart',
    differ: '· {} not in the list before',
  },
  onDevice: 'Worked out on your device',
  sameForAll: 'The same list for everyone',
  chips: 'You might be looking for',
  count: '{} items',
  was: 'was {}',
  rated: 'Rated {} out of 5',
  more: 'Why {}?',
};

const labelsFor = (locale: string): Labels => (/^zh/i.test(locale) ? ZH : EN);

const fill = (template: string, value: string) => template.replace('{}', () => value); // a function: `$&` in a title stays `$&`

export function listLabels(personalized: boolean, neutral: boolean, locale: string): ListLabels {
  const {list, onDevice, sameForAll} = labelsFor(locale);
  return {...list, note: personalized ? onDevice : neutral ? sameForAll : ''};
}

export function cardLabels(
  {title, rating, ratingCount, listPriceText}: Pick<RecItem, 'title' | 'rating' | 'ratingCount' | 'listPriceText'>,
  locale: string,
): CardLabels {
  const {was, rated, more} = labelsFor(locale);
  const mean = ratingCount > 0 ? rating.toFixed(1) : '';
  return {
    listPrice: fill(was, listPriceText),
    mean,
    ratings: `(${formatCount(ratingCount, locale)})`,
    rating: fill(rated, mean),
    more: fill(more, title),
  };
}

export const chipsHeading = (locale: string): string => labelsFor(locale).chips;

/** A number of items, to be seen and to be heard. */
export function countLabels(count: number, locale: string): {readonly countText: string; readonly countLabel: string} {
  const countText = formatCount(count, locale);
  return {countText, countLabel: fill(labelsFor(locale).count, countText)};
}
