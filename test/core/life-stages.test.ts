import {
  buildProfile,
  type Choices,
  type LifeStage,
  type ShopEvent,
  type ShopSettings,
  viewProfile,
} from '@vitrine/core';
import {describe, expect, test} from 'vitest';
import {FAMILY_SHOP, openShop, views} from './family-shop.ts';
import {NOW} from './sample-shop.ts';

const DAY = 86_400_000;
const pack = openShop();
const shopWith = (stages: ShopSettings['stages']) => openShop({shop: {...FAMILY_SHOP.shop, stages}});

/** An item no pack knows: what its page said of it is all there is. */
const seen = (title: string, type: 'view' | 'purchase' = 'view', at = NOW - 60_000): ShopEvent => ({
  type,
  at,
  item: {itemId: title, title},
});
const searched = (query: string): ShopEvent => ({type: 'search', at: NOW - 60_000, query});
const stages = (
  events: readonly ShopEvent[],
  {
    shop = pack,
    now = NOW,
    locale = 'zh-CN',
    choices,
  }: {
    shop?: typeof pack;
    now?: number;
    locale?: string;
    choices?: Partial<Choices>;
  } = {},
): readonly LifeStage[] => viewProfile(shop, buildProfile(events, shop), {events, now, locale, choices}).stages;
const ids = (found: readonly LifeStage[]) => found.map(({stageId}) => stageId);

const FAMILY = [...views(['formula-1']), seen('纯棉婴儿连体衣 66 码')];
const PREGNANCY = [seen('Maternity jeans'), seen('Prenatal vitamins with folic acid'), seen('Pregnancy pillow')];

describe('a stage of life', () => {
  test('formula and baby clothes make a new parent, and each says what it was seen in', () => {
    const [stage] = stages(FAMILY);
    expect(stage).toMatchObject({
      stageId: 'new-parent',
      label: '新手父母',
      sensitive: false,
      about: 'stage\tnew-parent',
    });
    // A view each: half of 0.9 and half of 0.7, a few minutes old; 1 − 0.55 · 0.65.
    expect(stage.confidence).toBeCloseTo(0.6425, 3);
    expect(stage.evidence).toEqual(['看过「婴儿配方奶粉 2 段」', '看过「纯棉婴儿连体衣 66 码」']);
  });

  test('is told in the language asked for, with the titles of that language', () => {
    const [stage] = stages(FAMILY, {locale: 'en'});
    expect(stage.label).toBe('New parent');
    expect(stage.evidence).toEqual(['Viewed “Infant formula stage 2”', 'Viewed “纯棉婴儿连体衣 66 码”']);
  });

  test('is nothing that one thing says, however often and however much it says', () => {
    expect(stages(views(['formula-1']))).toEqual([]);
    expect(stages(views(Array<string>(20).fill('formula-1')))).toEqual([]);
    expect(stages([seen('Baby bottle, pacifier, diapers, onesie and infant formula gift pack', 'purchase')])).toEqual(
      [],
    );
    expect(stages([seen('奶瓶'), seen('奶嘴'), seen('吸奶器')])).toEqual([]); // three things, one signal: feeding
  });

  test('needs more of signals that many others give, too', () => {
    const weak = [seen('吊灯'), seen('纯羊毛地毯')];
    expect(ids(stages(weak))).toEqual([]);
    expect(ids(stages([...weak, seen('乳胶漆 18 升', 'purchase')]))).toEqual(['furnishing']);
  });

  test('is known by searches and by what a page or category is called', () => {
    const events: ShopEvent[] = [
      searched('尿不湿 nb 码'),
      searched('Newborn swaddle'),
      {type: 'list', at: NOW - 50_000, category: ['母婴', '婴儿奶粉'], itemIds: []},
    ];
    expect(stages(events)).toMatchObject([
      {stageId: 'new-parent', evidence: ['搜过「尿不湿 nb 码」', '搜过「Newborn swaddle」', '逛过「婴儿奶粉」']},
    ]);
  });

  test('is known by attributes of items', () => {
    const items = FAMILY_SHOP.items.map((item) =>
      item.itemId === 'bed-0' ? {...item, attributes: {occasion: {'zh-CN': '婚庆', en: 'Wedding'}}} : item,
    );
    const events = [...views(['bed-0', 'bed-0']), seen('敬酒服')];
    expect(ids(stages(events, {shop: openShop({items})}))).toEqual(['newlywed']);
    expect(ids(stages(events))).toEqual([]);
  });

  test('reads words whole: a formula is no Formula 1, a pet’s diaper no child’s', () => {
    expect(stages([seen('Formula 1 racing car'), seen('Diapered bag')])).toEqual([]);
    expect(ids(stages([seen('宠物纸尿裤'), seen('宠物奶瓶'), seen('Dog diapers, pack of 20')]))).not.toContain(
      'new-parent',
    );
    expect(ids(stages([seen('NEWBORN DIAPERS'), seen('Rompers, organic')]))).toEqual(['new-parent']);
  });

  test('what was bought says more than what was seen', () => {
    const bought = stages([seen('Infant formula', 'purchase'), seen('Onesies', 'purchase')], {locale: 'en'});
    expect(bought[0].confidence).toBeGreaterThan(stages(FAMILY)[0].confidence);
    expect(bought[0].evidence).toEqual(['Bought “Infant formula”', 'Bought “Onesies”']);
  });

  test('is not that of who strolls through the whole shop: the same looks say less among others', () => {
    const stroll = FAMILY_SHOP.items.filter(({category}) => category[0] !== '母婴').map(({itemId}) => itemId);
    expect(ids(stages(FAMILY))).toEqual(['new-parent']);
    expect(ids(stages([...views(stroll), ...FAMILY]))).toEqual([]);
    const sure = [seen('Diapers', 'purchase'), seen('Baby bottle', 'purchase')];
    expect(ids(stages([...views(stroll), ...FAMILY, ...sure]))).toEqual(['new-parent']);
  });

  test('is found in a shop of nothing else, too, from a third sign on', () => {
    const baby = FAMILY_SHOP.items.map((item) => ({...item, title: `婴儿 ${item.itemId}`}));
    const shop = openShop({items: baby});
    expect(ids(stages(FAMILY, {shop}))).toEqual([]);
    expect(ids(stages([...FAMILY, searched('奶瓶')], {shop}))).toEqual(['new-parent']);
  });

  test('fades: half a year later nothing is left of it', () => {
    const events = [...FAMILY, ...FAMILY, ...FAMILY];
    const [now] = stages(events);
    const [later] = stages(events, {now: NOW + 20 * DAY});
    expect(later.confidence).toBeLessThan(now.confidence);
    expect(stages(events, {now: NOW + 180 * DAY})).toEqual([]);
  });

  test('that was taken away is not inferred before its time, then again', () => {
    const choices = {removedStages: {'new-parent': NOW + 1}};
    expect(stages(FAMILY, {choices})).toEqual([]);
    expect(ids(stages(FAMILY, {choices, now: NOW + 1}))).toEqual(['new-parent']);
  });

  test('is never told of an empty history', () => {
    expect(stages([])).toEqual([]);
  });
});

