import {ancestorsOf} from './find-item.ts';
import type {Pack, StringTable} from './pack.ts';
import {perPack} from './per-pack.ts';
import {tokenize} from './text.ts';

/**
 * Texts in one string, folded as `tokenize` folds them, so that a token is found by one native scan. Made in a
 * fraction of the time of an inverted index, which a worker that lives for one page would hardly use.
 */
interface Corpus {
  readonly text: string;
  /** Where text t begins; ascending, length texts + 1. */
  readonly starts: Uint32Array;
}

/** Folding leaves it alone, and no token contains it. */
const SEPARATOR = '\n';

function createCorpus(table: StringTable): Corpus {
  const texts = table.all().map((text) => (text.includes(SEPARATOR) ? text.replaceAll(SEPARATOR, ' ') : text));
  const text = texts.join(SEPARATOR).normalize('NFKC').toLowerCase() + SEPARATOR;
  const starts = new Uint32Array(texts.length + 1);
  for (let t = 0; t < texts.length; t++) starts[t + 1] = text.indexOf(SEPARATOR, starts[t]) + 1;
  return {text, starts};
}

const corporaOf = perPack(({titles, categoryNames, brands, valueNames}) => ({
  titles: titles.tables.map(createCorpus),
  categories: categoryNames.tables.map(createCorpus),
  brands: brands.tables.map(createCorpus),
  values: valueNames.tables.map(createCorpus),
}));

const HAN = /\p{Script=Han}/u;
const SIGN = /[\p{L}\p{N}]/u;
/** A letter or digit that belongs to the same word; Han signs end a word as spaces do. */
const joins = (sign: string) => SIGN.test(sign) && !HAN.test(sign);

/** Calls `found` for each text that contains the token: Han anywhere, a word whole and in singular or plural. */
function findToken(corpora: readonly Corpus[], token: string, found: (index: number) => void): void {
  const han = HAN.test(token);
  const stem = !han && token.length > 3 ? token.replace(/s$/, '') : token;
  for (const corpus of corpora) findStem(corpus, stem, han, found);
}

function findStem({text, starts}: Corpus, stem: string, han: boolean, found: (index: number) => void): void {
  let index = 0;
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    if (!han) {
      if (at > 0 && joins(text[at - 1])) continue;
      let end = at + stem.length;
      if (stem.length > 2 && text[end] === 's') end++;
      else if (stem.length > 2 && text.startsWith('es', end)) end += 2;
      if (joins(text[end])) continue;
    }
    while (starts[index + 1] <= at) index++;
    found(index);
    at = starts[index + 1] - 1; // one find per text is enough
  }
}

/** How many different tokens of the query each item has in title, brand, category path or attributes, in any locale. */
export function countTokens(pack: Pack, tokens: readonly string[]): Uint8Array {
  const {titles, categories, brands, values} = corporaOf(pack);
  const {itemCount, categoryCount, category, brand, valueOffsets} = pack;
  const counts = new Uint8Array(itemCount);
  const has = new Uint8Array(itemCount);
  const mark = (size: number, corpora: readonly Corpus[], token: string) => {
    let marks: Uint8Array | null = null;
    findToken(corpora, token, (index) => {
      marks ??= new Uint8Array(size);
      marks[index] = 1;
    });
    return marks as Uint8Array | null;
  };
  for (const token of tokens) {
    has.fill(0);
    findToken(titles, token, (item) => {
      has[item] = 1;
    });
    const inCategory = mark(categoryCount + 1, categories, token);
    if (inCategory) {
      const whole = inCategory.map((_, c) => (ancestorsOf(pack, c).some((up) => inCategory[up] === 1) ? 1 : 0));
      for (let i = 0; i < itemCount; i++) has[i] |= whole[category[i]];
    }
    const inBrand = mark(pack.brandCount + 1, brands, token);
    if (inBrand) for (let i = 0; i < itemCount; i++) has[i] |= inBrand[brand[i]];
    const inValue = mark(pack.valueNames.count, values, token);
    if (inValue) {
      for (let i = 0; i < itemCount; i++) {
        for (let p = valueOffsets[i]; p < valueOffsets[i + 1]; p++) has[i] |= inValue[pack.values[p]];
      }
    }
    for (let i = 0; i < itemCount; i++) counts[i] += has[i];
  }
  return counts;
}

/** The query's different tokens, at most 32. */
export const queryTokens = (query: string): string[] => [...new Set(tokenize(query))].slice(0, 32);

/** Answers of the last queries, since a page asks for the shelf, the chips and the twin of one query. */
const answersOf = perPack(() => new Map<string, Uint32Array>());
const MAX_ANSWERS = 8;

/**
 * Items that have every token of the query, in the pack's order; none for a query without tokens. This is what chips
 * count: a shop's own search that finds more or fewer will show other numbers.
 */
export function searchItems(pack: Pack, query: string): Uint32Array {
  const tokens = queryTokens(query);
  const key = tokens.join(' ');
  const answers = answersOf(pack);
  let hits = answers.get(key);
  if (!hits) {
    const counts = tokens.length > 0 ? countTokens(pack, tokens) : new Uint8Array(0);
    hits = itemsWhere(counts, (count) => count === tokens.length);
    if (answers.size >= MAX_ANSWERS) answers.delete(answers.keys().next().value as string);
    answers.set(key, hits);
  }
  return hits;
}

export function itemsWhere(counts: Uint8Array, test: (count: number) => boolean): Uint32Array {
  const items: number[] = [];
  for (let i = 0; i < counts.length; i++) if (test(counts[i])) items.push(i);
  return Uint32Array.from(items);
}
