import {tokenize} from '@vitrine/core';
import type {DemoCatalog, Product, ShopCategory} from './catalog.ts';
import type {Bilingual, Facet} from './wares/words.ts';

export type Sort = 'best' | 'cheap' | 'dear' | 'rated' | 'new';

export const SORTS: readonly Sort[] = ['best', 'cheap', 'dear', 'rated', 'new'];

/** Facets a shopper can filter by, in the order the pages offer them. */
export const FILTERS = [
  'brand',
  'origin',
  'material',
  'stage',
  'age',
  'weight',
  'color',
  'size',
  'season',
  'taste',
  'occasion',
  'handling',
] as const;

export type Filter = (typeof FILTERS)[number];

/** What a list page is asked for. A filter's value may be in any of the shop's languages. */
export interface SearchRequest {
  readonly query: string;
  /** categoryId, slug or name; '' for all. */
  readonly category: string;
  /** `low-high` in yuan, low ≤ price < high; either end may be missing. */
  readonly price: string;
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  readonly sort: Sort;
}

export interface ShopIndex {
  readonly catalog: DemoCatalog;
  find(itemId: string): Product | undefined;
  category(idOrName: string): ShopCategory | undefined;
  /** Both texts of a facet value given in either language. */
  facetValue(facet: Filter, value: string): Bilingual | undefined;
  search(request: SearchRequest): Product[];
}

/**
 * Finds the items that have every token of a query in title, brand, categories or attributes, in either language: the
 * same ones that Vitrine's chips count. A Latin word is found in singular and plural, a single Han sign anywhere.
 */
export function createShopIndex(catalog: DemoCatalog): ShopIndex {
  const byId = new Map(
    catalog.items.flatMap((item) => [item.itemId, ...item.aliases].map((id) => [id, item] as const)),
  );
  const byName = new Map<string, ShopCategory>();
  for (const category of catalog.categories) for (const name of texts(category.name)) byName.set(plain(name), category);
  for (const category of catalog.categories)
    for (const id of [category.categoryId, category.slug]) byName.set(plain(id), category);
  const values = new Map<string, Bilingual>();
  for (const item of catalog.items) {
    for (const facet of FILTERS) {
      const value = facetOf(item, facet);
      for (const text of texts(value)) values.set(`${facet}=${plain(text)}`, value!);
    }
  }
  const nameOf = new Map(catalog.categories.map((category) => [category.slug, category.name]));
  const tokensOf = new Map(catalog.items.map((item) => [item, signsAndTokens(wordsOf(item, nameOf).join(' '))]));
  const titlesOf = new Map(catalog.items.map((item) => [item, signsAndTokens(texts(item.title).join(' '))]));

  return {
    catalog,
    find: (itemId) => byId.get(itemId),
    category: (idOrName) => byName.get(plain(idOrName)),
    facetValue: (facet, value) => values.get(`${facet}=${plain(value)}`),
    search({query, category, price, filters, sort}) {
      const tokens = tokenize(query);
      const within = category ? byName.get(plain(category)) : undefined;
      if (category && !within) return [];
      const [low, high] = parsePrice(price);
      const wanted = Object.entries(filters).filter(([, value]) => value) as [Filter, string][];
      const found = catalog.items.filter(
        (item) =>
          tokens.every((token) => has(tokensOf.get(item)!, token)) &&
          (!within || item.category.includes(within.slug)) &&
          item.price >= low &&
          item.price < high &&
          wanted.every(([facet, value]) => texts(facetOf(item, facet)).some((text) => plain(text) === plain(value))),
      );
      const inTitle = (item: Product) => tokens.filter((token) => has(titlesOf.get(item)!, token)).length;
      return found.toSorted(COMPARE[sort] ?? ((a, b) => inTitle(b) - inTitle(a) || merit(b) - merit(a)));
    },
  };
}

/** The value of a facet, if the item has one. */
export const facetOf = (item: Product, facet: Filter): Bilingual | undefined =>
  facet === 'brand' ? item.brand : item.attributes[facet as Facet];

/** Rating shrunk towards 4 by the weight of ten votes, so that two perfect votes prove little; sold out goes last. */
export const merit = ({rating: {mean, count}, available}: Product): number =>
  (mean * count + 4 * 10) / (count + 10) + Math.log10(count) / 10 - (available ? 0 : 10);

/** `100-300` in yuan → [10000, 30000) in fen; what cannot be read does not limit. */
export function parsePrice(band: string): [low: number, high: number] {
  const match = /^(\d{0,9}(?:\.\d{1,2})?)-(\d{0,9}(?:\.\d{1,2})?)$/.exec(band.trim());
  if (!match) return [0, Number.POSITIVE_INFINITY];
  return [
    Math.round(Number(match[1] || 0) * 100),
    match[2] ? Math.round(Number(match[2]) * 100) : Number.POSITIVE_INFINITY,
  ];
}

const COMPARE: Partial<Record<Sort, (a: Product, b: Product) => number>> = {
  cheap: (a, b) => a.price - b.price,
  dear: (a, b) => b.price - a.price,
  rated: (a, b) => merit(b) - merit(a),
  new: (a, b) => b.createdAt - a.createdAt,
};

const texts = (text: Bilingual | undefined): string[] => (text ? [text['zh-CN'], text.en] : []);

const HAN = /\p{Script=Han}/gu;

/** The tokens of a text and each Han sign by itself. */
const signsAndTokens = (text: string): ReadonlySet<string> =>
  new Set([...tokenize(text), ...(text.normalize('NFKC').match(HAN) ?? [])]);

function has(tokens: ReadonlySet<string>, token: string): boolean {
  if (tokens.has(token)) return true;
  if (token.length < 3 || token.match(HAN)) return false;
  const stem = token.length > 3 ? token.replace(/s$/, '') : token;
  return tokens.has(stem) || tokens.has(stem + 's') || tokens.has(stem + 'es');
}

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

function wordsOf(item: Product, nameOf: ReadonlyMap<string, Bilingual>): string[] {
  return [
    item.title,
    item.brand,
    ...item.category.map((slug) => nameOf.get(slug)),
    ...Object.values(item.attributes),
  ].flatMap(texts);
}
