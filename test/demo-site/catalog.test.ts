import {describe, expect, test} from 'vitest';
import {createDemoCatalog, toCatalog} from '../../demo-site/catalog.ts';
import {jsonFeed, merchantTsv, merchantXml} from '../../demo-site/feed.ts';
import {LOCALES} from '../../demo-site/messages.ts';
import {drawPicture} from '../../demo-site/pictures/draw.ts';
import {createDemoSettings} from '../../demo-site/settings.ts';

const catalog = createDemoCatalog();
const {items, categories} = catalog;

/** Every string below an object. */
const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];

describe('the catalogue', () => {
  test('has at least 400 items in at least 12 departments', () => {
    expect(items.length).toBeGreaterThanOrEqual(400);
    expect(categories.filter(({parent}) => parent === null).length).toBeGreaterThanOrEqual(12);
    for (const {slug} of categories) expect(items.some((item) => item.category.includes(slug))).toBe(true);
  });

  test('is the same every time', () => {
    expect(createDemoCatalog()).toEqual(catalog);
  });

  test('gives every item an id, an alias and a title of its own', () => {
    const ids = items.flatMap((item) => [item.itemId, ...item.aliases]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const locale of LOCALES) expect(new Set(items.map(({title}) => title[locale])).size).toBe(items.length);
  });

  test('names every category once and puts every item in a department and one of its leaves', () => {
    expect(new Set(categories.map(({categoryId}) => categoryId)).size).toBe(categories.length);
    expect(new Set(categories.map(({slug}) => slug)).size).toBe(categories.length);
    const known = new Set(categories.map(({categoryId}) => categoryId));
    for (const item of items) {
      expect(item.category).toHaveLength(2);
      expect(known).toContain(item.category.join(' > '));
    }
  });

  test('says everything in both languages and leaves no slot of a template open', () => {
    for (const item of items) {
      for (const text of [item.title, item.url, item.brand, item.blurb, ...Object.values(item.attributes)]) {
        for (const locale of LOCALES) expect(text[locale].trim(), item.itemId).not.toBe('');
      }
      expect(strings(item).join(), item.itemId).not.toMatch(/[{}]|undefined|NaN/);
      expect(item.title.en, item.itemId).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test('prices in whole fen above nothing, and a list price never below', () => {
    for (const item of items) {
      expect(Number.isSafeInteger(item.price) && item.price > 0, item.itemId).toBe(true);
      expect(item.listPrice ?? item.price, item.itemId).toBeGreaterThanOrEqual(item.price);
      expect(Number.isSafeInteger(item.listPrice ?? 0), item.itemId).toBe(true);
    }
  });

  test('rates within five stars and has items sold out, new, discounted and barely rated', () => {
    for (const {rating} of items) expect(rating.mean >= 3.5 && rating.mean <= 5 && rating.count >= 2).toBe(true);
    const share = (some: typeof items) => some.length / items.length;
    expect(share(items.filter(({available}) => !available))).toBeGreaterThan(0.02);
    expect(share(items.filter(({available}) => !available))).toBeLessThan(0.15);
    expect(share(items.filter(({listPrice}) => listPrice))).toBeGreaterThan(0.2);
    expect(items.some(({rating}) => rating.mean === 5 && rating.count < 10)).toBe(true);
    expect(new Set(items.map(({createdAt}) => createdAt)).size).toBeGreaterThan(100);
  });

  test('has what the scenes are played with', () => {
    const titled = (words: string) => items.filter(({title}) => title['zh-CN'].includes(words));
    const bedSets = titled('床上三件套');
    expect(bedSets.length).toBeGreaterThanOrEqual(30);
    expect(titled('婴儿床上三件套').length).toBeGreaterThanOrEqual(10);
    for (const facet of ['origin', 'material'] as const)
      expect(new Set(bedSets.map(({attributes}) => attributes[facet].en)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(bedSets.map(({brand}) => brand.en)).size).toBeGreaterThanOrEqual(5);
    const formula = items.filter(({category}) => category[1] === 'formula');
    expect(new Set(formula.map(({attributes}) => attributes.stage.en)).size).toBe(3);
    const seats = items.filter(({category}) => category[1] === 'car-seats');
    expect(seats.every(({attributes}) => attributes.age && attributes.weight)).toBe(true);
    expect(new Set(titled('苹果').map(({category}) => category[0]))).toEqual(
      new Set(['digital', 'fruit', 'food', 'books']),
    );
    for (const handling of ['易碎', '大件'])
      expect(items.filter(({attributes}) => attributes.handling?.['zh-CN'].includes(handling)).length).toBeGreaterThan(
        20,
      );
    expect(items.filter(({attributes}) => attributes.occasion?.en === 'Gifting').length).toBeGreaterThan(30);
  });
});

describe('the pictures', () => {
  test('draw every item as well-formed SVG of bounded size without scripts or outside references', () => {
    for (const {picture, itemId} of items) {
      const svg = drawPicture(picture.kind, picture.palette, picture.label, picture.seed);
      expect(svg.length, itemId).toBeLessThan(24_000);
      expect(svg, itemId).not.toMatch(/undefined|NaN|<script|href|\son\w+=/);
      expect(openElements(svg), itemId).toEqual([]);
    }
  });
});

/** Elements left open, or an attribute said twice: what makes a browser refuse an SVG. */
function openElements(svg: string): string[] {
  const open: string[] = [];
  for (const [tag, closing, name, attributes, selfClosing] of svg.matchAll(/<(\/?)([\w]+)([^>]*?)(\/?)>/g)) {
    const names = [...attributes.matchAll(/([\w-]+)="/g)].map((match) => match[1]);
    if (new Set(names).size !== names.length) return [`${tag} repeats an attribute`];
    if (closing) {
      if (open.pop() !== name) return [`${tag} closes nothing`];
    } else if (!selfClosing) open.push(name);
  }
  return open;
}

describe('the feeds', () => {
  test('give our own form without what only our pages need', () => {
    expect(jsonFeed(catalog)).toEqual(toCatalog(catalog));
    expect(Object.keys(jsonFeed(catalog).items[0])).not.toContain('picture');
    expect(jsonFeed(catalog).items).toHaveLength(items.length);
  });

  test('give each item one row and as many fields as the heading', () => {
    const rows = merchantTsv('https://shop.example', 'en', catalog).replace(/\n$/, '').split('\n');
    expect(rows).toHaveLength(items.length + 1);
    const width = rows[0].split('\t').length;
    for (const row of rows) expect(row.split('\t')).toHaveLength(width);
  });

  test('write the price before a sale and the sale price beside it', () => {
    const sale = items.find((item) => (item.listPrice ?? 0) > item.price)!;
    const xml = merchantXml('https://shop.example', 'zh-CN', catalog);
    const row = xml.split('\n').find((line) => line.includes(`<g:id>${sale.itemId}</g:id>`))!;
    expect(row).toContain(`<g:price>${(sale.listPrice! / 100).toFixed(2)} CNY</g:price>`);
    expect(row).toContain(`<g:sale_price>${(sale.price / 100).toFixed(2)} CNY</g:sale_price>`);
    expect(row).toContain(`<g:link>https://shop.example${sale.url['zh-CN']}</g:link>`);
    expect(xml.match(/<item>/g)).toHaveLength(items.length);
  });
});

test('the settings name every attribute that items have', () => {
  const named = Object.keys(createDemoSettings().facetNames ?? {});
  for (const item of items) for (const facet of Object.keys(item.attributes)) expect(named).toContain(facet);
});
