import {buildProfile, createProfile, findItem, rankItems, searchItems} from '@vitrine/core';
import {expect, test} from 'vitest';
import {openShop, views} from './family-shop.ts';
import {NOW} from './sample-shop.ts';

const pack = openShop();
const hits = searchItems(pack, '三件套');
const ids = ({items}: {readonly items: readonly {readonly itemId: string}[]}) => items.map(({itemId}) => itemId);
const lover = buildProfile(views(['bed-1', 'bed-5', 'bed-1']), pack); // both of one brand

test('a stranger gets the popular ones first, and no more than were asked for', () => {
  const found = rankItems(pack, createProfile(), hits, {query: '三件套', limit: 4}, NOW);
  expect(found.personalized).toBe(false);
  expect(ids(found)).toEqual(['bed-0', 'bed-1', 'bed-2', 'bed-3']);
});

test('what the shopper keeps to comes first, and the parts of each card sum to its score', () => {
  const {items, personalized} = rankItems(pack, lover, hits, {query: '三件套', limit: 11}, NOW);
  expect(personalized).toBe(true);
  expect(items.slice(0, 2).every(({brand}) => brand === '罗莱')).toBe(true);
  expect(items).toHaveLength(11);
  for (const {score, neutralScore, reasons} of items) {
    expect(reasons.reduce((sum, {contribution}) => sum + contribution, 0)).toBeCloseTo(score, 6);
    const own = reasons.filter(({personal}) => personal).reduce((sum, {contribution}) => sum + contribution, 0);
    expect(own).toBeCloseTo(score - neutralScore, 6);
  }
});

test('the neutral list knows nothing of the shopper, not even what was dismissed', () => {
  const dismissed = buildProfile([{type: 'dismiss', at: NOW - 1, item: {itemId: 'bed-0'}}], pack);
  const asked = {query: '三件套', limit: 6, neutral: true};
  const neutral = rankItems(pack, createProfile(), hits, asked, NOW);
  expect(rankItems(pack, lover, hits, asked, NOW)).toEqual(neutral);
  expect(rankItems(pack, dismissed, hits, asked, NOW)).toEqual(neutral);
  expect(ids(rankItems(pack, dismissed, hits, {...asked, neutral: false}, NOW))).not.toContain('bed-0');
});

test('what is sold out comes last; what the merchant excludes, never', () => {
  const soldOut = openShop();
  soldOut.available[findItem(soldOut, 'bed-0')] = 0;
  const last = rankItems(soldOut, createProfile(), hits, {query: '三件套', limit: 11}, NOW).items.at(-1);
  expect(last?.itemId).toBe('bed-0');
  const ruled = openShop();
  const rules = [{kind: 'exclude', itemIds: ['bed-0']}] as const;
  const shop = {...ruled, shop: {...ruled.shop, rules}};
  expect(ids(rankItems(shop, createProfile(), hits, {query: '三件套', limit: 11}, NOW))).not.toContain('bed-0');
});
