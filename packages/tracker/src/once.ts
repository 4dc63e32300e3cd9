import {createSlot} from './slot.ts';

/**
 * Remembers what a reload, the back button or the next page must not count again: a search read from the address, an
 * order's thank-you page. Only 32-bit hashes are kept, in the tab's session where that is allowed, so neither a query nor
 * an order's secret is written.
 */
export function createOnce(page: Window, key: string, allowed: () => boolean, now: () => number) {
  const slot = createSlot(page, key, allowed);
  let seen = new Map<unknown, unknown>();
  return {
    /** True the first time within `forMs`. */
    first(what: string, forMs: number): boolean {
      const at = now();
      const hash = hashOf(what);
      const kept = slot.read().filter(Array.isArray) as [hash: unknown, at: unknown][];
      seen = new Map([...seen, ...kept]);
      const known = at - Number(seen.get(hash)) < forMs;
      seen.delete(hash); // which puts it behind the others
      seen.set(hash, at);
      seen = new Map([...seen].slice(-20));
      slot.write([...seen]);
      return !known;
    },
    clear(): void {
      seen.clear();
      slot.write([]);
    },
  };
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
