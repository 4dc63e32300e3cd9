import {buildProfile, foldEvent, type ShopEvent, type SpendingLevel, viewProfile} from '@vitrine/core';
import {expect, test} from 'vitest';
import {FAMILY_SHOP, openShop, views} from './family-shop.ts';
import {NOW} from './sample-shop.ts';

const pack = openShop();
const DAY = 86_400_000;
const spending = (
  events: readonly ShopEvent[],
  {locale = 'zh-CN', now = NOW, shop = pack} = {},
): readonly SpendingLevel[] => viewProfile(shop, buildProfile(events, shop), {now, locale}).spending;

// Eight bedding sets cost 199, 349, … 1,249 yuan: thirds of three, two and three.
test('names the third of the category’s own prices that the shopper keeps to, with its cheapest and dearest', () => {
  const category = {categoryId: '家居 > 床上三件套', label: '床上三件套', currency: 'CNY'};
  expect(spending(views(['bed-0', 'bed-1', 'bed-2']))).toEqual([{...category, level: 'low', from: 19900, to: 49900}]);
  expect(spending(views(['bed-3', 'bed-4', 'bed-3', 'bed-4']))).toEqual([]); // two items, a view each, are too little
  expect(spending([...views(['bed-3', 'bed-4']), {type: 'favorite', at: NOW, item: {itemId: 'bed-4'}}])).toEqual([
    {...category, level: 'middle', from: 64900, to: 79900},
  ]);
  expect(spending(views(['bed-5', 'bed-6', 'bed-7']), {locale: 'en'})).toEqual([
    {...category, label: 'Bedding sets', level: 'high', from: 94900, to: 124900},
  ]);
});

test('follows the next event', () => {
  const cheap = buildProfile(views(['bed-0', 'bed-1', 'bed-2']), pack);
  const bought = foldEvent(cheap, {type: 'purchase', at: NOW, item: {itemId: 'bed-7'}}, pack);
  expect(viewProfile(pack, cheap, {now: NOW}).spending[0].level).toBe('low');
  expect(viewProfile(pack, bought, {now: NOW}).spending[0].level).toBe('high'); // 5 of 8 of the interest
});

test('says nothing of who looks everywhere, nor of one item, however dear', () => {
  expect(spending(views(['bed-0', 'bed-1', 'bed-6', 'bed-7']))).toEqual([]);
  expect(spending([{type: 'purchase', at: NOW, item: {itemId: 'bed-7'}}])).toEqual([]);
});

test('says nothing where a category has too few prices to be cut, or only one', () => {
  expect(spending(views(['phone-0', 'phone-1', 'phone-2']))).toEqual([]); // four phones
  const items = FAMILY_SHOP.items.map((item) => ({...item, price: 9900}));
  expect(spending(views(['bed-0', 'bed-1', 'bed-2']), {shop: openShop({items})})).toEqual([]);
});

test('is fresh: after a month of nothing it is not told any more', () => {
  expect(spending(views(['bed-0', 'bed-1', 'bed-2', 'bed-0']), {now: NOW + 30 * DAY})).toEqual([]);
});

test('each category has its own level, most looked at first', () => {
  const events = [...views(['formula-4', 'formula-5', 'formula-4']), ...views(['bed-0', 'bed-1', 'bed-2'])];
  const act: ShopEvent = {type: 'add', at: NOW, item: {itemId: 'formula-5'}};
  expect(spending([...events, act]).map(({label, level}) => [label, level])).toEqual([
    ['婴儿奶粉', 'high'],
    ['床上三件套', 'low'],
  ]);
});
