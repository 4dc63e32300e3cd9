import {quietly} from '../page.ts';
import type {IsLeftover} from './leftover.ts';

const MAX_CHARS = 262_144;

/** What the page's JSON-LD blocks say, each on its own: a broken one, even after repair, says nothing. */
export function jsonLdOf(document: Document, isLeftover: IsLeftover): unknown[] {
  return [...document.querySelectorAll('script[type*="ld+json" i]')].slice(0, 100).map((script) => {
    const text = script.textContent ?? '';
    return text.length <= MAX_CHARS && !isLeftover(script, text) ? parseRepaired(text) : undefined;
  });
}

/**
 * Parses JSON as it should be, else as shops break it: comments, raw newlines, trailing or missing commas, a brace too
 * many; of what is beyond that, the first product's plainest properties.
 */
export function parseRepaired(text: string): unknown {
  const parse = () => quietly(() => JSON.parse(text) as unknown);
  let value = parse();
  if (value === undefined) {
    text = text
      .replace(/<!--|-->|(?:\/\*)?(?:<!\[CDATA\[|\]\]>)(?:\*\/)?|^\s*\/\/.*$/gm, '')
      .replace(/\p{Cc}/gu, ' ')
      .replace(/,(\s*[}\]])/g, '$1')
      .replace(/(["\del}\]])\s+(?="[@\w]{1,40}"\s*:)/g, '$1,');
    value = parse();
  }
  for (let tries = 0; value === undefined && tries < 3; tries++) {
    text = text.replace(/[}\];]\s*$/, '');
    value = parse();
  }
  return value ?? salvage(text);
}

/** `"name": "…"` and its like behind the first `"@type": "Product"`, the first of each. */
function salvage(text: string): unknown {
  const start = text.search(/"@type"\s*:\s*"Product"/i);
  if (start < 0) return undefined;
  const node = new Map<string, string>([['@type', 'Product']]);
  const pairs = text
    .slice(start)
    .matchAll(/"(name|image|sku|mpn|price|lowPrice|priceCurrency|availability)"\s*:\s*"?([^"\n{}[\]]+)/g);
  for (const [, key, value] of pairs) if (!node.has(key)) node.set(key, value.replace(/,\s*$/, ''));
  return Object.fromEntries(node);
}
