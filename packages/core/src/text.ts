/** Text of the shop: one string, or one for each locale ("zh-CN", "en"). */
export type Text = string | Readonly<Record<string, string>>;

/** The string for a locale; else for its language; else for `fallback`; else the first there is; else ''. */
export function textFor(text: Text, locale: string, fallback = ''): string {
  if (typeof text === 'string') return text;
  const language = locale.split('-')[0];
  const own = (key: string) => (Object.hasOwn(text, key) ? text[key] : undefined);
  return (
    own(locale) ??
    Object.entries(text).find(([key]) => key.split('-')[0] === language)?.[1] ??
    own(fallback) ??
    Object.values(text)[0] ??
    ''
  );
}

const HAN_RUN = /\p{Script=Han}+/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The tokens of a text: NFKC, lower case, words, and Han runs cut into bigrams (a run of one character stays one).
 * Bigrams are the same in every engine and more exact than Intl.Segmenter, which splits 连衣裙 wrongly.
 */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(WORD)) {
    let end = 0;
    for (const match of word.matchAll(HAN_RUN)) {
      if (match.index > end) tokens.push(word.slice(end, match.index));
      const run = Array.from(match[0]);
      if (run.length === 1) tokens.push(run[0]);
      for (let i = 0; i + 1 < run.length; i++) tokens.push(run[i] + run[i + 1]);
      end = match.index + match[0].length;
    }
    if (end < word.length) tokens.push(word.slice(end));
  }
  return tokens;
}