describe('a sensitive stage', () => {
  const allowing = shopWith({expecting: {allowed: true}});

  test('is inferred only where the shop allows it and the shopper asked for it', () => {
    const asked = {sensitive: true};
    expect(stages(PREGNANCY)).toEqual([]);
    expect(stages(PREGNANCY, {choices: asked})).toEqual([]);
    expect(stages(PREGNANCY, {shop: allowing})).toEqual([]);
    const [stage] = stages(PREGNANCY, {shop: allowing, choices: asked, locale: 'en'});
    expect(stage).toMatchObject({stageId: 'expecting', label: 'Expecting a child', sensitive: true});
  });

  test('is offered to the shopper by name where the shop allows it, and else not mentioned', () => {
    const offered = (shop: typeof pack) => viewProfile(shop, buildProfile([], shop), {locale: 'en'}).sensitiveStages;
    expect(offered(pack)).toEqual([]);
    expect(offered(allowing)).toEqual(['Expecting a child']);
  });

  test('stays sensitive whatever the shop says of it', () => {
    const shop = shopWith({expecting: {sensitive: false}});
    expect(stages(PREGNANCY, {shop})).toEqual([]);
  });

  test('under another name is sensitive all the same: by its words, or by the name itself', () => {
    const signals = {a: {weight: 1, words: ['gizmo']}, b: {weight: 1, words: ['gadget']}};
    const events = [seen('Gizmo'), seen('Gadget'), seen('Gizmo'), seen('Gadget')];
    const found = (stage: object) => ids(stages(events, {shop: shopWith({own: {signals, ...stage}})}));
    expect(found({name: 'Tinkerer'})).toEqual(['own']);
    expect(found({name: 'Catholic'})).toEqual([]);
    expect(found({name: '癌症患者'})).toEqual([]);
    expect(found({name: 'Mum', signals: {...signals, c: {weight: 1, words: ['maternity']}}})).toEqual([]);
  });
});

describe('a shop', () => {
  const coffee = {
    name: {'zh-CN': '咖啡爱好者', en: 'Home barista'},
    signals: {
      machine: {weight: 0.8, words: ['espresso machine', '咖啡机']},
      beans: {weight: 0.8, words: ['coffee beans', '咖啡豆']},
    },
  };

  test('adds stages of its own', () => {
    const events = [seen('Espresso machine, 15 bar'), seen('意式咖啡豆')];
    expect(stages(events)).toEqual([]);
    expect(stages(events, {shop: shopWith({barista: coffee}), locale: 'en'})).toMatchObject([
      {stageId: 'barista', label: 'Home barista', sensitive: false},
    ]);
  });

  test('switches a built-in stage off, or one of its signals, or renames it', () => {
    expect(stages(FAMILY, {shop: shopWith({'new-parent': false})})).toEqual([]);
    const without = shopWith({'new-parent': {signals: {formula: false}}});
    expect(stages([...views(['formula-1']), seen('婴儿连体衣')], {shop: without}).length).toBe(0);
    const renamed = shopWith({'new-parent': {name: '宝爸宝妈'}});
    expect(stages(FAMILY, {shop: renamed})[0].label).toBe('宝爸宝妈');
  });

  test('whose pack has a stage of another form is refused when it is opened', () => {
    const strange = (stage: unknown) => () => shopWith({own: stage} as ShopSettings['stages']);
    expect(strange({signals: {a: {weight: 1, words: 'tea'}}})).toThrow('shop.stages.signals.words: expected an array');
    expect(strange({not: 'toy'})).toThrow('shop.stages.not: expected an array');
    expect(strange(true)).toThrow('shop.stages: expected an object');
    expect(
      stages(FAMILY, {shop: strange({halfLifeDays: 'x', signals: {a: {weight: 'y', words: ['奶粉', '连体衣']}}})()}),
    ).toHaveLength(1);
  });

  test('adds words to a built-in stage', () => {
    const events = [...views(['formula-1']), seen('小云朵 66 码')];
    const shop = shopWith({'new-parent': {signals: {clothes: {weight: 0.7, words: ['小云朵']}}}});
    expect(stages(events)).toEqual([]);
    expect(ids(stages(events, {shop}))).toEqual(['new-parent']);
  });
});
