import type {PageReading} from '@vitrine/tracker';
import type {StrictReading} from './read-strictly.ts';
import type {Expected} from './saved-pages.ts';

export const FIELDS = ['title', 'price', 'currency', 'id', 'availability', 'category', 'brand'] as const;
export type Field = (typeof FIELDS)[number];

/** What a reader says of a page's product, in one form for ours and its peer. */
export interface Answer {
  readonly isProduct: boolean;
  readonly fields: Readonly<Record<Field, string>>;
  /** All names of the item; `fields.id` is the first. */
  readonly ids: readonly string[];
  readonly path: readonly string[];
}

export interface Verdict {
  readonly expected: string;
  readonly got: string;
  readonly isRight: boolean;
}

export function answerOf({kind, item, category}: PageReading): Answer {
  const path = (kind === 'product' ? item?.category : category) ?? [];
  return toAnswer(kind === 'product', item ? [item.itemId, ...(item.aliases ?? [])] : [], {...item, path});
}

export const answerOfPeer = ({isProduct, ids, category, ...found}: StrictReading): Answer =>
  toAnswer(isProduct, ids, {...found, path: category ?? []});

interface Said {
  readonly title?: string;
  readonly price?: number;
  readonly currency?: string;
  readonly brand?: string;
  readonly available?: boolean;
  readonly path: readonly string[];
}

function toAnswer(isProduct: boolean, ids: readonly string[], said: Said): Answer {
  return {
    isProduct,
    ids,
    path: said.path,
    fields: {
      title: said.title ?? '',
      price: `${said.price ?? ''}`,
      currency: said.currency ?? '',
      id: ids[0] ?? '',
      availability: said.available === undefined ? '' : said.available ? 'InStock' : 'OutOfStock',
      category: said.path.join(' > '),
      brand: said.brand ?? '',
    },
  };
}

/** How a fair reader compares an answer with what people read on the page; expected '' where nobody can tell. */
export function judge(field: Field, answer: Answer, expected: Expected): Verdict {
  const got = answer.fields[field];
  const verdict = (said: string, isRight: boolean): Verdict => ({expected: said, got, isRight: !!got && isRight});
  switch (field) {
    case 'title':
      return verdict(expected.title, isSameTitle(got, expected.title));
    case 'price':
      return verdict(expected.price, isWithin(Number(got), Number(expected.price), Number(expected.priceHigh)));
    case 'currency':
      return verdict(expected.currency, got === expected.currency);
    case 'id':
      return verdict(
        expected.ids.join('|'),
        expected.ids.some((id) => answer.ids.some((ours) => ours.toLowerCase() === id.toLowerCase())),
      );
    case 'availability':
      return verdict(
        expected.availability,
        got === (/out|sold|discontinued/i.test(expected.availability) ? 'OutOfStock' : 'InStock'),
      );
    case 'category': {
      const [ours, theirs] = [stepsOf(answer.path, answer), stepsOf(expected.category.split('>'), answer)];
      return verdict(expected.category, isNearPath(ours, theirs));
    }
    case 'brand':
      return verdict(expected.brand, isPart(words(got), words(expected.brand)));
  }
}

/** Step for step, home and the product itself left out. */
export function isSamePath(answer: Answer, expected: Expected): boolean {
  const theirs = stepsOf(expected.category.split('>'), answer);
  return stepsOf(answer.path, answer).join('>') === theirs.join('>');
}

/**
 * A title may lack or bear some words more (brand, color): four fifths of the expected ones must be there and make up half
 * of it, or it holds the whole expected title.
 */
function isSameTitle(got: string, expected: string): boolean {
  const [ours, theirs] = [words(got), words(expected)];
  if (ours.join('') === theirs.join('')) return true;
  if (` ${ours.join(' ')} `.includes(` ${theirs.join(' ')} `)) return true;
  const shared = theirs.filter((word) => ours.includes(word)).length;
  return shared >= 0.8 * theirs.length && shared >= 0.5 * ours.length;
}

/** To the cent; of a range any price between its ends. */
const isWithin = (got: number, low: number, high: number) => got >= low - 0.005 && got <= (high || low) + 0.005;

/** The same path, or one that ends in the same leaf, or a step above or below it. */
function isNearPath(ours: readonly string[], theirs: readonly string[]): boolean {
  const [leaf, parent] = [theirs.at(-1), theirs.at(-2)];
  return !!leaf && (ours.at(-1) === leaf || ours.at(-2) === leaf || (!!parent && ours.at(-1) === parent));
}

function stepsOf(path: readonly string[], answer: Answer): string[] {
  const steps = path.map((step) => words(step).join(' ')).filter(Boolean);
  const home = /^(?:home(?:page)?|start(?:seite)?|accueil|inicio|首页|ホーム)$/;
  const title = words(answer.fields.title).join(' ');
  return steps.filter(
    (step, i) => !(i === 0 && home.test(step)) && !(i > 0 && i === steps.length - 1 && step === title),
  );
}

function isPart(ours: readonly string[], theirs: readonly string[]): boolean {
  const [a, b] = [ours.join(''), theirs.join('')];
  return a === b || (a.length > 2 && b.startsWith(a)) || (b.length > 2 && a.startsWith(b));
}

/** Words and numbers in lower case; signs between them and accents do not count. */
const words = (text: string): string[] =>
  text
    .replace(/&amp;/g, '&')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
