import type {Catalog, CatalogCategory, CatalogItem} from '@vitrine/core';
import {createPalette, type Palette, type PictureKind} from './pictures/draw.ts';
import {BRANDS} from './wares/brands.ts';
import {DEPARTMENTS} from './wares/departments.ts';
import type {Attributes, Department, Leaf, Line, Variant} from './wares/ware.ts';
import {type Bilingual, both, COLORS, FACETS, type Facet, type Pair, WORDS} from './wares/words.ts';

/** What our own pages know of an item beyond the catalogue. */
export interface Product extends CatalogItem {
  readonly title: Bilingual;
  readonly url: Bilingual;
  readonly brand: Bilingual;
  readonly attributes: Readonly<Record<string, Bilingual>>;
  readonly rating: {readonly mean: number; readonly count: number};
  readonly createdAt: number;
  readonly blurb: Bilingual;
  /** Shared by the versions of one article. */
  readonly series: string;
  readonly picture: Picture;
}

/** All that decides a drawing. `seed` picks patterns and backdrops, `label` is printed on packages. */
export interface Picture {
  readonly kind: PictureKind;
  readonly palette: Palette;
  readonly label: string;
  readonly seed: number;
}

export interface ShopCategory extends CatalogCategory {
  readonly slug: string;
  readonly name: Bilingual;
  readonly url: Bilingual;
  /** categoryId of the department, or null for a department itself. */
  readonly parent: string | null;
}

export interface DemoCatalog {
  readonly categories: readonly ShopCategory[];
  readonly items: readonly Product[];
}

/** The day the tables were written: created-at counts back from here, so that the catalogue never changes by itself. */
const STOCKTAKING = Date.UTC(2026, 10, 20);
const DAY_MS = 86_400_000;

/** The whole shop, made from the tables in `wares/`; the same on every call. */
export function createDemoCatalog(): DemoCatalog {
  const categories = DEPARTMENTS.flatMap(categoriesOf);
  const items = DEPARTMENTS.flatMap((department) => department.leaves.flatMap((leaf) => productsOf(department, leaf)));
  return {categories, items};
}

/** The catalogue as Vitrine takes it: without what only our pages need. */
export function toCatalog({categories, items}: DemoCatalog): Catalog {
  return {
    categories: categories.map(({categoryId, name, url}) => ({categoryId, name, url})),
    items: items.map(({blurb: _blurb, series: _series, picture: _picture, ...item}) => item),
  };
}

function categoriesOf(department: Department): ShopCategory[] {
  const top = categoryOf(department.slug, department.name, department.slug, null);
  const leaves = department.leaves.map((leaf) =>
    categoryOf(leaf.slug, leaf.name, `${department.slug} > ${leaf.slug}`, top.categoryId),
  );
  return [top, ...leaves];
}

const categoryOf = (slug: string, name: Pair, categoryId: string, parent: string | null): ShopCategory => ({
  slug,
  categoryId,
  name: both(name),
  url: {'zh-CN': `/c/${slug}`, en: `/en/c/${slug}`},
  parent,
});

function productsOf(department: Department, leaf: Leaf): Product[] {
  const per = leaf.per ?? leaf.variants.length;
  return leaf.lines.flatMap((line, l) =>
    Array.from({length: per}, (_, v) => {
      const variant = leaf.variants[(l * per + v) % leaf.variants.length];
      return productOf(department, leaf, line, variant, l * 10 + v);
    }),
  );
}

function productOf(department: Department, leaf: Leaf, line: Line, variant: Variant, number: number): Product {
  const [brandKey, seriesZh, seriesEn, yuan, origin, extra = {}] = line;
  const itemId = `${leaf.slug}-${String(number + 101)}`;
  const chance = createChance(itemId);
  const brand = BRANDS[brandKey];
  const color = extra.color ?? variant[3];
  const attributes = resolve({...leaf.attributes, origin, ...extra.attributes, ...variant[4]});
  const named = variant[0].includes(COLORS[variant[3]][0])
    ? {...attributes, color: both(colorName(variant[3]))}
    : attributes;
  const fill = (template: string, locale: keyof Bilingual, series: string, version: string) =>
    template.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
      if (slot === 'brand') return brand[locale === 'en' ? 1 : 0];
      if (slot === 'series') return series;
      if (slot === 'variant') return version;
      return named[slot as Facet]?.[locale] ?? '';
    });
  const popular = chance();
  const price = (yuan + variant[2]) * 100 - (yuan < 100 && chance() < 0.4 ? 10 : 0);
  return {
    itemId,
    aliases: [`${sku(leaf.slug)}${String((hash(itemId) % 900_000) + 100_000)}`],
    title: {
      'zh-CN': fill(leaf.title[0], 'zh-CN', seriesZh, variant[0]).trim(),
      en: fill(leaf.title[1], 'en', seriesEn, variant[1]).trim(),
    },
    url: {'zh-CN': `/p/${itemId}`, en: `/en/p/${itemId}`},
    image: `/images/${itemId}.svg`,
    price,
    ...(chance() < 0.35 ? {listPrice: Math.ceil((price * (1.12 + chance() * 0.4)) / 1000) * 1000} : {}),
    category: [department.slug, leaf.slug],
    brand: both(brand),
    attributes: named,
    available: chance() > 0.06,
    // Counts follow a power law from 2 to some 9,000; a few perfect scores rest on a handful of votes.
    rating: {
      mean: Math.round((popular < 0.08 ? 5 : 4 + chance() * 0.9) * 10) / 10,
      count: Math.round(2 + 9000 * popular ** 4),
    },
    createdAt: STOCKTAKING - Math.floor(chance() ** 2 * 700) * DAY_MS,
    blurb: both(leaf.blurb),
    series: `${leaf.slug}/${Math.floor(number / 10)}`,
    picture: {
      kind: extra.kind ?? leaf.kind,
      palette: createPalette(COLORS[color][2]),
      label: brand[0],
      seed: hash(`${brandKey}${seriesEn}${leaf.slug}`),
    },
  };
}

const colorName = (key: string): Pair => [COLORS[key][0], COLORS[key][1]];

const sku = (slug: string) =>
  slug
    .replaceAll(/[^a-z]/g, '')
    .slice(0, 3)
    .toUpperCase();

function resolve(attributes: Attributes): Record<string, Bilingual> {
  const resolved: Record<string, Bilingual> = {};
  for (const facet of Object.keys(FACETS) as Facet[]) {
    const value = attributes[facet];
    if (value === undefined) continue;
    const pair = typeof value === 'string' ? WORDS[facet]?.[value] : value;
    if (!pair) throw new Error(`no ${facet} is called ${String(value)}`);
    resolved[facet] = both(pair);
  }
  return resolved;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Uniform in [0, 1), seeded by a text: mulberry32. */
function createChance(seed: string): () => number {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
