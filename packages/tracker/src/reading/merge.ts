import type {PageReading, Provenance, Source} from '../adapter.ts';
import {clean} from '../page.ts';
import type {Found} from './found.ts';

/** What one source says, and how far it is believed. */
export interface Candidate {
  readonly source: Source;
  readonly found: Partial<Found>;
  /** 0 … 1; default: how often the source is right. */
  readonly trust?: number;
}

/** How often each source is right where it speaks, as measured on saved pages and rounded; title tags carry slogans. */
const TRUST: Readonly<Record<Source, number>> = {
  explicit: 0.99,
  platform: 0.97,
  'json-ld': 0.93,
  microdata: 0.9,
  rdfa: 0.9,
  'data-layer': 0.85,
  meta: 0.8,
  state: 0.7,
  dom: 0.8,
  url: 0.4,
};
const FIELDS = ['title', 'image', 'price', 'currency', 'category', 'brand', 'available'] as const;

interface Said {
  readonly value: unknown;
  /** The value in a form in which equal things are equal. */
  readonly key: string;
  readonly source: Source;
  readonly trust: number;
  /** What the source says as well, and would not contradict. */
  readonly also: readonly string[];
}

/**
 * Field by field the value that is likeliest right. Sources that say the same strengthen each other as if they erred
 * independently of each other: 1 − Π (1 − trust).
 */
export function merge(candidates: readonly Candidate[]): {found: Partial<Found>; sources: PageReading['sources']} {
  const found: Record<string, unknown> = {};
  const sources: Partial<Record<string, Provenance>> = {};
  for (const field of FIELDS) {
    const said = candidates.flatMap((candidate) => saidOf(candidate, field));
    let best: Said | undefined;
    let confidence = 0;
    for (const one of said) {
      const doubt = said.reduce((all, other) => all * (1 - other.trust * agreement(one, other, field)), 1);
      if (1 - doubt > confidence || (1 - doubt === confidence && one.trust > best!.trust)) {
        best = one;
        confidence = 1 - doubt;
      }
    }
    if (!best) continue;
    // Of paths to one shelf the longest names the most
    found[field] =
      field === 'category'
        ? said
            .filter(({key}) => key === best.key)
            .map(({value}) => value as string[])
            .reduce((path, other) => (other.length > path.length ? other : path))
        : best.value;
    sources[field] = {source: best.source, confidence: Math.round(confidence * 100) / 100};
  }
  return {found, sources};
}

function saidOf({source, found, trust = TRUST[source]}: Candidate, field: (typeof FIELDS)[number]): Said[] {
  if (field === 'price') {
    const prices = found.prices ?? (found.price === undefined ? [] : [found.price]);
    const keys = prices.map((price) => price.toFixed(2));
    return [...new Set(keys)].map((key, i) => ({
      value: Number(key),
      key,
      source,
      trust: i ? 0 : trust, // a second price counts where another source names it
      also: i ? [] : keys,
    }));
  }
  const value = found[field];
  const key = Array.isArray(value) ? wordsOf(value.at(-1)) : wordsOf(value === undefined ? '' : String(value));
  return key ? [{value, key, source, trust, also: []}] : [];
}

/** In the letters that stand for all their forms; the browser's tables of these are not touched for ASCII. */
const formOf = (text: string) => (/[^\0-\x7f]/.test(text) ? text.normalize('NFKC') : text);

/** How far `other` bears out what `one` says. */
function agreement(one: Said, other: Said, field: string): number {
  if (one.key === other.key) return 1;
  if (other.also.includes(one.key)) return 0.8;
  if (field !== 'title') return 0;
  // A longer title bears out the shorter one that begins or lies in it; the shorter hardly speaks for the rest
  const long = one.key.length > other.key.length;
  const [short, whole] = long ? [other.key, one.key] : [one.key, other.key];
  return short.length > 3 && whole.includes(short) ? (long ? 0.2 : 0.6) : 0;
}

/** Letters and digits alone, in lower case; by what is none, since `\p{L}` takes a ms to compile. */
export const wordsOf = (text: unknown): string =>
  formOf(clean(text))
    .toLowerCase()
    .replace(/[\s\0-/:-@[-`{-\u00bf×÷\u2000-\u2bff\u3000-\u3004\u3008-\u3020\u30fb]+/g, '');
