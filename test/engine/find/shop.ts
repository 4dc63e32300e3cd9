import {buildProfile, createProfile, type Pack, type Profile, type ShopEvent, type SuggestRequest} from '@vitrine/core';
import {suggest} from '@vitrine/engine';
import {FAMILY_SHOP, openShop} from '../../core/family-shop.ts';
import {NOW} from '../../core/sample-shop.ts';

const categoryOf = (name: string) => FAMILY_SHOP.categories.findIndex(({categoryId}) => categoryId.endsWith(name));
const query = (text: string, weight: number, category: string, trend = 0) => ({
  query: text,
  weight,
  trend,
  categories: [{category: categoryOf(category), weight: 1}],
});

/** The family's shop with what its shoppers ask for; it has nothing by the name of 被罩. */
export const PACK: Pack = openShop({
  queries: [
    query('床上三件套', 9, '床上三件套'),
    query('真丝床上三件套', 8, '床上三件套'),
    query('手机壳', 7, '手机壳', 0.5),
    query('苹果手机', 6, '数码 > 手机'),
    query('婴儿奶粉', 5, '婴儿奶粉'),
    query('红富士苹果', 4, '水果'),
    query('被罩', 3, '床上三件套'),
    query('cotton bedding', 2, '床上三件套'),
    query('纸尿裤', 1, '纸尿裤'),
  ],
});

export const NOBODY = createProfile();

export const profileOf = (...events: readonly ShopEvent[]): Profile => buildProfile(events, PACK);

export const search = (text: string, ago = 1000): ShopEvent => ({type: 'search', at: NOW - ago, query: text});

export const ask = (text: string, profile: Profile = NOBODY, more: Partial<SuggestRequest> = {}, pack: Pack = PACK) =>
  suggest(pack, profile, {query: text, locale: 'zh-CN', ...more}, {now: NOW, listId: 'list'});

export const texts = ({queries}: ReturnType<typeof ask>) => queries.map((one) => one.query);
