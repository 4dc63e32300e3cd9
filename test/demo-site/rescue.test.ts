import type {PackContent} from '@vitrine/core';
import {buildModel} from '@vitrine/server';
import {beforeAll, expect, test} from 'vitest';
import {createDemoCatalog, toCatalog} from '../../demo-site/catalog.ts';
import {createShopIndex} from '../../demo-site/search.ts';
import {createDemoSettings} from '../../demo-site/settings.ts';
import {NOW, seeded} from '../core/sample-shop.ts';
import {createDevice, createServer, openPage, view} from '../engine/shop.ts';

const index = createShopIndex(createDemoCatalog());
const ask = (query: string, category = '') => index.search({query, category, price: '', filters: {}, sort: 'best'});

let content: PackContent;
beforeAll(async () => {
  const catalog = toCatalog(index.catalog);
  const shop = createDemoSettings('family');
  const {categories, ...model} = await buildModel({catalog, settings: shop, sums: null, reports: [], now: NOW});
  content = {...model, part: 'body', shop, builtAt: NOW, categories, items: catalog.items};
});

const openEngine = () => openPage(createDevice(), {}, {fetch: createServer(content).fetch});

/** Words of other languages, and what hands fall on: nothing of it is sold here. */
const FOREIGN = [
  ...'Fahrradschlauch Gießkanne trottinette ordinateur бульдозер самовар まくらカバー 자전거 กระเป๋า κιθάρα zzqqxx asdfgh'.split(
    ' ',
  ),
  '!?',
  '…',
  '🛏️',
  '%',
  '0x7f',
  'null',
  '挖掘机',
  '卫星电话',
  '飞机发动机',
  '考研真题',
];

/** Queries that find nothing in the shop, the same ones in every run: mistyped names, other shops' goods, and both mixed. */
function* hopeless(): Generator<string> {
  const random = seeded(7);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(all: readonly T[]) => all[below(all.length)];
  const names = index.catalog.items.flatMap(({title, brand}) => [title['zh-CN'], title.en, brand['zh-CN']]);
  const leaves = index.catalog.categories.flatMap(({name}) => [name['zh-CN'], name.en]);
  const mistyped = (text: string) => {
    const signs = Array.from(text.slice(0, 12));
    const at = below(signs.length);
    const change = [
      [],
      [signs[at], signs[at]],
      [pick('丹 佃 氏 瓦 q z j x'.split(' '))],
      [signs[at + 1] ?? 'q', signs[at]],
    ];
    signs.splice(at, 2, ...pick(change));
    return signs.join('');
  };
  for (;;) {
    const query = pick([
      () => mistyped(pick(leaves)),
      () => mistyped(pick(names)),
      () => pick(FOREIGN) + (below(2) ? '' : ` ${pick(FOREIGN)}`),
      () => `${pick(leaves)} ${pick(FOREIGN)}`,
    ])();
    // A query of signs alone asks for nothing, and the shop shows everything.
    if (query.trim() && (ask(query).length === 0 || !/[\p{L}\p{N}]/u.test(query))) yield query;
  }
}

test('each of a thousand queries without results gets a chip that has some, and as many as it says', async () => {
  const engine = openEngine();
  const queries = hopeless();
  let chipCount = 0;
  const counts = new Map<string, number>();
  for (let n = 0; n < 1000; n++) {
    const query = queries.next().value as string;
    const {chips} = await engine.refine({query});
    expect(chips.length, query).toBeGreaterThan(0);
    for (const {kind, value, count, url} of chips) {
      expect(['query', 'category']).toContain(kind);
      const key = `${kind} ${value}`;
      if (!counts.has(key)) counts.set(key, (kind === 'query' ? ask(value) : ask('', value)).length);
      expect(counts.get(key), `${query} → ${key}`).toBe(count);
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThan(index.catalog.items.length);
      expect(url).toMatch(kind === 'query' ? /^\/search\?q=/ : /^\/c\//);
      chipCount++;
    }
  }
  expect(chipCount / 1000).toBeGreaterThan(2);
}, 120_000);

test('苹果 is fruit first to who looked at fruit, and phones first to who looked at phones', async () => {
  const found = ask('苹果');
  const [fruit, phone] = [/apple|fruit/, /phone/].map(
    (kind) => found.find(({category}) => kind.test(category.at(-1)!))!.itemId,
  );
  const firstFor = async (itemId: string) => {
    const engine = openEngine();
    await engine.record([view(itemId, 20_000), view(itemId, 10_000)]);
    const {chips, personalized} = await engine.refine({query: '苹果'});
    expect(personalized).toBe(true);
    const behind = ask('', chips.find(({kind}) => kind === 'category')!.value);
    return behind.map((item) => item.itemId);
  };
  const [afterFruit, afterPhone] = [await firstFor(fruit), await firstFor(phone)];
  expect([afterFruit.includes(fruit), afterFruit.includes(phone)]).toEqual([true, false]);
  expect([afterPhone.includes(fruit), afterPhone.includes(phone)]).toEqual([false, true]);
  const neutral = await openEngine().refine({query: '苹果', neutral: true});
  expect(neutral.personalized).toBe(false);
});
