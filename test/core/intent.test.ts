import {buildProfile, type Intent, type ShopEvent, viewProfile} from '@vitrine/core';
import {expect, test} from 'vitest';
import {openShop} from './family-shop.ts';
import {NOW} from './sample-shop.ts';

const pack = openShop();
const MINUTE = 60_000;

/** Acts a minute apart, the last one just before now: "view bed-0", "search 三件套", "list 家居/枕头", "dwell bed-0 90", "checkout". */
const visit = (...acts: readonly string[]): ShopEvent[] =>
  acts.map((act, n): ShopEvent => {
    const [type, what = '', amount = ''] = act.split(' ');
    const at = NOW - MINUTE * (acts.length - n);
    if (type === 'search') return {type, at, query: what};
    if (type === 'list') return {type, at, category: what.split('/'), itemIds: []};
    if (type === 'dwell') return {type, at, itemId: what, ms: 1000 * Number(amount)};
    if (type === 'checkout') return {type, at};
    return {type: type as 'view' | 'add' | 'remove' | 'favorite' | 'unfavorite' | 'purchase', at, item: {itemId: what}};
  });
const intent = (events: readonly ShopEvent[], {locale = 'zh-CN', now = NOW} = {}): Intent | null =>
  viewProfile(pack, buildProfile(events, pack), {events, now, locale}).intent;

test('a visit goes from exploring over comparing and deciding to buying, and says from what it is known', () => {
  const steps: readonly (readonly [string[], Partial<Intent>])[] = [
    [['list 家居/床上三件套'], {goal: 'explore', evidence: ['逛了这个分类']}],
    [['view bed-0', 'view bed-1'], {goal: 'explore', evidence: ['看了 2 件', '逛了这个分类']}],
    [['view bed-2'], {goal: 'compare', evidence: ['看了 3 件']}],
    [['view bed-0'], {goal: 'decide', evidence: ['回头看了「全棉床上三件套 0」']}],
    [
      ['dwell bed-0 45', 'dwell bed-0 30'],
      {goal: 'decide', evidence: ['回头看了「全棉床上三件套 0」', '在「全棉床上三件套 0」上停留了 75 秒']},
    ],
    [['add bed-0'], {goal: 'buy', evidence: ['加购过「全棉床上三件套 0」']}],
    [['checkout'], {goal: 'buy', evidence: ['已去结算', '加购过「全棉床上三件套 0」']}],
  ];
  const acts: string[] = [];
  for (const [more, expected] of steps) {
    acts.push(...more);
    expect(intent(visit(...acts)), acts.at(-1)).toMatchObject({
      categoryId: '家居 > 床上三件套',
      label: '床上三件套',
      ...expected,
    });
  }
});

test('is told in the language asked for', () => {
  const en = (...acts: readonly string[]) => intent(visit(...acts), {locale: 'en'});
  expect(en('view diaper-0')).toMatchObject({label: 'Diapers', evidence: ['Viewed 1 item']});
  expect(en('view diaper-0', 'favorite diaper-0')?.evidence).toEqual(['Favorited “Thin diapers 0”']);
  expect(en('search 三件套')).toMatchObject({label: 'Bedding sets', evidence: ['Searched for “三件套”']});
});

test('is about where most of the visit went, and what comes later counts more', () => {
  const events = visit('view phone-0', 'view phone-1', 'view fruit-0', 'view fruit-1', 'view fruit-2');
  expect(intent(events)?.categoryId).toBe('生鲜 > 水果');
  const equal = visit('view phone-0', 'view fruit-0');
  expect(intent(equal)?.categoryId).toBe('生鲜 > 水果');
});

test('the same item looked at again at once is no return to it, and an item of another category no comparison', () => {
  expect(intent(visit('view bed-0', 'view bed-0'))?.goal).toBe('explore');
  expect(intent(visit('view bed-0', 'view bed-1', 'view phone-0'))?.goal).toBe('explore');
  expect(intent(visit('view bed-0', 'view phone-0', 'view bed-0'))?.goal).toBe('decide');
});

test('what is taken back out of the cart or off the list of favorites speaks for nothing', () => {
  expect(intent(visit('view bed-0', 'add bed-0', 'remove bed-0'))?.goal).toBe('explore');
  expect(intent(visit('view bed-0', 'favorite bed-0', 'unfavorite bed-0'))?.goal).toBe('explore');
});

test('going to the checkout with something else is no wish to buy what is looked at now', () => {
  const events = visit('add case-0', 'checkout', 'view bed-0', 'view bed-1', 'view bed-2', 'view bed-3', 'view bed-4');
  expect(intent(events)).toMatchObject({goal: 'compare', label: '床上三件套'});
});

test('ends with the visit: half an hour later nothing is told', () => {
  const events = visit('view bed-0', 'add bed-0');
  expect(intent(events, {now: NOW + 29 * MINUTE})?.goal).toBe('buy');
  expect(intent(events, {now: NOW + 30 * MINUTE})).toBeNull();
  expect(intent([])).toBeNull();
});

test('items the pack does not know count where their page said a category', () => {
  const at = NOW - MINUTE;
  const item = {itemId: 'new', title: '新到尿裤', category: ['Home', '母婴', '纸尿裤']};
  expect(intent([{type: 'add', at, item}])).toMatchObject({
    goal: 'buy',
    label: '纸尿裤',
    evidence: ['加购过「新到尿裤」'],
  });
  expect(intent([{type: 'view', at, item: {itemId: 'new'}}])).toBeNull();
});
