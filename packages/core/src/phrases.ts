import {tokenize} from './text.ts';

/**
 * Tells which of many phrases a text contains, in one pass over its tokens: words whole, in singular or plural and next to
 * each other, Han anywhere. A phrase of one Han sign is found only where it stands alone.
 *
 * @param phrases each with what finding it means
 */
export function createFinder<T>(phrases: Iterable<readonly [phrase: string, meaning: T]>): (text: string) => Set<T> {
  const byFirst = new Map<string, {readonly rest: readonly string[]; readonly meaning: T}[]>();
  for (const [phrase, meaning] of phrases) {
    const [first, ...rest] = stemsOf(phrase);
    if (first === undefined) continue;
    const others = byFirst.get(first);
    if (others) others.push({rest, meaning});
    else byFirst.set(first, [{rest, meaning}]);
  }
  return (text) => {
    const found = new Set<T>();
    const tokens = stemsOf(text);
    tokens.forEach((token, at) => {
      for (const {rest, meaning} of byFirst.get(token) ?? []) {
        if (rest.every((next, n) => tokens[at + 1 + n] === next)) found.add(meaning);
      }
    });
    return found;
  };
}

/** Diapers and diaper, dresses and dress are one. */
const stemsOf = (text: string): string[] =>
  tokenize(text).map((token) => token.replace(/(ss|sh|ch|x)es$|([^s])s$/, '$1$2'));
