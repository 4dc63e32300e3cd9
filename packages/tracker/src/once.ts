import {quietly} from './page.ts';

/**
 * Remembers what a reload, the back button or the next page must not count again: a search read from the address, an
 * order's thank-you page. Only 32-bit hashes are kept, in the tab's session where that is allowed, so neither a query nor
 * an order's secret is written.
 */
export function createOnce(page: Window, key: string, allowed: () => boolean, now: () => number) {
  let seen: [hash: number, at: number][] = [];
  const stored = () => quietly(() => JSON.parse(page.sessionStorage.getItem(key) ?? '[]') as typeof seen);
  return {
    /** True the first time within `forMs`. */
    first(what: string, forMs: number): boolean {
      const at = now();
      const kept = allowed() ? stored() : null;
      if (Array.isArray(kept)) seen.push(...kept.filter((one) => Array.isArray(one)));
      const hash = hashOf(what);
      const known = seen.some((one) => one[0] === hash && at - one[1] < forMs);
      const latest = new Map(seen).set(hash, at);
      seen = [...latest].slice(-20);
      if (allowed()) quietly(() => page.sessionStorage.setItem(key, JSON.stringify(seen)));
      return !known;
    },
    clear(): void {
      seen = [];
      quietly(() => page.sessionStorage.removeItem(key));
    },
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
